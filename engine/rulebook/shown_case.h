#pragma once

#include <optional>

#include "engine/rulebook/diff.h"

// A case from a box for which two rulebooks decide otherwise.

namespace buurtkas {

// Looks among round numbers, the edges of the box's cells, and the values at which either rulebook's limits
// are reached, with nothing counted before and with limits nearly used up; then from the lowest quantities
// up. The fields that the space does not name are what does least: 0, no, none. Nothing when all decide
// alike.
std::optional<Difference> show_difference(const RulesInForce& before, const RulesInForce& after,
                                          const Space& space, const Box& box);

bool decide_alike(const RulesInForce& before, const Decision& a, const RulesInForce& after,
                  const Decision& b);

}  // namespace buurtkas
