#pragma once

#include <vector>

#include "tests/voting/build.h"

// Elections at random, to be called in a property: up to eight projects, one to three pots with earmarks,
// weighted voters.

namespace buurtkas::testing {

// None, or one or two.
std::vector<Limit> random_limits(std::size_t projects);

Instance random_instance();
std::vector<ProjectIndex> random_ballot(std::size_t projects);
Profile random_profile(BallotType type, std::size_t projects);
std::vector<TieBreak> random_tie_breaks();

// Ballots with a satisfaction that is a sum of whole numbers over them.
struct Kind {
  BallotType ballots;
  Satisfaction satisfaction;
};
Kind random_kind();

}  // namespace buurtkas::testing
