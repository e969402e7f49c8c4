#include "tests/voting/random_elections.h"

#include <algorithm>
#include <string>

#include <rapidcheck.h>

namespace buurtkas::testing {
namespace {

std::vector<std::string> random_tags() {
  std::vector<std::string> chosen;
  for (const char* tag : {"green", "young"}) {
    if (*rc::gen::arbitrary<bool>()) chosen.emplace_back(tag);
  }
  return chosen;
}

}  // namespace

std::vector<Limit> random_limits(std::size_t projects) {
  std::vector<Limit> limits(*rc::gen::element<std::size_t>(0, 0, 1, 2));
  for (Limit& limit : limits) {
    limit.kind = *rc::gen::element(Limit::Kind::exclusion, Limit::Kind::cap);
    limit.of = "some";
    limit.projects = random_ballot(projects);
    std::sort(limit.projects.begin(), limit.projects.end());
    limit.most = cents(*rc::gen::inRange<std::int64_t>(0, 900));
  }
  return limits;
}

Instance random_instance() {
  const auto projects = *rc::gen::inRange<std::size_t>(1, 9);
  Instance built = instance(*rc::gen::inRange<std::int64_t>(0, 2000),
                            *rc::gen::container<std::vector<std::int64_t>>(
                                projects, rc::gen::element<std::int64_t>(0, 100, 150, 151, 300, 333, 700)));
  for (Project& project : built.projects) project.tags = random_tags();
  const auto more_pots = *rc::gen::element(0, 0, 1, 2);
  for (int i = 0; i < more_pots; ++i) {
    Pot pot = built.pots[0];
    pot.id = PotId("more" + std::to_string(i));
    pot.amount = cents(*rc::gen::inRange<std::int64_t>(0, 800));
    pot.earmark.all_of = random_tags();
    pot.earmark.any_of = random_tags();
    pot.earmark.largest_share = *rc::gen::element(Ratio(1), Ratio(BigInt(1), BigInt(3)));
    built.pots.push_back(pot);
  }
  built.limits = random_limits(projects);
  if (more_pots > 0) built.pots[0].earmark.any_of = random_tags();
  return built;
}

std::vector<ProjectIndex> random_ballot(std::size_t projects) {
  const auto order = *rc::gen::container<std::vector<int>>(projects, rc::gen::inRange(0, 1000));
  std::vector<ProjectIndex> ballot;
  for (ProjectIndex project = 0; project < projects; ++project) {
    if (order[project] % 2 == 0) ballot.push_back(project);
  }
  std::stable_sort(ballot.begin(), ballot.end(),
                   [&](ProjectIndex a, ProjectIndex b) { return order[a] < order[b]; });
  return ballot;
}

Profile random_profile(BallotType type, std::size_t projects) {
  Profile profile(type, *rc::gen::element<std::uint32_t>(1, 1, 2, 6));
  const auto voters = *rc::gen::inRange<std::size_t>(0, 12);
  for (std::size_t voter = 0; voter < voters; ++voter) {
    std::vector<ProjectIndex> ballot = random_ballot(projects);
    if (type != BallotType::ordinal) std::sort(ballot.begin(), ballot.end());
    std::vector<std::int64_t> points;
    if (type == BallotType::scoring || type == BallotType::cumulative) {
      points = *rc::gen::container<std::vector<std::int64_t>>(
          ballot.size(), rc::gen::inRange<std::int64_t>(type == BallotType::scoring ? -2 : 0, 6));
    }
    profile.add(ballot, points, *rc::gen::inRange<std::uint64_t>(1, 5), 1);
  }
  if (type == BallotType::scoring) profile.default_points = *rc::gen::inRange<std::int64_t>(-1, 3);
  return profile;
}

std::vector<TieBreak> random_tie_breaks() {
  using Chain = std::vector<TieBreak>;
  return *rc::gen::element(Chain{}, Chain{TieBreak::most_votes, TieBreak::lowest_cost},
                           Chain{TieBreak::highest_cost}, Chain{TieBreak::lowest_cost},
                           Chain{TieBreak::file_order});
}

Kind random_kind() {
  const std::vector<Kind> kinds = {
      {BallotType::approval, Satisfaction::cost},         {BallotType::approval, Satisfaction::cardinality},
      {BallotType::scoring, Satisfaction::score},         {BallotType::cumulative, Satisfaction::score},
      {BallotType::cumulative, Satisfaction::cost},       {BallotType::ordinal, Satisfaction::borda},
      {BallotType::ordinal, Satisfaction::borda_from_one}};
  return kinds[*rc::gen::inRange<std::size_t>(0, kinds.size())];
}

}  // namespace buurtkas::testing
