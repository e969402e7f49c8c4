#include "tests/voting/random_crowds.h"

#include <rapidcheck.h>

#include "tests/voting/random_elections.h"

namespace buurtkas::testing {

Profile random_crowd(BallotType type, std::size_t projects, std::uint64_t voters_end) {
  const Profile any = random_profile(type, projects);
  Profile profile(type, any.voter_weight());
  for (std::size_t group = 0; group < any.groups(); ++group) {
    const auto voters = *rc::gen::inRange<std::uint64_t>(1, voters_end);
    profile.add(any.projects(group), any.points(group), voters * any.ballot_weight(group), voters);
  }
  return profile;
}

Instance random_costs() {
  const auto projects = *rc::gen::inRange<std::size_t>(2, 7);
  const auto costs =
      *rc::gen::container<std::vector<std::int64_t>>(projects, rc::gen::inRange<std::int64_t>(300, 40'000));
  return instance(*rc::gen::inRange<std::int64_t>(20'000, 60'000), costs);
}

Instance random_costly_instance() {
  Instance built = random_instance();
  for (Project& project : built.projects)
    project.cost = Money(project.cost.cents() * *rc::gen::inRange(1, 400), built.currency);
  built.pots = {instance(100'000, {}).pots[0]};
  built.limits.clear();
  return built;
}

}  // namespace buurtkas::testing
