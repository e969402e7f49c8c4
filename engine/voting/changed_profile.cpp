#include "engine/voting/changed_profile.h"

#include <algorithm>

namespace buurtkas {
namespace {

Profile empty_like(const Profile& profile) {
  Profile empty(profile.type(), profile.voter_weight());
  empty.points_unit = profile.points_unit;
  empty.default_points = profile.default_points;
  return empty;
}

bool is_of_points(const Profile& profile) {
  return profile.type() == BallotType::cumulative || profile.type() == BallotType::scoring;
}

void add_alone(Profile& to, ProjectIndex project, std::int64_t points, std::uint64_t weight,
               std::uint64_t voters) {
  if (voters == 0) return;
  const std::int64_t given[] = {points};
  const std::size_t marks = is_of_points(to) ? 1 : 0;
  to.add(std::span(&project, 1), std::span(given, marks), weight * voters, voters);
}

std::int64_t most_points(const Profile& profile) {
  std::int64_t most = profile.points_unit;
  for (std::size_t group = 0; group < profile.groups(); ++group) {
    for (const std::int64_t points : profile.points(group)) most = std::max(most, points);
  }
  return most;
}

}  // namespace

std::uint64_t heaviest_ballot(const Profile& profile) {
  std::uint64_t weight = profile.groups() == 0 ? profile.voter_weight() : 0;
  for (std::size_t group = 0; group < profile.groups(); ++group)
    weight = std::max(weight, profile.ballot_weight(group));
  return weight;
}

std::uint64_t voters_in(const Profile& profile, std::size_t group) {
  return profile.weight(group) / profile.ballot_weight(group);
}

Profile with_voters_for(const Profile& profile, ProjectIndex project, std::uint64_t voters) {
  Profile more = profile;
  add_alone(more, project, most_points(profile), heaviest_ballot(profile), voters);
  return more;
}

Profile with_voter_like(const Profile& profile, std::size_t group) {
  Profile more = profile;
  more.add_to(group, 1);
  return more;
}

Profile without_voter_like(const Profile& profile, std::size_t group) {
  Profile fewer = empty_like(profile);
  for (std::size_t one = 0; one < profile.groups(); ++one) {
    const std::uint64_t left = voters_in(profile, one) - (one == group ? 1 : 0);
    if (left > 0)
      fewer.add(profile.projects(one), profile.points(one), left * profile.ballot_weight(one), left);
  }
  return fewer;
}

Profile with_voters_alone(const Profile& profile, ProjectIndex project,
                          std::span<const std::uint64_t> voters) {
  Profile changed = empty_like(profile);
  for (std::size_t group = 0; group < profile.groups(); ++group) {
    const std::uint64_t alone = voters[group];
    const std::uint64_t others = voters_in(profile, group) - alone;
    const auto named = profile.projects(group);
    if (others > 0) changed.add(named, profile.points(group), others * profile.ballot_weight(group), others);
    if (alone == 0) continue;
    const auto mark =
        static_cast<std::size_t>(std::find(named.begin(), named.end(), project) - named.begin());
    BUURTKAS_ASSERT(mark < named.size());
    const auto points = profile.points(group);
    add_alone(changed, project, points.empty() ? 0 : points[mark], profile.ballot_weight(group), alone);
  }
  return changed;
}

}  // namespace buurtkas
