#pragma once

#include <cstdint>
#include <optional>

#include "engine/voting/more_voters.h"

// Which numbers of further voters are not enough for a project by one run of equal shares. No halves will do,
// as each of them takes from everybody's endowment. But as long as one run, with so many of them, is the same
// from its own endowment up to that of fewer voters, and does not buy the project, no number between is
// enough (more_voters.h).

namespace buurtkas {

class VotersInShares {
 public:
  // Without raises, and what spends the rest.
  static bool is_known(const CountedElection& election);

  // REQUIRES: is_known, the project not selected; the election outlives this.
  VotersInShares(const CountedElection& election, ProjectIndex project) : more_(election, project) {}

  // No lower number need be looked at; nothing when none is enough.
  std::optional<std::uint64_t> least() const { return more_.least_who_can_pay(); }

  // So many voters are not enough, and neither is any number from this one up to them. Nothing when they may
  // be. `from`: no lower number need be looked at; REQUIRES: it is at least 1, and at most voters.
  std::optional<std::uint64_t> none_from(std::uint64_t voters, std::uint64_t from) const;

 private:
  MoreVoters more_;
};

}  // namespace buurtkas
