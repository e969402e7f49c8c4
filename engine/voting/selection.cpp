#include "engine/voting/selection.h"

#include <algorithm>
#include <utility>

#include "engine/voting/completions.h"
#include "engine/voting/count.h"
#include "engine/voting/equal_shares.h"
#include "engine/voting/greedy.h"
#include "engine/voting/select_by_votes.h"

namespace buurtkas {
namespace {

std::vector<Worth> worth_by_votes(const Count& count) {
  std::vector<Worth> worth;
  worth.reserve(count.votes.size());
  for (const Ratio& votes : count.votes) worth.push_back({votes, false});
  return worth;
}

std::vector<Worth> worth_by_terms(const Count& count) {
  if (count.terms.satisfaction == Satisfaction::cost) return worth_by_votes(count);
  return worth_of(count.instance, count.profile, count.supporters, count.terms.satisfaction);
}

std::vector<ProjectIndex> select_greedily(const Count& count, Trace& trace) {
  std::vector<ProjectIndex> selected;
  const bool stops = count.terms.method == Method::greedy_no_skip;
  take_greedily(count, worth_by_terms(count), stops ? Misfit::stop : Misfit::skip, selected, trace);
  return selected;
}

std::vector<ProjectIndex> select_by_equal_shares(const Count& count, const OnProgress& on_progress,
                                                 Trace& trace) {
  const EqualShares equal_shares(count);
  const auto& chain = count.terms.completion;
  const auto raise = std::find_if(chain.begin(), chain.end(), is_raise);

  Raised raised{equal_endowment(count), {}};
  if (raise != chain.end()) raised = raise_endowment(count, equal_shares, *raise, on_progress);
  trace.emplace_back(RunStarted{raised.endowment, raised.ended.raises});
  std::vector<ProjectIndex> selected = equal_shares.run(raised.endowment, &trace);
  if (raise != chain.end()) trace.emplace_back(std::move(raised.ended));

  if (std::find(chain.begin(), chain.end(), Completion::greedy) != chain.end()) {
    take_greedily(count, worth_by_votes(count), Misfit::skip, selected, trace);
  }
  if (std::find(chain.begin(), chain.end(), Completion::comparison) != chain.end()) {
    Trace greedy_trace;
    std::vector<ProjectIndex> greedy;
    take_greedily(count, worth_by_votes(count), Misfit::skip, greedy, greedy_trace);
    Compared compared = compare_outcomes(count.profile, count.instance.projects.size(), selected, greedy);
    const bool greedy_kept = compared.greedy_kept;
    trace.emplace_back(std::move(compared));
    if (greedy_kept) {
      trace.insert(trace.end(), greedy_trace.begin(), greedy_trace.end());
      selected = std::move(greedy);
    }
  }
  return selected;
}

}  // namespace

Selection select_by_votes(const Instance& instance, const Profile& profile, const Terms& terms,
                          std::vector<Ratio> votes, const OnProgress& on_progress) {
  BUURTKAS_ASSERT(fault_of(terms, profile.type()) == TermsFault::none);
  Selection selection;
  const Count count = begin_count(instance, profile, terms, std::move(votes), selection.trace);
  selection.projects = terms.method == Method::equal_shares
                           ? select_by_equal_shares(count, on_progress, selection.trace)
                           : select_greedily(count, selection.trace);
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
