#pragma once

#include <vector>

#include "engine/round/profile.h"
#include "engine/voting/terms.h"

// Most total satisfaction by its definition: every subset, for some 10 projects. It shares nothing with the
// engine's but the types and the funding.

namespace buurtkas::oracles {

// What the ballots say of these projects together, ballot by ballot.
Ratio total_satisfaction(const Instance& instance, const Profile& profile, Satisfaction satisfaction,
                         const std::vector<ProjectIndex>& projects);

// In the order of the ties; of several best ones, that with the first project in which they differ.
std::vector<ProjectIndex> best_subset(const Instance& instance, const Profile& profile,
                                      Satisfaction satisfaction, const std::vector<TieBreak>& tie_breaks);

}  // namespace buurtkas::oracles
