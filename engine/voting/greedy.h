#pragma once

#include <vector>

#include "engine/voting/count.h"
#include "engine/voting/tally.h"

// Greedy: the projects in the order of their worth, highest first; each that can be funded beside those
// before it is taken. Cost: one sort, and one question to the funding for each project. Source: the rule that
// most cities use; Talmon and Faliszewski, "A Framework for Approval-Based Budgeting Methods" (AAAI 2019).

namespace buurtkas {

namespace method {
extern const CountingMethod greedy;            // what does not fit is skipped
extern const CountingMethod greedy_no_skip;    // the first that does not fit ends it
extern const CountingMethod greedy_threshold;  // greedy, with a threshold that must be given
}  // namespace method

bool is_greedy(Method method);  // any of these

enum class Misfit { skip, stop };

// Adds to `selected`, which may hold projects already. Of `projects`, those that are selected are passed
// over.
void take_greedily(const Count& count, const std::vector<Worth>& worth, Misfit misfit,
                   std::vector<ProjectIndex>& selected, Trace& trace);

// The votes themselves.
std::vector<Worth> worth_by_votes(const Count& count);

}  // namespace buurtkas
