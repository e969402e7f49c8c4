#pragma once

#include <optional>

#include "engine/voting/equal_shares.h"

// A run of equal shares by a floating-point filter (estimate.h): some times faster than the exact run, which
// it stands in for where only what is bought is asked. Each of its decisions is proven, or it has no answer.

namespace buurtkas {

// By log-cost, with several pots or limits, and for add-opt, which asks for the next change, there is none.
bool can_be_filtered(const EqualShares& of);

// What `of.run(endowment)` buys, in its order; `same_for` may be smaller, as it errs on the safe side.
// Nothing when a comparison is too close: then the exact run decides. REQUIRES: can_be_filtered(of).
std::optional<EqualSharesRun> run_filtered(const EqualShares& of, const Ratio& endowment);

}  // namespace buurtkas
