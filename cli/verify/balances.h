#pragma once

#include <span>
#include <vector>

#include "cli/verify/amount.h"
#include "engine/round/profile.h"

// What a unit of weight of each group of voters has left in cents, or owes. Groups that have as much share a
// balance, so there are few.

namespace buurtkas::verify {

class Balances {
 public:
  struct Holding {
    std::uint32_t balance;
    BigInt weight;
    bool operator==(const Holding&) const = default;
  };

  // All have the endowment. REQUIRES: the profile outlives this.
  Balances(const Profile& profile, const Ratio& endowment);

  // How many balances are no more than this.
  std::size_t up_to(const Amount& amount) const;
  // Those of these groups from that place on, the least first.
  std::vector<Holding> of(std::span<const std::uint32_t> groups, std::size_t place) const;
  const Amount& operator[](std::size_t balance) const { return ascending_[balance]; }

  // These groups pay so much, but none goes below the floor; who is there pays nothing.
  void pay(std::span<const std::uint32_t> groups, const Amount& amount, const Amount& floor);

 private:
  void put_in_order(const std::vector<Amount>& balances);

  const Profile& profile_;
  std::vector<Amount> ascending_;  // no two are the same
  std::vector<std::uint32_t> of_;  // by group
};

}  // namespace buurtkas::verify
