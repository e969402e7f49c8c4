#pragma once

#include <map>
#include <string>
#include <vector>

#include "cli/commands/input.h"
#include "cli/record/recorder.h"
#include "cli/render/outcome.h"

// What a vote records of a round, in its order: pots, proposals and terms, which are fixed before the vote;
// then ballots, outcome and funding. A pure function of what was read: the same files give the same entries.

namespace buurtkas {

struct RoundEntries {
  std::vector<Draft> drafts;
  std::map<std::string, std::string> texts;  // that they cite, by their SHA-256: certificate, lists of inputs
};

// REQUIRES: the input is a round's folder; `terms` are its own.
RoundEntries entries_before_vote(const Input& input);
// With those before it. REQUIRES: the outcome is by the round's own terms.
RoundEntries entries_of_vote(const Input& input, const Outcome& outcome, const std::string& certificate);

}  // namespace buurtkas
