#pragma once

#include <vector>

#include "engine/voting/count.h"

// Equal shares with bounded overspending as its definition reads: every ballot's money and debt on its own,
// one reduced fraction each, and every payment tried at which a supporter runs out of money. The digits
// double with every purchase, so it is for small elections.

namespace buurtkas::oracles {

std::vector<ProjectIndex> textbook_bounded_overspending(const Count& count);
std::vector<ProjectIndex> textbook_bounded_overspending_plus(const Count& count);

}  // namespace buurtkas::oracles
