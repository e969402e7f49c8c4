#include "engine/voting/voter_payments.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "engine/voting/method.h"
#include "engine/voting/terms_fault.h"
#include "tests/voting/build.h"
#include "tests/voting/random_elections.h"

namespace buurtkas {
namespace {

using testing::approvals;
using testing::instance;
using testing::terms;

std::string text_of(const VoterPayments& payments, std::size_t group) {
  std::string text;
  for (const SharePaid& one : payments.paid(group)) {
    text += static_cast<char>('a' + one.project);
    text += ' ' + to_string(one.amount) + ", ";
  }
  return text + "left " + to_string(payments.left(group));
}

TEST(VoterPayments, SayWhatEachVoterOfTheStreetPaid) {
  // Bench, party, trees and rain, as the README counts them by hand.
  const Instance street = instance(120000, {40000, 60000, 30000, 50000});
  const Profile ballots = approvals({{0, 1}, {0, 2}, {2, 3}});
  Profile weighted(BallotType::approval);
  weighted.add(ballots.projects(0), {}, 3, 3);
  weighted.add(ballots.projects(1), {}, 1, 1);
  weighted.add(ballots.projects(2), {}, 2, 2);
  const Selection selection = select_projects(street, weighted, terms(&method::equal_shares));
  const auto payments = voter_payments(street, weighted, selection.trace);
  ASSERT_TRUE(payments);
  EXPECT_EQ(payments->endowment(), Ratio(20000));
  EXPECT_EQ(text_of(*payments, 0), "a 10000, left 10000");
  EXPECT_EQ(text_of(*payments, 1), "a 10000, c 10000, left 0");
  EXPECT_EQ(text_of(*payments, 2), "c 10000, left 10000");
  EXPECT_TRUE(payments->was_bought(2));
  EXPECT_FALSE(payments->was_bought(1));
}

TEST(VoterPayments, AreOfSharesAlone) {
  const Instance street = instance(1000, {400, 600});
  const Profile ballots = approvals({{0, 1}, {0}});
  for (const Method other : {&method::greedy, &method::greedy_no_skip}) {
    EXPECT_FALSE(voter_payments(street, ballots, select_projects(street, ballots, terms(other)).trace));
  }
}

// What greedy's outcome cost, nobody paid out of their share.
TEST(VoterPayments, AreNotOfAnOutcomeThatLostTheComparison) {
  // Equal shares buys a alone: three share 100 of which each has 33.
  const Instance built = instance(100, {1, 99});
  const Profile ballots = approvals({{0}, {1}, {1}});
  Terms by = terms(&method::equal_shares, Satisfaction::cost, {Completion::comparison});
  const Selection selection = select_projects(built, ballots, by);
  bool greedy_kept = false;
  for (const Event& event : selection.trace) {
    if (const auto* compared = std::get_if<Compared>(&event)) greedy_kept = compared->greedy_kept;
  }
  ASSERT_TRUE(greedy_kept);
  EXPECT_FALSE(voter_payments(built, ballots, selection.trace));
}

// The slow twin: every voter's purse by itself, one purchase after another.
struct Purse {
  Ratio left;
  std::vector<SharePaid> paid;
};

std::vector<Purse> literal_purses(const Instance& built, const Profile& ballots, const Trace& trace) {
  std::vector<Purse> purses(ballots.groups());
  const Supporters supporters = supporters_of(ballots, built.projects.size());
  std::optional<RunStarted> run;
  for (const Event& event : trace) {
    if (const auto* started = std::get_if<RunStarted>(&event)) {
      run = *started;
      for (Purse& purse : purses) purse.left = run->endowment;
    }
    const auto* bought = std::get_if<Bought>(&event);
    if (bought == nullptr) continue;
    const Backers backers(ballots, supporters, run->satisfaction);
    const Ratio unit(run->satisfaction == Satisfaction::score ? ballots.points_unit : 1);
    for (const Backers::Equals& equals : backers.of(bought->project)) {
      for (const std::uint32_t group : equals.groups) {
        Purse& purse = purses[group];
        const Ratio asked = bought->payment * Ratio(equals.units) / unit;
        if (run->pay_the_same && purse.left < asked) continue;
        const Ratio pays = std::min(purse.left, asked);
        purse.left -= pays;
        if (!pays.is_zero()) purse.paid.push_back({bought->project, pays});
      }
    }
  }
  return purses;
}

RC_GTEST_PROP(VoterPayments, AreWhatTheirSlowTwinSaysAndAddUp, ()) {
  const Instance built = testing::random_instance();
  const testing::Kind kind = testing::random_kind();
  const Profile ballots = testing::random_profile(kind.ballots, built.projects.size());
  Terms by = terms(*rc::gen::element(&method::equal_shares, &method::exact_equal_shares));
  by.satisfaction = kind.satisfaction;
  by.completion = *rc::gen::element(std::vector<Completion>{}, std::vector<Completion>{Completion::add_one},
                                    std::vector<Completion>{Completion::add_one, Completion::greedy});
  by.tie_breaks = testing::random_tie_breaks();
  if (fault_of(by, ballots.type()) != TermsFault::none) by.satisfaction = Satisfaction::cost;
  const Selection selection = select_projects(built, ballots, by);
  const auto payments = voter_payments(built, ballots, selection.trace);
  RC_ASSERT(payments.has_value());

  const std::vector<Purse> slow = literal_purses(built, ballots, selection.trace);
  std::vector<Ratio> raised(built.projects.size());
  for (std::size_t group = 0; group < ballots.groups(); ++group) {
    const std::vector<SharePaid> paid = payments->paid(group);
    RC_ASSERT(payments->left(group) == slow[group].left);
    RC_ASSERT(paid.size() == slow[group].paid.size());
    Ratio together = payments->left(group);
    for (std::size_t at = 0; at < paid.size(); ++at) {
      RC_ASSERT(paid[at].project == slow[group].paid[at].project);
      RC_ASSERT(paid[at].amount == slow[group].paid[at].amount);
      together += paid[at].amount;
      raised[paid[at].project] +=
          paid[at].amount * Ratio(BigInt(ballots.weight(group)), BigInt(ballots.voter_weight()));
    }
    RC_ASSERT(together == payments->endowment());
    RC_ASSERT(payments->left(group) >= Ratio(0));
  }
  for (ProjectIndex project = 0; project < built.projects.size(); ++project) {
    const Ratio cost = payments->was_bought(project) ? cents_of(built.projects[project].cost) : Ratio(0);
    RC_ASSERT(raised[project] == cost);
  }
}

}  // namespace
}  // namespace buurtkas
