#include "engine/voting/rivals_bound.h"

#include <algorithm>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "engine/voting/equal_shares.h"
#include "engine/voting/greedy.h"
#include "engine/voting/method.h"
#include "engine/voting/rival_choices.h"
#include "engine/voting/what_would_help.h"
#include "tests/oracles/brute_force_help.h"
#include "tests/voting/random_elections.h"

namespace buurtkas {
namespace {

using testing::approvals;
using testing::instance;
using testing::terms;

// Four voters more for a than for c: three of c's five supporters name a too, which is not enough for it to
// pass a, and with a there is no money for c.
TEST(RivalsBound, IsNoneWhereARivalStaysAhead) {
  const Instance built = instance(100, {60, 10, 70});
  const Profile profile = approvals(
      {{0}, {0}, {0}, {0}, {0}, {0}, {0, 2}, {0, 2}, {0, 2}, {2}, {2}, {1}, {1}, {1}, {1}, {1}, {1}});
  EXPECT_EQ(least_alone({built, profile, terms(&method::greedy), {}}, 2, 3), 4u);
  const WhatWouldHelp answer = what_would_help({built, profile, terms(&method::greedy), {}}, 2, 1);
  EXPECT_FALSE(answer.fewer_rivals->supporters.number);
  EXPECT_EQ(answer.fewer_rivals->supporters.none_below, 4u);
  EXPECT_EQ(answer.fewer_rivals->in_order, 3u);
}

TEST(RivalsBound, IsAsManyAsARivalIsAhead) {
  const Instance built = instance(100, {60, 70});
  const Profile profile = approvals({{0, 1}, {0, 1}, {0, 1}, {0}, {0}});
  EXPECT_EQ(least_alone({built, profile, terms(&method::greedy), {}}, 1, 3), 2u);  // then they are level
  EXPECT_EQ(
      what_would_help({built, profile, terms(&method::greedy), {}}, 1, 100).fewer_rivals->supporters.number,
      3u);
  // A dearer rival may be passed over, so that nothing is known, unless that ends the count.
  const Instance dearer = instance(100, {60, 50});
  EXPECT_EQ(least_alone({dearer, profile, terms(&method::greedy), {}}, 1, 3), 1u);
  EXPECT_EQ(least_alone({dearer, profile, terms(&method::greedy_no_skip), {}}, 1, 3), 2u);
}

TEST(RivalsBound, IsNoneBelowTheThreshold) {
  const Instance built = instance(100, {60, 70});
  const Profile profile = approvals({{0, 1}, {0, 1}, {0}, {0}});
  Terms by = terms(&method::greedy);
  by.threshold = threshold_from("3");
  EXPECT_EQ(least_alone({built, profile, by, {}}, 1, 2), 3u);
}

TEST(RivalsBound, IsNoneWhereSupportersHaveTooLittle) {
  const Instance built = instance(100, {60, 70});
  const Profile profile = approvals({{0, 1}, {0, 1}, {0}, {0}});
  EXPECT_EQ(least_alone({built, profile, terms(&method::equal_shares), {}}, 1, 2), 3u);
  const Instance cheaper = instance(100, {60, 50});
  EXPECT_EQ(least_alone({cheaper, profile, terms(&method::equal_shares), {}}, 1, 2), 1u);
}

RC_GTEST_PROP(RivalsBound, IsNeverAboveTheLeast, ()) {
  const auto projects = *rc::gen::inRange<std::size_t>(2, 7);
  const auto costs =
      *rc::gen::container<std::vector<std::int64_t>>(projects, rc::gen::inRange<std::int64_t>(10, 60));
  const Instance built = instance(100, costs);
  const Profile any = testing::random_profile(BallotType::approval, projects);
  Profile profile(BallotType::approval, any.voter_weight());
  for (std::size_t group = 0; group < std::min<std::size_t>(any.groups(), 9); ++group)
    profile.add(any.projects(group), {}, any.ballot_weight(group), 1);
  Terms by = terms(*rc::gen::element(&method::greedy, &method::greedy, &method::greedy_no_skip,
                                     &method::equal_shares, &method::exact_equal_shares));
  if (by.method == &method::exact_equal_shares) by.satisfaction = Satisfaction::cardinality;
  by.tie_breaks = testing::random_tie_breaks();
  if (*rc::gen::inRange(0, 3) == 0)
    by.threshold = threshold_from(*rc::gen::element("2", "more-than 2", "30%"));
  const CountedElection election = {built, profile, by, {}};
  const auto project = static_cast<ProjectIndex>(*rc::gen::inRange<std::size_t>(0, projects));
  const auto selected = select_projects(built, profile, by).projects;
  RC_PRE(std::find(selected.begin(), selected.end(), project) == selected.end());
  const RivalChoices choices(built, profile, selected, project);
  const std::uint64_t bound = least_alone(election, project, choices.possible());
  const auto least = oracles::fewest_alone(election, project);
  RC_ASSERT(bound >= 1u);
  if (least) RC_ASSERT(bound <= *least);
  RC_CLASSIFY(least && bound == *least && *least > 1, "the least itself");
  RC_CLASSIFY(!least && bound > choices.possible() && choices.possible() > 0, "none");
}

}  // namespace
}  // namespace buurtkas
