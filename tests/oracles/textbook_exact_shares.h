#pragma once

#include <vector>

#include "engine/voting/terms.h"

// Exact equal shares as its definition reads: every ballot's purse on its own, one reduced fraction an
// amount, every number of payers tried for every project. For one unmarked pot; ties to the smaller id.

namespace buurtkas::oracles {

std::vector<ProjectIndex> textbook_exact_shares(const Instance& instance, const Profile& profile,
                                                Satisfaction satisfaction);

}  // namespace buurtkas::oracles
