#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "cli/commands/claims_state.h"
#include "cli/commands/input.h"
#include "cli/read/claims_folder.h"
#include "cli/record/recorder.h"

// Claims decided, as entries: what was handed in, and what each line earns. A pure function of what was read
// and of what the journal says so far.

namespace buurtkas {

// What claims are decided by, with the text that lists its files.
struct ClaimsInput {
  const Input* input = nullptr;
  const ClaimsFolder* folder = nullptr;
  std::string inputs;  // the SHA-256 of the list
  std::string list;
};

ClaimsInput claims_input(const Input& input, const ClaimsFolder& folder);

// All of it, in the journal. `folder`: the round's.
void keep_inputs(Recorder& recorder, const ClaimsInput& by, const std::filesystem::path& folder);

Draft claim_draft(const ClaimsInput& by, const Claim& claim);

struct DecidedClaim {
  Assessment assessment;  // its rules are those of ClaimsDecider
  Draft draft;
};

// A granted line decided again, by what is known now.
struct DecidedAgainLine {
  LineId line;  // the further one, that is recorded when there is a difference
  std::uint32_t corrects = 0;
  LineAgain again;
  Draft draft;
};

class ClaimsDecider {
 public:
  // REQUIRES: all outlive this.
  ClaimsDecider(const ClaimsInput& by, const Date& known);
  // REQUIRES: the claim is one of the folder's, and nothing of it is in the history. What is granted is
  // added.
  DecidedClaim decide(const Claim& claim, ClaimHistory& history);
  // Nothing when the line was not granted, or not all of its lines were decided. The history stays as it is.
  std::optional<DecidedAgainLine> decide_again(const ClaimState& claim, std::uint32_t number,
                                               ClaimHistory& history);

 private:
  const ClaimsInput& by_;
  Date known_;
  ClaimRules rules_;
  std::vector<std::string> folders_;
  std::map<ResidentId, const Resident*> residents_;
};

// `c001/2: advance, age`: what articles of undecided lines have to know.
std::vector<std::pair<LineId, std::string>> undecided_in(const Claim& claim, const Assessment& assessment);

}  // namespace buurtkas
