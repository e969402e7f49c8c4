#include "engine/voting/steady.h"

#include <algorithm>

#include "engine/voting/bounded_overspending.h"
#include "engine/voting/completions.h"
#include "engine/voting/equal_shares.h"
#include "engine/voting/expanding_approvals.h"
#include "engine/voting/greedy.h"
#include "engine/voting/max_welfare.h"
#include "engine/voting/maximin_support.h"
#include "engine/voting/phragmen.h"

namespace buurtkas {
namespace {

// For logarithms of costs of a few cents it was not proven.
bool is_steady_equal_shares(const Terms& terms) {
  return is_equal_shares(terms.method) && terms.satisfaction != Satisfaction::log_cost;
}

// By what a cent less cannot lessen.
bool is_of_votes(Satisfaction satisfaction) {
  return satisfaction == Satisfaction::cost || satisfaction == Satisfaction::cardinality;
}

// Who comes next changes with what is left.
bool is_next_carried_out(const Terms& terms) {
  return terms.next && terms.next->kind == NextProject::Kind::whole;
}

bool is_any_steady_in_cost(const CountedElection& election, ProjectIndex project) {
  const auto& ties = election.terms.tie_breaks;
  if (is_next_carried_out(election.terms)) return false;
  return std::find(ties.begin(), ties.end(), TieBreak::highest_cost) == ties.end() &&
         is_money_steady(election.instance, project);
}

}  // namespace

bool is_money_steady(const Instance& instance, ProjectIndex project) {
  Project free_of_rounding = instance.projects[project];
  free_of_rounding.cost = Money(Money::cents_max / 2, instance.currency);
  const auto pays_a_share = [&](const Pot& pot) {
    return pot.earmark.largest_share != Ratio(1) && !payable(pot, free_of_rounding).is_zero();
  };
  return std::count_if(instance.pots.begin(), instance.pots.end(), pays_a_share) <= 1;
}

bool can_be_paid_alone(const CountedElection& election, ProjectIndex project, const Money& cost) {
  const Terms& terms = election.terms;
  Instance instance = election.instance;
  instance.projects[project].cost = cost;
  if (terms.leftover == Leftover::beyond_caps) instance.limits.clear();
  if (is_fundable(instance, std::span(&project, 1))) return true;
  if (!is_next_carried_out(terms)) return false;
  Money paid(0, instance.currency);
  for (const Pot& pot : instance.pots)
    paid += std::min(votable(pot), payable(pot, instance.projects[project]));
  return !paid.is_zero() && cents_of(paid) >= terms.next->least_share * cents_of(cost);
}

// Greedy, Phragmen and maximin support: until the project is taken, nothing that happens depends on it; more
// votes only let it be taken earlier, when less is spent. The most welfare: more votes add as much to every
// set with the project, and to no other.
bool is_steady_in_approvals(const CountedElection& election) {
  const Terms& terms = election.terms;
  if (is_next_carried_out(terms) || (terms.threshold && terms.threshold->is_share)) return false;
  if (is_greedy(terms.method)) return is_of_votes(terms.satisfaction);
  // Who names the project alone must give nothing to others.
  if (terms.method == &method::max_welfare) return election.profile.default_points == 0;
  return terms.method == &method::phragmen || terms.method == &method::maximin_support;
}

// As with votes; and so of expanding approvals (less support is enough), of bounded overspending (payment /
// alpha^2 does not rise), and of one run of equal shares (no price asks more). The most welfare: a lower cost
// makes more of the sets with the project fundable, and adds to none, unless cost itself is the satisfaction.
bool is_steady_in_cost(const CountedElection& election, ProjectIndex project) {
  const Terms& terms = election.terms;
  if (!is_any_steady_in_cost(election, project)) return false;
  if (is_greedy(terms.method)) return is_of_votes(terms.satisfaction);
  if (terms.method == &method::max_welfare) return terms.satisfaction != Satisfaction::cost;
  const bool waits_for_it = terms.method == &method::phragmen || terms.method == &method::maximin_support ||
                            terms.method == &method::expanding_approvals ||
                            terms.method == &method::bounded_overspending;
  if (waits_for_it) return true;
  return is_steady_equal_shares(terms) &&
         std::all_of(terms.completion.begin(), terms.completion.end(), [](Completion completion) {
           return completion == Completion::none || completion == Completion::greedy;
         });
}

bool is_each_run_steady_in_cost(const CountedElection& election, ProjectIndex project) {
  const Terms& terms = election.terms;
  const auto is_known = [](Completion completion) {
    return completion != Completion::add_opt && completion != Completion::phragmen;
  };
  return election.instance.limits.empty() && is_steady_equal_shares(terms) && !terms.next &&
         is_any_steady_in_cost(election, project) &&
         std::all_of(terms.completion.begin(), terms.completion.end(), is_known);
}

}  // namespace buurtkas
