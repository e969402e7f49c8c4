#pragma once

#include "engine/voting/terms.h"

// Expanding approvals, for projects with costs (PB-EAR). Every voter supports their first choice, then also
// their second, and so on; an approval ballot's choices are all first. As soon as a project's supporters have
// its share of all votes, cost / money of them, it is selected, and they lose that many votes together, each
// the same fraction of theirs. Sources: Aziz, Lee, "Proportionally Representative Participatory Budgeting
// with Ordinal Preferences" (AAAI 2021); for the fraction their "The Expanding Approvals Rule" (2020). Cost:
// a look at each ballot of a selected project. Measure: `support`, in votes not yet lost, exact or
// rounded down to a millionth.

namespace buurtkas::method {

extern const CountingMethod expanding_approvals;

}  // namespace buurtkas::method

// Where the sources are silent. Several have their share: the one with the most support, then the order of
// the ties. Their orders are complete, ballots are not: what a ballot does not name comes after everything
// that any ballot names, so that nobody pays for what they did not name while it could still pay for what
// somebody did. At that point everybody supports everything left, and all votes left are the money left: what
// is fundable is taken in the order of the ties. A project of cost 0 needs a supporter who has votes, until
// then. Several pots: their money together gives the shares, and selected is only what is fundable.
