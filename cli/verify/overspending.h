#pragma once

#include <vector>

#include "cli/verify/walk.h"

// Equal shares with bounded overspending, and its `plus`, statement by statement: that each project bought is
// the one with the most effective votes, and when they end. Written from the paper (arXiv 2409.15005):
// supporters who pay at most `p` each collect a part `a` of the cost, which is as if a^2 * cost / p voted for
// it; the best p is what one of them has, or collects it all. Money only shrinks, and so do these votes: a
// project whose last votes are fewer than the winner's is not looked at (of `plus`, not at a credit, which
// grows and falls). Cost: a pass over a project's marks for each look, and fractions by `between.h` that are
// worked out in full where that leaves a question open.

namespace buurtkas::verify {

bool is_overspending(const Recount& recount);
std::vector<ProjectIndex> check_overspending(Walk& walk, const Recount& recount);  // what is selected

}  // namespace buurtkas::verify
