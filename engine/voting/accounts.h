#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/voting/quotients.h"

// What voters have left when their money is quotients (quotients.h), or owe. Voters with the same balance
// share one account, so there are few. Balances are not kept as sums but as what they came from: a balance is
// another less a payment, and its sum is put together when bounds do not decide.

namespace buurtkas {

using AccountId = std::uint32_t;

class Accounts {
 public:
  struct Holding {
    AccountId account;
    BigInt weight;
  };

  // Every unit of weight starts with the endowment, in cents, not below 0. REQUIRES: weights outlive this.
  Accounts(std::span<const std::uint64_t> weights, const Ratio& endowment);

  // These groups' accounts that are above a place, poorest first.
  std::vector<Holding> holdings(std::span<const std::uint32_t> groups, std::size_t place);

  // How many accounts have no more than this: the place above it.
  std::size_t place_above(const ShareSum& balance);

  const Quotients::Bounds& bounds(AccountId account) const { return accounts_[account].bounds; }
  ShareSum balance(AccountId account) const { return sum(std::vector<Holding>{{account, 1}}); }
  ShareSum sum(std::span<const Holding> holdings) const;  // each balance times its weight
  Quotients& quotients() { return quotients_; }

  // Each of these groups pays the payment, but nobody goes below the floor; who is below it pays nothing.
  void pay(std::span<const std::uint32_t> groups, const ShareSum& payment, const ShareSum& floor);

 private:
  struct Account {
    AccountId from;
    std::uint32_t change;  // its balance is that of `from` plus this one, or this one when `from` is itself
    Quotients::Bounds bounds;
  };

  AccountId open(AccountId from, const ShareSum& change);
  int compare(AccountId a, AccountId b);
  void put_in_order(const std::vector<AccountId>& opened);

  Quotients quotients_;
  std::span<const std::uint64_t> weights_;
  std::vector<AccountId> account_of_;  // by group
  std::vector<ShareSum> changes_;
  std::vector<Account> accounts_;
  std::vector<AccountId> ascending_;  // INVARIANT: no two have the same balance; all that are in use
  std::vector<std::size_t> place_;    // by account: in ascending_
  std::vector<std::uint64_t> held_;   // by account; scratch
};

}  // namespace buurtkas
