#include "engine/voting/expanding_approvals.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "tests/oracles/textbook_expanding_approvals.h"
#include "tests/voting/groups.h"
#include "tests/voting/random_elections.h"
#include "tests/voting/small_elections.h"
#include "tests/voting/twins.h"

namespace buurtkas {
namespace {

using testing::approvals;
using testing::Ballots;
using testing::difference;
using testing::instance;
using testing::selected;

const Terms by_approvals = testing::terms(&method::expanding_approvals);

Profile rankings(const Ballots& ballots) {
  Profile profile(BallotType::ordinal);
  for (const auto& ballot : ballots) profile.add(ballot, {}, 1, 1);
  return profile;
}

std::vector<Ratio> supports_of(const Selection& selection) {
  std::vector<Ratio> supports;
  for (const Event& event : selection.trace) {
    if (const auto* chosen = std::get_if<Chosen>(&event)) supports.push_back(chosen->value);
  }
  return supports;
}

// Ten voters and 100: a project takes a vote for every 10. Six put a first and five are needed, so a sixth of
// each vote is left; four put b first and four are needed. Second come c, for which one vote is enough, and
// d.
TEST(ExpandingApprovals, AddsEverybodysNextChoiceWhenNoneHasItsShare) {
  const Profile profile =
      rankings({{0, 2}, {0, 2}, {0, 2}, {0, 2}, {0, 2}, {0, 2}, {1, 3}, {1, 3}, {1, 3}, {1}});
  const Instance of = instance(100, {50, 40, 10, 10});
  const Selection selection = select_projects(of, profile, by_approvals);
  EXPECT_EQ(testing::ids(of, selection.projects), "abc");
  EXPECT_EQ(supports_of(selection), (std::vector<Ratio>{6, 4, 1}));
}

// Two of five may decide over two fifths of the money: their third choice c is the first thing that they
// agree on. The three others get a and then, with what is left of their votes, d.
TEST(ExpandingApprovals, GivesAGroupItsShareForWhatItAgreesOn) {
  const Profile profile = rankings({{0, 3}, {0, 3}, {0, 3}, {4, 5, 2}, {6, 7, 2}});
  const Instance of = instance(100, {40, 50, 40, 20, 60, 60, 60, 60});
  const Selection selection = select_projects(of, profile, by_approvals);
  EXPECT_EQ(testing::ids(of, selection.projects), "adc");
  EXPECT_EQ(supports_of(selection), (std::vector<Ratio>{3, 1, 2}));
}

// The elections of the paper's examples 1, 2, 4 and 5, with what follows from its algorithm by hand. (The
// third has equal choices on a ranking, which our ballots have not.)
TEST(ExpandingApprovals, SelectsInThePapersExamples) {
  struct Example {
    std::int64_t budget;
    std::vector<std::int64_t> costs;
    std::vector<testing::Group> voters;
    const char* selected;
    std::vector<Ratio> supports;
  };
  const std::vector<Example> examples = {
      // Three votes for each. Six put a first, which leaves them three; then they have b, and three others c.
      {3, {1, 1, 1, 1}, {{6, {0, 1, 2, 3}}, {2, {3, 2, 1, 0}}, {1, {2, 0, 1, 3}}}, "abc", {6, 3, 3}},
      // The 70 have 30 left after d, just enough for their second choice c, as the 30 have for theirs, b.
      {100, {50, 30, 30, 40}, {{30, {0, 1, 2, 3}}, {70, {3, 2, 1, 0}}}, "dbc", {70, 30, 30}},
      // Of a and b the 30 can have b only, whichever is their first.
      {100,
       {50, 30, 30, 40},
       {{15, {0, 1, 2, 3}}, {15, {1, 0, 2, 3}}, {70, {3, 2, 1, 0}}},
       "dbc",
       {70, 30, 30}},
      // 70 are not enough for c, nor 30 for a; second, all 100 have a and 86 have c.
      {100, {90, 30, 80, 40}, {{14, {0, 1, 2, 3}}, {16, {0, 2, 1, 3}}, {70, {2, 0, 1, 3}}}, "a", {100}},
  };
  for (const Example& example : examples) {
    const Instance of = instance(example.budget, example.costs);
    const Selection selection =
        select_projects(of, testing::groups(example.voters, BallotType::ordinal), by_approvals);
    EXPECT_EQ(testing::ids(of, selection.projects), example.selected);
    EXPECT_EQ(supports_of(selection), example.supports);
  }
}

struct Row {
  const char* why;
  Instance instance;
  Profile profile;
  Terms terms;
  const char* selected;
};

// Six voters and 12: a vote for every 2. Of h's four supporters each keeps 1/2; a1 has 5/2 then, and needs
// 1/2 of it, so its payers keep 4/5: e has 1/2 and 4/5 of 1/2.
TEST(ExpandingApprovals, ShowsASupportOfWholeMillionthsExactly) {
  const Instance of = instance(12, {1, 1, 4});  // e, a1, h
  const Profile profile = approvals({{2, 0}, {1, 2}, {}, {2, 1, 0}, {1, 2}, {1}});
  Terms by = by_approvals;
  by.tie_breaks = {TieBreak::highest_cost};
  const Selection selection = select_projects(of, profile, by);
  EXPECT_EQ(selection.projects, (std::vector<ProjectIndex>{2, 1, 0}));
  EXPECT_EQ(supports_of(selection), (std::vector<Ratio>{4, Ratio(5, 2), Ratio(9, 10)}));
}

TEST(ExpandingApprovals, SelectsAsInTheTable) {
  const auto with_ties = [](TieBreak by) {
    return testing::terms(&method::expanding_approvals, Satisfaction::cost, {}, {by});
  };
  Terms with_threshold = by_approvals;
  with_threshold.threshold = Threshold{2};
  const std::vector<Row> rows = {
      {"nothing to count", instance(10, {}), rankings({}), by_approvals, ""},
      {"no voters: what fits", instance(5, {4, 3, 1}), rankings({}), by_approvals, "ac"},
      {"approvals are all first choices", instance(10, {5, 5}), approvals({{0, 1}, {1}}), by_approvals, "ba"},
      {"more support goes first", instance(9, {3, 3}), rankings({{0}, {1}, {1}}), by_approvals, "ba"},
      {"a tie goes by id", instance(4, {2, 2}), rankings({{1}, {0}}), by_approvals, "ab"},
      {"or by the terms", instance(9, {3, 2}), rankings({{0}, {1}, {}}), with_ties(TieBreak::lowest_cost),
       "ba"},
      {"a free project needs its supporter", instance(4, {4, 0}), rankings({{0, 1}, {0}}), by_approvals,
       "ab"},
      {"also with no money", instance(0, {4, 0}), rankings({{0, 1}, {0}}), by_approvals, "b"},
      {"what has not its share comes last", instance(9, {4, 5, 4}), rankings({{0}, {2}, {2}, {}}),
       by_approvals, "ca"},
      {"what nobody names too", instance(9, {4, 5}), rankings({{0}, {0}}), by_approvals, "ab"},
      {"above the budget", instance(5, {6, 5}), rankings({{0, 1}, {0, 1}}), by_approvals, "b"},
      {"below the threshold", instance(9, {3, 3}), rankings({{0}, {1}, {1}}), with_threshold, "b"},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(selected(row.instance, row.profile, row.terms), row.selected) << row.why;
    EXPECT_EQ(difference(row.instance, row.profile, row.terms, oracles::textbook_expanding_approvals), "")
        << row.why;
  }
}

// The green pot is for a only; with what it has not, b and c can be paid from the other.
TEST(ExpandingApprovals, AsksThePots) {
  Instance of = testing::with_pot_for_a(instance(50, {40, 30, 20}), 10);
  const Profile profile = rankings({{0}, {0}, {1}, {1}, {1}, {2}});
  EXPECT_EQ(selected(of, profile, by_approvals), "bc");
  of.pots[1].amount = testing::cents(40);
  EXPECT_EQ(selected(of, profile, by_approvals), "bac");
}

// Every ranking of some of three projects, and the approvals beside them.
TEST(ExpandingApprovals, AgreesWithTheTextbookOnEverySmallElection) {
  Ballots all = {{}};
  for (std::size_t from = 0; from < all.size(); ++from) {
    for (ProjectIndex project = 0; project < 3; ++project) {
      std::vector<ProjectIndex> longer = all[from];
      if (std::find(longer.begin(), longer.end(), project) != longer.end()) continue;
      longer.push_back(project);
      all.push_back(longer);
    }
  }
  std::size_t elections = 0;
  const auto check = [&](const Instance& of, const Profile& profile) {
    ASSERT_EQ(difference(of, profile, by_approvals, oracles::textbook_expanding_approvals), "");
    ++elections;
  };
  testing::for_each_small_election(check);
  const std::vector<std::vector<std::int64_t>> costs = {{1, 1, 1}, {1, 2, 3}, {3, 4, 6}, {0, 2, 4}};
  for (std::size_t voters = 1; voters <= 4; ++voters) {
    Ballots chosen;
    testing::for_each_profile(all, voters, 0, chosen, [&](const Ballots& marks) {
      for (const auto& prices : costs) {
        for (const std::int64_t budget : {4, 6}) check(instance(budget, prices), rankings(marks));
      }
    });
  }
  EXPECT_GT(elections, 30000u);
}

RC_GTEST_PROP(ExpandingApprovals, AgreesWithTheTextbookOnRandomElections, ()) {
  const Instance of = testing::random_instance();
  const auto type = *rc::gen::element(BallotType::approval, BallotType::ordinal, BallotType::ordinal);
  const Profile profile = testing::random_profile(type, of.projects.size());
  Terms asked = by_approvals;
  asked.tie_breaks = testing::random_tie_breaks();
  if (*rc::gen::arbitrary<bool>()) asked.threshold = Threshold{*rc::gen::element(Ratio(1), Ratio(2))};
  RC_ASSERT(difference(of, profile, asked, oracles::textbook_expanding_approvals) == "");
}

}  // namespace
}  // namespace buurtkas
