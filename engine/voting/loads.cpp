#include "engine/voting/loads.h"

#include <utility>

namespace buurtkas {

Loads::Loads(const Count& count) : count_(count), load_of_(count.profile.groups(), 0) {}

Loads::Loads(const Count& count, Left left)
    : count_(count),
      load_of_(std::move(left.purse_of)),
      loads_(std::move(left.of_purse)),
      denominator_(std::move(left.denominator)) {
  for (BigInt& load : loads_) load = -load;
}

BigInt Loads::due(ProjectIndex project) const {
  std::vector<std::uint64_t> by_load(loads_.size(), 0);
  for (const std::uint32_t group : count_.supporters.of(project)) {
    by_load[load_of_[group]] += count_.profile.weight(group);
  }
  BigInt due = denominator_ * count_.instance.projects[project].cost.cents();
  for (std::size_t load = 0; load < loads_.size(); ++load) {
    if (by_load[load] != 0) due += loads_[load] * by_load[load];
  }
  return due;
}

Ratio Loads::in_cents(ProjectIndex project, const BigInt& due) const {
  return {due * count_.profile.voter_weight(), denominator_ * weight(project)};
}

BigInt Loads::buy(ProjectIndex project, const BigInt& due) {
  const BigInt factor = weight(project) / gcd(due, BigInt(weight(project)));
  if (factor != 1) {
    denominator_ *= factor;
    for (BigInt& load : loads_) load *= factor;
  }
  const auto place = static_cast<std::uint32_t>(loads_.size());
  loads_.push_back(due * factor / weight(project));
  for (const std::uint32_t group : count_.supporters.of(project)) load_of_[group] = place;
  return factor;
}

bool Loads::would_fall(ProjectIndex project, const BigInt& due) const {
  std::vector<bool> has_supporter(loads_.size(), false);
  for (const std::uint32_t group : count_.supporters.of(project)) has_supporter[load_of_[group]] = true;
  for (std::size_t load = 0; load < loads_.size(); ++load) {
    if (has_supporter[load] && loads_[load] * weight(project) > due) return true;
  }
  return false;
}

}  // namespace buurtkas
