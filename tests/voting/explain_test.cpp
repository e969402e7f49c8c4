#include "engine/voting/explain.h"

#include <algorithm>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "engine/money/rounding.h"
#include "engine/voting/method.h"
#include "engine/voting/terms_fault.h"
#include "tests/voting/build.h"
#include "tests/voting/random_elections.h"

namespace buurtkas {
namespace {

using testing::approvals;
using testing::instance;
using testing::terms;

TEST(Explain, SaysWhatSupportersSpentElsewhere) {
  // Bench and then party, of the street that is counted by hand.
  const Instance street = instance(120000, {40000, 60000, 30000, 50000});
  const Profile ballots = approvals({{0, 1}, {0, 1}, {0, 1}, {0, 2}, {2, 3}, {2, 3}});
  const Selection selection = select_projects(street, ballots, terms(&method::equal_shares));

  const Explanation party = explain_project(street, ballots, selection, 1);
  EXPECT_FALSE(party.position);
  EXPECT_EQ(party.votes, Ratio(3));
  EXPECT_EQ(*party.supporters_had, Ratio(60000));
  EXPECT_EQ(*party.effective_votes, Ratio(3));
  EXPECT_EQ(*party.fell_after, 0u);
  ASSERT_EQ(party.elsewhere.size(), 1u);
  EXPECT_EQ(party.elsewhere[0].amount, Ratio(30000));

  const Explanation rain = explain_project(street, ballots, selection, 3);
  EXPECT_FALSE(rain.effective_votes);  // its two supporters never had 500
  EXPECT_FALSE(rain.fell_after);

  const Explanation bench = explain_project(street, ballots, selection, 0);
  EXPECT_EQ(*bench.position, 0u);
  ASSERT_EQ(bench.funding.size(), 1u);
  EXPECT_EQ(to_string(bench.funding[0].amount), "400.00");
}

TEST(Explain, AddsUpWithWhatTheCountHasLeft) {
  const Instance built = instance(1000, {500, 400, 300, 333});
  const Profile ballots = approvals({{0, 1}, {0, 2}, {1, 2, 3}, {0, 1, 2, 3}, {3}, {}});
  const Selection selection = select_projects(built, ballots, terms(&method::equal_shares));
  for (const Event& event : selection.trace) {
    const auto* out = std::get_if<OutOfReach>(&event);
    if (out == nullptr) continue;
    const Explanation explanation = explain_project(built, ballots, selection, out->project);
    Ratio spent;
    for (const SpentElsewhere& one : explanation.elsewhere) spent += one.amount;
    EXPECT_EQ(*explanation.supporters_had - spent, out->supporters_have);
  }
}

// What the pages of a large election say: for what its supporters had left they could have paid it.
RC_GTEST_PROP(Explain, SaysWhatSupportersCouldHavePaid, ()) {
  const auto projects = *rc::gen::inRange<std::size_t>(2, 6);
  std::vector<std::int64_t> costs;
  for (std::size_t i = 0; i < projects; ++i) costs.push_back(*rc::gen::inRange(1, 900));
  Instance built = instance(1000, costs);
  const Profile ballots = testing::random_profile(BallotType::approval, projects);
  const Terms shares = terms(&method::equal_shares);
  const Selection selection = select_projects(built, ballots, shares);
  for (const Event& event : selection.trace) {
    const auto* out = std::get_if<OutOfReach>(&event);
    if (out == nullptr) continue;
    Money& cost = built.projects[out->project].cost;
    const Money own = cost;
    cost = round_to_cents(out->supporters_have, Rounding::down, cost.currency());
    RC_ASSERT(cost < own);
    const auto selected = select_projects(built, ballots, shares).projects;
    RC_ASSERT(std::find(selected.begin(), selected.end(), out->project) != selected.end());
    cost = own;
  }
}

TEST(Explain, NamesWhereGreedyStopped) {
  const Instance built = instance(100, {60, 50, 10});
  const Profile ballots = approvals({{0}, {0}, {0}, {1}, {1}, {2}});
  const Selection selection = select_projects(built, ballots, terms(&method::greedy_no_skip));
  const Explanation last = explain_project(built, ballots, selection, 2);
  ASSERT_EQ(last.events.size(), 1u);
  EXPECT_EQ(std::get<StoppedAt>(last.events[0]).project, 1u);
}

// The slow twin looks at one project, with the money of its supporters alone.
RC_GTEST_PROP(ExplainProjects, SayWhatExplainProjectSays, ()) {
  const Instance built = testing::random_instance();
  const testing::Kind kind = testing::random_kind();
  const Profile ballots = testing::random_profile(kind.ballots, built.projects.size());
  Terms by = terms(*rc::gen::element(&method::equal_shares, &method::exact_equal_shares, &method::greedy));
  by.satisfaction = kind.satisfaction;
  if (fault_of(by, ballots.type()) != TermsFault::none) by.satisfaction = Satisfaction::cost;
  const Selection selection = select_projects(built, ballots, by);
  const std::vector<Explanation> all = explain_projects(built, ballots, selection);
  RC_ASSERT(all.size() == built.projects.size());
  for (const Explanation& fast : all) {
    const Explanation slow = explain_project(built, ballots, selection, fast.project);
    RC_ASSERT(fast.position == slow.position);
    RC_ASSERT(fast.votes == slow.votes);
    RC_ASSERT(fast.events.size() == slow.events.size());
    RC_ASSERT(fast.effective_votes == slow.effective_votes);
    RC_ASSERT(fast.fell_after == slow.fell_after);
    RC_ASSERT(fast.supporters_had == slow.supporters_had);
    RC_ASSERT(fast.supporters_left == slow.supporters_left);
    RC_ASSERT(fast.elsewhere.size() == slow.elsewhere.size());
    for (std::size_t at = 0; at < fast.elsewhere.size(); ++at) {
      RC_ASSERT(fast.elsewhere[at].project == slow.elsewhere[at].project);
      RC_ASSERT(fast.elsewhere[at].amount == slow.elsewhere[at].amount);
    }
    RC_ASSERT(fast.funding.size() == slow.funding.size());
  }
}

}  // namespace
}  // namespace buurtkas
