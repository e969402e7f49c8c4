#pragma once

#include <vector>

#include "engine/voting/count.h"

// Most total satisfaction: of all fundable sets the one from which all voters together have the most, proven
// best. One unmarked sum is a knapsack: sets grow project by project, the best value for money first; dropped
// is a set that another outdoes at no more cost, or that even with fractions of projects could not become the
// best. At most projects * money / gcd(costs) sets, usually far fewer. Several pots: every choice is tried,
// but where the flow with fractions of projects is no better; exponential at worst. Source: Nemhauser and
// Ullmann, "Discrete Dynamic Programming and Capital Allocation" (Management Science, 1969); Dantzig's bound.

namespace buurtkas {

namespace method {
extern const CountingMethod max_welfare;
}

// What all voters together have of each project. cost: votes times cents of cost. cardinality: votes. score,
// borda, borda-from-one: points.
std::vector<Ratio> welfare_of(const Count& count);

// Of several best sets: the one that holds the first project, in the order of the ties, in which they differ.
// A project that adds nothing (nobody's, or free when counted by cost) is never selected.
// ENSURES: fundable; in the order of the ties.
std::vector<ProjectIndex> most_welfare(const Count& count);

}  // namespace buurtkas
