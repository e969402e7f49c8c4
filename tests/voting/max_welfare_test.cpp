#include "engine/voting/max_welfare.h"

#include <algorithm>
#include <functional>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "tests/oracles/best_subset.h"
#include "tests/voting/build.h"
#include "tests/voting/random_elections.h"

namespace buurtkas {
namespace {

using testing::approvals;
using testing::ids;
using testing::instance;
using testing::random_instance;
using testing::random_profile;
using testing::selected;
using testing::terms;

TEST(MaxWelfare, SelectsAsTheTableSays) {
  struct Row {
    const char* why;
    std::vector<std::int64_t> costs;
    std::int64_t budget;
    testing::Ballots ballots;
    Satisfaction satisfaction;
    std::vector<TieBreak> tie_breaks;
    std::string outcome;
  };
  constexpr auto by_cost = Satisfaction::cost;
  constexpr auto by_number = Satisfaction::cardinality;
  const std::vector<Row> rows = {
      {"greedy takes a (3 votes) and has no room for b and c; together they give more",
       {60, 50, 50},
       100,
       {{0, 1, 2}, {0, 1, 2}, {0}},
       by_cost,
       {},
       "bc"},
      {"by number, greedy takes the cheap a, and b, which gives more, no longer fits",
       {10, 100},
       100,
       {{0, 1}, {1}, {1}},
       by_number,
       {},
       "b"},
      {"a project costing the whole budget fits", {100}, 100, {{0}}, by_cost, {}, "a"},
      {"one cent more does not", {101}, 100, {{0}}, by_cost, {}, ""},
      {"nobody's project is left out, though it fits", {10, 10}, 20, {{1}}, by_number, {}, "b"},
      {"a free project adds nothing by cost", {0, 10}, 10, {{0, 1}}, by_cost, {}, "b"},
      {"but by number it does", {0, 10}, 10, {{0, 1}}, by_number, {}, "ab"},
      {"of equal sets the one with the first project", {10, 10, 10}, 20, {{0, 1, 2}}, by_cost, {}, "ab"},
      {"though the other has more projects", {20, 10, 10}, 20, {{0, 1, 2}}, by_cost, {}, "a"},
      {"first by the tie-breaks", {20, 10, 10}, 20, {{0, 1, 2}}, by_cost, {TieBreak::lowest_cost}, "bc"},
      {"no ballots, nothing selected", {10}, 20, {}, by_cost, {}, ""},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(selected(instance(row.budget, row.costs), approvals(row.ballots),
                       terms(&method::max_welfare, row.satisfaction, {}, row.tie_breaks)),
              row.outcome)
        << row.why;
  }
}

TEST(MaxWelfare, GivesMoreThanGreedyWhereGreedyBlocksItself) {
  const Instance built = instance(100, {60, 50, 50});
  const Profile profile = approvals({{0, 1, 2}, {0, 1, 2}, {0}});
  EXPECT_EQ(selected(built, profile, terms(&method::greedy)), "a");
  EXPECT_EQ(selected(built, profile, terms(&method::max_welfare)), "bc");
}

TEST(MaxWelfare, TellsWhatEveryProjectGives) {
  const Instance built = instance(100, {60, 50, 50, 10});
  const Profile profile = approvals({{0, 1, 2}, {0, 1, 2}, {0}});
  const Trace trace = select_projects(built, profile, terms(&method::max_welfare)).trace;
  ASSERT_EQ(trace.size(), 4u);
  EXPECT_EQ(std::get<Chosen>(trace[0]).project, 1u);
  EXPECT_EQ(std::get<Chosen>(trace[0]).measure, "satisfaction");
  EXPECT_EQ(std::get<Chosen>(trace[0]).value, Ratio(100));
  const auto& left_out = std::get<LeftOut>(trace[2]);
  EXPECT_EQ(left_out.value, Ratio(180));
  ASSERT_TRUE(left_out.cut.has_value());
  EXPECT_EQ(to_string(left_out.cut->short_by), "0.60");
  EXPECT_EQ(std::get<LeftOut>(trace[3]).value, Ratio(0));
}

TEST(MaxWelfare, LosesNothingInSumsBeyondSixtyFourBits) {
  // 2^40 votes times some 2^40 cents; of the two sets, one gives a single cent-vote more.
  const std::int64_t big = std::int64_t{1} << 40;
  Profile profile(BallotType::approval);
  profile.add(std::vector<ProjectIndex>{0, 1, 2}, {}, std::uint64_t{1} << 40, 1);
  EXPECT_EQ(selected(instance(2 * big + 1, {2 * big, big, big + 1}), profile, terms(&method::max_welfare)),
            "bc");
}

void for_each_profile(std::size_t projects, std::size_t voters, std::uint32_t from, testing::Ballots& chosen,
                      const std::function<void(const testing::Ballots&)>& visit) {
  visit(chosen);
  if (chosen.size() == voters) return;
  for (std::uint32_t bits = from; bits < (1u << projects); ++bits) {
    std::vector<ProjectIndex> ballot;
    for (ProjectIndex project = 0; project < projects; ++project) {
      if ((bits >> project & 1u) != 0) ballot.push_back(project);
    }
    chosen.push_back(ballot);
    for_each_profile(projects, voters, bits, chosen, visit);
    chosen.pop_back();
  }
}

TEST(MaxWelfareTwin, AgreesOnEveryElectionOfUpToThreeProjectsAndFourVoters) {
  const std::vector<std::vector<std::int64_t>> costs = {
      {0}, {2}, {1, 1}, {2, 3}, {1, 1, 1}, {1, 2, 3}, {2, 2, 3}, {0, 2, 4}, {3, 2, 2}, {4, 3, 1}};
  std::size_t elections = 0;
  for (const auto& prices : costs) {
    testing::Ballots chosen;
    for_each_profile(prices.size(), 4, 0, chosen, [&](const testing::Ballots& ballots) {
      const Profile profile = approvals(ballots);
      for (const std::int64_t budget : {0, 2, 3, 4, 5}) {
        const Instance built = instance(budget, prices);
        for (const Satisfaction satisfaction : {Satisfaction::cost, Satisfaction::cardinality}) {
          const Terms asked = terms(&method::max_welfare, satisfaction);
          ASSERT_EQ(selected(built, profile, asked),
                    ids(built, oracles::best_subset(built, profile, satisfaction, {})));
          ++elections;
        }
      }
    });
  }
  EXPECT_GT(elections, 10000u);
}

RC_GTEST_PROP(MaxWelfareTwin, AgreesOnRandomElections, ()) {
  const Instance built = random_instance();
  const testing::Kind kind = testing::random_kind();
  const Profile profile = random_profile(kind.ballots, built.projects.size());
  const auto tie_breaks = testing::random_tie_breaks();
  const Terms asked = terms(&method::max_welfare, kind.satisfaction, {}, tie_breaks);
  RC_ASSERT(selected(built, profile, asked) ==
            ids(built, oracles::best_subset(built, profile, kind.satisfaction, tie_breaks)));
}

RC_GTEST_PROP(MaxWelfare, GivesNoLessThanGreedy, ()) {
  const Instance built = random_instance();
  const testing::Kind kind = testing::random_kind();
  const Profile profile = random_profile(kind.ballots, built.projects.size());
  const auto total = [&](Method method) {
    const Selection selection = select_projects(built, profile, terms(method, kind.satisfaction));
    return oracles::total_satisfaction(built, profile, kind.satisfaction, selection.projects);
  };
  RC_ASSERT(total(&method::max_welfare) >= total(&method::greedy));
}

RC_GTEST_PROP(MaxWelfare, DoesNotDependOnTheOrderOfRows, ()) {
  const Instance built = random_instance();
  const Profile profile = random_profile(BallotType::approval, built.projects.size());
  Instance reversed = built;
  std::reverse(reversed.projects.begin(), reversed.projects.end());
  for (Limit& limit : reversed.limits) {
    for (ProjectIndex& project : limit.projects)
      project = static_cast<ProjectIndex>(built.projects.size() - 1 - project);
    std::sort(limit.projects.begin(), limit.projects.end());
  }
  Profile backwards(BallotType::approval, profile.voter_weight());
  for (std::size_t group = profile.groups(); group-- > 0;) {
    std::vector<ProjectIndex> ballot;
    for (const ProjectIndex project : profile.projects(group)) {
      ballot.insert(ballot.begin(), static_cast<ProjectIndex>(built.projects.size() - 1 - project));
    }
    backwards.add(ballot, {}, profile.weight(group), 1);
  }
  const auto satisfaction = *rc::gen::element(Satisfaction::cost, Satisfaction::cardinality);
  const Terms asked = terms(&method::max_welfare, satisfaction, {}, {TieBreak::lowest_id});
  RC_ASSERT(selected(built, profile, asked) == selected(reversed, backwards, asked));
}

}  // namespace
}  // namespace buurtkas
