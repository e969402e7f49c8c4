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
//
// With a `reach`, amounts are known for every endowment from here to so many raises further on, to within
// what they may be off by; then who is short here and not there ends no horizon, and `same_for`, at most
// `reach`, may be much larger than that of the exact run. It rests on this, by induction over the purchases:
// with the same purchases and more money nobody has less before each, as no payment rises; so who pays in
// full does so at every higher endowment, and only who is short may come to pay in full. Let p be the payment
// per satisfaction if those who are short here paid all they have at a higher endowment too. It is no more
// than the true one, as they may have more than is asked of them. What they have too much at p, `excess`, is
// at most missing from the cost, and raising p by excess / (satisfaction of those in full) makes that good.
// So the true payment lies between, and who was short is left with no more than their own excess. REQUIRES:
// where who is short is left out, `reach` is 0: who comes to pay has less than before.
std::optional<EqualSharesRun> run_filtered(const EqualShares& of, const Ratio& endowment,
                                           std::uint64_t reach = 0);

}  // namespace buurtkas
