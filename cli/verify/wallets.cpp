#include "cli/verify/wallets.h"

#include <algorithm>

namespace buurtkas::verify {

Wallets::Wallets(const Profile& profile, const Ratio& cents)
    : profile_(profile),
      denominator_(cents.denominator()),
      balance_{0, cents.numerator()},
      members_{0, profile.weight()},
      counted_(2, 0),
      wallet_of_(profile.groups(), 1) {}

void Wallets::gather(const Backers& backers) {
  const std::size_t first = classes_.size();
  for (const std::uint32_t group : backers.groups) {
    const std::uint32_t wallet = wallet_of_[group];
    if (counted_[wallet] == 0) classes_.push_back({wallet, backers.units, 0});
    counted_[wallet] += profile_.weight(group);
  }
  for (std::size_t at = first; at < classes_.size(); ++at) {
    classes_[at].weight = counted_[classes_[at].wallet];
    counted_[classes_[at].wallet] = 0;
  }
}

void Wallets::gather(const std::vector<Backers>& backers) {
  classes_.clear();
  for (const Backers& equals : backers) gather(equals);
}

// Of the equal payments, only what somebody has to the last cent can collect most: at least the cost (over
// the denominator), and less than `below`, if anything.
bool Wallets::has_level(const BigInt& cost, const BigInt* below) {
  std::sort(classes_.begin(), classes_.end(),
            [this](const Class& a, const Class& b) { return balance_[a.wallet] > balance_[b.wallet]; });
  BigInt weight = 0;
  for (const Class& one : classes_) {
    weight += one.weight;
    const BigInt& level = balance_[one.wallet];
    if ((below == nullptr || level < *below) && level * weight >= cost) return true;
  }
  return false;
}

Wallets::Collected Wallets::collect(const std::vector<Backers>& backers, const Ratio& price,
                                    const Ratio& cost, bool equal) {
  gather(backers);
  const BigInt numerator = price.numerator() * denominator_;
  const BigInt by = price.denominator();
  BigInt units = 0;
  BigInt others = 0;
  std::uint64_t due_of = 0;
  BigInt due = 0;
  for (const Class& one : classes_) {
    if (one.units != due_of) due = (numerator * (due_of = one.units) + by - 1) / by;
    if (balance_[one.wallet] >= due) {
      units += BigInt(one.units) * one.weight;
    } else if (!equal) {
      others += balance_[one.wallet] * one.weight;
    }
  }
  const BigInt whole_cost = cost.numerator() * denominator_;  // costs are whole cents
  const bool is_enough = numerator * units + others * by == whole_cost * by;
  const BigInt below = (numerator + by - 1) / by;
  // When nobody pays in full, a little less is not paid in full either, and collects as much.
  const bool is_lowest = equal ? !has_level(whole_cost, &below) : units > 0;
  return {units, Ratio(others, denominator_), is_enough, is_lowest};
}

std::vector<Wallets::Lack> Wallets::lacks(const std::vector<Backers>& backers, const Ratio& cost) {
  gather(backers);
  std::sort(classes_.begin(), classes_.end(),
            [this](const Class& a, const Class& b) { return balance_[a.wallet] > balance_[b.wallet]; });
  for (std::size_t at = 1; at < classes_.size(); ++at) classes_[at].weight += classes_[at - 1].weight;
  const BigInt whole_cost = cost.numerator() * denominator_;
  std::vector<Lack> all;
  BigInt least = 0;  // over least_of and the denominator; of more payers
  BigInt least_of = 0;
  for (auto one = classes_.rbegin(); one != classes_.rend(); ++one) {
    const BigInt open = whole_cost - balance_[one->wallet] * one->weight;
    if (open > 0 && least_of != 0 && open * least_of >= least * one->weight) continue;
    least = std::max<BigInt>(open, 0);
    least_of = one->weight;
    all.push_back({least_of, Ratio(least, least_of * denominator_)});
    if (open <= 0) break;
  }
  std::reverse(all.begin(), all.end());
  return all;
}

// Who cannot pay in full what it would be if all could, cannot pay more either.
std::optional<Ratio> Wallets::lowest_price(const std::vector<Backers>& backers, const Ratio& cost,
                                           bool equal) {
  gather(backers);
  BigInt open = cost.numerator() * denominator_;
  BigInt units = 0;
  for (const Class& one : classes_) units += BigInt(one.units) * one.weight;
  std::size_t before = 0;
  while (classes_.size() != before && units > 0) {
    before = classes_.size();
    const BigInt all_open = open;
    const BigInt all_units = units;
    std::uint64_t due_of = 0;
    BigInt due = 0;
    std::erase_if(classes_, [&](const Class& one) {
      if (one.units != due_of) due = (all_open * (due_of = one.units) + all_units - 1) / all_units;
      if (balance_[one.wallet] >= due) return false;
      units -= BigInt(one.units) * one.weight;
      if (!equal) open -= balance_[one.wallet] * one.weight;
      return true;
    });
  }
  if (units == 0) return std::nullopt;
  return Ratio(open, units * denominator_);
}

Ratio Wallets::held(const std::vector<Backers>& backers) {
  gather(backers);
  BigInt sum = 0;
  for (const Class& one : classes_) sum += balance_[one.wallet] * one.weight;
  return {sum, denominator_};
}

bool Wallets::can_pay(const std::vector<Backers>& backers, const Ratio& cost, bool equal) {
  if (!equal) return held(backers) >= cost;
  gather(backers);
  return has_level(cost.numerator() * denominator_, nullptr);
}

void Wallets::pay(const std::vector<Backers>& backers, const Ratio& price, bool equal) {
  const BigInt numerator = price.numerator() * denominator_;
  const BigInt by = price.denominator();
  const BigInt factor = by / gcd(numerator, by);
  if (factor != 1) {
    denominator_ *= factor;
    for (std::size_t wallet = 0; wallet < balance_.size(); ++wallet) {
      if (members_[wallet] > 0) balance_[wallet] *= factor;
    }
  }
  const BigInt whole = numerator * factor / by;
  std::vector<std::uint32_t> moves_to(balance_.size(), 0);
  for (const Backers& equals : backers) {
    classes_.clear();
    gather(equals);
    const BigInt due = whole * equals.units;
    for (const Class& one : classes_) {
      const BigInt rest = balance_[one.wallet] - due;
      moves_to[one.wallet] = rest < 0 && equal ? one.wallet : 0;
      if (rest > 0) {
        moves_to[one.wallet] = static_cast<std::uint32_t>(balance_.size());
        balance_.push_back(rest);
        members_.push_back(0);
        counted_.push_back(0);
      }
      members_[one.wallet] -= one.weight;
      members_[moves_to[one.wallet]] += one.weight;
    }
    for (const std::uint32_t group : equals.groups) wallet_of_[group] = moves_to[wallet_of_[group]];
  }
}

}  // namespace buurtkas::verify
