#pragma once

#include "engine/money/ratio.h"

// What a meeting decided about the money that a count leaves.

namespace buurtkas {

// Whether caps hold to the end, or what is left then goes to further projects by votes as if there were none
// (Amsterdam's `leftover_budget`). Exclusions always hold.
enum class Leftover { within_caps, beyond_caps };

// What the next project gets (next_project.h).
struct NextProject {
  enum class Kind { in_part, whole };
  Kind kind = Kind::in_part;
  Ratio least_share = 0;  // of its cost that must be covered; above 0 when whole

  bool operator==(const NextProject&) const = default;
};

}  // namespace buurtkas
