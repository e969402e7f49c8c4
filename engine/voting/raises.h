#pragma once

#include <optional>
#include <vector>

#include "engine/funding/funding.h"
#include "engine/voting/terms.h"

// How raising the endowment of equal shares ended (completions.h), and what its runs bought before that.

namespace buurtkas {

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
  // Exact equal shares: the runs of all raises before it, so many of them at most.
  std::vector<SameRuns> before = {};
  static constexpr std::size_t before_most = 100'000;
};

}  // namespace buurtkas
