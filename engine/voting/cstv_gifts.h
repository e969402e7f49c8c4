#pragma once

#include <cstdint>
#include <vector>

#include "engine/voting/count.h"
#include "engine/voting/shares.h"

// Whose money lies at which project while a cumulative single transferable vote is counted. A voter's money
// lies at the open projects they gave points, always in proportion to those points: paying and moving change
// how much it is and which projects are open, never the proportions.

namespace buurtkas {

class CstvGifts {
 public:
  explicit CstvGifts(const Count& count);  // which outlives this

  const ShareSum& support(ProjectIndex project) const { return support_[project]; }
  std::uint64_t version(ProjectIndex project) const { return version_[project]; }  // another when it changed
  const Ratio& cost(ProjectIndex project) const { return costs_[project]; }
  const Ratio& unit() const { return unit_; }  // cents: what a ballot of weight 1 has. All money is in units
  Shares& shares() { return shares_; }

  // Its money goes to its givers' other projects; those who have none have lost it.
  void close(ProjectIndex project);

  // It is paid and closed. Who gives it that part of their money, or more, pays with all they have; the
  // others each the same fraction of what they give it, or the same factor times it.
  void pay(ProjectIndex project, const Ratio& part_of_whole);

  // What its givers have together, and whether that is its cost.
  ShareSum givers_money(ProjectIndex project) const;
  bool can_be_raised(ProjectIndex project);

  // With the factor that raises it to its cost, who gives this part of their money, or more, gives all; above
  // 1 when nobody does. REQUIRES: can_be_raised(project).
  Ratio part_that_pays_whole(ProjectIndex project);

 private:
  // Ballots that are alike.
  struct Givers {
    std::vector<ProjectIndex> projects;
    std::vector<BigInt> points;  // above 0
    BigInt open_points;          // 0: they have nothing
    BigInt weight;
    ShareClass share = untouched;  // of a voter's money
  };

  Givers givers_of(std::size_t group) const;
  Ratio part_of(const Givers& givers, ProjectIndex project) const;
  void give(const Givers& givers, const Ratio& times);

  const Count& count_;
  Shares shares_;
  Ratio unit_ = 1;
  std::vector<Ratio> costs_;
  std::vector<char> is_open_;
  std::vector<Givers> givers_;  // by group
  std::vector<ShareSum> support_;
  std::vector<std::uint64_t> version_;
};

}  // namespace buurtkas
