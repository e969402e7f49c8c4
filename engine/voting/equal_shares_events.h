#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "engine/voting/raises.h"

// What happens in a count by equal shares, and when its endowment is raised. A voter of weight 1 is a vote.

namespace buurtkas {

struct RunStarted {
  Ratio endowment;  // cents, of a voter of weight 1
  BigInt raises;
  Satisfaction satisfaction;
  bool pay_the_same;  // exact equal shares: who cannot is left out, and does not pay all they have
};

struct Bought {
  ProjectIndex project;
  Ratio votes;
  Ratio effective_votes;  // cost / payment; 0 for a project of cost 0
  Ratio payment;          // highest payment, cents, of a voter of weight 1; others pay all they have left
  Ratio paid_in_full;     // the voters who paid it
  bool per_point;         // the payment is for each point that the voter gave
};

struct OutOfReach {  // at the end of the run, its supporters together have less than it costs
  ProjectIndex project;
  Ratio votes;
  Ratio supporters_have;  // cents, together
};

struct NotFundable {  // its supporters can pay, its pots cannot
  ProjectIndex project;
  Ratio votes;
  Ratio effective_votes;
  // Nothing when only the pots at this endowment fall short, and the real ones do not.
  std::optional<FundingCut> cut;
};

struct Unsupported {
  ProjectIndex project;
};

// Why raising stopped
struct Compared {
  Ratio prefer_equal_shares;  // voters who approve more of its winners
  Ratio prefer_greedy;
  Ratio indifferent;
  bool greedy_kept;
};

}  // namespace buurtkas
