#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "engine/voting/equal_shares.h"
#include "engine/voting/estimate.h"

// What voters spent along a run of exact equal shares, whatever they began with: an estimate of it, by which
// they are in order, and exactly where that is asked. Who paid for the same share a purse. The last payment
// can be taken back.

namespace buurtkas {

class Spendings {
 public:
  using PurseId = std::uint32_t;

  explicit Spendings(const EqualShares& of);  // REQUIRES: it outlives this

  struct Backing {  // who spent as much as those of a purse, or less, and back a project
    Estimate spent;
    PurseId purse;  // the last of them
    std::uint64_t weight;
  };
  std::vector<Backing> backing(ProjectIndex project);  // more and more

  Ratio exactly(PurseId purse) const;

  // Its backers, so many, up to those of that purse, share its cost.
  void pay(ProjectIndex project, PurseId last, std::uint64_t payers);
  void take_back();  // REQUIRES: something was paid

 private:
  struct Purse {
    std::uint64_t members;  // weight
    PurseId before;         // their purse before the last payment, which was for this project by so many
    ProjectIndex project;
    std::uint64_t payers;
  };
  struct Ranked {
    Estimate spent;
    PurseId purse;
  };
  struct Payment {
    std::vector<Ranked> order;  // before it
    std::size_t purses;
    std::vector<std::pair<std::uint32_t, PurseId>> moved;  // groups, and whose purse was theirs
  };

  bool is_less(const Ranked& a, const Ranked& b) const;

  const EqualShares& of_;
  std::vector<Ranked> order_;  // who spent least first
  std::vector<Purse> purses_;
  std::vector<PurseId> purse_of_;  // by group
  std::vector<Payment> payments_;
  mutable std::map<PurseId, Ratio> exactly_;  // where that was asked
  std::vector<PurseId> moves_to_;             // by purse: all 0 between calls
  std::vector<std::uint64_t> counted_;        // by purse: all 0 between calls
};

}  // namespace buurtkas
