#include "cli/verify/balances.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <utility>

namespace buurtkas::verify {
Balances::Balances(const Profile& profile, const Ratio& endowment)
    : profile_(profile), ascending_{Amount(endowment)}, of_(profile.groups(), 0) {}

std::size_t Balances::up_to(const Amount& amount) const {
  const auto above = std::upper_bound(ascending_.begin(), ascending_.end(), amount);
  return static_cast<std::size_t>(above - ascending_.begin());
}

std::vector<Balances::Holding> Balances::of(std::span<const std::uint32_t> groups, std::size_t place) const {
  std::vector<std::uint64_t> weight(ascending_.size(), 0);
  for (const std::uint32_t group : groups) weight[of_[group]] += profile_.weight(group);
  std::vector<Holding> found;
  for (std::size_t balance = place; balance < weight.size(); ++balance) {
    if (weight[balance] > 0) found.push_back({static_cast<std::uint32_t>(balance), weight[balance]});
  }
  return found;
}

void Balances::pay(std::span<const std::uint32_t> groups, const Amount& amount, const Amount& floor) {
  constexpr std::uint32_t unseen = std::numeric_limits<std::uint32_t>::max();
  const std::size_t place = up_to(floor);
  const Amount most = Amount::sum({{floor, 1}, {amount, 1}});
  std::vector<bool> pays(of_.size(), false);
  for (const std::uint32_t group : groups) pays[group] = of_[group] >= place;
  std::vector<Amount> balances;
  std::vector<std::uint32_t> kept(ascending_.size(), unseen);
  std::vector<std::uint32_t> lessened(ascending_.size(), unseen);
  for (std::size_t group = 0; group < of_.size(); ++group) {
    const Amount& balance = ascending_[of_[group]];
    std::uint32_t& becomes = pays[group] ? lessened[of_[group]] : kept[of_[group]];
    if (becomes == unseen) {
      becomes = static_cast<std::uint32_t>(balances.size());
      if (!pays[group]) balances.push_back(balance);
      if (pays[group]) balances.push_back(most < balance ? Amount::sum({{balance, 1}, {amount, -1}}) : floor);
    }
    of_[group] = becomes;
  }
  put_in_order(balances);
}

void Balances::put_in_order(const std::vector<Amount>& balances) {
  std::vector<std::size_t> order(balances.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(),
            [&](std::size_t a, std::size_t b) { return balances[a] < balances[b]; });
  std::vector<std::uint32_t> becomes(balances.size());
  ascending_.clear();
  for (const std::size_t one : order) {
    if (ascending_.empty() || ascending_.back() < balances[one]) ascending_.push_back(balances[one]);
    becomes[one] = static_cast<std::uint32_t>(ascending_.size() - 1);
  }
  for (std::uint32_t& balance : of_) balance = becomes[balance];
}

}  // namespace buurtkas::verify
