#pragma once

#include <vector>

#include "engine/round/profile.h"
#include "engine/voting/terms.h"

// The method of equal shares as its definition reads: every ballot's purse on its own, one reduced fraction
// an amount, every project looked at each time; only roots and logarithms are a hundred digits. Slow, and
// obvious. It shares nothing with the engine's but the types.

namespace buurtkas::oracles {

struct TextbookPurchase {
  ProjectIndex project;
  Ratio payment;  // the highest, cents, of a voter of weight 1; by points, for a point
};

// Endowment in cents of a voter of weight 1. With several pots, or earmarks, for at most some 15 projects:
// whether the pots can pay is asked of every subset.
std::vector<TextbookPurchase> textbook_equal_shares(const Instance& instance, const Profile& profile,
                                                    Satisfaction satisfaction,
                                                    const std::vector<TieBreak>& tie_breaks,
                                                    const Ratio& endowment);

// With raises, by the four definitions, one after another.
std::vector<ProjectIndex> textbook_raises(const Instance& instance, const Profile& profile,
                                          Satisfaction satisfaction, const std::vector<TieBreak>& tie_breaks,
                                          Completion raise);

}  // namespace buurtkas::oracles
