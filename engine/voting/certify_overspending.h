#pragma once

#include <optional>

#include "engine/voting/method_events.h"

// What a certificate claims of a count with bounded overspending, a project at a time.

namespace buurtkas::claim {

struct Overspending {
  enum class Fate { unsupported, free, bought, not_fundable, nothing_left } fate;
  ProjectIndex project;
  std::optional<Ratio> effective_votes;  // bought: rounded down to a millionth
  std::optional<FundingCut> cut;         // not fundable
};

}  // namespace buurtkas::claim
