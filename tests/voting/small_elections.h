#pragma once

#include <functional>

#include "tests/voting/build.h"

// All elections of a few projects and voters, to hold a method to its twin.

namespace buurtkas::testing {

// Every ballot over so many projects, as a set.
inline Ballots all_ballots(std::size_t projects) {
  Ballots ballots;
  for (std::uint32_t bits = 0; bits < (1u << projects); ++bits) {
    std::vector<ProjectIndex> ballot;
    for (ProjectIndex project = 0; project < projects; ++project) {
      if ((bits >> project & 1u) != 0) ballot.push_back(project);
    }
    ballots.push_back(ballot);
  }
  return ballots;
}

// All multisets of so many ballots, whatever a ballot is: voters have no order.
template <class Ballot, class Visit>
void for_each_profile(const std::vector<Ballot>& ballots, std::size_t voters, std::size_t from,
                      std::vector<Ballot>& chosen, const Visit& visit) {
  if (chosen.size() == voters) {
    visit(chosen);
    return;
  }
  for (std::size_t i = from; i < ballots.size(); ++i) {
    chosen.push_back(ballots[i]);
    for_each_profile(ballots, voters, i, chosen, visit);
    chosen.pop_back();
  }
}

// Three projects, one to four voters, and prices that make ties, misfits and free projects.
inline void for_each_small_election(const std::function<void(const Instance&, const Profile&)>& visit) {
  const std::vector<std::vector<std::int64_t>> costs = {{1, 1, 1}, {1, 2, 3}, {2, 2, 3},
                                                        {3, 4, 6}, {0, 2, 4}, {6, 6, 12}};
  for (std::size_t voters = 1; voters <= 4; ++voters) {
    Ballots chosen;
    for_each_profile(all_ballots(3), voters, 0, chosen, [&](const Ballots& marks) {
      const Profile profile = approvals(marks);
      for (const auto& prices : costs) {
        for (const std::int64_t budget : {4, 6, 12}) visit(instance(budget, prices), profile);
      }
    });
  }
}

}  // namespace buurtkas::testing
