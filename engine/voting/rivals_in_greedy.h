#pragma once

#include "engine/voting/recount.h"
#include "engine/voting/rival_choices.h"
#include "engine/voting/tie_order.h"
#include "engine/voting/voter_cover.h"

// The fewest supporters who name a project alone, whoever they are, by greedy with votes. Its own votes stay,
// so of the rivals that come before it enough must be passed that the others can be paid beside it: by whom,
// at the least, is voter_cover.h. A rival that costs more than the project may also come first and yet not be
// paid, as others took its money. So for the bound it is enough to bring a dearer rival down so far that
// those who may come before it then, when so many supporters change, cost too much beside it.

namespace buurtkas {

class RivalsInGreedy {
 public:
  using Voters = RivalChoices::Voters;

  // One pot without limits, greedy by votes; not rankings, or points below 0.
  static bool is_known(const CountedElection& election);

  // REQUIRES: is_known; the project is not selected; all outlive this.
  RivalsInGreedy(const CountedElection& election, ProjectIndex project, const RivalChoices& choices);

  struct Fewest {
    std::uint64_t none_below = 1;  // with fewer it is not selected; above `possible`: with none
    std::vector<Voters> tries;     // choices that may do, fewest first; the first may be none_below
  };
  Fewest fewest() const;

 private:
  struct Rival {
    ProjectIndex project;
    std::int64_t cost;
    std::int64_t votes;    // in units
    std::uint64_t needed;  // units fewer, with which it does not come before the project
  };
  struct Cover {
    std::uint64_t none_below = 1;
    std::optional<Voters> voters;
  };
  enum class Fate : std::uint8_t { unknown, paid, skipped };
  using Needed = std::vector<std::uint64_t>;  // by rival, to be covered; 0: it does not count

  void add_rivals(const std::vector<Ratio>& votes);
  void add_supporters();
  std::vector<CoverVoters::Take> takes(std::size_t group) const;
  bool may_be_before(std::size_t a, std::size_t b, std::uint64_t voters) const;
  std::vector<Fate> fates(const std::vector<bool>& may_be) const;
  std::uint64_t unpaid_from(std::size_t one, const std::vector<Fate>& fates,
                            const std::vector<bool>& may_be) const;
  Needed needed_at_least(std::uint64_t voters) const;
  Needed needed_of_all() const;
  Cover cover(const Needed& needed, std::uint64_t most) const;

  const CountedElection& election_;
  ProjectIndex project_;
  const RivalChoices& choices_;
  TieOrder ties_;          // of projects with the same votes
  std::int64_t room_ = 0;  // cents, beside the project
  bool is_below_threshold_ = false;
  std::vector<Rival> rivals_;              // that come before it
  std::vector<std::uint64_t> given_;       // by rival: what all supporters give to it
  std::vector<std::uint64_t> given_both_;  // by two rivals: the lesser of what each supporter gives to either
  std::vector<std::uint64_t> most_given_;  // by rival: by one supporter
  std::vector<std::size_t> place_;         // by project, in rivals_; or its size
};

}  // namespace buurtkas
