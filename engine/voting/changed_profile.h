#pragma once

#include <span>
#include <vector>

#include "engine/round/profile.h"

// Profiles that differ a little from the one that was counted. Who votes as somebody does weighs as they do;
// who comes to vote for one project weighs as the heaviest ballot does.

namespace buurtkas {

// So many voters more, who name this project alone, with the most points that any ballot gives to a project.
Profile with_voters_for(const Profile& profile, ProjectIndex project, std::uint64_t voters);

// One voter more, whose ballot is that of a group; one voter fewer in the group.
Profile with_voter_like(const Profile& profile, std::size_t group);
Profile without_voter_like(const Profile& profile, std::size_t group);

// So many voters of each group, from now on, name this project alone; what they gave to it stays.
// REQUIRES: voters[group] is 0 for a group that does not name the project, else at most voters_in.
Profile with_voters_alone(const Profile& profile, ProjectIndex project,
                          std::span<const std::uint64_t> voters);

// Its weight, in units; without ballots that of a voter of weight 1.
std::uint64_t heaviest_ballot(const Profile& profile);

std::uint64_t voters_in(const Profile& profile, std::size_t group);

}  // namespace buurtkas
