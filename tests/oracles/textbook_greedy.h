#pragma once

#include <vector>

#include "engine/voting/terms.h"

// Greedy as its definition reads: each time the best of what is left is looked for, by cross-multiplying what
// all ballots give; nothing is sorted. For one unmarked pot, without a threshold.

namespace buurtkas::oracles {

// By votes, or by satisfaction for each cent; ties to the smaller id.
std::vector<ProjectIndex> textbook_greedy(const Instance& instance, const Profile& profile,
                                          Satisfaction satisfaction, bool stops);

}  // namespace buurtkas::oracles
