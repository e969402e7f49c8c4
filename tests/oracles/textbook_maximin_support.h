#pragma once

#include <vector>

#include "engine/voting/count.h"

// Maximin support by its other definition: the highest load of a set is that of its heaviest part, what the
// part costs over all who support any of it; every part of every set is looked at. For at most some ten
// projects.

namespace buurtkas::oracles {

std::vector<ProjectIndex> textbook_maximin_support(const Count& count);

}  // namespace buurtkas::oracles
