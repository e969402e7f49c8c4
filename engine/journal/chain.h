#pragma once

#include <cstdint>
#include <optional>

#include "engine/journal/entry.h"
#include "engine/journal/merkle.h"

// The journal's entries one after another, each held against the one before. Memory does not grow with them.

namespace buurtkas {

enum class ChainFault {
  wrong_number,    // an entry is missing, or is there twice, or stands elsewhere
  wrong_previous,  // it does not follow the entry before it
  wrong_seal,      // it is not what was sealed
  wrong_date,      // it is dated before the entry before it
  wrong_form,      // an empty key, actor or role, or a body that is not canonical
};

class Chain {
 public:
  // All that is wrong with it as the next entry, most telling first; then it counts as that entry, so that
  // one change is found once.
  std::optional<ChainFault> add(const SealedEntry& sealed);

  std::uint64_t size() const { return tree_.size(); }
  Hash root() const { return tree_.root(); }
  const Hash& last_seal() const { return stored_; }  // all zero before the first entry

 private:
  std::optional<ChainFault> look(const SealedEntry& sealed, const Hash& computed) const;

  MerkleTree tree_;
  std::uint64_t last_number_ = 0;
  Date last_date_;
  Hash stored_ = {};    // the last entry's seal, as it has it
  Hash computed_ = {};  // and as it should be
};

}  // namespace buurtkas
