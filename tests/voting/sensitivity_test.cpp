#include "engine/voting/sensitivity.h"

#include <algorithm>
#include <map>
#include <set>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "engine/voting/method.h"
#include "engine/voting/next_project.h"
#include "engine/voting/phragmen.h"
#include "tests/voting/random_elections.h"

namespace buurtkas {
namespace {

using testing::Ballots;
using testing::terms;

using Projects = std::set<ProjectIndex>;

// The slow twin: ballots one by one, each election written out anew.
Projects outcome(const Instance& instance, const Ballots& ballots, const Terms& by) {
  const auto selected = select_projects(instance, testing::approvals(ballots), by).projects;
  return {selected.begin(), selected.end()};
}

Profile grouped(const Ballots& ballots) {
  std::map<std::vector<ProjectIndex>, std::uint64_t> groups;
  for (const auto& ballot : ballots) ++groups[ballot];
  Profile profile(BallotType::approval);
  for (const auto& [marks, voters] : groups) profile.add(marks, {}, voters, voters);
  return profile;
}

std::string difference(const BallotsTried& ours, const Projects& now, const std::vector<Projects>& others) {
  if (ours.possible != others.size() || ours.tried != others.size()) return "tries";
  std::uint64_t changes = 0;
  Projects in;
  Projects out;
  for (const Projects& there : others) {
    if (there != now) ++changes;
    std::set_difference(there.begin(), there.end(), now.begin(), now.end(), std::inserter(in, in.end()));
    std::set_difference(now.begin(), now.end(), there.begin(), there.end(), std::inserter(out, out.end()));
  }
  if (ours.changes != changes) return "changes";
  if (!std::ranges::equal(ours.any_change.in, in)) return "in";
  if (!std::ranges::equal(ours.any_change.out, out)) return "out";
  return ours.first_change.is_none() == (changes == 0) ? "" : "first";
}

RC_GTEST_PROP(Sensitivity, IsWhatWritingTheElectionAnewFinds, ()) {
  const Instance instance = testing::random_instance();
  const std::size_t projects = instance.projects.size();
  Ballots ballots;
  for (auto voters = *rc::gen::inRange(1, 10); voters > 0; --voters) {
    ballots.push_back(testing::random_ballot(projects));
    std::sort(ballots.back().begin(), ballots.back().end());
  }
  const Terms by = terms(*rc::gen::element<Method>(&method::greedy, &method::equal_shares, &method::phragmen),
                         Satisfaction::cost, {}, testing::random_tie_breaks());
  const Profile profile = grouped(ballots);
  const Sensitivity ours = sensitivity_of({instance, profile, by, {}}, {}, 1'000);
  const Projects now = outcome(instance, ballots, by);

  std::vector<Projects> fewer;
  std::vector<Projects> more;
  std::vector<Projects> alone;
  for (const auto& ballot : std::set<std::vector<ProjectIndex>>(ballots.begin(), ballots.end())) {
    Ballots changed = ballots;
    changed.push_back(ballot);
    more.push_back(outcome(instance, changed, by));
    changed = ballots;
    changed.erase(std::find(changed.begin(), changed.end(), ballot));
    fewer.push_back(outcome(instance, changed, by));
  }
  for (ProjectIndex project = 0; project < projects; ++project) {
    Ballots changed = ballots;
    changed.push_back({project});
    alone.push_back(outcome(instance, changed, by));
  }
  RC_ASSERT(difference(ours.one_fewer, now, fewer) == "");
  RC_ASSERT(difference(ours.one_more, now, more) == "");
  RC_ASSERT(difference(ours.one_more_alone, now, alone) == "");
  for (const OrderTried& order : ours.orders) {
    Terms otherwise = by;
    otherwise.tie_breaks = order.tie_breaks;
    RC_ASSERT(order.change.is_none() == (outcome(instance, ballots, otherwise) == now));
  }
}

TEST(Sensitivity, TellsWhatOneBallotAndATieDecide) {
  // Money for one; a and b have two votes each, c has one.
  const Instance instance = testing::instance(100, {100, 90, 80});
  const Profile profile = grouped({{0}, {0}, {1}, {1}, {2}});
  const Terms by = terms(&method::greedy);  // a, by its id
  const Sensitivity found =
      sensitivity_of({instance, profile, by, {}},
                     {{ChannelId("paper"), grouped({{2}})}, {ChannelId("web"), std::nullopt}}, 100);

  ASSERT_EQ(found.orders.size(), 4u);  // all but lowest-id
  const auto by_cost = std::find_if(found.orders.begin(), found.orders.end(), [](const OrderTried& order) {
    return order.tie_breaks == std::vector{TieBreak::lowest_cost};
  });
  ASSERT_NE(by_cost, found.orders.end());
  EXPECT_EQ(by_cost->change, (OutcomeChange{{1}, {0}}));

  ASSERT_EQ(found.channels.size(), 2u);
  EXPECT_EQ(found.channels[0].change, (OutcomeChange{{2}, {0}}));
  EXPECT_FALSE(found.channels[1].change);

  EXPECT_EQ(found.one_fewer.possible, 3u);
  EXPECT_EQ(found.one_fewer.changes, 1u);  // without one for a
  EXPECT_EQ(found.one_fewer.first, std::vector<ProjectIndex>{0});
  EXPECT_EQ(found.one_fewer.first_change, (OutcomeChange{{1}, {0}}));
  EXPECT_EQ(found.one_more.changes, 1u);  // with one for b
  EXPECT_EQ(found.one_more_alone.changes, 1u);
}

// A voter of weight 3 for b, and one of weight 1 for a: each is one ballot.
TEST(Sensitivity, TakesAwayAndAddsWholeBallots) {
  const Instance instance = testing::instance(100, {100, 100, 100});
  Profile profile(BallotType::approval, 1);
  profile.add(std::vector<ProjectIndex>{1}, {}, 3, 1);
  profile.add(std::vector<ProjectIndex>{0}, {}, 1, 1);
  const Sensitivity found = sensitivity_of({instance, profile, terms(&method::greedy), {}}, {}, 100);
  EXPECT_EQ(found.one_fewer.first_change, (OutcomeChange{{0}, {1}}));  // a has 1 vote then, b none
  EXPECT_EQ(found.one_more.changes, 0u);
  EXPECT_EQ(found.one_more_alone.first_change, (OutcomeChange{{0}, {1}}));  // of weight 3 for a
  EXPECT_EQ(found.one_more_alone.changes, 1u);
}

// b is carried out with what is left. With a ballot more for c it is c.
TEST(Sensitivity, LooksAtTheNextProjectThatIsCarriedOut) {
  const Instance instance = testing::instance(100, {60, 80, 80});
  const Profile profile = grouped({{0}, {0}, {0}, {1}, {1}, {2}, {2}});
  Terms by = terms(&method::greedy);
  by.next = next_project_from("whole-from 50%");
  const Sensitivity found = sensitivity_of({instance, profile, by, {}}, {}, 100);
  EXPECT_EQ(found.one_more_alone.first_change, (OutcomeChange{{2}, {1}}));
}

TEST(Sensitivity, TriesTheHeaviestBallotsWhenCountsAreFew) {
  const Instance instance = testing::instance(100, {100, 90});
  const Profile profile = grouped({{0}, {0, 1}, {1}, {1}});
  const Sensitivity found = sensitivity_of({instance, profile, terms(&method::greedy), {}}, {}, 9);
  EXPECT_EQ(found.one_more_alone.tried, 2u);
  EXPECT_EQ(found.one_fewer.possible, 3u);
  EXPECT_EQ(found.one_fewer.tried, 1u);                            // 9 less 1, 4 orders, 2 alone; by halves
  EXPECT_EQ(found.one_fewer.first, std::vector<ProjectIndex>{1});  // then a tie, and a has the smaller id
}

}  // namespace
}  // namespace buurtkas
