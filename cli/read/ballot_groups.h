#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/round/profile.h"

// Puts ballots with the same marks into one group of a profile, while they are read. Of a city's groups most
// are far away in memory, so a ballot waits until some more have come: with each of them something is asked
// for that is looked at with the next.

namespace buurtkas {

class BallotGroups {
 public:
  explicit BallotGroups(Profile& profile) : profile_(profile) {}

  // As Profile::add; one ballot.
  void add(std::span<const ProjectIndex> projects, std::span<const std::int64_t> points,
           std::uint64_t weight);
  // After the last ballot: all of them are in the profile.
  void finish();

 private:
  // Marks with another hash are told apart without looking at the group, which is far away in memory.
  struct Place {
    std::uint32_t hash = 0;
    std::uint32_t group = 0;  // its number and 1, or 0 when free
  };
  struct Ballot {
    std::vector<ProjectIndex> projects;
    std::vector<std::int64_t> points;
    std::uint64_t weight = 0;
    std::uint32_t hash = 0;
    std::uint32_t group = 0;  // that may be its own, and 1; 0 when none is known
  };
  std::uint32_t group_with(std::uint32_t hash) const;
  void ask_for_groups();
  void settle(Ballot& ballot);
  void grow();

  Profile& profile_;
  std::array<Ballot, 4> waiting_;  // of weight 0 when there is none
  std::size_t added_ = 0;
  std::vector<Place> places_;  // a power of two
};

}  // namespace buurtkas
