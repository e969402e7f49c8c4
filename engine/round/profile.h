#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/money/ratio.h"
#include "engine/round/instance.h"

// All ballots that count. Ballots with the same marks are one group with a weight, so that 90,494 ballots may
// be 40,000 groups; no method can tell the difference.

namespace buurtkas {

enum class BallotType { approval, choose_one, cumulative, scoring, ordinal };

class Profile {
 public:
  // A voter weighs `voter_weight` units; a channel's weight of 3/2 makes its ballots weigh 3 units of 2.
  explicit Profile(BallotType type, std::uint32_t voter_weight = 1);

  // One group more. Approval, choose-1: a set. Cumulative, scoring: a set, with points, in units of
  // 1/points_unit. Ordinal: best first. REQUIRES: each project once; points as many as projects, or none;
  // ballots that weigh alike.
  void add(std::span<const ProjectIndex> projects, std::span<const std::int64_t> points, std::uint64_t weight,
           std::uint64_t ballots);
  void add_to(std::size_t group, std::uint64_t ballots);  // so many more of its ballots
  BallotType type() const { return type_; }
  std::uint32_t voter_weight() const { return voter_weight_; }
  std::uint64_t ballots() const { return ballots_; }  // counted ones, empty ones too
  std::uint64_t weight() const { return weight_; }    // of all ballots together, in units
  Ratio voters() const { return Ratio(BigInt(weight_), BigInt(voter_weight_)); }

  std::size_t groups() const { return group_weight_.size(); }
  std::uint64_t weight(std::size_t group) const { return group_weight_[group]; }
  std::span<const std::uint64_t> weights() const { return group_weight_; }  // by group
  std::uint64_t ballot_weight(std::size_t group) const {                    // of each of its ballots
    return ballot_weight_.empty() ? voter_weight_ : ballot_weight_[group];
  }
  std::span<const ProjectIndex> projects(std::size_t group) const;
  std::span<const std::int64_t> points(std::size_t group) const;

  std::int64_t points_unit = 1;     // 10 when points have one decimal
  std::int64_t default_points = 0;  // scoring: what a project that a ballot does not name gets, in units

 private:
  BallotType type_;
  std::uint32_t voter_weight_;
  std::uint64_t ballots_ = 0;
  std::uint64_t weight_ = 0;
  std::vector<std::uint64_t> first_mark_ = {0};
  std::vector<ProjectIndex> projects_;
  std::vector<std::int64_t> points_;
  std::vector<std::uint64_t> group_weight_;
  std::vector<std::uint64_t> ballot_weight_;  // by group; empty while all weigh as a voter of weight 1
};

// Which groups support each project: the profile, transposed. To name a project is to support it, but with 0
// points or fewer it is not.
struct Supporters {
  std::vector<std::uint64_t> first;  // of project p: first[p] to first[p + 1]
  std::vector<std::uint32_t> group;
  std::vector<std::uint64_t> weight;  // of all of a project's supporters, in units: its votes

  std::span<const std::uint32_t> of(ProjectIndex project) const;
};

Supporters supporters_of(const Profile& profile, std::size_t projects);

}  // namespace buurtkas
