#pragma once

#include <cstdint>

#include "engine/voting/recount.h"

// How many supporters of a project must stop approving anything else, at least, whoever they are: what is
// known without choosing them, as there are far too many choices to try.

namespace buurtkas {

// With fewer it is not selected; more than `possible`, which are all who can: with none. 1 when nothing is
// known. REQUIRES: the project is not selected.
std::uint64_t least_alone(const CountedElection& election, ProjectIndex project, std::uint64_t possible);

}  // namespace buurtkas
