#pragma once

#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <string>

#include "cli/commands/round_entries.h"
#include "cli/record/journal.h"

// Decides a round again from the inputs that a journal keeps, as a vote did when it recorded them.

namespace buurtkas {

// The files on a list of inputs: their names, and the SHA-256 of each. Nothing when the text is no such list.
std::optional<std::map<std::string, std::string>> files_on(const std::string& list);

struct DecidedAgain {
  std::string inputs;     // the SHA-256 of the list of inputs
  bool has_vote = false;  // ballots are on it
  RoundEntries entries;   // none when it cannot be decided again
  Findings findings;
  std::string missing;  // an input that is not in the journal
};

class DecideAgain {
 public:
  explicit DecideAgain(const Journal& journal) : journal_(journal) {}

  // Each list is decided once, as long as few lists take turns.
  const DecidedAgain& by(const std::string& inputs);

 private:
  std::unique_ptr<DecidedAgain> decide(const std::string& inputs) const;

  const Journal& journal_;
  std::deque<std::unique_ptr<DecidedAgain>> last_;
};

}  // namespace buurtkas
