#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/round/profile.h"

// Puts ballots with the same marks into one group of a profile, while they are read. Where a ballot's group
// is noted is far away in memory, so it is asked for when the ballot comes and looked at when the next one
// does.

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
  };
  void grow();

  Profile& profile_;
  Ballot last_;                // of weight 0 when there is none
  std::vector<Place> places_;  // a power of two
};

}  // namespace buurtkas
