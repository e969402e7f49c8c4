#pragma once

#include <string>
#include <vector>

#include "engine/voting/equal_shares.h"

// A run of equal shares as one can compare it with another: what comes next, and who pays for it or could.

namespace buurtkas::testing {

inline std::vector<std::string> steps_of(const EqualShares& of, const Ratio& endowment) {
  Trace trace;
  of.run_exactly(endowment, &trace);
  std::vector<std::string> steps;
  for (const Event& event : trace) {
    if (const auto* bought = std::get_if<Bought>(&event))
      steps.push_back(std::to_string(bought->project) + " " + to_string(bought->paid_in_full));
    if (const auto* out = std::get_if<NotFundable>(&event))
      steps.push_back(std::to_string(out->project) + " out " + to_string(out->effective_votes));
  }
  return steps;
}

}  // namespace buurtkas::testing
