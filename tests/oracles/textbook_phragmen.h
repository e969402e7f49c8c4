#pragma once

#include <vector>

#include "engine/voting/terms.h"

// Sequential Phragmen as its definition reads: every ballot's load on its own, one reduced fraction each, and
// every project looked at each time. For one unmarked pot.

namespace buurtkas::oracles {

std::vector<ProjectIndex> textbook_phragmen(const Instance& instance, const Profile& profile);

// The same after a selection, from these loads, by group.
std::vector<ProjectIndex> textbook_phragmen_after(const Instance& instance, const Profile& profile,
                                                  const std::vector<ProjectIndex>& selected,
                                                  std::vector<Ratio> loads);

}  // namespace buurtkas::oracles
