#pragma once

#include <compare>
#include <vector>

#include "engine/voting/logarithm.h"
#include "engine/voting/purses.h"

// Which project asks less of its backers for as much satisfaction. What one unit of a project is worth:
//   cost           its cost
//   cardinality    1; score, borda: 1, as the units are the points
//   effort         its cost / its votes
//   sqrt-cost      the square root of its cost
//   log-cost       the natural logarithm of 1 + its cost in currency units (as pabutools' additive measure)
// The roots are compared by their squares, the logarithms by bounds that are narrowed until they differ,
// after a test whether they are exactly equal.

namespace buurtkas {

class PriceOrder {
 public:
  // REQUIRES: count outlives this.
  PriceOrder(const Instance& instance, const Supporters& supporters, Satisfaction satisfaction);

  // Payment for a unit of satisfaction: owed / (units * worth).
  struct Price {
    Wide owed;
    const Wide& units;
  };
  // REQUIRES: both projects' costs and units above 0; owed over the same denominator. Where less than nothing
  // is owed the order goes on as if: it changes once, and not again, as both amounts move along their lines.
  std::strong_ordering compare(ProjectIndex a, const Price& price_a, ProjectIndex b,
                               const Price& price_b) const;

 private:
  std::strong_ordering compare_irrational(const Wide& left, ProjectIndex b, const Wide& right,
                                          ProjectIndex a) const;

  Satisfaction satisfaction_;
  std::vector<Wide> cost_;            // by project: cents
  std::vector<Wide> votes_;           // by project; effort
  std::vector<Logarithm> logarithm_;  // by project; log-cost
};

}  // namespace buurtkas
