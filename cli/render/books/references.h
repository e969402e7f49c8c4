#pragma once

#include <map>
#include <string>

#include "engine/journal/entry.h"

// Which statement and which batch an entry's postings are about, as far as it says so.

namespace buurtkas {

class References {
 public:
  explicit References(const Entry& entry);

  // Codes; empty when there is none. Of more than one: with a space between them.
  std::string statement_of(const Posting& posting) const;
  std::string batch_of(const Posting& posting) const;

 private:
  std::string statement_;
  std::string batch_;
  std::map<std::string, std::string> statements_;  // by resident, of a batch
};

}  // namespace buurtkas
