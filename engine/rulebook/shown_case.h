#pragma once

#include <optional>

#include "engine/rulebook/diff.h"

// A case from a box for which two rulebooks decide otherwise.

namespace buurtkas {

struct Shown {
  std::optional<Difference> difference;
  bool is_proven = true;  // that there is none, when there is none
};

// REQUIRES: all conditions that have values hold for the whole box or for nothing of it. Then all but lines
// are decided alike throughout, and so are lines that both refuse, leave undecided or do not pay. Of others
// it looks among round numbers, the edges of cells, and the values at which limits are reached, alone and
// after another line.
Shown show_difference(const RulesInForce& before, const RulesInForce& after, const Space& space,
                      const Box& box);

bool decide_alike(const RulesInForce& before, const Decision& a, const RulesInForce& after,
                  const Decision& b);

}  // namespace buurtkas
