#pragma once

#include <vector>

#include "engine/round/profile.h"
#include "engine/voting/terms.h"

// Sums over all ballots, by project. Weighted: a voter of weight 1 adds 1.

namespace buurtkas {

// How many voters name each project.
std::vector<Ratio> votes_of(const Profile& profile, const Supporters& supporters);

// What one ballot gives to the project of its mark; 1 when it is not by points.
std::int64_t points_on(const Profile& profile, std::size_t group, std::size_t mark,
                       Satisfaction satisfaction);

// Points of all ballots together, by project; a scoring ballot gives the default to what it does not name.
// REQUIRES: is_of_points(satisfaction).
std::vector<Ratio> points_of(const Profile& profile, std::size_t projects, Satisfaction satisfaction);

// What all voters together have of each project per cent of its cost, times its cost for `cost`: what greedy
// orders by, highest first. cost: votes. cardinality: votes per cent. score, borda, borda-from-one: points
// per cent.
struct Worth {
  Ratio value;
  bool is_infinite = false;  // supported, and free

  std::strong_ordering operator<=>(const Worth& other) const;
  bool operator==(const Worth& other) const = default;
};

std::vector<Worth> worth_of(const Instance& instance, const Profile& profile, const Supporters& supporters,
                            Satisfaction satisfaction);

}  // namespace buurtkas
