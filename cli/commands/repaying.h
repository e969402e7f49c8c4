#pragma once

#include <cstdint>
#include <variant>

#include "cli/commands/claims_state.h"
#include "cli/record/recorder.h"
#include "cli/render/repayment_bodies.h"
#include "engine/finding_codes.h"
#include "engine/round/round.h"

// What is left of an advance is given back, decided: it goes to the accounts that paid the advance, the last
// one first, and lessens what is open of it.

namespace buurtkas {

struct RepayAsked {
  LineId line;  // the advance
  Money amount;
  ResidentId by;  // a treasurer, not of the claimant's household
  Date on;
  std::string inputs;  // the SHA-256 of the list of what it is decided by
};

struct Repayment {
  RepaymentAct act;
  std::vector<DrawnFrom> given_back;
  Money open;  // what is left of the advance after it
  Draft draft;
};

// On that day something came back of that line before.
struct RepaidBefore {
  Money amount;
  std::uint64_t entry = 0;
};

struct CannotRepay {
  code::Code code;
  Money open = Money(0, Currency::euro());  // what could be given back
};

using Repaying = std::variant<Repayment, RepaidBefore, CannotRepay>;

Repaying decide_repayment(const ClaimsState& state, const Round& round, const RepayAsked& asked);

}  // namespace buurtkas
