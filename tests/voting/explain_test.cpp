#include "engine/voting/explain.h"

#include <gtest/gtest.h>

#include "tests/voting/build.h"

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

TEST(Explain, NamesWhereGreedyStopped) {
  const Instance built = instance(100, {60, 50, 10});
  const Profile ballots = approvals({{0}, {0}, {0}, {1}, {1}, {2}});
  const Selection selection = select_projects(built, ballots, terms(&method::greedy_no_skip));
  const Explanation last = explain_project(built, ballots, selection, 2);
  ASSERT_EQ(last.events.size(), 1u);
  EXPECT_EQ(std::get<StoppedAt>(last.events[0]).project, 1u);
}

}  // namespace
}  // namespace buurtkas
