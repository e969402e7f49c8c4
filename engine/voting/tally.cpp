#include "engine/voting/tally.h"

namespace buurtkas {

std::int64_t points_on(const Profile& profile, std::size_t group, std::size_t mark,
                       Satisfaction satisfaction) {
  if (!is_of_points(satisfaction)) return 1;
  if (satisfaction == Satisfaction::score) return profile.points(group)[mark];
  const auto below = static_cast<std::int64_t>(profile.projects(group).size() - mark - 1);
  return satisfaction == Satisfaction::borda ? below : below + 1;
}

std::vector<Ratio> points_of(const Profile& profile, std::size_t projects, Satisfaction satisfaction) {
  const bool has_default = satisfaction == Satisfaction::score && profile.type() == BallotType::scoring;
  const BigInt unnamed = has_default ? profile.default_points : 0;
  std::vector<BigInt> sums(projects, unnamed * profile.weight());
  for (std::size_t group = 0; group < profile.groups(); ++group) {
    const auto named = profile.projects(group);
    for (std::size_t mark = 0; mark < named.size(); ++mark) {
      const BigInt points = points_on(profile, group, mark, satisfaction);
      sums[named[mark]] += (points - unnamed) * profile.weight(group);
    }
  }
  const std::int64_t unit = satisfaction == Satisfaction::score ? profile.points_unit : 1;
  std::vector<Ratio> points;
  points.reserve(projects);
  for (const BigInt& sum : sums) points.emplace_back(sum, BigInt(profile.voter_weight()) * unit);
  return points;
}

std::vector<Ratio> votes_of(const Profile& profile, const Supporters& supporters) {
  std::vector<Ratio> votes;
  votes.reserve(supporters.weight.size());
  for (const std::uint64_t weight : supporters.weight) votes.emplace_back(weight, profile.voter_weight());
  return votes;
}

std::strong_ordering Worth::operator<=>(const Worth& other) const {
  if (is_infinite != other.is_infinite) return is_infinite <=> other.is_infinite;
  return value <=> other.value;
}

std::vector<Worth> worth_of(const Instance& instance, const Profile& profile, const Supporters& supporters,
                            Satisfaction satisfaction) {
  std::vector<Worth> worths;
  worths.reserve(instance.projects.size());
  if (satisfaction == Satisfaction::cost) {
    for (Ratio& votes : votes_of(profile, supporters)) worths.push_back({std::move(votes), false});
    return worths;
  }
  const std::vector<Ratio> points = is_of_points(satisfaction)
                                        ? points_of(profile, instance.projects.size(), satisfaction)
                                        : votes_of(profile, supporters);
  for (std::size_t project = 0; project < points.size(); ++project) {
    const Money cost = instance.projects[project].cost;
    if (cost.is_zero()) {
      worths.push_back({Ratio(0), points[project].sign() > 0});
    } else {
      worths.push_back({points[project] / cents_of(cost), false});
    }
  }
  return worths;
}

}  // namespace buurtkas
