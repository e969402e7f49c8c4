#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "cli/verify/entry_row.h"
#include "cli/verify/kept_rounds.h"
#include "cli/verify/verify.h"

// What a certificate proves of a round in a journal, as the entries about it must say it: what was selected,
// who pays, what becomes of the rest, and how that is posted.

namespace buurtkas::verify {

struct PaidLine {
  std::string project, pot, amount;
};

struct NextPaid {
  std::string project, paid, cost;
  bool is_whole = false;
};

struct LeftOver {
  std::string pot, amount, to;
};

struct ProvenOutcome {
  std::uint64_t number = 0;                // of the outcome's entry
  std::uint64_t paid_by = 0;               // of the funding's; 0: none yet
  std::shared_ptr<const KeptRound> round;  // of the last outcome
  Verified certified;
  std::vector<std::string> selected;
  std::string cost;
  std::vector<std::pair<std::string, std::string>> votes;  // by project, in the order of the file
  std::vector<PaidLine> lines;
  std::optional<NextPaid> next;
  std::vector<LeftOver> left_over;  // of pots that say where it goes
  Sums postings;                    // without zeros
};

// Refuted when the text is no certificate, when it does not hold for the round, or when it is by other terms
// than the round's own.
ProvenOutcome prove_outcome(const std::string& certificate, std::shared_ptr<const KeptRound> round,
                            const Statement& entry);

}  // namespace buurtkas::verify
