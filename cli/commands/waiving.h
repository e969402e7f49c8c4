#pragma once

#include <variant>
#include <vector>

#include "cli/commands/approving.h"

// A claimant gives lines up, decided: before they are approved they are withdrawn, and after that what was
// drawn for them goes back.

namespace buurtkas {

struct Waiver {
  WaiverAct act;
  std::vector<DrawnFrom> given_back;
  Draft draft;
};
using Waiving = std::variant<Waiver, CannotSign>;

// Only the claimant may. `refuse` is not asked.
Waiving decide_waiver(const ClaimsState& state, const ApprovalAsked& asked);

// Whether the same was recorded before.
bool is_waived_already(const ClaimsState& state, const ApprovalAsked& asked);

}  // namespace buurtkas
