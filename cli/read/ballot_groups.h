#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/round/profile.h"

// Puts ballots with the same marks into one group of a profile, while they are read.

namespace buurtkas {

class BallotGroups {
 public:
  explicit BallotGroups(Profile& profile) : profile_(profile) {}

  // As Profile::add; one ballot.
  void add(std::span<const ProjectIndex> projects, std::span<const std::int64_t> points,
           std::uint64_t weight);

 private:
  // Marks with another hash are told apart without looking at the group, which is far away in memory.
  struct Place {
    std::uint32_t hash = 0;
    std::uint32_t group = 0;  // its number and 1, or 0 when free
  };
  void grow();

  Profile& profile_;
  std::vector<Place> places_;  // a power of two
};

}  // namespace buurtkas
