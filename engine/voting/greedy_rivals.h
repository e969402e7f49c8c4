#pragma once

#include "engine/voting/recount.h"
#include "engine/voting/rival_choices.h"
#include "engine/voting/tie_order.h"

// The rivals that come before a project by greedy with votes, and what its supporters give to them: all that
// counts when some of these name the project alone, as its own votes stay, and nobody else's change. Votes
// are in whole units, of which a vote, or a point, has so many.

namespace buurtkas {

class GreedyRivals {
 public:
  using Voters = RivalChoices::Voters;
  // One pot without limits, greedy by votes; its own votes do not change with a ballot for it alone.
  static bool is_known(const CountedElection& election);
  // REQUIRES: is_known; the project is not selected; all outlive this.
  GreedyRivals(const CountedElection& election, ProjectIndex project, const RivalChoices& choices);

  struct Rival {
    ProjectIndex project;
    std::int64_t cost;
    std::int64_t votes;
    std::int64_t needed;  // above 0; fewer, with which it does not come before the project
  };
  std::size_t size() const { return rivals_.size(); }
  const Rival& operator[](std::size_t rival) const { return rivals_[rival]; }
  bool is_below_threshold() const { return is_below_threshold_; }  // the project
  std::int64_t own_cost() const { return own_cost_; }
  std::int64_t money() const { return money_; }  // cents, of the pot
  std::size_t groups() const { return election_.profile.groups(); }

  // Of two rivals with as many votes.
  bool wins_ties(std::size_t a, std::size_t b) const;
  struct Gift {
    std::size_t rival;
    std::int64_t votes;  // above 0
  };
  // Of one ballot of the group, by rival.
  std::vector<Gift> gifts(std::size_t group) const;

  // Of the rivals that still come before the project, in their order: whether it is paid.
  struct Turn {
    std::size_t rival;
    std::int64_t votes;
    bool is_paid;
  };
  struct Turns {
    std::vector<Turn> before;
    bool is_selected;  // the project
  };
  Turns turns(const Voters& voters, bool stops_at_misfit) const;

 private:
  void add_rivals(const std::vector<Ratio>& votes);

  const CountedElection& election_;
  ProjectIndex project_;
  const RivalChoices& choices_;
  TieOrder ties_;
  std::int64_t own_cost_, money_;
  bool is_below_threshold_ = false;
  std::vector<Rival> rivals_;
  std::vector<std::size_t> in_ties_;  // by rival: its place among those with as many votes
  std::vector<std::size_t> place_;    // by project, in rivals_; or its size
};

}  // namespace buurtkas
