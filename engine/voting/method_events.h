#pragma once

#include <optional>
#include <string_view>

#include "engine/funding/funding.h"
#include "engine/voting/leftover.h"

// What happens in a count by a method that has no events of its own: one project after another, by a measure
// that the method's header names. Votes are weighted: a voter of weight 1 is 1.

namespace buurtkas {

struct Chosen {
  ProjectIndex project;
  Ratio votes;
  std::string_view measure;  // the field's word for what decided: `load`, `support`, ...
  Ratio value;
};

struct LeftOut {
  ProjectIndex project;
  Ratio votes;
  std::string_view measure;
  std::optional<Ratio> value;     // when it was left out; nothing when it had none
  std::optional<FundingCut> cut;  // why the pots could not pay it, when that is the reason
};

struct NextReached {  // the money that is left, and the project that it is offered to
  ProjectIndex project;
  Ratio votes;
  Money left;
  NextProject terms;
  bool is_enough;
};

}  // namespace buurtkas
