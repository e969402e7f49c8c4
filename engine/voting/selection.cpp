#include "engine/voting/selection.h"

#include <utility>

#include "engine/voting/method.h"
#include "engine/voting/select_by_votes.h"

namespace buurtkas {
Selection select_by_votes(const Instance& instance, const Profile& profile, const Terms& terms,
                          std::vector<Ratio> votes, const OnProgress& on_progress) {
  BUURTKAS_ASSERT(fault_of(terms, profile.type()) == TermsFault::none);
  Selection selection;
  const Count count = begin_count(instance, profile, terms, std::move(votes), on_progress, selection.trace);
  selection.projects = terms.method->select(count, selection.trace);
  selection.votes = count.votes;
  selection.cost = total_cost(instance, selection.projects);
  auto plan = assign_funding(instance, selection.projects);
  BUURTKAS_ASSERT(plan.has_value());
  selection.funding = std::move(*plan);
  return selection;
}

Selection select_projects(const Instance& instance, const Profile& profile, const Terms& terms,
                          const OnProgress& on_progress) {
  return select_by_votes(instance, profile, terms, {}, on_progress);
}

}  // namespace buurtkas
