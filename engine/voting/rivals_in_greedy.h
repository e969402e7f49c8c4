#pragma once

#include "engine/voting/greedy_rivals.h"

// The fewest supporters who name a project alone, whoever they are, by greedy with votes. Of the rivals that
// come before it enough must be passed that the others can be paid beside it: by whom, at the least, is
// voter_cover.h. A rival that costs more than the project may also come first and yet not be paid, as others
// took its money. So for the bound it is enough to bring a dearer rival down so far that those who may come
// before it then, when so many supporters change, cost too much beside it. Which dearer rivals are paid, and
// which are not, is decided one after another, the most promising part of all that may be first.

namespace buurtkas {

struct FewestInGreedy {
  std::uint64_t none_below = 1;               // with fewer it is not selected; above `possible`: with none
  std::optional<RivalChoices::Voters> found;  // some with whom it is; as many as none_below, or more
};

// REQUIRES: GreedyRivals::is_known; the project is not selected.
FewestInGreedy fewest_in_greedy(const CountedElection& election, ProjectIndex project,
                                const RivalChoices& choices);

}  // namespace buurtkas
