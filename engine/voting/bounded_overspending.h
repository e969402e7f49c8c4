#pragma once

#include "engine/voting/terms.h"

// Equal shares with bounded overspending. Supporters may pay a part of a project and be charged for the
// whole: with a payment that collects a part `alpha` of its cost, each is charged payment / alpha, or all
// they have. Bought is what has the least payment / alpha^2 for its satisfaction. Source: Papasotiropoulos,
// Pishbin, Skibski, Skowron, Was, "Method of Equal Shares with Bounded Overspending" (arXiv 2409.15005).
// Cost: a look at all supporters a purchase. Measure: `effective-votes`, cost * alpha^2 / payment (plus: cost
// / payment), rounded down to a millionth.

namespace buurtkas::method {

extern const CountingMethod bounded_overspending;

// As above, but what would be bought only says how much a voter of it would overspend the most. Then
// everybody may have overspent that much, and with this credit the next purchase is one of plain equal
// shares.
// Only by cost: with many small projects the exact debts of some real elections take minutes.
extern const CountingMethod bounded_overspending_plus;

}  // namespace buurtkas::method

// Where the source is silent. Equal projects: the order of the ties. Equal payments for one project: the one
// that collects more, and so overspends less. A project of cost 0 that has supporters is selected first; one
// without is never selected. It ends when no fundable project has a supporter with money left. Of `plus` the
// paper's own text was not at hand, but a published program: what a voter overspent is kept as a debt, and
// counts against the credit of later purchases. Several pots: bought is only what is fundable.
