#pragma once

#include <vector>

#include "engine/voting/terms.h"

// Sequential Phragmen as its definition reads: every ballot's load on its own, one reduced fraction each, and
// every project looked at each time. For one unmarked pot.

namespace buurtkas::oracles {

std::vector<ProjectIndex> textbook_phragmen(const Instance& instance, const Profile& profile);

}  // namespace buurtkas::oracles
