#pragma once

#include <vector>

#include "cli/commands/claims_state.h"

// The lines of claims that were granted, and where the money of each is.

namespace buurtkas {

enum class MoneyAt {
  to_sign,
  payable,
  came_back,  // payable too: a bank rejected it, or gave it back
  in_transit,
  paid,
  settled,  // an advance paid all of it beforehand
};

// A line that was granted, and neither refused nor given up since.
struct GrantedLine {
  LineId id;
  const ClaimState* claim = nullptr;
  const LineState* state = nullptr;
  const ClaimLine* line = nullptr;
  MoneyAt at = MoneyAt::to_sign;
  const StatementState* statement = nullptr;  // that pays it, or that came back; nothing: none did yet
};

// What it was drawn from; and, below zero, what was given back there.
std::vector<DrawnFrom> taken_for(const LineState& line);

// In the order in which the claims were handed in. REQUIRES: the state outlives them, and is not added to.
std::vector<GrantedLine> granted_lines(const ClaimsState& state);

// What of a line a bank rejected, or gave back: each time that it did, whatever became of it since.
struct ReopenedPart {
  ResidentId resident;
  DrawnFrom drawn;
  BankDid did = BankDid::rejected;
};
std::vector<ReopenedPart> reopened_parts(const ClaimsState& state);

}  // namespace buurtkas
