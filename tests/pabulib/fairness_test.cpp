// Fairness of real elections: what is proven of equal shares holds, and greedy's outcomes are not always so.

#include "engine/voting/fairness.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "engine/voting/greedy.h"
#include "engine/voting/selection.h"
#include "tests/pabulib/elections.h"

namespace buurtkas {
namespace {

const EjrPlusBy& by(const Fairness& fairness, Satisfaction satisfaction) {
  return *std::find_if(fairness.ejr_plus.begin(), fairness.ejr_plus.end(),
                       [&](const EjrPlusBy& one) { return one.satisfaction == satisfaction; });
}

// Once more by the definition: these voters, poorest first, one by one with a fraction each.
std::size_t projects_denied_by_cost(const Election& election, const std::vector<ProjectIndex>& selected) {
  struct Voter {
    Ratio has;
    Ratio weight;
  };
  const Instance& instance = election.instance;
  const Profile& profile = election.profile;
  std::vector<std::vector<Voter>> supporters(instance.projects.size());
  for (std::size_t group = 0; group < profile.groups(); ++group) {
    const auto named = profile.projects(group);
    const auto points = profile.points(group);
    std::vector<ProjectIndex> supported;
    for (std::size_t mark = 0; mark < named.size(); ++mark) {
      if (points.empty() || points[mark] > 0) supported.push_back(named[mark]);
    }
    Ratio has;
    for (const ProjectIndex project : supported) {
      if (std::find(selected.begin(), selected.end(), project) != selected.end())
        has += cents_of(instance.projects[project].cost);
    }
    const Ratio weight(BigInt(profile.weight(group)), BigInt(profile.voter_weight()));
    for (const ProjectIndex project : supported) supporters[project].push_back({has, weight});
  }
  std::size_t denied = 0;
  for (ProjectIndex project = 0; project < instance.projects.size(); ++project) {
    const Money cost = instance.projects[project].cost;
    if (std::find(selected.begin(), selected.end(), project) != selected.end()) continue;
    if (cost.is_zero() || cost > votable(instance)) continue;
    auto& poorest = supporters[project];
    std::sort(poorest.begin(), poorest.end(), [](const Voter& a, const Voter& b) { return a.has < b.has; });
    Ratio share;
    bool is_denied = false;
    for (const Voter& voter : poorest) {
      share += voter.weight * cents_of(votable(instance)) / profile.voters();
      is_denied = is_denied || voter.has + cents_of(cost) <= share;
    }
    if (is_denied) ++denied;
  }
  return denied;
}

TEST(FairnessOfRealElections, IsWhatIsProvenOfEqualSharesAndWhatTheDefinitionSaysOfGreedy) {
  int elections = 0;
  int denied_by_greedy = 0;
  int undecided = 0;
  for (const auto& path : testing::pabulib_files()) {
    const Election election = testing::read_election(path);
    const auto select = [&](Method method) {
      Terms terms;
      terms.method = method;
      return select_projects(election.instance, election.profile, terms).projects;
    };
    const auto shared = select(&method::equal_shares);
    const Fairness fairness =
        measure_fairness(election.instance, election.profile, shared, Satisfaction::cost);
    EXPECT_TRUE(by(fairness, Satisfaction::cost).up_to_one.holds()) << path;
    EXPECT_EQ(fairness.voters(), election.profile.voters()) << path;
    if (is_usual(election.instance)) {
      EXPECT_NE(fairness.priceability.verdict, Priced::no) << path;
    }
    if (fairness.priceability.verdict == Priced::undecided) ++undecided;
    ++elections;
    if (testing::is_for_long_runs(election)) continue;
    const auto most_votes = select(&method::greedy);
    const Fairness of_greedy =
        measure_fairness(election.instance, election.profile, most_votes, Satisfaction::cost);
    EXPECT_EQ(by(of_greedy, Satisfaction::cost).up_to_one.projects,
              projects_denied_by_cost(election, most_votes))
        << path;
    if (!by(of_greedy, Satisfaction::cost).up_to_one.holds()) ++denied_by_greedy;
  }
  EXPECT_GT(elections, 100);
  EXPECT_LT(undecided, elections / 10);
  ::testing::Test::RecordProperty("undecided", std::to_string(undecided));
  EXPECT_GT(denied_by_greedy, 10);
}

}  // namespace
}  // namespace buurtkas
