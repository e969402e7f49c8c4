#include "engine/voting/phragmen.h"

#include <algorithm>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "tests/oracles/textbook_phragmen.h"
#include "tests/voting/groups.h"
#include "tests/voting/small_elections.h"

namespace buurtkas {
namespace {

using testing::approvals;
using testing::instance;
using testing::selected;

const Terms by_phragmen = testing::terms(&method::phragmen);

// Three voters for a and b, one for c, each of which costs 60. At 20 each the three can pay a; at 40 they can
// pay b; c is due at 60.
TEST(Phragmen, BuysWhatItsSupportersCanPayFirst) {
  const Profile profile = approvals({{0, 1}, {0, 1}, {0, 1}, {2}});
  EXPECT_EQ(selected(instance(180, {60, 60, 60}), profile, by_phragmen), "abc");
  EXPECT_EQ(selected(instance(120, {60, 60, 60}), profile, by_phragmen), "ab");
}

std::string seats(std::int64_t number, const Profile& profile, std::size_t candidates, const Terms& by) {
  std::string names = selected(instance(number, std::vector<std::int64_t>(candidates, 1)), profile, by);
  std::sort(names.begin(), names.end());
  return names;
}

// Lackner and Skowron, "Multi-Winner Voting with Approval Preferences" (2023), examples 2.9 and 2.12, as
// sets: twelve voters with four seats, and eight with three, which equal shares, completed by Phragmen, fills
// otherwise (examples 2.11 and 2.12).
TEST(Phragmen, SelectsAsInTheBookAndNotAsEqualShares) {
  const Terms by_shares = testing::terms(&method::equal_shares, Satisfaction::cost, {Completion::phragmen});
  const Profile twelve =
      approvals({{0, 1}, {0, 1}, {0, 1}, {0, 2}, {0, 2}, {0, 2}, {0, 3}, {0, 3}, {1, 2, 5}, {4}, {5}, {6}});
  EXPECT_EQ(seats(4, twelve, 7, by_phragmen), "abcd");
  EXPECT_EQ(seats(4, twelve, 7, by_shares), "abcd");
  const Profile eight = approvals({{2, 3}, {2, 3}, {2, 3}, {0, 1}, {0, 1}, {0, 2}, {0, 2}, {1, 3}});
  EXPECT_EQ(seats(3, eight, 4, by_phragmen), "bcd");
  EXPECT_EQ(seats(3, eight, 4, by_shares), "acd");
}

// The same book, proposition A.3: one voter more for a and b costs b its seat.
TEST(Phragmen, CanTakeASeatFromWhatGetsAVoteMore) {
  std::vector<testing::Group> voters = {{10, {0, 1}}, {3, {2}}, {12, {3}}, {21, {0, 1, 2}}, {6, {2, 3}}};
  EXPECT_EQ(seats(3, testing::groups(voters), 8, by_phragmen), "abd");
  voters.push_back({1, {0, 1}});
  EXPECT_EQ(seats(3, testing::groups(voters), 8, by_phragmen), "acd");
}

// Janson's survey (arXiv 1611.08826), examples 3.7 and 18.1: two lists, a to c and d to f, and some who mix
// them.
TEST(Phragmen, SelectsAsInJansonsExample) {
  const Profile profile =
      testing::groups({{1034, {0, 1, 2}}, {519, {3, 4, 5}}, {90, {0, 1, 4}}, {90, {0, 3, 4}}});
  EXPECT_EQ(seats(3, profile, 6, by_phragmen), "abe");
}

// Brill, Freeman, Janson, Lackner, "Phragmen's Voting Methods and Justified Representation", example 6: the
// first four could claim two of the twelve seats, for a and b, and have one each.
TEST(Phragmen, SelectsAsInTheExampleThatDeniesAGroup) {
  const Profile profile = testing::groups({{2, {0, 1, 2}},
                                           {2, {0, 1, 3}},
                                           {6, {2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13}},
                                           {5, {3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13}},
                                           {9, {4, 5, 6, 7, 8, 9, 10, 11, 12, 13}}});
  EXPECT_EQ(seats(12, profile, 14, by_phragmen), "cdefghijklmn");
}

TEST(Phragmen, TellsTheLoadsThatItGoesBy) {
  const Selection selection =
      select_projects(instance(179, {60, 60, 60}), approvals({{0, 1}, {0, 1}, {0, 1}, {2}}), by_phragmen);
  std::vector<Ratio> loads;
  for (const Event& event : selection.trace) {
    if (const auto* chosen = std::get_if<Chosen>(&event)) loads.push_back(chosen->value);
  }
  EXPECT_EQ(loads, (std::vector<Ratio>{20, 40}));
  const auto& left = std::get<LeftOut>(selection.trace.back());
  EXPECT_EQ(left.project, 2u);
  EXPECT_EQ(left.value, Ratio(60));
  EXPECT_EQ(left.cut->short_by, testing::cents(1));
}

TEST(Phragmen, EndsWhenAnyOfThoseDueTogetherDoesNotFit) {
  // b and c are due together, at 30. With 59 left b would fit, but c does not, so neither is bought; with 60
  // each of them fits, and b goes first.
  const Profile profile = approvals({{0}, {0}, {1}, {2}, {2}});
  EXPECT_EQ(selected(instance(79, {20, 30, 60}), profile, by_phragmen), "a");
  EXPECT_EQ(selected(instance(80, {20, 30, 60}), profile, by_phragmen), "ab");
  EXPECT_EQ(selected(instance(110, {20, 30, 60}), profile, by_phragmen), "abc");
}

TEST(Phragmen, IsNotEndedByWhatDoesNotFitByItself) {
  EXPECT_EQ(selected(instance(80, {81, 40}), approvals({{0, 1}, {0}, {0}}), by_phragmen), "b");
}

TEST(Phragmen, TakesWhatNobodySupportsLast) {
  EXPECT_EQ(selected(instance(80, {20, 40, 20}), approvals({{1}}), by_phragmen), "bac");
}

TEST(Phragmen, AgreesWithTheTextbookOnEverySmallElection) {
  std::size_t elections = 0;
  testing::for_each_small_election([&](const Instance& of, const Profile& profile) {
    ASSERT_EQ(select_projects(of, profile, by_phragmen).projects, oracles::textbook_phragmen(of, profile));
    ++elections;
  });
  EXPECT_GT(elections, 5000u);
}

RC_GTEST_PROP(Phragmen, AgreesWithTheTextbookOnRandomElections, ()) {
  const auto projects = *rc::gen::inRange<std::size_t>(1, 9);
  const auto costs = *rc::gen::container<std::vector<std::int64_t>>(
      projects, rc::gen::element<std::int64_t>(0, 100, 150, 200, 300, 777));
  Profile profile(BallotType::approval, *rc::gen::element<std::uint32_t>(1, 2, 6));
  const auto voters = *rc::gen::inRange<std::size_t>(0, 25);
  for (std::size_t voter = 0; voter < voters; ++voter) {
    const auto bits = *rc::gen::inRange<std::uint32_t>(0, 1u << projects);
    profile.add(testing::all_ballots(projects)[bits], {}, *rc::gen::inRange<std::uint64_t>(1, 5), 1);
  }
  const Instance of = instance(*rc::gen::inRange<std::int64_t>(0, 2000), costs);
  RC_ASSERT(select_projects(of, profile, by_phragmen).projects == oracles::textbook_phragmen(of, profile));
}

// What each ballot has left of its endowment after equal shares, as loads below nothing, by what it paid.
std::vector<Ratio> loads_after(const Profile& profile, const Trace& trace, const Ratio& endowment,
                               bool is_exact) {
  std::vector<Ratio> loads;
  for (std::size_t group = 0; group < profile.groups(); ++group) {
    Ratio money = endowment;
    const auto marks = profile.projects(group);
    for (const Event& event : trace) {
      const auto* bought = std::get_if<Bought>(&event);
      if (bought == nullptr || std::find(marks.begin(), marks.end(), bought->project) == marks.end())
        continue;
      if (money >= bought->payment) {
        money -= bought->payment;
      } else if (!is_exact) {
        money = 0;
      }
    }
    loads.push_back(-money);
  }
  return loads;
}

// After exact equal shares supporters may have more left than a project costs.
RC_GTEST_PROP(PhragmenCompletion, AgreesWithTheTextbookOnRandomElections, ()) {
  const auto projects = *rc::gen::inRange<std::size_t>(1, 8);
  const auto costs = *rc::gen::container<std::vector<std::int64_t>>(
      projects, rc::gen::element<std::int64_t>(100, 150, 200, 300, 777));
  Profile profile(BallotType::approval, *rc::gen::element<std::uint32_t>(1, 2, 6));
  const auto voters = *rc::gen::inRange<std::size_t>(1, 16);
  for (std::size_t voter = 0; voter < voters; ++voter) {
    const auto bits = *rc::gen::inRange<std::uint32_t>(0, 1u << projects);
    profile.add(testing::all_ballots(projects)[bits], {}, *rc::gen::inRange<std::uint64_t>(1, 5), 1);
  }
  const Instance of = instance(*rc::gen::inRange<std::int64_t>(0, 2000), costs);
  const Ratio endowment = cents_of(votable(of)) / profile.voters();
  for (const Method one : {&method::equal_shares, &method::exact_equal_shares}) {
    const Selection shares = select_projects(of, profile, testing::terms(one, Satisfaction::cost));
    const auto loads = loads_after(profile, shares.trace, endowment, one == &method::exact_equal_shares);
    const Terms terms = testing::terms(one, Satisfaction::cost, {Completion::phragmen});
    RC_ASSERT(select_projects(of, profile, terms).projects ==
              oracles::textbook_phragmen_after(of, profile, shares.projects, loads));
  }
}

// Of 100 each, a (480) takes 96 of its five and b (240) 60 of its four. The three for c (110) have 100, 40
// and 4 left: enough together, but not by the same payment. So c is bought at once, of those who have most:
// down to 15 each. The third pays nothing, and does not get back what would make it as much for all.
TEST(PhragmenCompletion, TakesFromWhoHasMost) {
  const Profile profile = approvals({{2}, {1, 2}, {0, 2}, {1}, {1}, {1}, {0}, {0}, {0}, {0}});
  const Instance of = instance(1000, {480, 240, 110});
  EXPECT_EQ(selected(of, profile, testing::terms(&method::exact_equal_shares, Satisfaction::cost)), "ab");
  const Terms terms = testing::terms(&method::exact_equal_shares, Satisfaction::cost, {Completion::phragmen});
  const Selection selection = select_projects(of, profile, terms);
  EXPECT_EQ(testing::ids(of, selection.projects), "abc");
  EXPECT_EQ(std::get<Chosen>(selection.trace.back()).value, Ratio(-15));
}

// Two voters of 50 each for a (60): 20 each are left. b and c cost 40: b has the support of both, which is
// enough at once; c has one supporter, who must earn 40 first.
TEST(PhragmenCompletion, BeginsWithWhatVotersHaveLeft) {
  const Profile profile = approvals({{0, 1}, {0, 1}, {2}, {2}});
  const Terms terms = testing::terms(&method::equal_shares, Satisfaction::cost, {Completion::phragmen});
  const Terms alone = testing::terms(&method::equal_shares, Satisfaction::cost);
  const Instance of = instance(200, {60, 50, 120});
  EXPECT_EQ(selected(of, profile, alone), "a");
  EXPECT_EQ(selected(of, profile, terms), "ab");  // b is due when both earn 5, c when its two earn 10
}

}  // namespace
}  // namespace buurtkas
