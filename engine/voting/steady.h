#pragma once

#include "engine/voting/recount.h"

// When one count tells of many. An answer is steady when a project that is selected stays selected with more
// of what helps it: then halves find the least, or the highest. steady.cpp has why, method by method; what is
// not proven there is not steady. It is not when voters are added to equal shares (voters_in_shares.h),
// expanding approvals or bounded overspending (all others have less), where raises end as purchases say, or
// with a threshold that is a share.

namespace buurtkas {

// What the pots can pay for the project together with anything else, they can when it costs less. A share of
// a cost is rounded down, so a cent less may cost a pot a cent; two such pots may lose two.
bool is_money_steady(const Instance& instance, ProjectIndex project);

// Whether the pots might pay for it, in whole or as the next one that is carried out, if nothing else asked.
// Where not, no votes help.
bool can_be_paid_alone(const CountedElection& election, ProjectIndex project, const Money& cost);

// Further voters who name the project alone.
bool is_steady_in_approvals(const CountedElection& election);

// A lower cost of the project.
bool is_steady_in_cost(const CountedElection& election, ProjectIndex project);

// The same of every run of equal shares by itself, for terms that are completed by raises in whole currency
// units, greedy and the comparison. Not with limits: a cap may keep the dearer project from counting as one
// that raises could buy, so that they end sooner.
bool is_each_run_steady_in_cost(const CountedElection& election, ProjectIndex project);

}  // namespace buurtkas
