#pragma once

#include <vector>

#include "cli/verify/walk.h"

// The proof of an outcome by expanding approvals (PB-EAR; Aziz, Lee 2021): choice after choice of the
// ballots, each project that is selected has its share of the votes that are left, and of those who have it
// the most. A project's support falls with what its supporters lose and grows with a further choice, so that
// an old value bounds the new one. Cost: a pass over a project's marks for each look at it, and over a
// selected one's.

namespace buurtkas::verify {

void check_expanding_approvals(Walk& walk, const Statement& whole, const Recount& recount,
                               std::vector<ProjectIndex>& selected);

}  // namespace buurtkas::verify
