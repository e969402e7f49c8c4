#pragma once

#include "engine/voting/recount.h"

// When one count tells of many. An answer is steady when a project that is selected stays selected with more
// of what helps it: then halves find the least, or the highest. What is not proven here is not steady.
//
// Greedy, Phragmen and maximin support: until the project is taken, nothing that happens depends on it. More
// votes, or a lower cost, only let it be taken earlier, when less is spent. The same holds for a lower cost
// of expanding approvals (less support is enough), of bounded overspending (no payment asks more, as payment
// / alpha^2 does not rise), and of one run of equal shares. The most welfare: more votes add as much to every
// set with the project, and to no other; a lower cost adds nothing to any and makes more of those with it
// fundable, unless cost itself is the satisfaction. Further voters with equal shares, expanding approvals or
// bounded overspending leave all others less; raises end where purchases say; and a threshold may be a share:
// there one count tells of itself alone.

namespace buurtkas {

// What the pots can pay for the project together with anything else, they can when it costs less. A share of
// a cost is rounded down, so a cent less may cost a pot a cent; two such pots may lose two.
bool is_money_steady(const Instance& instance, ProjectIndex project);

// Further voters who name the project alone.
bool is_steady_in_approvals(const CountedElection& election);

// A lower cost of the project.
bool is_steady_in_cost(const CountedElection& election, ProjectIndex project);

// The same of every run of equal shares by itself, for terms that are completed by raises in whole currency
// units, greedy and the comparison. Not with limits: a cap may keep the dearer project from counting as one
// that raises could buy, so that they end sooner.
bool is_each_run_steady_in_cost(const CountedElection& election, ProjectIndex project);

}  // namespace buurtkas
