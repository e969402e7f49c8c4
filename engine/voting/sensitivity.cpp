#include "engine/voting/sensitivity.h"

#include <algorithm>
#include <functional>
#include <numeric>

#include "engine/voting/changed_profile.h"

namespace buurtkas {
namespace {

std::vector<bool> as_set(const std::vector<ProjectIndex>& projects, std::size_t size) {
  std::vector<bool> set(size, false);
  for (const ProjectIndex project : projects) set[project] = true;
  return set;
}

void unite(std::vector<ProjectIndex>& all, const std::vector<ProjectIndex>& more) {
  std::vector<ProjectIndex> both;
  std::set_union(all.begin(), all.end(), more.begin(), more.end(), std::back_inserter(both));
  all = std::move(both);
}

// The heaviest first, then by marks and points, so that no order in a file matters.
std::vector<std::size_t> heaviest_first(const Profile& profile) {
  std::vector<std::size_t> groups(profile.groups());
  std::iota(groups.begin(), groups.end(), std::size_t{0});
  std::sort(groups.begin(), groups.end(), [&](std::size_t a, std::size_t b) {
    if (profile.weight(a) != profile.weight(b)) return profile.weight(a) > profile.weight(b);
    if (!std::ranges::equal(profile.projects(a), profile.projects(b)))
      return std::ranges::lexicographical_compare(profile.projects(a), profile.projects(b));
    if (!std::ranges::equal(profile.points(a), profile.points(b)))
      return std::ranges::lexicographical_compare(profile.points(a), profile.points(b));
    if (profile.ballot_weight(a) != profile.ballot_weight(b))
      return profile.ballot_weight(a) > profile.ballot_weight(b);
    return a < b;
  });
  return groups;
}

// Those that are not the order that was asked: alone, and turned about.
std::vector<std::vector<TieBreak>> other_orders(const Terms& terms) {
  const std::vector<TieBreak>& asked = terms.tie_breaks;
  std::vector<std::vector<TieBreak>> orders;
  for (const std::string_view name : tie_break_names()) {
    const TieBreak one = *tie_break_from(name);
    if (one != TieBreak::drawn || !terms.draw.seeds.empty()) orders.push_back({one});
  }
  if (asked.size() > 1) orders.emplace_back(asked.rbegin(), asked.rend());
  const std::vector<TieBreak> as_counted = asked.empty() ? std::vector{TieBreak::lowest_id} : asked;
  std::erase(orders, as_counted);
  return orders;
}

class SensitivitySearch {
 public:
  SensitivitySearch(const CountedElection& election, std::uint64_t counts_max, const OnProgress& on_progress)
      : election_(election),
        recounter_(election, counts_max, on_progress),
        groups_(heaviest_first(election.profile)) {
    selected_ = as_set(recounter_.with_profile(election.profile), election.instance.projects.size());
  }

  Sensitivity search(const std::vector<WithoutChannel>& channels) {
    Sensitivity result;
    for (auto& order : other_orders(election_.terms)) {
      const OutcomeChange change = change_to(recounter_.with_tie_breaks(order));
      result.orders.push_back({std::move(order), change});
    }
    for (const auto& [channel, profile] : channels) {
      std::optional<OutcomeChange> change;
      if (profile) change = change_to(recounter_.with_profile(*profile));
      result.channels.push_back({channel, std::move(change)});
    }
    const std::size_t projects = election_.instance.projects.size();
    result.one_more_alone = try_ballots(projects, recounter_.counts_left(), [&](std::size_t at) {
      const auto project = static_cast<ProjectIndex>(at);
      return Try{with_voters_for(election_.profile, project, 1), {project}};
    });
    const std::uint64_t half = recounter_.counts_left() / 2;
    result.one_fewer = try_ballots(groups_.size(), half, [&](std::size_t at) {
      return Try{without_voter_like(election_.profile, groups_[at]), marks_of(groups_[at])};
    });
    result.one_more = try_ballots(groups_.size(), half, [&](std::size_t at) {
      return Try{with_voter_like(election_.profile, groups_[at]), marks_of(groups_[at])};
    });
    return result;
  }

 private:
  struct Try {
    Profile profile;
    std::vector<ProjectIndex> marks;
  };

  std::vector<ProjectIndex> marks_of(std::size_t group) const {
    const auto marks = election_.profile.projects(group);
    return {marks.begin(), marks.end()};
  }

  OutcomeChange change_to(const std::vector<ProjectIndex>& selected) const {
    const std::vector<bool> there = as_set(selected, selected_.size());
    OutcomeChange change;
    for (ProjectIndex project = 0; project < selected_.size(); ++project) {
      if (there[project] && !selected_[project]) change.in.push_back(project);
      if (!there[project] && selected_[project]) change.out.push_back(project);
    }
    return change;
  }

  BallotsTried try_ballots(std::size_t possible, std::uint64_t tries_max,
                           const std::function<Try(std::size_t)>& at) {
    BallotsTried result;
    result.possible = possible;
    for (; result.tried < std::min<std::uint64_t>(possible, tries_max); ++result.tried) {
      Try one = at(result.tried);
      OutcomeChange change = change_to(recounter_.with_profile(one.profile));
      if (change.is_none()) continue;
      unite(result.any_change.in, change.in);
      unite(result.any_change.out, change.out);
      if (result.changes++ > 0) continue;
      result.first = std::move(one.marks);
      result.first_change = std::move(change);
    }
    return result;
  }

  const CountedElection& election_;
  Recounter recounter_;
  std::vector<std::size_t> groups_;
  std::vector<bool> selected_;  // by project
};

}  // namespace

Sensitivity sensitivity_of(const CountedElection& election, const std::vector<WithoutChannel>& channels,
                           std::uint64_t counts_max, const OnProgress& on_progress) {
  return SensitivitySearch(election, counts_max, on_progress).search(channels);
}

}  // namespace buurtkas
