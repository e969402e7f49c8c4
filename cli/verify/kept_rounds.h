#pragma once

#include <deque>
#include <memory>
#include <string>

#include "cli/record/journal.h"
#include "cli/verify/input.h"
#include "cli/verify/statement.h"

// Rounds as they were when something was decided: read from the files that a journal keeps, by the list of
// them that an entry cites.

namespace buurtkas::verify {

struct KeptRound {
  std::string inputs;  // the SHA-256 of the list
  bool has_ballots = false;
  Round round;
  Election election;
  TermWords own_terms;
  Draw draw;
  std::vector<FileHash> hashes;
};

class KeptRounds {
 public:
  explicit KeptRounds(const Journal& journal) : journal_(journal) {}

  // Of the list that the entry names as its `inputs`; refutes the entry when what is kept is no round. Each
  // is read once, as long as few lists take turns.
  std::shared_ptr<const KeptRound> by(const Statement& entry);

  // What the entry cites under a key.
  std::string text(const Statement& entry, std::string_view key, std::uint64_t bytes_max) const;

 private:
  std::string text_of(const Statement& entry, const std::string& sha256, std::uint64_t bytes_max) const;
  std::shared_ptr<const KeptRound> read(const Statement& entry, const std::string& inputs) const;

  const Journal& journal_;
  std::deque<std::shared_ptr<const KeptRound>> last_;
};

}  // namespace buurtkas::verify
