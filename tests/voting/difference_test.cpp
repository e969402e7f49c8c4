#include "engine/voting/difference.h"

#include <gtest/gtest.h>

#include "tests/voting/build.h"

namespace buurtkas {
namespace {

using Reason = Difference::Reason;
using testing::cents;

// On 100 cents: a and b, two votes each; c one vote, which costs as much as b.
Election election(std::string rule, std::vector<int> selected) {
  Election made;
  made.instance = testing::instance(100, {60, 40, 40});
  made.profile = testing::approvals({{0}, {0}, {1}, {1}, {2}});
  made.declared.emplace();
  made.declared->rule = std::move(rule);
  made.declared->selected = std::move(selected);
  return made;
}

Difference told(const Election& made) {
  EXPECT_FALSE(compare_with_file(made, select_declared(made))->agrees());
  return difference_of(made);
}

TEST(Difference, IsInTies) {
  Election made = election("greedy", {0, 1, 0});
  made.instance.pots[0].amount = cents(60);
  EXPECT_EQ(told(made).reason, Reason::ties);
  EXPECT_FALSE(told(made).and_ties);
  EXPECT_EQ(told(made).cost, cents(40));
}

TEST(Difference, IsInTheThreshold) {
  Election made = election("greedy-threshold", {1, 1, 0});
  made.instance.pots[0].amount = cents(200);
  made.declared->threshold = Ratio(1);
  EXPECT_EQ(told(made).reason, Reason::must_exceed);
  made.declared->selected = {1, 1, 1};
  made.declared->threshold = Ratio(2);
  EXPECT_EQ(told(made).reason, Reason::no_threshold);
}

TEST(Difference, IsInWhatDoesNotFit) {
  Election made = election("greedy", {1, 0, 0});
  made.instance = testing::instance(100, {60, 50, 40});
  EXPECT_EQ(told(made).reason, Reason::stops);
  made.declared->rule = "greedy-no-skip";
  made.declared->selected = {1, 0, 1};
  EXPECT_EQ(told(made).reason, Reason::skips);
}

TEST(Difference, IsInWhatIsCounted) {
  Election made = election("greedy", {1, 1, 0});
  made.declared->scores = {Ratio(1), Ratio(2), Ratio(3)};
  EXPECT_EQ(told(made).reason, Reason::counts_votes);
}

TEST(Difference, IsInTheVotesThatTheFileStates) {
  Election made = election("greedy", {1, 0, 1});
  made.declared->stated_votes = {Ratio(2), Ratio(2), Ratio(3)};
  EXPECT_EQ(told(made).reason, Reason::file_votes);
}

TEST(Difference, IsInLimitsOrInTheNextProject) {
  Election made = election("greedy", {1, 1, 0});
  made.declared->limits.push_back({Limit::Kind::exclusion, {}, {0, 1}, {}});
  EXPECT_EQ(told(made).reason, Reason::no_limits);
  made = election("greedy-no-skip", {1, 0, 0});
  made.declared->comment =
      "If the remaining budget is enough to fund at least 50% of that project, we fund it as well.";
  made.instance = testing::instance(100, {60, 50, 40});
  EXPECT_EQ(told(made).reason, Reason::next_project);
}

// Of 100 for four voters a and b cost 20 and 30 a supporter, c costs 40.
TEST(Difference, IsInHowEqualSharesGoesOn) {
  Election made = election("equalshares", {1, 1, 0});
  made.profile = testing::approvals({{0}, {0}, {1}, {2}});
  made.instance = testing::instance(100, {40, 40, 40});
  const Difference difference = told(made);
  EXPECT_EQ(difference.reason, Reason::completion);
  EXPECT_EQ(difference.completion, std::vector<Completion>{Completion::greedy});
}

TEST(Difference, IsInTheMoney) {
  EXPECT_EQ(told(election("greedy", {1, 1, 1})).reason, Reason::more_money);
  EXPECT_EQ(told(election("greedy", {1, 1, 1})).cost, cents(140));
}

TEST(Difference, IsInWhatTheFilePassesOver) {
  Election made = election("greedy", {0, 1, 1});
  made.declared->comment = "#1: Project ab is large. #2: Project a was withdrawn.";
  Difference difference = told(made);
  EXPECT_EQ(difference.reason, Reason::passed_over);
  EXPECT_EQ(difference.projects, std::vector<ProjectIndex>{0});
  EXPECT_TRUE(difference.is_in_comment);
  made.declared->comment = "Projects ab and ca are large.";
  EXPECT_FALSE(told(made).is_in_comment);
}

// d fits beside what the rule takes, but not enough name it.
TEST(Difference, IsWhatTheFileSelectsBeside) {
  Election made = election("greedy-threshold", {1, 1, 1, 0});
  made.instance = testing::instance(100, {40, 30, 10, 10});
  made.profile = testing::approvals({{0}, {0}, {1}, {1}, {2}, {3}});
  made.declared->threshold = Ratio(2);
  const Difference difference = told(made);
  EXPECT_EQ(difference.reason, Reason::beside);
  EXPECT_EQ(difference.projects, std::vector<ProjectIndex>{2});
}

TEST(Difference, IsThatTheFileSelectsNothing) {
  EXPECT_EQ(told(election("greedy", {0, 0, 0})).reason, Reason::selects_nothing);
}

// Of equal shares too; and of many projects it is no reason.
TEST(Difference, IsInFewThatAreLeftOut) {
  Election made = election("equalshares", {0, 1, 0});
  made.instance = testing::instance(100, {40, 40, 40});
  made.profile = testing::approvals({{0}, {0}, {1}, {1}});
  EXPECT_EQ(told(made).reason, Reason::passed_over);
  EXPECT_EQ(told(made).projects, std::vector<ProjectIndex>{0});
  constexpr std::size_t many = passed_over_most + 1;
  for (const std::size_t left_out : {many - 1, many}) {
    made.instance = testing::instance(1'000, std::vector<std::int64_t>(left_out + 1, 10));
    made.profile = Profile(BallotType::approval, 1);
    made.declared->selected.assign(left_out, 0);
    made.declared->selected.push_back(1);
    std::vector<ProjectIndex> all;
    for (ProjectIndex project = 0; project <= left_out; ++project) all.push_back(project);
    made.profile.add(all, {}, 1, 1);
    EXPECT_EQ(told(made).reason, left_out == many ? Reason::not_understood : Reason::passed_over);
  }
}

// a goes before b, which does not fit without it either.
TEST(Difference, MayNotBeUnderstood) {
  Election made = election("greedy", {0, 1, 0});
  made.instance = testing::instance(100, {60, 101, 0});
  EXPECT_EQ(told(made).reason, Reason::not_understood);
}

}  // namespace
}  // namespace buurtkas
