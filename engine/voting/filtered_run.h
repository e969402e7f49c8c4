#pragma once

#include <optional>

#include "engine/voting/equal_shares.h"

// A run of equal shares by a floating-point filter (estimate.h): some times faster than the exact run, which
// it stands in for where only what is bought is asked. Each of its decisions is proven, or it has no answer.

namespace buurtkas {

// By log-cost, and with several pots or limits, there is none.
bool can_be_filtered(const EqualShares& of);

// What `of.run(endowment)` buys, in its order; `same_for` may be smaller, as it errs on the safe side.
// Nothing when a comparison is too close: then the exact run decides. REQUIRES: can_be_filtered(of).
//
// With a reach, amounts are known at every endowment from so many raises fewer to so many more, to within
// what they may be off by; who comes to be short, or is no longer, ends no horizon. `same_for` and
// `same_below` are in the reach, and may be much larger than of the exact run. It rests on this, by induction
// over the purchases: with the same purchases and more money nobody has less before each, as no payment
// rises. A payment is per satisfaction.
//
// With more money, who pays in full does so still. Let p be the payment if those who are short here paid all
// they had. It is no more than the true one, as they may have more than is asked of them. What they have too
// much at p, `excess`, is at most missing from the cost, and raising p by excess / (satisfaction of those in
// full) makes that good. So the true payment lies between, nor is it above that here, and who was short has
// at most their excess left.
//
// With less, who is short still is. Let p be the payment if those in full here paid in full. It is no more
// than the true one. What they lack at p is at most missing from the cost, and raising p by that /
// (satisfaction of those who then certainly still pay in full) makes it good. What is out of reach stays so.
//
// Over a range of costs (CostRange), or of voters who name one project alone (MissingWeight), each amount is
// known to within what it may be at any of them. Who is short at one and not at another is taken for short:
// then they pay what they have, less at most what is left to them at the price so far; that only falls as the
// price rises, and with less money.
//
// Excess and lack are a line, but never below 0: so up to the end of the reach they lie below the line from 0
// here to what they are there. REQUIRES: where who is short is left out, there is no reach, as who comes to
// pay has less then; no endowment in it is below 0; `fewer` only with `raises`; where weight is
// missing, neither `fewer` nor costs, and not by effort.
std::optional<EqualSharesRun> run_filtered(const EqualShares& of, const Ratio& endowment,
                                           const Reach& reach = {});

}  // namespace buurtkas
