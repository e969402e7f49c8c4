#pragma once

#include <cstdint>
#include <vector>

#include "engine/voting/selection.h"

// One election counted again and again, each time with one thing changed: what every question of the kind
// "what if" comes down to. The count is a box that is not looked into; how often it is asked has an end,
// which depends on the size of the election and on nothing else, so that every machine answers the same.

namespace buurtkas {

// What was counted: as select_by_votes.
struct CountedElection {
  const Instance& instance;
  const Profile& profile;
  const Terms& terms;
  std::vector<Ratio> votes;  // given from outside, or empty
};

// The votes that go with a changed profile: those given from outside change by as much as the ballots' do.
std::vector<Ratio> votes_with(const CountedElection& election, const Profile& changed);

// About so many counts take a few seconds, or a minute for a large city.
std::uint64_t counts_for(const CountedElection& election);

class Recounter {
 public:
  // REQUIRES: all outlive this.
  Recounter(const CountedElection& of, std::uint64_t counts_max, const OnProgress& on_progress);

  const CountedElection& of() const { return of_; }
  std::uint64_t counts_left() const { return counts_ < counts_max_ ? counts_max_ - counts_ : 0; }

  // What is selected, in order.
  std::vector<ProjectIndex> with_profile(const Profile& profile);
  std::vector<ProjectIndex> with_cost(ProjectIndex project, Money cost);
  std::vector<ProjectIndex> with_tie_breaks(std::vector<TieBreak> tie_breaks);

  // A count that was made elsewhere, to be seen in the progress.
  void tell_count();

 private:
  std::vector<ProjectIndex> count(const Instance& instance, const Profile& profile, const Terms& terms,
                                  std::vector<Ratio> votes);

  const CountedElection& of_;
  std::uint64_t counts_ = 0;
  std::uint64_t counts_max_;
  const OnProgress& on_progress_;
};

}  // namespace buurtkas
