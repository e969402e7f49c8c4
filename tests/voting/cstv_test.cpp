// The six forms of the cumulative single transferable vote: by hand, and against the textbook on all tiny
// elections and on random ones.

#include "engine/voting/cstv.h"

#include <algorithm>
#include <functional>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "engine/voting/cstv_shares.h"
#include "tests/oracles/textbook_cstv.h"
#include "tests/voting/build.h"

namespace buurtkas {
namespace {

using oracles::TextbookMeasure;
using testing::instance;
using testing::selected;
using testing::terms;

// A voter's points, by project.
using Points = std::vector<std::int64_t>;

void add(Profile& profile, const Points& points, std::uint64_t weight = 1) {
  std::vector<ProjectIndex> named;
  Points given;
  for (ProjectIndex project = 0; project < points.size(); ++project) {
    if (points[project] == 0) continue;
    named.push_back(project);
    given.push_back(points[project]);
  }
  profile.add(named, given, weight, weight);
}

Profile points_of(const std::vector<Points>& voters) {
  Profile profile(BallotType::cumulative);
  for (const Points& voter : voters) add(profile, voter);
  return profile;
}

struct Form {
  Method method;
  TextbookMeasure measure;
  bool by_minimal_transfers;
};

const std::vector<Form> forms = {
    {&method::cstv_ewt, TextbookMeasure::excess, false},
    {&method::cstv_ewtc, TextbookMeasure::support_over_cost, false},
    {&method::cstv_mt, TextbookMeasure::excess, true},
    {&method::cstv_mtc, TextbookMeasure::support_over_cost, true},
    {&method::cstv_ewts, TextbookMeasure::support, false},
    {&method::cstv_mts, TextbookMeasure::support, true},
};

// Empty when all six agree.
std::string difference(const Instance& of, const Profile& profile, const std::vector<TieBreak>& tie_breaks) {
  for (const Form& form : forms) {
    const auto ours =
        select_projects(of, profile, terms(form.method, Satisfaction::cost, {}, tie_breaks)).projects;
    const auto twin =
        oracles::textbook_cstv(of, profile, form.measure, form.by_minimal_transfers, tie_breaks);
    if (ours != twin) {
      return std::string(name_of(form.method)) + ": " + testing::ids(of, ours) + ", textbook " +
             testing::ids(of, twin);
    }
  }
  return "";
}

void for_each_profile(const std::vector<Points>& ballots, std::size_t voters, std::size_t from,
                      std::vector<Points>& chosen,
                      const std::function<void(const std::vector<Points>&)>& visit) {
  if (chosen.size() == voters) {
    visit(chosen);
    return;
  }
  for (std::size_t i = from; i < ballots.size(); ++i) {
    chosen.push_back(ballots[i]);
    for_each_profile(ballots, voters, i, chosen, visit);
    chosen.pop_back();
  }
}

std::vector<Points> all_ballots(std::size_t projects, std::int64_t most) {
  std::vector<Points> ballots = {{}};
  for (std::size_t project = 0; project < projects; ++project) {
    std::vector<Points> longer;
    for (const Points& ballot : ballots) {
      for (std::int64_t points = 0; points <= most; ++points) {
        longer.push_back(ballot);
        longer.back().push_back(points);
      }
    }
    ballots = longer;
  }
  return ballots;
}

TEST(CstvTwin, AgreesOnEveryElectionOfThreeProjectsAndUpToThreeVoters) {
  const std::vector<Points> ballots = all_ballots(3, 2);
  std::size_t elections = 0;
  for (std::size_t voters = 1; voters <= 3; ++voters) {
    std::vector<Points> chosen;
    for_each_profile(ballots, voters, 0, chosen, [&](const std::vector<Points>& marks) {
      const Profile profile = points_of(marks);
      for (const Points& costs : {Points{4, 5, 6}, Points{3, 3, 7}, Points{0, 2, 9}}) {
        const Instance of = instance(12, costs);
        ASSERT_EQ(difference(of, profile, {}), "");
        ++elections;
      }
    });
  }
  EXPECT_GT(elections, 10000u);
}

TEST(CstvTwin, AgreesOnEveryElectionOfTwoProjectsAndFourVoters) {
  const std::vector<Points> ballots = all_ballots(2, 3);
  std::vector<Points> chosen;
  for_each_profile(ballots, 4, 0, chosen, [&](const std::vector<Points>& marks) {
    const Profile profile = points_of(marks);
    for (const Points& costs : {Points{4, 8}, Points{5, 5}, Points{12, 1}}) {
      ASSERT_EQ(difference(instance(12, costs), profile, {}), "");
    }
  });
}

Points random_points(std::size_t projects) {
  return *rc::gen::container<Points>(projects, rc::gen::element<std::int64_t>(-1, 0, 0, 0, 1, 1, 2, 3, 7));
}

struct RandomElection {
  Instance instance;
  std::vector<Points> voters;
};

RandomElection random_election() {
  const auto projects = *rc::gen::inRange<std::size_t>(1, 7);
  const auto voters = *rc::gen::inRange<std::size_t>(0, 9);
  const auto costs =
      *rc::gen::container<Points>(projects, rc::gen::element<std::int64_t>(0, 100, 150, 200, 300, 777));
  RandomElection election{instance(*rc::gen::inRange<std::int64_t>(0, 1500), costs), {}};
  for (std::size_t voter = 0; voter < voters; ++voter) election.voters.push_back(random_points(projects));
  return election;
}

// A second pot, and who may have what.
void add_earmarks(Instance& of) {
  Pot second = of.pots[0];
  second.id = PotId("second");
  second.amount = testing::cents(*rc::gen::inRange<std::int64_t>(0, 800));
  second.earmark.all_of = {"green"};
  second.earmark.largest_share = *rc::gen::element(Ratio(1), Ratio(BigInt(1), BigInt(2)));
  of.pots.push_back(second);
  for (Project& project : of.projects) {
    if (*rc::gen::arbitrary<bool>()) project.tags = {"green"};
  }
}

std::vector<TieBreak> random_ties() {
  using Chain = std::vector<TieBreak>;
  return *rc::gen::element(Chain{}, Chain{TieBreak::most_votes, TieBreak::lowest_cost},
                           Chain{TieBreak::highest_cost}, Chain{TieBreak::file_order});
}

RC_GTEST_PROP(CstvTwin, AgreesOnRandomElections, ()) {
  RandomElection election = random_election();
  if (*rc::gen::arbitrary<bool>()) add_earmarks(election.instance);
  Profile profile(BallotType::cumulative, *rc::gen::element<std::uint32_t>(1, 2, 6));
  for (const Points& voter : election.voters) add(profile, voter, *rc::gen::inRange<std::uint64_t>(1, 4));
  RC_ASSERT(difference(election.instance, profile, random_ties()) == "");
}

RC_GTEST_PROP(Cstv, SelectsWhatThePotsCanPay, ()) {
  RandomElection election = random_election();
  add_earmarks(election.instance);
  for (const Form& form : forms) {
    const Selection selection =
        select_projects(election.instance, points_of(election.voters), terms(form.method));
    RC_ASSERT(is_fundable(election.instance, selection.projects));
    std::size_t told = 0;
    for (const Event& event : selection.trace) {
      told += std::holds_alternative<Chosen>(event) || std::holds_alternative<LeftOut>(event) ? 1 : 0;
    }
    RC_ASSERT(told == election.instance.projects.size());
  }
}

RC_GTEST_PROP(Cstv, CannotTellGroupsRowsOrScales, ()) {
  const RandomElection election = random_election();
  Profile changed(BallotType::cumulative);
  std::vector<Points> left(election.voters.rbegin(), election.voters.rend());
  while (!left.empty()) {
    const Points points = left.front();
    const auto alike = static_cast<std::uint64_t>(std::erase(left, points));
    Points scaled = points;
    const auto times = *rc::gen::inRange<std::int64_t>(1, 5);
    for (std::int64_t& one : scaled) one *= times;
    add(changed, scaled, alike);
  }
  for (const Form& form : forms) {
    RC_ASSERT(select_projects(election.instance, changed, terms(form.method)).projects ==
              select_projects(election.instance, points_of(election.voters), terms(form.method)).projects);
  }
}

}  // namespace
}  // namespace buurtkas
