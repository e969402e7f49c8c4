#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "engine/funding/funding.h"
#include "engine/voting/tally.h"

// What a certificate claims of a cumulative single transferable vote (cstv.h): its steps, in order.

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
