#pragma once

#include <vector>

#include "engine/round/profile.h"

// Elections of many voters who cast a few ballots.

namespace buurtkas::testing {

struct Group {
  std::uint64_t voters;
  std::vector<ProjectIndex> ballot;
};

inline Profile groups(const std::vector<Group>& all, BallotType type = BallotType::approval) {
  Profile profile(type);
  for (const Group& group : all) profile.add(group.ballot, {}, group.voters, group.voters);
  return profile;
}

}  // namespace buurtkas::testing
