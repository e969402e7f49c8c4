#pragma once

#include <vector>

#include "engine/voting/explain.h"

// Where the money of every project's supporters went, in one replay of the run: voters who paid the same for
// the same are one class, and an amount is summed over one denominator. Cost: a step for each purchase,
// backer of it and project that this backer supports too. `explain_project` is its slow twin.

namespace buurtkas {

// Adds what is told of equal shares. REQUIRES: the explanations are of all projects, in their order; in the
// trace's run those who have too little pay all they have.
void explain_purses(const Instance& instance, const Profile& profile, const Trace& trace,
                    std::vector<Explanation>& explanations);

}  // namespace buurtkas
