#pragma once

#include <optional>
#include <vector>

#include "engine/voting/certificate.h"
#include "engine/voting/equal_shares_events.h"

// What a certificate claims of the raises of equal shares' endowment: of those before the last, and why the
// last was that. A stretch of raises that buys the same is shown by two runs (cli/verify/unchanged.h); a real
// election of 184 raises and 65 outcomes takes 154 of them.

namespace buurtkas::claim {

using Unchanged = SameRuns;

struct Raises {
  RaiseStop why;
  std::vector<Misfit> misfits;         // nothing_fits
  std::optional<FundingCut> next_cut;  // next_costs_more: of the run that was claimed last
};

}  // namespace buurtkas::claim
