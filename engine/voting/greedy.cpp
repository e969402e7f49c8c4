#include "engine/voting/greedy.h"

#include <algorithm>

#include "engine/funding/funding_check.h"
#include "engine/voting/method.h"

namespace buurtkas {
namespace {

std::vector<ProjectIndex> by_worth(const Count& count, const std::vector<Worth>& worth,
                                   const std::vector<ProjectIndex>& selected) {
  std::vector<ProjectIndex> order;
  for (const ProjectIndex project : count.projects) {
    if (std::find(selected.begin(), selected.end(), project) == selected.end()) order.push_back(project);
  }
  // The projects are in the order of the ties, which a stable sort keeps.
  std::stable_sort(order.begin(), order.end(),
                   [&](ProjectIndex a, ProjectIndex b) { return worth[b] < worth[a]; });
  return order;
}

void tell_ties(const Count& count, const std::vector<Worth>& worth, const std::vector<ProjectIndex>& order,
               std::size_t at, Trace& trace) {
  if (at > 0 && worth[order[at - 1]] == worth[order[at]]) return;
  std::size_t end = at + 1;
  while (end < order.size() && worth[order[end]] == worth[order[at]]) ++end;
  if (end - at >= 2) trace.emplace_back(count.ties.broken({order.data() + at, order.data() + end}));
}

FundingCut cut_of(const Count& count, std::vector<ProjectIndex> selected, ProjectIndex project) {
  selected.push_back(project);
  return assign_funding(count.instance, selected).error();
}

std::vector<ProjectIndex> select(const Count& count, Misfit misfit, Trace& trace) {
  const bool by_votes = count.terms.satisfaction == Satisfaction::cost;
  std::vector<ProjectIndex> selected;
  take_greedily(count,
                by_votes
                    ? worth_by_votes(count)
                    : worth_of(count.instance, count.profile, count.supporters, count.terms.satisfaction),
                misfit, selected, trace);
  return selected;
}

std::vector<ProjectIndex> select_skipping(const Count& count, Trace& trace) {
  return select(count, Misfit::skip, trace);
}

std::vector<ProjectIndex> select_stopping(const Count& count, Trace& trace) {
  return select(count, Misfit::stop, trace);
}

}  // namespace

namespace method {

constexpr CountingMethod greedy = {"greedy", by_sums, from_any, by_none, false, select_skipping};
constexpr CountingMethod greedy_no_skip = {"greedy-no-skip", by_sums, from_any,
                                           by_none,          false,   select_stopping};
constexpr CountingMethod greedy_threshold = {"greedy-threshold", by_sums, from_any, by_none, true,
                                             select_skipping};

}  // namespace method

std::vector<Worth> worth_by_votes(const Count& count) {
  std::vector<Worth> worth;
  worth.reserve(count.votes.size());
  for (const Ratio& votes : count.votes) worth.push_back({votes, false});
  return worth;
}

bool is_greedy(Method method) {
  return method == &method::greedy || method == &method::greedy_no_skip ||
         method == &method::greedy_threshold;
}

void take_greedily(const Count& count, const std::vector<Worth>& worth, Misfit misfit,
                   std::vector<ProjectIndex>& selected, Trace& trace) {
  FundingCheck funding(count.instance);
  for (const ProjectIndex project : selected) {
    const bool is_added = funding.add(project);
    BUURTKAS_ASSERT(is_added);
  }
  const std::vector<ProjectIndex> order = by_worth(count, worth, selected);
  for (std::size_t at = 0; at < order.size(); ++at) {
    const ProjectIndex project = order[at];
    tell_ties(count, worth, order, at, trace);
    if (funding.add(project)) {
      selected.push_back(project);
      trace.emplace_back(Taken{project, count.votes[project]});
      continue;
    }
    FundingCut cut = cut_of(count, selected, project);
    if (misfit == Misfit::stop && !cut.limit) {
      trace.emplace_back(StoppedAt{project, count.votes[project], std::move(cut)});
      return;
    }
    trace.emplace_back(Skipped{project, count.votes[project], std::move(cut)});
  }
}

}  // namespace buurtkas
