#pragma once

#include <string_view>
#include <vector>

#include "engine/round/instance.h"

// Which projects exclude each other, in the words of a `.pb` file's comment: its rule `greedy-exclusive` has
// no other place for them. A sentence that says so (`projects 459, 1687, and 2150 overlapped`, `projects 12
// and 26 were treated as mutually exclusive`) names them after the word project; where it has several lists,
// each is a group, else all that it names are one.

namespace buurtkas {

void add_exclusions(std::string_view comment, const std::vector<Project>& projects,
                    std::vector<Limit>& limits);

}  // namespace buurtkas
