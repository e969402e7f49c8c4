#include "engine/voting/price_order.h"

namespace buurtkas {

PriceOrder::PriceOrder(const Instance& instance, const Supporters& supporters, Satisfaction satisfaction)
    : satisfaction_(satisfaction) {
  constexpr std::int64_t cents_in_unit = 100;
  for (const Project& project : instance.projects) {
    cost_.emplace_back(project.cost.cents());
    if (satisfaction == Satisfaction::log_cost)
      logarithm_.emplace_back(cents_in_unit + project.cost.cents(), cents_in_unit);
  }
  for (const std::uint64_t weight : supporters.weight) votes_.emplace_back(weight);
}

// left * worth_b against right * worth_a, of which the amounts are above 0.
std::strong_ordering PriceOrder::compare_irrational(const Wide& left, ProjectIndex b, const Wide& right,
                                                    ProjectIndex a) const {
  if (satisfaction_ == Satisfaction::log_cost) {
    return compare_products(left, logarithm_[b], right, logarithm_[a]);
  }
  return (left * left * cost_[b]).compare(right * right * cost_[a]) <=> 0;
}

std::strong_ordering PriceOrder::compare(ProjectIndex a, const Price& price_a, ProjectIndex b,
                                         const Price& price_b) const {
  // owed_a / (units_a * worth_a) against owed_b / (units_b * worth_b)
  const Wide left = price_a.owed * price_b.units;
  const Wide right = price_b.owed * price_a.units;
  const auto order = [](const Wide& one, const Wide& other) { return one.compare(other) <=> 0; };
  switch (satisfaction_) {
    case Satisfaction::cost:
      return order(left * cost_[b], right * cost_[a]);
    case Satisfaction::effort:
      return order(left * cost_[b] * votes_[a], right * cost_[a] * votes_[b]);
    case Satisfaction::sqrt_cost:
    case Satisfaction::log_cost:
      if (left > 0 && right > 0) return compare_irrational(left, b, right, a);
      if (left < 0 && right < 0) return compare_irrational(-right, a, -left, b);
      return order(left, right);
    default:
      return order(left, right);
  }
}

}  // namespace buurtkas
