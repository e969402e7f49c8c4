#pragma once

#include <string>
#include <vector>

#include "cli/verify/statement.h"
#include "engine/round/instance.h"

// The draw that breaks ties, as a round's file has it (engine/voting/tie_draw.h says what it is): of each who
// draws, what was published before the vote, and what after it. Costs a hash for each project.

namespace buurtkas::verify {

struct Seed {
  std::string commitment, text;
};
using Draw = std::vector<Seed>;  // in the order of the file

// By project what it draws; the lowest goes first. `terms` is refuted when there is no draw, when a seed is
// not published, or when it is not what its commitment says.
std::vector<std::string> drawn(const Draw& draw, const Instance& instance, const Statement& terms);

}  // namespace buurtkas::verify
