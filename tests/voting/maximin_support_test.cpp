#include "engine/voting/maximin_support.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "engine/voting/phragmen.h"
#include "tests/oracles/textbook_maximin_support.h"
#include "tests/voting/groups.h"
#include "tests/voting/random_elections.h"
#include "tests/voting/small_elections.h"
#include "tests/voting/twins.h"

namespace buurtkas {
namespace {

using testing::approvals;
using testing::difference;
using testing::instance;
using testing::selected;

const Terms by_maximin = testing::terms(&method::maximin_support);

std::vector<Ratio> loads_of(const Selection& selection) {
  std::vector<Ratio> loads;
  for (const Event& event : selection.trace) {
    if (const auto* chosen = std::get_if<Chosen>(&event)) loads.push_back(chosen->value);
  }
  return loads;
}

Ratio part(std::int64_t numerator, std::int64_t denominator) {
  return Ratio(BigInt(numerator), BigInt(denominator));
}

// a costs 12 and has two supporters, b too, and they share one; c costs 17 and has two of its own. After a,
// b can be carried with 24 / 3 = 8 each, but by Phragmen, who leaves a where it lies, with (12 + 6) / 2 = 9.
// c asks 8.50.
TEST(MaximinSupport, CarriesWhatWasSelectedBeforeAnewEachTime) {
  const Profile profile = approvals({{0}, {0, 1}, {1}, {2}, {2}});
  const Instance of = instance(29, {12, 12, 17});
  EXPECT_EQ(selected(of, profile, by_maximin), "ab");
  EXPECT_EQ(selected(of, profile, testing::terms(&method::phragmen)), "ac");
  const Selection all = select_projects(instance(41, {12, 12, 17}), profile, by_maximin);
  EXPECT_EQ(all.projects, (std::vector<ProjectIndex>{0, 1, 2}));
  EXPECT_EQ(loads_of(all), (std::vector<Ratio>{6, 8, part(17, 2)}));
}

// The running example of Lackner and Skowron, "Multi-Winner Voting with Approval Preferences" (2023): twelve
// voters, four seats. Together a, b and c are carried by nine voters; d and f have two each.
TEST(MaximinSupport, IsTheMaximinSupportMethodWhenAllCostTheSame) {
  const Profile profile =
      approvals({{0, 1}, {0, 1}, {0, 1}, {0, 2}, {0, 2}, {0, 2}, {0, 3}, {0, 3}, {1, 2, 5}, {4}, {5}, {6}});
  const Selection selection = select_projects(instance(4, {1, 1, 1, 1, 1, 1, 1}), profile, by_maximin);
  EXPECT_EQ(selection.projects, (std::vector<ProjectIndex>{0, 1, 2, 3}));
  EXPECT_EQ(loads_of(selection), (std::vector<Ratio>{part(1, 8), part(1, 4), part(1, 3), part(1, 2)}));
}

// Sanchez-Fernandez, Fernandez, Fisteus, Brill, "The Maximin Support Method" (2022), examples 4.1, 5.1
// and 5.3, with the loads by hand. In the second, Phragmen gives three of the four seats to what twelve of
// the sixteen support. In the third, one voter more, for a to f, costs f its seat.
TEST(MaximinSupport, SelectsAsInThePapersExamples) {
  const std::vector<testing::Group> monotone = {{13, {1, 2, 3, 4, 5}}, {2, {0, 6}}, {2, {0}}, {1, {6}}};
  std::vector<testing::Group> with_one_more = monotone;
  with_one_more.push_back({1, {0, 1, 2, 3, 4, 5}});
  const std::vector<testing::Group> second = {
      {5, {0, 1, 2, 3, 4}}, {4, {5, 1, 2, 3, 4}}, {3, {6, 1, 2, 3, 4}}, {2, {0}}, {1, {5}}, {1, {6}}};
  struct Example {
    std::int64_t seats;
    std::vector<testing::Group> voters;
    const char* selected;
    std::vector<Ratio> loads;
  };
  const std::vector<Example> examples = {
      {3,
       {{100, {0, 1}}, {60, {0, 2}}, {40, {1}}, {55, {2}}, {95, {3}}, {30, {4}}, {50, {4, 5, 6}}},
       "acd",
       {part(1, 160), part(2, 215), part(1, 95)}},
      {4, second, "bafg", {part(1, 12), part(1, 7), part(1, 5), part(1, 4)}},
      {6, monotone, "bcdaef", {part(1, 13), part(2, 13), part(3, 13), part(1, 4), part(4, 13), part(5, 13)}},
      {6, with_one_more, "bcadeg", {part(1, 14), part(1, 7), part(1, 5), part(2, 9), part(2, 7), part(1, 3)}},
  };
  for (const Example& example : examples) {
    const Instance of = instance(example.seats, std::vector<std::int64_t>(7, 1));
    const Selection selection = select_projects(of, testing::groups(example.voters), by_maximin);
    EXPECT_EQ(testing::ids(of, selection.projects), example.selected);
    EXPECT_EQ(loads_of(selection), example.loads);
  }
  const Instance four_seats = instance(4, std::vector<std::int64_t>(7, 1));
  EXPECT_EQ(selected(four_seats, testing::groups(second), testing::terms(&method::phragmen)), "bcda");
}

TEST(MaximinSupport, PassesOverWhatDoesNotFitAndGoesOn) {
  const Selection selection =
      select_projects(instance(100, {60, 50, 40}), approvals({{0, 1}, {0, 1}, {0}, {2}}), by_maximin);
  EXPECT_EQ(selection.projects, (std::vector<ProjectIndex>{0, 2}));
  const auto& left = std::get<LeftOut>(selection.trace[1]);
  EXPECT_EQ(left.project, 1u);
  EXPECT_EQ(left.value, part(110, 3));
  EXPECT_EQ(left.cut->short_by, testing::cents(10));
}

struct Row {
  const char* why;
  Instance instance;
  Profile profile;
  Terms terms;
  const char* selected;
};

TEST(MaximinSupport, SelectsAsInTheTable) {
  const auto with_ties = [](TieBreak by) {
    return testing::terms(&method::maximin_support, Satisfaction::cost, {}, {by});
  };
  Terms with_threshold = by_maximin;
  with_threshold.threshold = Threshold{2};
  const std::vector<Row> rows = {
      {"nothing to count", instance(10, {}), approvals({}), by_maximin, ""},
      {"no voters: what fits", instance(5, {4, 3, 1}), approvals({}), by_maximin, "ac"},
      {"a tie goes by id", instance(1, {1, 1}), approvals({{0}, {1}}), by_maximin, "a"},
      {"or by the terms", instance(2, {1, 2}), approvals({{0}, {1}, {1}}), with_ties(TieBreak::highest_cost),
       "b"},
      {"a free project comes first", instance(5, {5, 0}), approvals({{0}, {0}, {1}}), by_maximin, "ba"},
      {"also with no money", instance(0, {5, 0}), approvals({{0}, {1}}), by_maximin, "b"},
      {"nobody's project comes last", instance(9, {1, 5, 2}), approvals({{1}, {1}}), by_maximin, "bac"},
      {"if it fits", instance(7, {3, 5, 2}), approvals({{1}, {1}}), by_maximin, "bc"},
      {"nobody's free project too", instance(5, {0, 5}), approvals({{1}}), by_maximin, "ba"},
      {"above the budget", instance(5, {6, 5}), approvals({{0}, {0}, {0}, {1}}), by_maximin, "b"},
      {"below the threshold", instance(9, {1, 5}), approvals({{0}, {1}, {1}}), with_threshold, "b"},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(selected(row.instance, row.profile, row.terms), row.selected) << row.why;
    EXPECT_EQ(difference(row.instance, row.profile, row.terms, oracles::textbook_maximin_support), "");
  }
}

// The green pot is for a only. With it a is paid, and b and c share the other.
TEST(MaximinSupport, AsksThePots) {
  Instance of = testing::with_pot_for_a(instance(50, {40, 30, 20}), 10);
  const Profile profile = approvals({{0}, {0}, {1}, {1}, {2}});
  EXPECT_EQ(selected(of, profile, by_maximin), "bc");
  of.pots[1].amount = testing::cents(40);
  EXPECT_EQ(selected(of, profile, by_maximin), "bac");
}

TEST(MaximinSupport, AgreesWithTheTextbookOnEverySmallElection) {
  std::size_t elections = 0;
  testing::for_each_small_election([&](const Instance& of, const Profile& profile) {
    ASSERT_EQ(difference(of, profile, by_maximin, oracles::textbook_maximin_support), "");
    ++elections;
  });
  EXPECT_GT(elections, 5000u);
}

RC_GTEST_PROP(MaximinSupport, AgreesWithTheTextbookOnRandomElections, ()) {
  const Instance of = testing::random_instance();
  const auto type = *rc::gen::element(BallotType::approval, BallotType::approval, BallotType::cumulative);
  const Profile profile = testing::random_profile(type, of.projects.size());
  Terms asked = by_maximin;
  asked.tie_breaks = testing::random_tie_breaks();
  if (*rc::gen::arbitrary<bool>()) asked.threshold = Threshold{*rc::gen::element(Ratio(1), Ratio(2))};
  RC_ASSERT(difference(of, profile, asked, oracles::textbook_maximin_support) == "");
}

}  // namespace
}  // namespace buurtkas
