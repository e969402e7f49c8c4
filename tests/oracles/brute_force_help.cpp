#include "tests/oracles/brute_force_help.h"

#include <algorithm>
#include <bit>

#include "engine/voting/select_by_votes.h"

namespace buurtkas::oracles {
namespace {

bool selects(const Instance& instance, const Profile& profile, const Terms& terms, ProjectIndex project,
             const std::vector<Ratio>& votes = {}) {
  const auto selected = carried_out(select_by_votes(instance, profile, terms, votes));
  return std::find(selected.begin(), selected.end(), project) != selected.end();
}

bool has_points(const Profile& profile) {
  return profile.type() == BallotType::cumulative || profile.type() == BallotType::scoring;
}

Profile blank(const Profile& like) {
  Profile profile(like.type(), like.voter_weight());
  profile.points_unit = like.points_unit;
  profile.default_points = like.default_points;
  return profile;
}

void add(Profile& to, ProjectIndex project, std::int64_t points, std::uint64_t weight) {
  std::vector<std::int64_t> given;
  if (has_points(to)) given.push_back(points);
  to.add(std::vector<ProjectIndex>{project}, given, weight, 1);
}

// The points of a ballot for the project; nothing when it is not named, or not supported.
std::optional<std::int64_t> support(const Profile& profile, std::size_t group, ProjectIndex project) {
  const auto named = profile.projects(group);
  for (std::size_t mark = 0; mark < named.size(); ++mark) {
    if (named[mark] != project) continue;
    if (!has_points(profile)) return 0;
    if (profile.points(group)[mark] > 0) return profile.points(group)[mark];
  }
  return std::nullopt;
}

// The points on cumulative ballots.
Ratio points_for(const Profile& profile, ProjectIndex project) {
  Ratio sum(0);
  for (std::size_t group = 0; group < profile.groups(); ++group) {
    if (const auto points = support(profile, group, project))
      sum += Ratio(*points) * Ratio(BigInt(profile.weight(group)), BigInt(profile.voter_weight()));
  }
  return sum / Ratio(profile.points_unit);
}

// Given from outside, less what the ballots give no more.
std::vector<Ratio> votes_after(const CountedElection& election, const Profile& changed) {
  std::vector<Ratio> votes = election.votes;
  for (ProjectIndex project = 0; project < votes.size(); ++project)
    votes[project] += points_for(changed, project) - points_for(election.profile, project);
  return votes;
}

}  // namespace

std::optional<std::uint64_t> least_further_voters(const CountedElection& election, ProjectIndex project,
                                                  std::uint64_t most) {
  std::int64_t points = election.profile.points_unit;
  for (std::size_t group = 0; group < election.profile.groups(); ++group) {
    for (const std::int64_t one : election.profile.points(group)) points = std::max(points, one);
  }
  Profile profile = election.profile;
  std::uint64_t weight = 0;
  for (std::size_t group = 0; group < profile.groups(); ++group)
    weight = std::max(weight, profile.ballot_weight(group));
  if (weight == 0) weight = profile.voter_weight();
  for (std::uint64_t voters = 1; voters <= most; ++voters) {
    add(profile, project, points, weight);
    if (selects(election.instance, profile, election.terms, project)) return voters;
  }
  return std::nullopt;
}

std::optional<std::int64_t> highest_cost(const CountedElection& election, ProjectIndex project) {
  Instance instance = election.instance;
  for (std::int64_t cents = instance.projects[project].cost.cents() - 1; cents >= 0; --cents) {
    instance.projects[project].cost = Money(cents, instance.currency);
    if (selects(instance, election.profile, election.terms, project)) return cents;
  }
  return std::nullopt;
}

std::optional<std::uint64_t> fewest_alone(const CountedElection& election, ProjectIndex project) {
  const Profile& profile = election.profile;
  std::optional<std::uint64_t> fewest;
  for (std::uint32_t chosen = 1; chosen < (1U << profile.groups()); ++chosen) {
    const auto size = static_cast<std::uint64_t>(std::popcount(chosen));
    if (fewest && *fewest <= size) continue;
    Profile changed = blank(profile);
    bool is_choice = true;
    for (std::size_t group = 0; group < profile.groups(); ++group) {
      const auto points = support(profile, group, project);
      if ((chosen >> group & 1U) == 0) {
        changed.add(profile.projects(group), profile.points(group), profile.weight(group), 1);
      } else if (points && profile.projects(group).size() > 1) {
        add(changed, project, *points, profile.weight(group));
      } else {
        is_choice = false;
      }
    }
    if (is_choice &&
        selects(election.instance, changed, election.terms, project, votes_after(election, changed)))
      fewest = size;
  }
  return fewest;
}

}  // namespace buurtkas::oracles
