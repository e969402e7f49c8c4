#pragma once

#include <string>
#include <utility>
#include <vector>

#include "cli/commands/claims_state.h"

// What approving and giving up have in common.

namespace buurtkas {

// The lines that a claim, or a line, names; none when the journal does not have it.
std::vector<LineId> lines_of(const ClaimsState& state, const std::string& of);

// REQUIRES of the others: the lines are there.
const LineState& state_of(const ClaimsState& state, const LineId& line);

// What became of each: `waived`, `refused`, `approved`, or a verdict.
std::vector<std::pair<LineId, std::string>> became_of(const ClaimsState& state,
                                                      const std::vector<LineId>& lines);

// From each account all that is drawn, to who claimed it.
std::vector<Posting> payable_by(const ClaimsState& state, const std::vector<DrawnFrom>& drawn);

}  // namespace buurtkas
