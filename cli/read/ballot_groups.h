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
  void grow();
  std::uint64_t hash_of_group(std::size_t group) const;

  Profile& profile_;
  std::vector<std::uint32_t> places_;  // a power of two; a group's number and 1, or 0 when free
};

}  // namespace buurtkas
