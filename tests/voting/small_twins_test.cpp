// More of what is small, beside its slow twins: greedy; and equal shares by raises, by rankings and by
// points.

#include <algorithm>
#include <array>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "tests/oracles/textbook_equal_shares.h"
#include "tests/oracles/textbook_greedy.h"
#include "tests/voting/random_elections.h"
#include "tests/voting/small_elections.h"

namespace buurtkas {
namespace {

using testing::Ballots;
using testing::selected;
using testing::terms;

std::string greedy_difference(const Instance& of, const Profile& profile, Satisfaction satisfaction) {
  for (const bool stops : {false, true}) {
    const Method method = stops ? &method::greedy_no_skip : &method::greedy;
    const std::string ours = selected(of, profile, terms(method, satisfaction));
    const std::string theirs = testing::ids(of, oracles::textbook_greedy(of, profile, satisfaction, stops));
    if (ours != theirs) return "`" + ours + "`, the twin `" + theirs + "`";
  }
  return {};
}

TEST(GreedyTwin, AgreesOnEverySmallElection) {
  std::size_t elections = 0;
  testing::for_each_small_election([&](const Instance& of, const Profile& profile) {
    ASSERT_EQ(greedy_difference(of, profile, Satisfaction::cost), "");
    ASSERT_EQ(greedy_difference(of, profile, Satisfaction::cardinality), "");
    ++elections;
  });
  EXPECT_GT(elections, 5'000u);
}

RC_GTEST_PROP(GreedyTwin, AgreesOnRandomElections, ()) {
  Instance of = testing::random_instance();
  of.pots = {testing::instance(1'000, {}).pots[0]};
  of.limits.clear();
  const testing::Kind kind = testing::random_kind();
  const Profile profile = testing::random_profile(kind.ballots, of.projects.size());
  RC_ASSERT(greedy_difference(of, profile, kind.satisfaction) == "");
}

// Empty when equal shares is as the textbook's, without a raise and with each.
std::string shares_difference(const Instance& of, const Profile& profile, Satisfaction satisfaction) {
  const Ratio endowment = cents_of(votable(of)) / profile.voters();
  std::vector<ProjectIndex> bought;
  for (const auto& one : oracles::textbook_equal_shares(of, profile, satisfaction, {}, endowment))
    bought.push_back(one.project);
  if (selected(of, profile, terms(&method::equal_shares, satisfaction)) != testing::ids(of, bought))
    return "no raise";
  for (const Completion raise : {Completion::add_one, Completion::add_one_exhaustive,
                                 Completion::add_one_integral, Completion::add_one_integral_exhaustive}) {
    const auto twin = oracles::textbook_raises(of, profile, satisfaction, {}, raise);
    if (selected(of, profile, terms(&method::equal_shares, satisfaction, {raise})) != testing::ids(of, twin))
      return std::string(name_of(raise));
  }
  return {};
}

TEST(EqualSharesTwin, RaisesAlikeOnEveryElectionOfThreeProjectsAndUpToFourVoters) {
  const Instance cheap = testing::instance(850, {100, 150, 400});
  const Instance dear = testing::instance(850, {300, 300, 700});
  for (std::size_t voters = 1; voters <= 4; ++voters) {
    Ballots chosen;
    testing::for_each_profile(testing::all_ballots(3), voters, 0, chosen, [&](const Ballots& marks) {
      ASSERT_EQ(shares_difference(cheap, testing::approvals(marks), Satisfaction::cost), "");
      ASSERT_EQ(shares_difference(dear, testing::approvals(marks), Satisfaction::cardinality), "");
    });
  }
}

// Every ranking of some of three projects.
Ballots all_rankings() {
  Ballots rankings;
  for (Ballots::value_type ballot : testing::all_ballots(3)) {
    do {
      rankings.push_back(ballot);
    } while (std::next_permutation(ballot.begin(), ballot.end()));
  }
  return rankings;
}

TEST(EqualSharesTwin, AgreesOnEveryElectionOfThreeRankedProjectsAndUpToFourVoters) {
  const Ballots rankings = all_rankings();
  ASSERT_EQ(rankings.size(), 16u);
  const Instance of = testing::instance(650, {100, 250, 400});
  for (std::size_t voters = 1; voters <= 4; ++voters) {
    Ballots chosen;
    testing::for_each_profile(rankings, voters, 0, chosen, [&](const Ballots& marks) {
      Profile profile(BallotType::ordinal);
      for (const auto& ballot : marks) profile.add(ballot, {}, 1, 1);
      for (const Satisfaction satisfaction : {Satisfaction::borda, Satisfaction::borda_from_one}) {
        ASSERT_EQ(shares_difference(of, profile, satisfaction), "");
        ASSERT_EQ(greedy_difference(of, profile, satisfaction), "");
      }
    });
  }
}

using Points = std::array<std::int64_t, 3>;

TEST(EqualSharesTwin, AgreesOnEveryElectionOfThreeProjectsWithPointsAndUpToFourVoters) {
  std::vector<Points> ballots;
  for (std::int64_t code = 0; code < 27; ++code) {
    const Points points = {code / 9, code / 3 % 3, code % 3};
    if (points[0] + points[1] + points[2] <= 3) ballots.push_back(points);
  }
  const std::vector<ProjectIndex> projects = {0, 1, 2};
  const Instance of = testing::instance(650, {100, 250, 400});
  for (std::size_t voters = 1; voters <= 4; ++voters) {
    std::vector<Points> chosen;
    testing::for_each_profile(ballots, voters, 0, chosen, [&](const std::vector<Points>& marks) {
      Profile profile(BallotType::cumulative);
      for (const Points& points : marks) profile.add(projects, points, 1, 1);
      ASSERT_EQ(shares_difference(of, profile, Satisfaction::score), "");
      ASSERT_EQ(greedy_difference(of, profile, Satisfaction::score), "");
    });
  }
}

}  // namespace
}  // namespace buurtkas
