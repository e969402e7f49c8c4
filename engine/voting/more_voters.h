#pragma once

#include <cstdint>
#include <functional>
#include <optional>

#include "engine/voting/equal_shares.h"
#include "engine/voting/recount.h"

// Equal shares as it is when more voters come, who name one project alone. Each of them takes from
// everybody's endowment. But until the project is bought the others buy what they would have bought from that
// endowment without it, and of voters with the same endowment, more who name it alone only lower what it
// asks. So where one run with so many of them does not buy it, no run from that endowment with fewer does.

namespace buurtkas {

class MoreVoters {
 public:
  // Of equal shares by votes or points from one unmarked pot without limits; no next project, nor
  // a threshold that is a share, nor effort, by which more supporters make a project worth less to each.
  static bool is_known(const CountedElection& election);

  // REQUIRES: is_known; the election outlives this.
  MoreVoters(const CountedElection& election, ProjectIndex project);

  // Calls `ask` with so many more.
  void with(std::uint64_t voters, const std::function<void(const EqualShares&)>& ask) const;

  // Of a voter of weight 1, before any raise. REQUIRES: there are voters.
  Ratio endowment(std::uint64_t voters) const;
  // The fewest with whom that is no more than `endowment`, or less than it. REQUIRES: both are above 0.
  std::uint64_t fewest_at(const Ratio& endowment) const { return fewest(endowment, true); }
  std::uint64_t fewest_below(const Ratio& endowment) const { return fewest(endowment, false); }

  // With fewer, all its supporters together have less than it costs, even if they pay for nothing else; 0
  // when they have enough as it is. Nothing when no number is enough. It does not go for raised endowments.
  std::optional<std::uint64_t> least_who_can_pay() const;

  const CountedElection& election;
  const ProjectIndex project;
  const Ratio money;  // of all voters

 private:
  std::uint64_t fewest(const Ratio& endowment, bool also_at_it) const;

  const Ratio voters_;  // as it is
  const Ratio each_;    // so many voters of weight 1 is one more
};

}  // namespace buurtkas
