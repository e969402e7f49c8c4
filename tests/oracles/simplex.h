#pragma once

#include <vector>

#include "engine/money/ratio.h"

// Whether linear inequalities have a solution, by the simplex method in fractions, with Bland's rule (which
// ends). For some dozens of unknowns.

namespace buurtkas::oracles {

struct Inequality {
  std::vector<Ratio> factors;  // of the unknowns, none of which is below 0
  Ratio at_most;
};

bool has_solution(const std::vector<Inequality>& inequalities);

}  // namespace buurtkas::oracles
