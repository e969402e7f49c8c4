#pragma once

#include <optional>

#include "engine/voting/recount.h"

// What would have helped a project, by trying everything: every number of further voters up to an end, every
// cent, every set of supporters.

namespace buurtkas::oracles {

std::optional<std::uint64_t> least_further_voters(const CountedElection& election, ProjectIndex project,
                                                  std::uint64_t most);

std::optional<std::int64_t> highest_cost(const CountedElection& election, ProjectIndex project);

// Supporters who name it alone. REQUIRES: a voter a group, at most 20 of them; votes from
// outside only with cumulative ballots, without points below 0.
std::optional<std::uint64_t> fewest_alone(const CountedElection& election, ProjectIndex project);

}  // namespace buurtkas::oracles
