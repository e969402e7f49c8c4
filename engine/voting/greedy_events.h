#pragma once

#include <vector>

#include "engine/funding/funding.h"
#include "engine/voting/terms.h"

// What happens before a count, at a tie, and in a greedy count or completion. Votes are weighted: a voter of
// weight 1 is 1.

namespace buurtkas {

// Before the count
struct BelowThreshold {
  ProjectIndex project;
  Ratio votes;
  Ratio threshold;   // in votes
  bool must_exceed;  // it needs more than that
};

// Several were best; one went first.
struct TieBroken {
  std::vector<ProjectIndex> tied;  // in the order in which the tie-breaks put them
  TieBreak by;                     // the first one that told the first from the second
};

// Greedy, and the greedy completion
struct Taken {
  ProjectIndex project;
  Ratio votes;
};

struct Skipped {
  ProjectIndex project;
  Ratio votes;
  FundingCut cut;  // why the pots could not pay it beside what was selected
};

struct StoppedAt {  // greedy-no-skip: this and all after it stay out
  ProjectIndex project;
  Ratio votes;
  FundingCut cut;
};

}  // namespace buurtkas
