#pragma once

#include <functional>

#include "engine/voting/equal_shares.h"
#include "engine/voting/recount.h"

// The highest cost at which a project is selected by equal shares, endowments raised and what is left spent.
// A purchase decides how far the raises go, so no halves over the whole count will do. But each run by itself
// is steady (steady.h): as long as no run that was kept buys the project, the raises end for the same reason,
// and neither greedy nor the comparison brings it in, all is as it was. So most costs are passed over with
// one run, or with none; the others are counted in full.

namespace buurtkas {

class CostInRaises {
 public:
  // REQUIRES: is_each_run_steady_in_cost, the project not selected; the election outlives this.
  CostInRaises(const CountedElection& election, ProjectIndex project);

  // No cost above this, up to the project's own, does.
  std::int64_t highest() const;

  // Nothing more than one run was needed to know that it is not selected at this cost.
  bool is_known_not_to_do(std::int64_t cents) const;

 private:
  // Calls `ask` with equal shares as they are when the project costs so much.
  void at_cost(std::int64_t cents, const std::function<void(const EqualShares&)>& ask) const;
  bool is_bought_in_kept_run(std::int64_t cents) const;
  EqualSharesRun next_run(const EqualShares& equal_shares) const;
  bool is_bought_in_next_run(std::int64_t cents) const;
  bool may_end_later(RaiseStop why, std::int64_t cents) const;
  bool is_taken_by_greedy(std::int64_t cents, std::vector<ProjectIndex> selected) const;
  void open_up_to_highest_of(const std::function<bool(std::int64_t)>& holds);
  // The highest cost below its own of which this holds, when it holds of every lower one; -1 for none.
  std::int64_t highest_of(const std::function<bool(std::int64_t)>& holds) const;

  const CountedElection& election_;
  ProjectIndex project_;
  std::int64_t own_cost_;
  Ratio first_endowment_;
  Ratio kept_endowment_;
  std::vector<ProjectIndex> kept_;  // bought in the run that was kept
  std::int64_t open_up_to_ = 0;     // up to this cost no run alone tells: free, other pots may pay
  std::int64_t bought_in_next_run_ =
      -1;  // by the run after the kept one, that costs too much: up to this cost
};

}  // namespace buurtkas
