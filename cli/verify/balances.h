#pragma once

#include <span>
#include <vector>

#include "cli/verify/between.h"
#include "engine/round/profile.h"

// What a unit of weight of each group of voters has left in cents, or owes. Groups that have as much share a
// balance, so there are few; they are exact, and each is also held between close bounds.

namespace buurtkas::verify {

struct Balance {
  explicit Balance(Ratio of);
  bool operator<(const Balance& other) const;

  Ratio exact;
  Between near;
};

class Balances {
 public:
  struct Holding {
    std::uint32_t balance;
    BigInt weight;
  };

  // All have the endowment. REQUIRES: the profile outlives this.
  Balances(const Profile& profile, const Ratio& endowment);

  // How many balances are no more than this.
  std::size_t up_to(const Ratio& amount) const;
  // Those of these groups from that place on, the least first.
  std::vector<Holding> of(std::span<const std::uint32_t> groups, std::size_t place) const;
  const Balance& operator[](std::size_t balance) const { return ascending_[balance]; }

  // These groups pay so much, but none goes below the floor; who is there pays nothing.
  void pay(std::span<const std::uint32_t> groups, const Ratio& amount, const Ratio& floor);

 private:
  void put_in_order(const std::vector<Balance>& balances);

  const Profile& profile_;
  std::vector<Balance> ascending_;  // no two are the same
  std::vector<std::uint32_t> of_;   // by group
};

}  // namespace buurtkas::verify
