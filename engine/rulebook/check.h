#pragma once

#include "engine/finding.h"
#include "engine/rulebook/rulebook.h"

// Whether a rulebook hangs together. Its conditions are boxes (space.h) and its dates are epochs (epochs.h),
// both finitely many, so every answer here is complete: a slip of these kinds that is not found is not there.
// Each is found with a day and a case that shows it.
//
// For every day and known-date: values of a parameter that overlap or leave a gap; articles that use a
// parameter without a value; articles that never apply, or of which every case is refused; cases that
// `covers` promises and no article has; pairs of articles that disagree: two that pay the same line, set
// other terms for a pot or a vote, or require of a case what together no case can meet.

namespace buurtkas {

Findings check_rulebook(const Rulebook& rulebook);

}  // namespace buurtkas
