#pragma once

#include <vector>

#include "engine/voting/terms.h"

// Exact equal shares as its definition reads: every ballot's purse on its own, one reduced fraction an
// amount, every number of payers tried for every project. For one unmarked pot; ties to the smaller id.

namespace buurtkas::oracles {

struct ExactPurchase {
  ProjectIndex project;
  std::size_t payers;  // units of weight

  bool operator==(const ExactPurchase&) const = default;
};

// `endowment`: of a unit of weight.
std::vector<ExactPurchase> textbook_exact_purchases(const Instance& instance, const Profile& profile,
                                                    Satisfaction satisfaction, const Ratio& endowment);

std::vector<ProjectIndex> textbook_exact_shares(const Instance& instance, const Profile& profile,
                                                Satisfaction satisfaction);

}  // namespace buurtkas::oracles
