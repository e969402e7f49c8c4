// The six forms of the cumulative single transferable vote: by hand, and against the textbook on all tiny
// elections and on random ones.

#include "engine/voting/cstv.h"

#include <algorithm>
#include <functional>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "tests/oracles/textbook_cstv.h"
#include "tests/voting/small_elections.h"

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

// What each form selects, in order.
struct Outcomes {
  std::string ewt, ewtc, mt, mtc, ewts, mts;
};

void expect(const char* why, const Instance& of, const Profile& profile, const Outcomes& outcomes) {
  const std::vector<std::pair<Method, std::string>> expected = {
      {&method::cstv, outcomes.ewt},       {&method::cstv_ewt, outcomes.ewt},
      {&method::cstv_ewtc, outcomes.ewtc}, {&method::cstv_mt, outcomes.mt},
      {&method::cstv_mtc, outcomes.mtc},   {&method::cstv_ewts, outcomes.ewts},
      {&method::cstv_mts, outcomes.mts}};
  for (const auto& [method, ids] : expected) {
    EXPECT_EQ(selected(of, profile, terms(method)), ids) << why << ' ' << name_of(method);
  }
}

TEST(Cstv, MovesWhatIsTooMuchToItsGiversOtherProjects) {
  // Each voter has 50. a has 40 + 10, 10 more than it costs; b has 10 + 40, 10 less. Of a's gifts 4/5 pays
  // it; 8 of the first voter's and 2 of the second's go to b, which then has exactly its 60.
  expect("excess", instance(100, {40, 60}), points_of({{4, 1}, {1, 4}}),
         {"ab", "ab", "ab", "ab", "ab", "ab"});
}

TEST(Cstv, GoesByExcessBySupportOrBySupportOverCost) {
  // Each of 16 has 2. a has 22 and costs 20; b has 10 and costs 2; nobody gives to both.
  Profile profile(BallotType::cumulative);
  add(profile, {1, 0}, 11);
  add(profile, {0, 1}, 5);
  expect("b has more over", instance(32, {20, 2}), profile, {"ba", "ba", "ba", "ba", "ab", "ab"});
  // a costs 10 now: 12 over against 8, but b has 5 times its cost and a 2.2 times.
  expect("a has more over", instance(32, {10, 2}), profile, {"ab", "ba", "ab", "ba", "ab", "ab"});
}

TEST(Cstv, MovesMoneyByEachFormWhenNoneHasItsCost) {
  // Each voter has 10: a has 6 + 5 of 18, b has 4 of 8, c has 5 of 8. None has its cost.
  // EWT: a lacks most, 7. It goes; b and c then have 10 each, and are bought.
  // EWTC: b has least of its cost, 1/2. Its 4 go to a, which has 15 of 18; c has 5 of 8 and goes; a has 20.
  // EWTS: b has least, 4, then c, 5; a has 20.
  // MT, MTC: c lacks least, and has most of its cost. It is raised to 8; the second voter keeps 2, so a
  // cannot be raised to 18; b can, to 8. After both 4 are left. MTS: a has most. Its gifts are raised 18/11
  // times.
  expect("none has its cost", instance(20, {18, 8, 8}), points_of({{6, 4, 0}, {5, 0, 5}}),
         {"bc", "a", "cb", "cb", "a", "a"});
}

TEST(Cstv, TakesWhatFitsInTheEnd) {
  // Each voter has 10: a has 13, b has 10, c has 7, each of 15. By elimination c's 7 go to a, which has 20; b
  // goes. Taken back, last out first: b, for 15 are left; c no more.
  // By minimal transfers a is raised to 15; of the rest b has more than c, and fits.
  expect("what is left", instance(30, {15, 15, 15}), points_of({{1, 0, 0}, {3, 0, 7}, {0, 1, 0}}),
         {"ab", "ab", "ab", "ab", "ab", "ab"});
}

