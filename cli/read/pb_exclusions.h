#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/round/election.h"

// Which projects exclude each other, in the words of a `.pb` file's comment: its rule `greedy-exclusive` has
// no other place for them. Nothing is guessed. A sentence that names projects, or speaks of overlap, is
// followed when each of its words is known, in the phrases that cities write (`projects 459, 1687, and 2150
// overlapped`, `projects 12 and 26 were treated as mutually exclusive`, `project 3 conflicts with projects 4
// and 5`: 3 with 4, 3 with 5). When one of them is not, there are no exclusions at all. A withdrawn project
// is known, and excludes nothing.

namespace buurtkas {

// Adds the exclusions, or answers the first sentence that is not understood.
std::optional<std::string> add_exclusions(std::string_view comment, std::vector<Project> projects,
                                          const std::vector<WithdrawnProject>& withdrawn,
                                          std::vector<Limit>& limits);

}  // namespace buurtkas
