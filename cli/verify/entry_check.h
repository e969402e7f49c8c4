#pragma once

#include <string>

#include "cli/verify/proven_outcome.h"

// What an entry must say of a round, and post: held against the round's files, or against what a certificate
// proves. What else it says (grounds, articles, the trace of a count) is not looked at. Each refutes the
// entry at the first word that is another.

namespace buurtkas::verify {

struct SaidEntry {
  std::string kind, key;  // of the decision: of a correction, the corrected one
  Statement says;
  const Sums& posts;  // of all versions together
};

void check_pot(const SaidEntry& entry, const KeptRound& round);
void check_proposal(const SaidEntry& entry, const KeptRound& round);
void check_removed(const SaidEntry& entry, const KeptRound& round);  // a pot or a proposal that is gone
void check_terms(const SaidEntry& entry, const KeptRound& round);
void check_ballots(const SaidEntry& entry, const KeptRound& round);
void check_outcome(const SaidEntry& entry, const ProvenOutcome& proven);
void check_funding(const SaidEntry& entry, const ProvenOutcome& proven);

}  // namespace buurtkas::verify
