#pragma once

#include <cstdint>
#include <optional>
#include <variant>
#include <vector>

#include "engine/funding/funding.h"
#include "engine/voting/terms.h"

// What happened in a count, as numbers, in order. `cli/render` gives it words. Votes and voters are weighted:
// a voter of weight 1 is 1. A trace of equal shares tells the run that was kept; of the other raises only why
// they stopped.

namespace buurtkas {

// Before the count
struct BelowThreshold {
  ProjectIndex project;
  Ratio votes;
  Ratio threshold;
};

// Several were best; one went first.
struct TieBroken {
  std::vector<ProjectIndex> tied;  // in the order in which the tie-breaks put them
  TieBreak by;                     // the first one that told the first from the second
};

// Greedy, and the greedy completion
struct Taken {
  ProjectIndex project;
  Ratio votes;
};

struct Skipped {
  ProjectIndex project;
  Ratio votes;
  FundingCut cut;  // why the pots could not pay it beside what was selected
};

struct StoppedAt {  // greedy-no-skip: this and all after it stay out
  ProjectIndex project;
  Ratio votes;
  FundingCut cut;
};

// Equal shares
struct RunStarted {
  Ratio endowment;  // cents, of a voter of weight 1
  std::uint64_t raises;
};

struct Bought {
  ProjectIndex project;
  Ratio votes;
  Ratio effective_votes;  // cost / highest payment; 0 for a project of cost 0
  Ratio payment;          // highest payment, cents, of a voter of weight 1; others pay all they have left
  Ratio paid_in_full;     // the voters who paid it
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
  std::optional<FundingCut>
      cut;  // nothing when only the pots at this endowment fall short, and the real ones do not
};

struct Unsupported {
  ProjectIndex project;
};

// Why raising stopped
enum class RaiseStop {
  everything_bought,  // every project with support
  next_costs_more,    // the outcome of the next endowment cannot be paid
  nothing_fits,       // exhaustive: no project with support fits in what is left
};

struct RaisesEnded {
  RaiseStop why;
  std::uint64_t raises;                // up to the run that was kept
  Ratio endowment;                     // of that run, cents
  std::optional<Money> next_cost;      // next_costs_more: what it would have cost
  std::optional<FundingCut> next_cut;  // next_costs_more
};

struct Compared {
  Ratio prefer_equal_shares;  // voters who approve more of its winners
  Ratio prefer_greedy;
  Ratio indifferent;
  bool greedy_kept;
};

using Event = std::variant<BelowThreshold, TieBroken, Taken, Skipped, StoppedAt, RunStarted, Bought,
                           OutOfReach, NotFundable, Unsupported, RaisesEnded, Compared>;
using Trace = std::vector<Event>;

}  // namespace buurtkas
