#pragma once

#include <cstdint>
#include <optional>

#include "engine/voting/more_voters.h"

// Which numbers of further voters are not enough for a project by equal shares whose endowments are raised,
// before what is left goes to others by votes, or to nobody. Each number begins its raises at another
// endowment, and ends them where they end without the project, as long as no run before that buys it. So the
// runs with the most voters are gone through once, from the lowest endowment up, at those endowments that any
// number that is still open comes by. Where one does not buy the project, no fewer voters do (more_voters.h);
// where raises end, they do for all who come by. Cost: about that of one count.

namespace buurtkas {

class VotersInRaises {
 public:
  // By currency units, then perhaps greedy; equal shares, not the exact ones.
  static bool is_known(const CountedElection& election);

  // REQUIRES: is_known, the project not selected; the election outlives this.
  VotersInRaises(const CountedElection& election, ProjectIndex project);

  // As VotersInShares has it.
  std::optional<std::uint64_t> none_from(std::uint64_t voters, std::uint64_t from) const;

 private:
  MoreVoters more_;
  Completion raise_;
  bool has_greedy_;
};

}  // namespace buurtkas
