#pragma once

#include <optional>
#include <span>

#include "engine/round/instance.h"

// By how much all pots must be scaled, together, so that they can just pay a set of projects; what a pot may
// pay of one project is not scaled. From no money at all: where the pots fall short, the minimum cut says
// which scale it takes to mend that, and that scale is tried next (Newton's method on cuts; each cut is met
// at most once, so it ends).

namespace buurtkas {

// Nothing when no scale is enough. Limits are not looked at.
std::optional<Ratio> least_scale(const Instance& instance, std::span<const ProjectIndex> projects);

}  // namespace buurtkas
