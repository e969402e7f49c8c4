#include "engine/voting/selection.h"

#include <utility>

#include "engine/voting/greedy.h"
#include "engine/voting/method.h"
#include "engine/voting/next_project.h"
#include "engine/voting/select_by_votes.h"

namespace buurtkas {
namespace {

Instance without_caps(Instance instance) {
  for (Limit& limit : instance.limits) limit.most = Money(Money::cents_max, instance.currency);
  return instance;
}

void spend_beyond_caps(const Count& count, const Instance& uncapped, Selection& selection) {
  Trace told_already;
  const Count further =
      begin_count(uncapped, count.profile, count.terms, count.votes, count.on_progress, told_already);
  take_greedily(further, worth_by_votes(further), Misfit::skip, selection.projects, selection.trace);
}

}  // namespace

Selection select_by_votes(const Instance& instance, const Profile& profile, const Terms& terms,
                          std::vector<Ratio> votes, const OnProgress& on_progress) {
  BUURTKAS_ASSERT(fault_of(terms, profile.type()) == TermsFault::none);
  Selection selection;
  const Count count = begin_count(instance, profile, terms, std::move(votes), on_progress, selection.trace);
  selection.projects = terms.method->select(count, selection.trace);
  const bool lifts_caps = terms.leftover == Leftover::beyond_caps && !instance.limits.empty();
  const Instance uncapped = lifts_caps ? without_caps(instance) : Instance{};
  if (lifts_caps) {
    selection.caps_lifted_at = selection.trace.size();
    spend_beyond_caps(count, uncapped, selection);
  }
  selection.votes = count.votes;
  selection.cost = total_cost(instance, selection.projects);
  auto plan = assign_funding(lifts_caps ? uncapped : instance, selection.projects);
  BUURTKAS_ASSERT(plan.has_value());
  selection.funding = std::move(*plan);
  if (terms.next) fund_next(count, selection);
  return selection;
}

Selection select_projects(const Instance& instance, const Profile& profile, const Terms& terms,
                          const OnProgress& on_progress) {
  return select_by_votes(instance, profile, terms, {}, on_progress);
}

std::vector<ProjectIndex> carried_out(const Selection& selection) {
  std::vector<ProjectIndex> projects = selection.projects;
  if (selection.next && selection.next->is_whole) projects.push_back(selection.next->project);
  return projects;
}

}  // namespace buurtkas
