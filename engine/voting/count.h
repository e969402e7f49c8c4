#pragma once

#include <vector>

#include "engine/round/profile.h"
#include "engine/voting/progress.h"
#include "engine/voting/terms.h"
#include "engine/voting/tie_order.h"
#include "engine/voting/trace.h"

// What every method is given: one election with its terms, and what is worked out from it once.

namespace buurtkas {

struct Count {
  const Instance& instance;
  const Profile& profile;
  const Terms& terms;
  const OnProgress& on_progress;  // may be empty
  Supporters supporters;
  std::vector<Ratio> votes;  // by project; those of the file's own column when a declared rule goes by it
  TieOrder ties;
  std::vector<ProjectIndex> projects;  // that reach the threshold, in the order of the ties
};

// `votes` empty: as the ballots have them. Writes BelowThreshold events.
Count begin_count(const Instance& instance, const Profile& profile, const Terms& terms,
                  std::vector<Ratio> votes, const OnProgress& on_progress, Trace& trace);

}  // namespace buurtkas
