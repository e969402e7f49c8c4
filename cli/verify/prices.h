#pragma once

#include <compare>
#include <vector>

#include "cli/verify/logarithm.h"
#include "cli/verify/recount.h"

// What projects ask for as much satisfaction, and which of two goes first by that. By sqrt-cost prices are
// compared by their squares, by log-cost times the logarithm of the other's cost (logarithm.h).

namespace buurtkas::verify {

class Prices {
 public:
  // REQUIRES: recount outlives this.
  explicit Prices(const Recount& recount);

  // Of a payment for a unit of satisfaction, what is compared. REQUIRES: the project costs something.
  Ratio worth_of(ProjectIndex project, const Ratio& payment) const;

  // REQUIRES: both by worth_of, in the same units.
  std::strong_ordering compare(ProjectIndex a, const Ratio& price_a, ProjectIndex b,
                               const Ratio& price_b) const;
  bool is_ruled_out(ProjectIndex other, const Ratio& price, ProjectIndex by, const Ratio& price_by) const;

 private:
  const Recount& recount_;
  std::vector<Logarithm> logarithm_;  // by project, by log-cost: of 1 and its cost
};

}  // namespace buurtkas::verify
