#pragma once

#include "tests/voting/build.h"

// Elections at random, to be called in a property, that are larger than those of random_elections.h and
// plainer: one unmarked pot without limits, and many voters of few ballots.

namespace buurtkas::testing {

// As random_profile, and of each ballot from 1 to below so many.
Profile random_crowd(BallotType type, std::size_t projects, std::uint64_t voters_end);

// Two to six projects of 3 to 400 currency units, and money for some.
Instance random_costs();

// As random_instance, at up to 400 times the costs.
Instance random_costly_instance();

}  // namespace buurtkas::testing
