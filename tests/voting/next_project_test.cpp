#include "engine/voting/next_project.h"

#include <gtest/gtest.h>

#include "tests/voting/build.h"

namespace buurtkas {
namespace {

using testing::approvals;
using testing::instance;

// Votes: a 3, b 2, c 1.
const Profile three_two_one = approvals({{0, 1, 2}, {0, 1}, {0}});

Selection selection_of(const Instance& of, const std::string& next, Method method = &method::greedy_no_skip) {
  Terms terms = testing::terms(method);
  terms.next = next_project_from(next);
  EXPECT_TRUE(terms.next.has_value()) << next;
  return select_projects(of, three_two_one, terms);
}

TEST(NextProject, IsReadAndWrittenAlike) {
  for (const std::string text : {"in-part", "in-part-from 50%", "whole-from 80%", "whole-from 100%"}) {
    const auto next = next_project_from(text);
    ASSERT_TRUE(next.has_value()) << text;
    EXPECT_EQ(to_string(*next), text);
  }
  for (const std::string text :
       {"", "whole", "in-part-from", "in-part-from 50", "whole-from 0%", "whole-from 101%", "whole-from -5%",
        "in-part-from x%", "whole-from 1/2", "in-part "}) {
    EXPECT_FALSE(next_project_from(text).has_value()) << text;
  }
}

TEST(NextProject, GetsWhatIsLeft) {
  const Selection selection = selection_of(instance(100, {60, 50, 40}), "in-part");
  EXPECT_EQ(testing::ids(instance(100, {60, 50, 40}), selection.projects), "a");
  ASSERT_TRUE(selection.next.has_value());
  EXPECT_EQ(selection.next->project, 1u);
  EXPECT_EQ(selection.next->paid, testing::cents(40));
  EXPECT_FALSE(selection.next->is_whole);
  EXPECT_EQ(selection.cost, testing::cents(60));
  EXPECT_EQ(selection.funding.lines.size(), 2u);
}

TEST(NextProject, IsCarriedOutWholeFromAStatedShareOn) {
  const Instance of = instance(100, {60, 50, 40});
  EXPECT_TRUE(selection_of(of, "whole-from 80%").next.value().is_whole);  // 40 of 50
  EXPECT_FALSE(selection_of(of, "whole-from 81%").next.has_value());
  EXPECT_FALSE(selection_of(of, "in-part-from 81%").next.has_value());
  EXPECT_TRUE(selection_of(of, "in-part-from 80%").next.has_value());
}

TEST(NextProject, IsOneAndNotTheOneAfterIt) {
  // Nothing is left for b, the next; c is not offered anything.
  EXPECT_FALSE(selection_of(instance(60, {60, 50, 40}), "in-part").next.has_value());
}

TEST(NextProject, IsNoneThatBreaksALimit) {
  Instance of = instance(100, {60, 50, 80});
  of.limits.push_back({Limit::Kind::exclusion, "", {0, 1}, testing::cents(0)});
  EXPECT_EQ(selection_of(of, "in-part").next.value().project, 2u);
}

TEST(NextProject, IsNoneThatNobodyVotedForOrThatFellBelowTheThreshold) {
  Terms terms = testing::terms(&method::greedy);
  terms.next = NextProject{};
  EXPECT_FALSE(select_projects(instance(100, {60, 50}), approvals({{0}}), terms).next.has_value());
  terms.threshold = Threshold{Ratio(2)};
  EXPECT_FALSE(select_projects(instance(100, {60, 50}), approvals({{0}, {0, 1}}), terms).next.has_value());
}

TEST(NextProject, ComesAfterAnyMethod) {
  // Equal shares buys a (20 each) and has 13.33 for each voter left; b would need 25 of two.
  const Selection selection = selection_of(instance(100, {60, 50, 40}), "in-part", &method::equal_shares);
  EXPECT_EQ(selection.next.value().project, 1u);
  EXPECT_EQ(selection.next.value().paid, testing::cents(40));
}

TEST(NextProject, IsPaidInFullWhenTheMoneyIsThere) {
  const Selection selection = selection_of(instance(110, {60, 50, 40}), "in-part", &method::equal_shares);
  EXPECT_TRUE(selection.next.value().is_whole);
  EXPECT_EQ(selection.next.value().paid, testing::cents(50));
}

}  // namespace
}  // namespace buurtkas
