#include "engine/voting/greedy.h"

#include <gtest/gtest.h>

#include "tests/voting/build.h"

namespace buurtkas {
namespace {

using testing::approvals;
using testing::ids;
using testing::instance;
using testing::selected;
using testing::terms;

struct Row {
  const char* why;
  std::vector<std::int64_t> costs;
  std::int64_t budget;
  testing::Ballots ballots;
  Terms asked;
  std::string outcome;
};

Terms with_threshold(Terms asked, const Ratio& threshold) {
  asked.threshold = Threshold{threshold};
  return asked;
}

TEST(Greedy, SelectsAsTheTableSays) {
  const testing::Ballots two_one_one = {{0}, {0}, {1}, {2}};
  const std::vector<Row> rows = {
      {"most votes first, what does not fit is skipped",
       {60, 50, 40},
       100,
       {{0}, {0}, {0}, {1}, {1}, {2}},
       terms(&method::greedy),
       "ac"},
      {"no-skip stops at the first that does not fit",
       {60, 50, 40},
       100,
       {{0}, {0}, {0}, {1}, {1}, {2}},
       terms(&method::greedy_no_skip),
       "a"},
      {"by cardinality it is votes per euro",
       {90, 30, 30},
       90,
       {{0}, {0}, {1}, {2}},
       terms(&method::greedy, Satisfaction::cardinality),
       "bc"},
      {"a project costing the whole budget fits", {100}, 100, {{0}}, terms(&method::greedy), "a"},
      {"one cent more does not", {101}, 100, {{0}}, terms(&method::greedy), ""},
      {"nobody's projects come last", {10, 10, 10}, 20, {{2}}, terms(&method::greedy), "ca"},
      {"free and supported is first by cardinality",
       {10, 0},
       10,
       {{0}, {1}},
       terms(&method::greedy, Satisfaction::cardinality),
       "ba"},
      {"ties go to the smaller id", {10, 10, 10}, 20, two_one_one, terms(&method::greedy), "ab"},
      {"ties by the lowest cost",
       {10, 10, 5},
       20,
       two_one_one,
       terms(&method::greedy, Satisfaction::cost, {}, {TieBreak::lowest_cost}),
       "ac"},
      {"ties by the highest cost",
       {10, 5, 10},
       20,
       two_one_one,
       terms(&method::greedy, Satisfaction::cost, {}, {TieBreak::highest_cost}),
       "ac"},
      {"a threshold is reached by exactly so many",
       {10, 10, 10},
       30,
       two_one_one,
       with_threshold(terms(&method::greedy_threshold), 2),
       "a"},
      {"a threshold may be a fraction",
       {10, 10, 10},
       30,
       two_one_one,
       with_threshold(terms(&method::greedy_threshold), Ratio(BigInt(3), BigInt(2))),
       "a"},
      {"no-skip passes over what is below the threshold",
       {10, 200, 10},
       30,
       {{0}, {0}, {0}, {1}, {2}, {2}},
       with_threshold(terms(&method::greedy_no_skip), 2),
       "ac"},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(selected(instance(row.budget, row.costs), approvals(row.ballots), row.asked), row.outcome)
        << row.why;
  }
}

TEST(Greedy, CountsPointsByScore) {
  Profile profile(BallotType::cumulative);
  profile.add(std::vector<ProjectIndex>{0, 1}, std::vector<std::int64_t>{1, 9}, 1, 1);
  profile.add(std::vector<ProjectIndex>{0}, std::vector<std::int64_t>{2}, 1, 1);
  const Instance built = instance(10, {10, 10});
  EXPECT_EQ(selected(built, profile, terms(&method::greedy)), "a");
  EXPECT_EQ(selected(built, profile, terms(&method::greedy, Satisfaction::score)), "b");
}

// As if it were not named.
TEST(Greedy, CountsNoVoteForNoPoints) {
  Profile profile(BallotType::cumulative);
  profile.add(std::vector<ProjectIndex>{0, 1}, std::vector<std::int64_t>{0, 5}, 2, 2);
  profile.add(std::vector<ProjectIndex>{0}, std::vector<std::int64_t>{0}, 1, 1);
  EXPECT_EQ(selected(instance(10, {10, 10}), profile, terms(&method::greedy, Satisfaction::cardinality)), "b");
}

TEST(Greedy, CountsRanksByBordaFromNoughtOrFromOne) {
  Profile profile(BallotType::ordinal);
  profile.add(std::vector<ProjectIndex>{0, 1}, {}, 2, 2);  // a gets 1 or 2, b gets 0 or 1
  profile.add(std::vector<ProjectIndex>{1}, {}, 2, 2);     // b gets 0 or 1
  const Instance built = instance(10, {10, 10});
  EXPECT_EQ(selected(built, profile, terms(&method::greedy, Satisfaction::borda)), "a");
  const Selection from_one =
      select_projects(built, profile, terms(&method::greedy, Satisfaction::borda_from_one));
  EXPECT_EQ(ids(built, from_one.projects), "a");  // 4 against 4: a tie
  EXPECT_TRUE(std::holds_alternative<TieBroken>(from_one.trace[0]));
}

TEST(Greedy, TellsWhyAProjectIsSkipped) {
  const Selection selection =
      select_projects(instance(100, {60, 50}), approvals({{0}, {0}, {1}}), terms(&method::greedy));
  const auto& skipped = std::get<Skipped>(selection.trace.back());
  EXPECT_EQ(skipped.project, 1u);
  EXPECT_EQ(to_string(skipped.cut.short_by), "0.10");
}

}  // namespace
}  // namespace buurtkas
