#include "engine/voting/spendings.h"

#include <algorithm>
#include <utility>

namespace buurtkas {

Spendings::Spendings(const EqualShares& of)
    : of_(of),
      order_{{Estimate(), 0}},
      purses_{{of.count.profile.weight(), 0, 0, 0}},
      purse_of_(of.count.profile.groups(), 0),
      exactly_{{0, Ratio(0)}},
      moves_to_(1, 0),
      counted_(1, 0) {}

std::vector<Spendings::Backing> Spendings::backing(ProjectIndex project) {
  for (const Backers::Equals& equals : of_.backers.of(project)) {
    for (const std::uint32_t group : equals.groups)
      counted_[purse_of_[group]] += of_.count.profile.weight(group);
  }
  std::vector<Backing> all;
  std::uint64_t weight = 0;
  for (const auto& [spent, purse] : order_) {
    if (counted_[purse] == 0) continue;
    weight += std::exchange(counted_[purse], 0);
    all.push_back({spent, purse, weight});
  }
  return all;
}

Ratio Spendings::exactly(PurseId purse) const {
  if (const auto known = exactly_.find(purse); known != exactly_.end()) return known->second;
  const Purse& of = purses_[purse];
  const std::int64_t cost = of_.count.instance.projects[of.project].cost.cents();
  const Ratio sum = exactly(of.before) + Ratio(BigInt(cost), BigInt(of.payers));
  exactly_.emplace(purse, sum);
  return sum;
}

bool Spendings::is_less(const Ranked& a, const Ranked& b) const {
  if ((b.spent - a.spent).is_above_zero()) return true;
  return !(a.spent - b.spent).is_above_zero() && exactly(a.purse) < exactly(b.purse);
}

void Spendings::pay(ProjectIndex project, PurseId last, std::uint64_t payers) {
  constexpr PurseId not_made = ~PurseId{0};
  Payment payment{{}, purses_.size(), {}};
  for (const Ranked& one : order_) {
    moves_to_[one.purse] = not_made;
    if (one.purse == last) break;
  }
  for (const Backers::Equals& equals : of_.backers.of(project)) {
    for (const std::uint32_t group : equals.groups) {
      const PurseId from = purse_of_[group];
      PurseId& to = moves_to_[from];
      if (to == 0) continue;
      if (to == not_made) {
        to = static_cast<PurseId>(purses_.size());
        purses_.push_back({0, from, project, payers});
      }
      const std::uint64_t weight = of_.count.profile.weight(group);
      purses_[from].members -= weight;
      purses_[to].members += weight;
      purse_of_[group] = to;
      payment.moved.emplace_back(group, from);
    }
  }
  const std::int64_t cost = of_.count.instance.projects[project].cost.cents();
  const Estimate price = Estimate(BigInt(cost)) / Estimate(payers);
  std::vector<Ranked> made, stay;  // each in its order
  made.reserve(order_.size());
  stay.reserve(order_.size());
  for (const Ranked& one : order_) {
    const PurseId to = std::exchange(moves_to_[one.purse], 0);
    if (to != 0 && to != not_made) made.push_back({one.spent + price, to});
    if (purses_[one.purse].members > 0) stay.push_back(one);
  }
  payment.order = std::move(order_);
  order_.clear();
  order_.reserve(stay.size() + made.size());
  std::merge(stay.begin(), stay.end(), made.begin(), made.end(), std::back_inserter(order_),
             [this](const Ranked& a, const Ranked& b) { return is_less(a, b); });
  moves_to_.resize(purses_.size(), 0);
  counted_.resize(purses_.size(), 0);
  payments_.push_back(std::move(payment));
}

void Spendings::take_back() {
  Payment& last = payments_.back();
  for (const auto& [group, purse] : last.moved) {
    const std::uint64_t weight = of_.count.profile.weight(group);
    purses_[purse_of_[group]].members -= weight;
    purses_[purse].members += weight;
    purse_of_[group] = purse;
  }
  purses_.erase(purses_.begin() + static_cast<std::ptrdiff_t>(last.purses), purses_.end());
  exactly_.erase(exactly_.lower_bound(static_cast<PurseId>(last.purses)), exactly_.end());
  order_ = std::move(last.order);
  moves_to_.resize(purses_.size());
  counted_.resize(purses_.size());
  payments_.pop_back();
}

}  // namespace buurtkas
