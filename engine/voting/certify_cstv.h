#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "engine/voting/count.h"
#include "engine/voting/tally.h"

// What a certificate claims of a cumulative single transferable vote (cstv.h): its steps, in order. They are
// made from the trace, by a walk with the same gifts. Cost: about a second run.

namespace buurtkas::claim {

struct CstvStep {
  enum class Kind { bought, eliminated, raised, out, not_fundable, taken_back, accepted } kind;
  ProjectIndex project;
  std::string_view measure = {};           // the key of the value; empty when it has none
  Worth value = {};                        // in currency units or as it is, rounded down to a millionth
  std::optional<Ratio> in_full_from = {};  // raised: who gives this part of their money, or more, gives all
  std::optional<FundingCut> cut = {};      // not_fundable
};

}  // namespace buurtkas::claim

namespace buurtkas {

bool is_cstv(Method method);  // in one of its forms

// REQUIRES: is_cstv(count.terms.method); the trace is that of this count.
std::vector<claim::CstvStep> steps_of_cstv(const Count& count, const Trace& trace);

}  // namespace buurtkas
