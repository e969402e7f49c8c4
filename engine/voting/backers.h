#pragma once

#include <vector>

#include "engine/round/profile.h"
#include "engine/voting/terms.h"

// Who has any satisfaction from a project, and how much of it: what a method that shares costs by
// satisfaction goes by. By cost, cardinality, effort, sqrt-cost or log-cost all supporters of a project have
// the same, and count for 1 unit each. By score or borda each has the points they gave.

namespace buurtkas {

class Backers {
 public:
  // `supporters` are of this profile, and outlive this.
  Backers(const Profile& profile, const Supporters& supporters, Satisfaction satisfaction);
  Backers(const Backers&) = delete;
  Backers& operator=(const Backers&) = delete;

  // A project's backers with the same units of satisfaction.
  struct Equals {
    std::span<const std::uint32_t> groups;
    std::uint64_t units;
  };

  // Every backer is in one of them.
  std::span<const Equals> of(ProjectIndex project) const {
    return {equals_.data() + first_[project], equals_.data() + first_[project + 1]};
  }
  // All backers' weight times their units; 0 when nobody has any satisfaction from the project.
  const BigInt& units(ProjectIndex project) const { return units_[project]; }

 private:
  void back_alike(const Supporters& supporters);
  void back_by_points(const Profile& profile, std::size_t projects, Satisfaction satisfaction);

  std::vector<std::uint32_t> groups_;  // by points only
  std::vector<Equals> equals_;
  std::vector<std::size_t> first_ = {0};  // of project p: first_[p] to first_[p + 1]
  std::vector<BigInt> units_;
};

}  // namespace buurtkas
