#pragma once

#include <vector>

#include "engine/voting/count.h"

// Expanding approvals as its definition reads: every ballot's votes on their own, one reduced fraction each,
// and in the end a round in which everybody approves everything. The digits double with every project, so it
// is for small elections.

namespace buurtkas::oracles {

std::vector<ProjectIndex> textbook_expanding_approvals(const Count& count);

}  // namespace buurtkas::oracles
