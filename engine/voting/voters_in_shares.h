#pragma once

#include <cstdint>
#include <functional>
#include <optional>

#include "engine/voting/equal_shares.h"
#include "engine/voting/recount.h"

// Which numbers of further voters are not enough for a project by equal shares. Each of them takes from
// everybody's endowment, so no halves will do. But until the project is bought the others buy what they would
// have bought from that endowment without it, and of voters with the same endowment, more who name it alone
// only lower what it asks. So as long as one run, with so many of them, is the same from its own endowment up
// to that of fewer voters, and does not buy the project, no number between is enough.

namespace buurtkas {

class VotersInShares {
 public:
  // Equal shares from one unmarked pot, without limits, raises, and what spends the rest; no threshold that
  // is a share, and no effort, by which more supporters make a project worth less to each.
  static bool is_known(const CountedElection& election);

  // REQUIRES: is_known, the project not selected; the election outlives this.
  VotersInShares(const CountedElection& election, ProjectIndex project);

  // With fewer, all its supporters together have less than it costs, even if they pay for nothing else; 0
  // when they have enough as it is. Nothing when no number is enough.
  std::optional<std::uint64_t> least_who_can_pay() const;

  // So many voters are not enough, and neither is any number from this one up to them. Nothing when they may
  // be. `from`: no lower number need be looked at; REQUIRES: it is at least
  // 1, and at most voters.
  std::optional<std::uint64_t> none_from(std::uint64_t voters, std::uint64_t from) const;

 private:
  Ratio endowment(std::uint64_t voters) const;
  std::uint64_t fewest_within(const Ratio& endowment, bool also_at_it) const;
  void with(std::uint64_t voters, const std::function<void(const EqualShares&)>& ask) const;

  const CountedElection& election_;
  const ProjectIndex project_;
  const Ratio money_;   // of all voters
  const Ratio voters_;  // as it is
  const Ratio each_;    // so many voters of weight 1 is one more
};

}  // namespace buurtkas
