#pragma once

#include <string>
#include <vector>

// The year 2026 of the sample round, as a facilitator, approvers and treasurers type it: from claims to a
// year that is settled. Its bank's answers lie in the sample, in private/bank-answers/.

namespace buurtkas::testing {

const std::vector<const char*>& calls_of_sample_year();

}  // namespace buurtkas::testing
