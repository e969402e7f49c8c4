#pragma once

#include <variant>
#include <vector>

#include "engine/voting/equal_shares_events.h"
#include "engine/voting/greedy_events.h"
#include "engine/voting/method_events.h"

// What happened in a count, as numbers, in order. `cli/render` gives it words. A trace of equal shares tells
// the run that was kept; of the other raises only why they stopped.

namespace buurtkas {

using Event =
    std::variant<BelowThreshold, TieBroken, Taken, Skipped, StoppedAt, RunStarted, Bought, OutOfReach,
                 NotFundable, Unsupported, RaisesEnded, Compared, Chosen, LeftOut, NextReached>;
using Trace = std::vector<Event>;

}  // namespace buurtkas
