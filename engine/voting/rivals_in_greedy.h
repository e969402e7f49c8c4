#pragma once

#include "engine/voting/greedy_rivals.h"

// The fewest supporters who name a project alone, whoever they are, by greedy with votes. Of the rivals that
// come before it enough must be passed that the others can be paid beside it: by whom, at the least, is
// voter_cover.h. A rival that costs more than the project may also come first and yet not be paid, as others
// took its money. Which rivals are paid, which are not, and who comes before whom, is decided one after
// another (greedy_fates.h), the most promising part of all that may be first; a part that is wholly decided
// is exact. The search ends when nothing better is left, or when there was too much to be looked at.

namespace buurtkas {

struct FewestInGreedy {
  std::uint64_t none_below = 1;               // with fewer it is not selected; above `possible`: with none
  std::optional<RivalChoices::Voters> found;  // some with whom it is; as many as none_below, or more
};

// With so much work, as voter_cover.h counts it. REQUIRES: GreedyRivals::is_known; the project is not
// selected.
FewestInGreedy fewest_in_greedy(const CountedElection& election, ProjectIndex project,
                                const RivalChoices& choices, std::uint64_t work);

}  // namespace buurtkas
