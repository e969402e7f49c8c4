#include "engine/voting/loads.h"

#include <utility>

namespace buurtkas {

Loads::Loads(const Count& count) : count_(count), load_of_(count.profile.groups(), 0) {}

Loads::Loads(const Count& count, Left left)
    : count_(count),
      load_of_(std::move(left.purse_of)),
      loads_(std::move(left.of_purse)),
      denominator_(std::move(left.denominator)) {
  for (BigInt& load : loads_) {
    load = -load;
    has_money_ = has_money_ || !load.is_zero();
  }
}

// By all of them, if nobody's load is above that; else without those whose load is, until there are none.
Loads::Due Loads::due(ProjectIndex project) const {
  std::vector<std::uint64_t> by_load(loads_.size(), 0);
  for (const std::uint32_t group : count_.supporters.of(project)) {
    by_load[load_of_[group]] += count_.profile.weight(group);
  }
  Due due = {denominator_ * count_.instance.projects[project].cost.cents(),
             count_.supporters.weight[project]};
  for (std::size_t load = 0; load < loads_.size(); ++load) {
    if (by_load[load] != 0) due.at += loads_[load] * by_load[load];
  }
  for (bool is_fewer = has_money_; is_fewer;) {
    is_fewer = false;
    const Due by_all = due;
    for (std::size_t load = 0; load < loads_.size(); ++load) {
      if (by_load[load] == 0 || loads_[load] * by_all.payers <= by_all.at) continue;
      due.at -= loads_[load] * by_load[load];
      due.payers -= by_load[load];
      by_load[load] = 0;
      is_fewer = true;
    }
  }
  return due;
}

Ratio Loads::in_cents(const Due& due) const {
  return {due.at * count_.profile.voter_weight(), denominator_ * due.payers};
}

BigInt Loads::buy(ProjectIndex project, const Due& due) {
  const BigInt factor = due.payers / gcd(due.at, BigInt(due.payers));
  if (factor != 1) {
    denominator_ *= factor;
    for (BigInt& load : loads_) load *= factor;
  }
  const auto place = static_cast<std::uint32_t>(loads_.size());
  loads_.push_back(due.at * factor / due.payers);
  for (const std::uint32_t group : count_.supporters.of(project)) {
    if (!has_money_ || loads_[load_of_[group]] <= loads_[place]) load_of_[group] = place;
  }
  return factor;
}

}  // namespace buurtkas
