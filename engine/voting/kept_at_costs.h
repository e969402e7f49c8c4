#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "engine/voting/equal_shares.h"
#include "engine/voting/recount.h"

// What raises of equal shares keep, before what is left goes to others, at many costs of one project at once.
// From the same endowment a run that does not buy the project is the same at every higher cost (steady.h).
// One that does is told of a range of costs by the filter, or else of its halves, down to one cost, which the
// exact run tells of. Each half goes on from the raise at which the whole was too much.

namespace buurtkas {

class KeptAtCosts {
 public:
  // By currency units or not at all; equal shares, not the exact ones nor by log-cost, from one unmarked pot
  // without limits.
  static bool is_known(const CountedElection& election);

  // Of all costs from 1 cent to so many. REQUIRES: is_known, is_each_run_steady_in_cost, the pot can pay so
  // much; the election outlives this.
  KeptAtCosts(const CountedElection& election, ProjectIndex project, std::int64_t most);

  struct Kept {
    std::int64_t least, most;  // cents
    std::vector<ProjectIndex> bought;
  };
  // The highest costs of which nothing was said yet; it takes from `runs`. Nothing when these are used up:
  // the next time it goes on from there. REQUIRES: there are any.
  std::optional<Kept> next(std::uint64_t& runs);

 private:
  struct Part {
    std::int64_t least, most;
    Ratio endowment;                 // that was come by
    std::vector<ProjectIndex> kept;  // of the raise before
    bool is_first = true;            // raise
  };
  std::optional<EqualSharesRun> look(const Part& part);
  EqualSharesRun run_at(std::int64_t cents, const Ratio& endowment) const;
  bool is_over(const std::vector<ProjectIndex>& bought, std::int64_t cents);
  bool ends(const std::vector<ProjectIndex>& bought, std::int64_t cents);
  bool has(const std::vector<ProjectIndex>& bought) const;
  void split();

  const CountedElection& election_;
  const ProjectIndex project_;
  const std::optional<Completion> raise_;
  Instance instance_;  // the project costs as much as was last asked
  Trace trace_;
  const Count count_;
  const EqualShares equal_shares_;
  std::vector<Part> parts_;  // the dearest is the last
  std::uint64_t reach_ = 64;
};

}  // namespace buurtkas
