#pragma once

#include <functional>
#include <optional>

#include "engine/voting/kept_at_costs.h"
#include "engine/voting/equal_shares.h"
#include "engine/voting/recount.h"

// The highest cost at which a project is selected by equal shares, endowments raised and what is left spent.
// A purchase decides how far the raises go, so no halves over the whole count will do. But each run by itself
// is steady (steady.h), so the raises are made for many costs at once (kept_at_costs.h). Where they cannot
// be, all is as it was as long as no run that was kept buys the project, the raises end for the same reason,
// and neither greedy nor the comparison brings it in. So most costs are passed over; the others are counted
// in full.

namespace buurtkas {

class CostInRaises {
 public:
  // REQUIRES: is_each_run_steady_in_cost, the project not selected; the election outlives this.
  CostInRaises(const CountedElection& election, ProjectIndex project);

  // No cost above this, up to the project's own, does.
  std::int64_t highest() const;

  // From this cost down to the answer it is known not to be selected: a cent above it when it must be asked
  // again, to be told; nothing when only a count tells. REQUIRES: no higher cost than the time before.
  std::optional<std::int64_t> none_down_to(std::int64_t cents);

 private:
  // Calls `ask` with equal shares as they are when the project costs so much.
  void at_cost(std::int64_t cents, const std::function<void(const EqualShares&)>& ask) const;
  void find_what_is_open();
  bool is_bought_before(const Ratio& endowment, std::int64_t cents) const;
  bool is_bought_in(const Ratio& endowment, std::int64_t cents) const;
  // What was kept before raises ended, at this cost and down to another, without the project.
  struct Kept {
    std::vector<ProjectIndex> bought;
    std::int64_t down_to = 0;
  };
  std::optional<std::int64_t> none_down_to_in_walk(std::int64_t cents);
  bool stays_out_of_the_rest(std::int64_t cents, Kept& kept) const;
  bool loses_comparison(std::int64_t cents, Kept& kept) const;
  bool costs_too_much_in_next_run(std::int64_t cents) const;
  bool may_end_later(RaiseStop why, std::int64_t cents) const;
  bool is_taken_by_greedy(std::int64_t cents, std::vector<ProjectIndex> selected) const;
  std::int64_t below_which_ties_change(std::int64_t cents) const;

  const CountedElection& election_;
  ProjectIndex project_;
  std::int64_t own_cost_;
  Ratio first_endowment_;
  Ratio kept_endowment_, next_endowment_;
  std::vector<ProjectIndex> kept_;        // bought in the run that was kept
  std::int64_t open_up_to_ = 0;           // up to this cost no run alone tells: free, other pots may pay
  std::int64_t runs_open_up_to_ = 0;      // the same of raises alone, without what spends the rest
  std::int64_t bought_in_next_run_ = -1;  // that costs too much: up to this cost
  std::optional<KeptAtCosts> costs_;
  std::optional<KeptAtCosts::Kept> told_;  // by them, the last
};

}  // namespace buurtkas
