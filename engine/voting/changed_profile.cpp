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

void add_alone(Profile& to, ProjectIndex project, std::int64_t points, std::uint64_t weight) {
  if (weight == 0) return;
  const std::int64_t given[] = {points};
  const std::size_t marks = is_of_points(to) ? 1 : 0;
  to.add(std::span(&project, 1), std::span(given, marks), weight, 1);
}

std::int64_t most_points(const Profile& profile) {
  std::int64_t most = profile.points_unit;
  for (std::size_t group = 0; group < profile.groups(); ++group) {
    for (const std::int64_t points : profile.points(group)) most = std::max(most, points);
  }
  return most;
}

std::uint64_t weight_of(const Profile& profile, std::size_t group, std::uint64_t voters) {
  return std::min(profile.weight(group), voters * profile.voter_weight());
}

}  // namespace

std::uint64_t voters_in(const Profile& profile, std::size_t group) {
  return (profile.weight(group) + profile.voter_weight() - 1) / profile.voter_weight();
}

Profile with_voters_for(const Profile& profile, ProjectIndex project, std::uint64_t voters) {
  Profile more = profile;
  add_alone(more, project, most_points(profile), voters * profile.voter_weight());
  return more;
}

Profile with_voter_like(const Profile& profile, std::size_t group) {
  Profile more = profile;
  more.add_to(group, profile.voter_weight(), 1);
  return more;
}

Profile without_voter_like(const Profile& profile, std::size_t group) {
  Profile fewer = empty_like(profile);
  for (std::size_t one = 0; one < profile.groups(); ++one) {
    const std::uint64_t left = profile.weight(one) - (one == group ? weight_of(profile, one, 1) : 0);
    if (left > 0) fewer.add(profile.projects(one), profile.points(one), left, 1);
  }
  return fewer;
}

Profile with_voters_alone(const Profile& profile, ProjectIndex project,
                          std::span<const std::uint64_t> voters) {
  Profile changed = empty_like(profile);
  for (std::size_t group = 0; group < profile.groups(); ++group) {
    const std::uint64_t alone = weight_of(profile, group, voters[group]);
    const auto named = profile.projects(group);
    if (alone < profile.weight(group)) {
      changed.add(named, profile.points(group), profile.weight(group) - alone, 1);
    }
    if (alone == 0) continue;
    const auto mark =
        static_cast<std::size_t>(std::find(named.begin(), named.end(), project) - named.begin());
    BUURTKAS_ASSERT(mark < named.size());
    const auto points = profile.points(group);
    add_alone(changed, project, points.empty() ? 0 : points[mark], alone);
  }
  return changed;
}

}  // namespace buurtkas
