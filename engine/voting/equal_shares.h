#pragma once

#include <vector>

#include "engine/funding/funding_check.h"
#include "engine/voting/count.h"
#include "engine/voting/equal_shares_run.h"
#include "engine/voting/price_order.h"
#include "engine/voting/purses.h"

// The method of equal shares (Peters, Pierczynski, Skowron: "Proportional Participatory Budgeting with
// Additive Utilities", arXiv 2008.13276). Every voter gets the same endowment. The project that asks least of
// its backers per satisfaction is bought; they share its cost by satisfaction, and who has less pays all they
// have. Costs one evaluation of each project, and few more for each purchase: a price only rises, so an old
// one bounds the new.

namespace buurtkas {

namespace method {
extern const CountingMethod equal_shares;
// The same, but all who pay for a project pay the same, and who cannot is left out (Kraiczy, Robinson,
// Elkind, "Streamlining Equal Shares", arXiv 2502.11797).
extern const CountingMethod exact_equal_shares;
}  // namespace method

bool is_equal_shares(Method method);  // either
Purses::Short short_of_money(Method method);

class EqualShares {
 public:
  // REQUIRES: count outlives this.
  explicit EqualShares(const Count& count, Purses::Short short_of_money = Purses::Short::pays_all);

  // One run, from an endowment in cents for a voter of weight 1. Several pots are scaled to what the voters
  // have together, and must be able to pay. By a filter where it can be; then `same_for` may be smaller.
  EqualSharesRun run(const Ratio& endowment) const;
  // By the filter alone, for many raises, costs or voters at once (filtered_run.h); nothing when that is too
  // close.
  std::optional<EqualSharesRun> run_over(const Ratio& endowment, const Reach& reach) const;
  // The trace gets Bought, TieBroken, NotFundable in order, then OutOfReach and Unsupported, and only
  // `bought` is right in the answer; `left` gets what the voters have in the end.
  EqualSharesRun run_exactly(const Ratio& endowment, Trace* trace = nullptr, Left* left = nullptr) const;

  // What some endowment can buy: with backers, within the limits, and pots may pay all of the cost.
  const std::vector<ProjectIndex>& obtainable() const { return obtainable_; }

  const Count& count;
  const Backers backers;
  const PriceOrder prices;
  const Purses::Short short_of_money;
  const bool is_usual;  // the instance: its money is the voters', and no more need be asked

 private:
  std::vector<ProjectIndex> obtainable_;
  bool can_be_filtered_;
};

}  // namespace buurtkas
