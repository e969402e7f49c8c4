#pragma once

#include <vector>

#include "engine/voting/selection.h"

// The count with the votes of each project given from outside: for a `.pb` file whose declared rule goes by
// the file's own `score` column. Greedy methods with satisfaction `cost` go by them, and so do thresholds and
// ties.

namespace buurtkas {

// REQUIRES: as select_projects; votes empty (then they are counted), or one a project.
Selection select_by_votes(const Instance& instance, const Profile& profile, const Terms& terms,
                          std::vector<Ratio> votes, const OnProgress& on_progress = {});

}  // namespace buurtkas
