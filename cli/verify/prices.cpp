#include "cli/verify/prices.h"

namespace buurtkas::verify {

Prices::Prices(const Recount& recount) : recount_(recount) {
  if (recount.terms.satisfaction != "log-cost") return;
  for (const Project& project : recount.instance.projects)
    logarithm_.emplace_back(cents_of(project.cost) / 100 + 1);
}

Ratio Prices::worth_of(ProjectIndex project, const Ratio& payment) const {
  const std::string& satisfaction = recount_.terms.satisfaction;
  if (satisfaction == "cost") return payment / recount_.cost(project);
  if (satisfaction == "effort") return payment * Ratio(recount_.weight[project]) / recount_.cost(project);
  if (satisfaction == "sqrt-cost") return payment * payment / recount_.cost(project);
  return payment;
}

std::strong_ordering Prices::compare(ProjectIndex a, const Ratio& price_a, ProjectIndex b,
                                     const Ratio& price_b) const {
  if (logarithm_.empty()) return price_a <=> price_b;
  return compare_products(price_a, logarithm_[b], price_b, logarithm_[a]);
}

bool Prices::is_ruled_out(ProjectIndex other, const Ratio& price, ProjectIndex by,
                          const Ratio& price_by) const {
  const auto order = compare(other, price, by, price_by);
  return order > 0 || (order == 0 && recount_.goes_before(by, other));
}

}  // namespace buurtkas::verify
