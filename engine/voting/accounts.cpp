#include "engine/voting/accounts.h"

#include <algorithm>
#include <map>
#include <numeric>

namespace buurtkas {

Accounts::Accounts(std::span<const std::uint64_t> weights, const Ratio& endowment)
    : weights_(weights), account_of_(weights.size(), 0) {
  changes_.emplace_back(endowment);
  accounts_.push_back({0, 0, quotients_.bounds(changes_[0])});
  ascending_ = {0};
  place_ = {0};
  held_ = {0};
}

std::vector<Accounts::Holding> Accounts::holdings(std::span<const std::uint32_t> groups, std::size_t place) {
  std::vector<Holding> found;
  for (const std::uint32_t group : groups) {
    const AccountId account = account_of_[group];
    if (place_[account] < place) continue;
    if (held_[account] == 0) found.push_back({account, 0});
    held_[account] += weights_[group];
  }
  for (Holding& one : found) {
    one.weight = held_[one.account];
    held_[one.account] = 0;
  }
  std::sort(found.begin(), found.end(),
            [this](const Holding& a, const Holding& b) { return place_[a.account] < place_[b.account]; });
  return found;
}

// By how often each change is in it: balances have most of theirs in common.
ShareSum Accounts::sum(std::span<const Holding> holdings) const {
  std::vector<BigInt> times(changes_.size(), 0);
  for (const Holding& one : holdings) {
    AccountId account = one.account;
    times[accounts_[account].change] += one.weight;
    while (accounts_[account].from != account) {
      account = accounts_[account].from;
      times[accounts_[account].change] += one.weight;
    }
  }
  // Later changes have the larger denominators, which earlier ones mostly divide.
  struct Fraction {
    BigInt numerator = 0, denominator = 1;
  };
  std::map<ShareClass, Fraction> fractions;
  for (std::size_t change = times.size(); change-- > 0;) {
    if (times[change] == 0) continue;
    for (const auto& [one, of_it] : changes_[change].terms()) {
      auto& [numerator, denominator] = fractions[one];
      const BigInt divisor = of_it.denominator();
      if (denominator % divisor != 0) {
        const BigInt factor = divisor / gcd(denominator, divisor);
        numerator *= factor;
        denominator *= factor;
      }
      numerator += times[change] * of_it.numerator() * (denominator / divisor);
    }
  }
  ShareSum sum;
  for (const auto& [one, fraction] : fractions) {
    sum.add(one, Ratio(fraction.numerator, fraction.denominator));
  }
  return sum;
}

std::size_t Accounts::place_above(const ShareSum& balance) {
  const Quotients::Bounds bounds = quotients_.bounds(balance);
  const auto above = std::partition_point(ascending_.begin(), ascending_.end(), [&](AccountId account) {
    Quotients::Bounds difference = accounts_[account].bounds;
    subtract(difference, bounds);
    if (const auto sign = sign_between(difference)) return *sign <= 0;
    ShareSum more = this->balance(account);
    more.add(balance, -1);
    return quotients_.sign(more) <= 0;
  });
  return static_cast<std::size_t>(above - ascending_.begin());
}

int Accounts::compare(AccountId a, AccountId b) {
  Quotients::Bounds difference = accounts_[a].bounds;
  subtract(difference, accounts_[b].bounds);
  if (const auto sign = sign_between(difference)) return *sign;
  return quotients_.sign(sum(std::vector<Holding>{{a, 1}, {b, -1}}));
}

// `from` is the number of accounts for one that comes from no other.
AccountId Accounts::open(AccountId from, const ShareSum& change) {
  const auto opened = static_cast<AccountId>(accounts_.size());
  Quotients::Bounds bounds = quotients_.bounds(change);
  if (from != opened) add(bounds, accounts_[from].bounds);
  accounts_.push_back({from, static_cast<std::uint32_t>(changes_.size() - 1), std::move(bounds)});
  held_.push_back(0);
  place_.push_back(0);
  return opened;
}

void Accounts::pay(std::span<const std::uint32_t> groups, const ShareSum& payment, const ShareSum& floor) {
  ShareSum can_pay = floor;
  can_pay.add(payment);
  const std::size_t pay_in_full = place_above(can_pay);
  const std::vector<Holding> payers = holdings(groups, place_above(floor));
  if (payers.empty()) return;

  std::vector<AccountId> opened;
  if (place_[payers.front().account] < pay_in_full) {
    changes_.push_back(floor);
    opened.push_back(open(static_cast<AccountId>(accounts_.size()), floor));
  }
  ShareSum change;
  change.add(payment, -1);
  changes_.push_back(change);
  std::vector<AccountId> becomes(accounts_.size());
  std::iota(becomes.begin(), becomes.end(), AccountId{0});
  for (const Holding& payer : payers) {
    if (place_[payer.account] >= pay_in_full) opened.push_back(open(payer.account, change));
    becomes[payer.account] = opened.back();
  }
  for (const std::uint32_t group : groups) account_of_[group] = becomes[account_of_[group]];
  put_in_order(opened);
}

// REQUIRES: they ascend. They do: who paid, but for those now at the floor, paid the same.
void Accounts::put_in_order(const std::vector<AccountId>& opened) {
  std::vector<char> is_used(accounts_.size(), 0);
  for (const AccountId account : account_of_) is_used[account] = 1;
  std::vector<AccountId> merged;
  std::merge(ascending_.begin(), ascending_.end(), opened.begin(), opened.end(), std::back_inserter(merged),
             [this](AccountId a, AccountId b) { return compare(a, b) < 0; });
  std::vector<AccountId> same_as(accounts_.size());
  ascending_.clear();
  for (const AccountId account : merged) {
    if (is_used[account] == 0) continue;
    const bool is_new = ascending_.empty() || compare(ascending_.back(), account) != 0;
    if (is_new) ascending_.push_back(account);
    same_as[account] = ascending_.back();
    place_[account] = ascending_.size() - 1;
  }
  for (AccountId& account : account_of_) account = same_as[account];
}

}  // namespace buurtkas
