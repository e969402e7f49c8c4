#pragma once

#include "engine/voting/method.h"

// Each voter has the same money, and gives it to projects in the proportions of their points. A project that
// has its cost is bought, and what it has too much goes to its givers' other projects. When none has its
// cost, money is moved: from the worst project, or to the best. What is left over then buys what it can.
// Cost: a pass over the ballots for each project, and a sum over their histories for each comparison. Source:
// Skowron, Slinko, Szufa and Talmon, "Participatory Budgeting with Cumulative Votes" (arXiv 2009.02690).

namespace buurtkas::method {

//                                       which project goes first (and last)    when none has its cost
extern const CountingMethod cstv;       // cstv-ewt, by the name alone
extern const CountingMethod cstv_ewt;   // excess: support less cost             elimination with transfers
extern const CountingMethod cstv_ewtc;  // support over cost                     elimination with transfers
extern const CountingMethod cstv_mt;    // excess                                minimal transfers
extern const CountingMethod cstv_mtc;   // support over cost                     minimal transfers
extern const CountingMethod cstv_ewts;  // support                               elimination with transfers
extern const CountingMethod cstv_mts;   // support                               minimal transfers

}  // namespace buurtkas::method

// Money: every voter of weight 1 has the votable money of all pots over the number of voters. Who gives no
// project a point above 0 gives nothing. Points for projects below a threshold are as if not given.
//
// Buying: of the projects whose support is their cost or more, the best. Its givers who have no other project
// pay with all they gave it; the others each the same fraction of theirs, and the rest goes to their other
// projects in the proportions of their points.
//
// Elimination with transfers: the worst project goes, of equals the last in the order of ties, and its money
// goes to its givers' other projects; who has none has lost it. In the end what was eliminated is taken back,
// last out first, where the pots can pay it (reverse eliminations).
//
// Minimal transfers: out are those whose givers have too little even with all their money; that money stays
// theirs. Of the others the best has every gift raised by one factor, the least with which it has its cost,
// though nobody gives more than they have; it is bought. In the end what is out is taken, best first, where
// the pots can pay it (acceptance of under-supported projects).
//
// Several pots: a project that has its cost, or would be raised to it, but that the pots cannot pay beside
// those bought, is out for good; its money moves on as if it were eliminated, or stays its givers'. With one
// unmarked pot there is none.
//
// Satisfaction is `cost` or `score`, and both are the same here: points are money. `Chosen` and `LeftOut` say
// `excess`, `support` (in cents) or `support-over-cost`: exact, or rounded down to a millionth. One taken in
// the end has what it had when it was eliminated; by minimal transfers, what it has in the end.
