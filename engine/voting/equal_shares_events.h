#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "engine/funding/funding.h"
#include "engine/voting/terms.h"

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
enum class RaiseStop {
  everything_bought,  // every project with support
  next_costs_more,    // the outcome of the next endowment cannot be paid
  nothing_fits,       // exhaustive: no project with support fits in what is left
  nothing_changes,    // nor does any endowment from here on: limits keep the rest out
};

struct SameRuns {  // from so many raises to so many
  BigInt from, to;
  std::vector<ProjectIndex> order;  // what a limit or the pots keep out has its place in it
};

struct RaisesEnded {
  RaiseStop why;
  BigInt raises;                       // up to the run that was kept
  Ratio endowment;                     // of that run, cents
  std::optional<Money> next_cost;      // next_costs_more: what it would have cost
  std::optional<FundingCut> next_cut;  // next_costs_more
  std::vector<SameRuns> before =
      {};  // exact equal shares: the runs of all raises before it, the first of them
  static constexpr std::size_t before_most = 100'000;
};

struct Compared {
  Ratio prefer_equal_shares;  // voters who approve more of its winners
  Ratio prefer_greedy;
  Ratio indifferent;
  bool greedy_kept;
};

}  // namespace buurtkas