TEST(Cstv, DoesNotTakeNearlyForEnough) {
  // a costs 1 more than the first voter has. A published program takes 1 in 100,000 for nothing: it buys
  // both, for more than there is.
  expect("one cent short", instance(200'000, {100'001, 100'000}), points_of({{1, 0}, {0, 1}}),
         {"b", "b", "b", "b", "b", "b"});
}

TEST(Cstv, RaisesGiftsNoMoreThanNeeded) {
  // Each voter has 10. a has 8.5 + 2 of 13; d and e cost more than all; nobody gives to c. a lacks least.
  // Raised 13/10.5 times the first would give more than 10, so gives all; the second gives the other 3 and
  // keeps 7, with which b is raised to its 7. A published program counts the first voter's 10 as taken from
  // the 10.5 that a had, where it was 8.5, so it takes all the second has too; b then has nothing, and c is
  // taken.
  const Instance of = instance(20, {13, 7, 6, 20, 20});
  const Profile profile = points_of({{17, 0, 0, 0, 3}, {1, 2, 0, 2, 0}});
  EXPECT_EQ(selected(of, profile, terms(&method::cstv_mt)), "ab");
}

TEST(Cstv, GivesBackAllThatOthersGaveToWhatIsPaidWithoutThem) {
  // Each voter has 10. a costs 10 and has 15: the first voter, who gives to nothing else, pays it, and the
  // second's 5 go to b, which then has its 10. A published program leaves those 5 at a;
  // by elimination b then goes, and c is taken.
  expect("paid without the second", instance(30, {10, 10, 14}), points_of({{1, 0, 0}, {1, 1, 0}, {0, 0, 1}}),
         {"ab", "ab", "ab", "ab", "ab", "ab"});
}

TEST(Cstv, EliminatesTheLastOfEquals) {
  // a and b lack 5 each. b is the last in the order of ties and goes, so a is bought. (A published program
  // eliminates the one that ties favour.)
  const Selection selection =
      select_projects(instance(10, {10, 10}), points_of({{1, 1}}), terms(&method::cstv_ewt));
  ASSERT_EQ(selection.trace.size(), 3u);
  EXPECT_EQ(std::get<TieBroken>(selection.trace[0]).tied, (std::vector<ProjectIndex>{0, 1}));
  const auto& chosen = std::get<Chosen>(selection.trace[1]);
  EXPECT_EQ(chosen.project, 0u);
  EXPECT_EQ(chosen.measure, "excess");
  EXPECT_EQ(chosen.value, Ratio(0));
  const auto& out = std::get<LeftOut>(selection.trace[2]);
  EXPECT_EQ(out.project, 1u);
  EXPECT_EQ(out.value, Ratio(-5));
  EXPECT_EQ(to_string(out.cut.value().short_by), "0.10");
}

TEST(Cstv, HasNoUseForPointsOfNoneOrLess) {
  // The first voter's minus is no support, and the third gives nothing: 10 of the 30 are nobody's.
  expect("minus", instance(30, {20, 11}), points_of({{5, -2}, {1, 0}, {0, 0}}),
         {"a", "a", "a", "a", "a", "a"});
  expect("no money", instance(0, {1, 0}), points_of({{1, 1}}), {"b", "b", "b", "b", "b", "b"});
  expect("no voters", instance(9, {5, 5}), points_of({}), {"a", "a", "a", "a", "a", "a"});
}

TEST(Cstv, LeavesOutWhatThePotsCannotPay) {
  // All give to a, which no pot may pay for; the pot is b's. By elimination a's money then goes to b.
  Instance of = instance(20, {10, 20});
  of.pots[0].earmark.all_of = {"green"};
  of.projects[1].tags = {"green"};
  const Profile profile = points_of({{3, 1}, {3, 1}});
  expect("earmark", of, profile, {"b", "b", "b", "b", "b", "b"});
  const Selection selection = select_projects(of, profile, terms(&method::cstv_ewts));
  const auto& out = std::get<LeftOut>(selection.trace[0]);
  EXPECT_EQ(out.project, 0u);
  EXPECT_EQ(out.measure, "support");
  EXPECT_EQ(out.value, Ratio(15));
  EXPECT_TRUE(out.cut.has_value());
}

TEST(Cstv, CountsPointsOnlyAndByCostOrScoreAlike) {
  for (const Form& form : forms) {
    EXPECT_EQ(fault_of(terms(form.method), BallotType::cumulative), TermsFault::none);
    EXPECT_EQ(fault_of(terms(form.method, Satisfaction::score), BallotType::cumulative), TermsFault::none);
    EXPECT_EQ(fault_of(terms(form.method, Satisfaction::cardinality), BallotType::cumulative),
              TermsFault::satisfaction_of_method);
    for (const BallotType ballots :
         {BallotType::approval, BallotType::choose_one, BallotType::scoring, BallotType::ordinal}) {
      EXPECT_EQ(fault_of(terms(form.method), ballots), TermsFault::ballots_of_method);
    }
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
    testing::for_each_profile(ballots, voters, 0, chosen, [&](const std::vector<Points>& marks) {
      const Profile profile = points_of(marks);
      for (const Points& costs : {Points{4, 5, 6}, Points{0, 3, 9}}) {
        const Instance of = instance(12, costs);
        ASSERT_EQ(difference(of, profile, {}), "");
        ++elections;
      }
    });
  }
  EXPECT_GT(elections, 8000u);
}

TEST(CstvTwin, AgreesOnEveryElectionOfTwoProjectsAndFourVoters) {
  const std::vector<Points> ballots = all_ballots(2, 2);
  std::vector<Points> chosen;
  testing::for_each_profile(ballots, 4, 0, chosen, [&](const std::vector<Points>& marks) {
    const Profile profile = points_of(marks);
    for (const Points& costs : {Points{4, 8}, Points{5, 5}, Points{12, 1}}) {
      ASSERT_EQ(difference(instance(12, costs), profile, {}), "");
    }
  });
}

TEST(CstvTwin, AgreesOnElectionsOfThreeProjectsAndFourVoters) {
  std::vector<Points> ballots = all_ballots(3, 1);
  ballots.insert(ballots.end(), {Points{3, 1, 0}, Points{0, 2, 1}, Points{1, 0, 2}});
  std::vector<Points> chosen;
  testing::for_each_profile(ballots, 4, 0, chosen, [&](const std::vector<Points>& marks) {
    for (const Points& costs : {Points{4, 5, 6}, Points{0, 3, 9}})
      ASSERT_EQ(difference(instance(12, costs), points_of(marks), {}), "");
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

RC_GTEST_PROP(Cstv, CannotTellTheOrderOfProjects, ()) {
  const RandomElection election = random_election();
  Instance reversed = election.instance;
  std::reverse(reversed.projects.begin(), reversed.projects.end());
  std::vector<Points> voters = election.voters;
  for (Points& points : voters) std::reverse(points.begin(), points.end());
  for (const Form& form : forms) {
    RC_ASSERT(selected(reversed, points_of(voters), terms(form.method)) ==
              selected(election.instance, points_of(election.voters), terms(form.method)));
  }
}

}  // namespace
}  // namespace buurtkas
