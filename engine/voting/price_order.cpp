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

std::strong_ordering PriceOrder::compare(ProjectIndex a, const Price& price_a, ProjectIndex b,
                                         const Price& price_b) const {
  // owed_a / (units_a * worth_a) against owed_b / (units_b * worth_b)
  const Wide left = price_a.owed * price_b.units;
  const Wide right = price_b.owed * price_a.units;
  const Wide& cost_a = cost(a, price_a);
  const Wide& cost_b = cost(b, price_b);
  const auto order = [](const Wide& one, const Wide& other) { return one.compare(other) <=> 0; };
  // Of positive amounts: left * worth_b against right * worth_a.
  const auto by_roots = [&](const Wide& one, const Wide& worth_b, const Wide& other, const Wide& worth_a) {
    return order(one * one * worth_b, other * other * worth_a);
  };
  switch (satisfaction_) {
    case Satisfaction::cost:
      return order(left * cost_b, right * cost_a);
    case Satisfaction::effort:
      return order(left * cost_b * votes_[a], right * cost_a * votes_[b]);
    case Satisfaction::sqrt_cost:
      if (left > 0 && right > 0) return by_roots(left, cost_b, right, cost_a);
      if (left < 0 && right < 0) return by_roots(-right, cost_a, -left, cost_b);
      return order(left, right);
    case Satisfaction::log_cost:
      if (left > 0 && right > 0) return compare_products(left, logarithm_[b], right, logarithm_[a]);
      if (left < 0 && right < 0) return compare_products(-right, logarithm_[a], -left, logarithm_[b]);
      return order(left, right);
    default:
      return order(left, right);
  }
}

}  // namespace buurtkas
