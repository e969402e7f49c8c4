#pragma once

#include <vector>

#include "engine/round/profile.h"
#include "engine/voting/terms.h"

// The cumulative single transferable vote as its definition reads: a table of what every ballot gives every
// project, one reduced fraction an amount, worked out again at every step. Slow, and obvious. It shares
// nothing with the engine's but the types. For at most some 15 projects: whether the pots can pay is asked of
// every subset.

namespace buurtkas::oracles {

enum class TextbookMeasure { excess, support, support_over_cost };

// In the order of selection. REQUIRES: a cumulative profile.
std::vector<ProjectIndex> textbook_cstv(const Instance& instance, const Profile& profile,
                                        TextbookMeasure measure, bool by_minimal_transfers,
                                        const std::vector<TieBreak>& tie_breaks);

}  // namespace buurtkas::oracles
