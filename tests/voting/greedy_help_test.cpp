#include "engine/voting/greedy_help.h"

#include <algorithm>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "engine/voting/method.h"
#include "engine/voting/select_by_votes.h"
#include "tests/voting/random_elections.h"
#include "tests/voting/small_elections.h"

namespace buurtkas {
namespace {

using testing::approvals;
using testing::instance;
using testing::terms;

constexpr std::uint64_t counts_most = 500;

// Empty when each answer is that of counting again; else of which project, and which answer.
std::string difference(const CountedElection& election, std::size_t& answers) {
  const auto selected =
      select_by_votes(election.instance, election.profile, election.terms, election.votes).projects;
  const auto all = greedy_help(election);
  for (ProjectIndex project = 0; project < all.size(); ++project) {
    if (!all[project]) continue;
    if (std::find(selected.begin(), selected.end(), project) != selected.end()) return "selected";
    const WhatWouldHelp& fast = *all[project];
    const WhatWouldHelp slow = what_would_help(election, project, counts_most);
    const std::string of = " of " + std::to_string(project);
    if (fast.can_be_paid != slow.can_be_paid) return "can be paid" + of;
    if (fast.further_approvals.number != slow.further_approvals.number) return "voters" + of;
    if (fast.further_approvals.none_below != slow.further_approvals.none_below) return "none below" + of;
    if (fast.highest_cost.cost != slow.highest_cost.cost) return "cost" + of;
    if (fast.highest_cost.is_highest != slow.highest_cost.is_highest) return "proof of the cost" + of;
    ++answers;
  }
  return "";
}

TEST(GreedyHelp, IsCountedAtTheLowestPlaceWhereTheMoneyIsThere) {
  // a, b and c take 900 of 1000 in the order of their votes; d, with one vote, costs 350.
  const Instance built = instance(1000, {400, 300, 200, 350});
  const Profile profile = approvals({{0}, {0}, {0}, {0}, {1}, {1}, {1}, {2}, {2}, {3}});
  const auto help = greedy_help({built, profile, terms(&method::greedy), {}});
  EXPECT_FALSE(help[0] || help[1] || help[2]);
  ASSERT_TRUE(help[3]);
  EXPECT_EQ(help[3]->further_approvals.number, 3u);  // before b: after it only 300 are left
  EXPECT_TRUE(help[3]->further_approvals.is_least());
  EXPECT_EQ(help[3]->highest_cost.cost->cents(), 100);
  EXPECT_TRUE(help[3]->highest_cost.is_highest);
  EXPECT_FALSE(help[3]->fewer_rivals);
}

TEST(GreedyHelp, KnowsNothingOfOtherTerms) {
  const Instance built = instance(1000, {1000, 900});
  const Profile profile = approvals({{0}, {0}, {1}});
  const auto knows = [&](const Terms& by) { return greedy_help({built, profile, by, {}})[1].has_value(); };
  Terms greedy = terms(&method::greedy);
  EXPECT_TRUE(knows(greedy));
  greedy.threshold = threshold_from("10%");
  EXPECT_FALSE(knows(greedy));
  EXPECT_FALSE(knows(terms(&method::greedy, Satisfaction::cardinality)));
  EXPECT_FALSE(knows(terms(&method::equal_shares)));
}

TEST(GreedyHelp, IsWhatCountingAgainFindsInEverySmallElection) {
  std::size_t at = 0;
  std::size_t answers = 0;
  testing::for_each_small_election([&](const Instance& built, const Profile& profile) {
    if (++at % 5 != 0) return;
    const Terms by = terms(at % 2 == 0 ? &method::greedy : &method::greedy_no_skip);
    ASSERT_EQ(difference({built, profile, by, {}}, answers), "") << at;
  });
  EXPECT_GT(answers, 1000u);
}

RC_GTEST_PROP(GreedyHelp, IsWhatCountingAgainFindsInRandomElections, ()) {
  const Instance built = testing::random_instance();
  const auto type = *rc::gen::element(BallotType::approval, BallotType::choose_one, BallotType::cumulative,
                                      BallotType::ordinal);
  const Profile profile = testing::random_profile(type, built.projects.size());
  Terms by = terms(*rc::gen::element(&method::greedy, &method::greedy_no_skip, &method::greedy_threshold));
  const std::string threshold =
      *rc::gen::elementOf(std::vector<std::string>{"1", "2", "5/2", "more-than 1", "more-than 3/2", "5"});
  if (by.method->needs_threshold || *rc::gen::inRange(0, 3) == 0) by.threshold = threshold_from(threshold);
  by.tie_breaks = testing::random_tie_breaks();
  std::vector<Ratio> votes;
  if (*rc::gen::inRange(0, 3) == 0) {
    for (std::size_t i = 0; i < built.projects.size(); ++i) votes.emplace_back(*rc::gen::inRange(0, 6));
  }
  std::size_t answers = 0;
  const std::string found = difference({built, profile, by, votes}, answers);
  RC_CLASSIFY(answers > 0, "answers");
  if (!found.empty()) RC_FAIL(found);
}

}  // namespace
}  // namespace buurtkas
