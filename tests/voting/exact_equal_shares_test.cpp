#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "tests/oracles/textbook_exact_shares.h"
#include "tests/voting/small_elections.h"

namespace buurtkas {
namespace {

using testing::approvals;
using testing::instance;
using testing::selected;

Terms terms_by(Satisfaction satisfaction) {
  return testing::terms(&method::exact_equal_shares, satisfaction);
}

// Three voters with 40 each: a costs 60, so each pays 20 and has 20 left. b may cost up to 60.
TEST(ExactEqualShares, LetsAllWhoPayPayTheSame) {
  const Profile profile = approvals({{0, 1}, {0, 1}, {0, 1}});
  EXPECT_EQ(selected(instance(120, {60, 60}), profile, terms_by(Satisfaction::cost)), "ab");
  EXPECT_EQ(selected(instance(120, {60, 61}), profile, terms_by(Satisfaction::cost)), "a");
}

// Two voters with 40 each. The first pays 20 for a, and 20 are left. Equal shares takes these 20 and 25 of
// the second for b; here nobody pays less than another, so b would need 22.50 of both, or 45 of one.
TEST(ExactEqualShares, LeavesOutWhoCannotPayTheSame) {
  const Profile profile = approvals({{0, 1}, {1}});
  const Instance of = instance(80, {20, 45});
  EXPECT_EQ(selected(of, profile, testing::terms(&method::equal_shares, Satisfaction::cardinality)), "ab");
  EXPECT_EQ(selected(of, profile, terms_by(Satisfaction::cardinality)), "a");
  EXPECT_EQ(selected(instance(80, {20, 40}), profile, terms_by(Satisfaction::cardinality)), "ab");
}

TEST(ExactEqualShares, AgreesWithTheTextbookOnEverySmallElection) {
  std::size_t elections = 0;
  testing::for_each_small_election([&](const Instance& of, const Profile& profile) {
    for (const Satisfaction satisfaction : {Satisfaction::cost, Satisfaction::cardinality}) {
      ASSERT_EQ(select_projects(of, profile, terms_by(satisfaction)).projects,
                oracles::textbook_exact_shares(of, profile, satisfaction));
      ++elections;
    }
  });
  EXPECT_GT(elections, 10000u);
}

RC_GTEST_PROP(ExactEqualShares, AgreesWithTheTextbookOnRandomElections, ()) {
  const auto projects = *rc::gen::inRange<std::size_t>(1, 8);
  const auto costs = *rc::gen::container<std::vector<std::int64_t>>(
      projects, rc::gen::element<std::int64_t>(0, 100, 150, 200, 300, 777));
  Profile profile(BallotType::approval, *rc::gen::element<std::uint32_t>(1, 2, 6));
  const auto voters = *rc::gen::inRange<std::size_t>(1, 16);
  for (std::size_t voter = 0; voter < voters; ++voter) {
    const auto bits = *rc::gen::inRange<std::uint32_t>(0, 1u << projects);
    profile.add(testing::all_ballots(projects)[bits], {}, *rc::gen::inRange<std::uint64_t>(1, 4), 1);
  }
  const Instance of = instance(*rc::gen::inRange<std::int64_t>(0, 2000), costs);
  for (const Satisfaction satisfaction : {Satisfaction::cost, Satisfaction::cardinality}) {
    RC_ASSERT(select_projects(of, profile, terms_by(satisfaction)).projects ==
              oracles::textbook_exact_shares(of, profile, satisfaction));
  }
}

// What the textbook does at an endowment of a voter of weight 1.
std::vector<oracles::ExactPurchase> at(const Instance& of, const Profile& profile, const Ratio& endowment) {
  return oracles::textbook_exact_purchases(of, profile, Satisfaction::cost,
                                           endowment / Ratio(profile.voter_weight()));
}

// From one endowment to the next at which the run may be another: in between it is the same.
void expect_no_change_is_missed(const Instance& of, const Profile& profile) {
  const Terms terms = terms_by(Satisfaction::cost);
  Trace trace;
  const Count count = begin_count(of, profile, terms, {}, {}, trace);
  const EqualShares equal_shares(count, Purses::Short::is_left_out);
  Ratio endowment = cents_of(votable(of)) / profile.voters();
  for (int change = 0; change < 12; ++change) {
    const auto next = equal_shares.run_exactly(endowment).next_change;
    const auto now = at(of, profile, endowment);
    if (!next) {
      RC_ASSERT(at(of, profile, endowment + Ratio(1'000'000)) == now);
      return;
    }
    RC_ASSERT(next->sign() > 0);
    const Ratio step = *next * Ratio(EqualShares::raise_cents);
    RC_ASSERT(at(of, profile, endowment + step / Ratio(3)) == now);
    RC_ASSERT(at(of, profile, endowment + step * Ratio(99'999, 100'000)) == now);
    endowment += step;
  }
}

struct Random {
  Instance instance;
  Profile profile;
};

Random random_election() {
  const auto projects = *rc::gen::inRange<std::size_t>(1, 7);
  const auto costs = *rc::gen::container<std::vector<std::int64_t>>(
      projects, rc::gen::element<std::int64_t>(0, 100, 150, 200, 300, 777));
  Profile profile(BallotType::approval, *rc::gen::element<std::uint32_t>(1, 2));
  const auto voters = *rc::gen::inRange<std::size_t>(1, 9);
  for (std::size_t voter = 0; voter < voters; ++voter) {
    const auto bits = *rc::gen::inRange<std::uint32_t>(0, 1u << projects);
    profile.add(testing::all_ballots(projects)[bits], {}, *rc::gen::inRange<std::uint64_t>(1, 3), 1);
  }
  return {instance(*rc::gen::inRange<std::int64_t>(1, 1500), costs), std::move(profile)};
}

RC_GTEST_PROP(AddOpt, MissesNoChange, ()) {
  const Random election = random_election();
  expect_no_change_is_missed(election.instance, election.profile);
}

RC_GTEST_PROP(AddOpt, KeepsTheLastOutcomeBeforeOneThatCostsMore, ()) {
  const Random election = random_election();
  const Terms terms = testing::terms(&method::exact_equal_shares, Satisfaction::cost, {Completion::add_opt});
  const Selection selection = select_projects(election.instance, election.profile, terms);
  const auto ended = std::find_if(selection.trace.begin(), selection.trace.end(), [](const Event& event) {
    return std::holds_alternative<RaisesEnded>(event);
  });
  RC_ASSERT(ended != selection.trace.end());
  const auto& told = std::get<RaisesEnded>(*ended);
  std::vector<ProjectIndex> bought;
  for (const auto& purchase : at(election.instance, election.profile, told.endowment))
    bought.push_back(purchase.project);
  RC_ASSERT(selection.projects == bought);
  RC_ASSERT(told.why == RaiseStop::everything_bought || told.why == RaiseStop::next_costs_more);
}

// Three voters for a (90), one of them for b (50), with 30 each: a takes all they have. With 80 each there is
// 50 left for b, and 140 are spent, more than 90; up to 79.99 and all fractions of a cent below 80 only a is.
TEST(AddOpt, GoesToTheVeryEndowmentAtWhichSomethingChanges) {
  const Profile profile = approvals({{0, 1}, {0}, {0}});
  const Terms terms = testing::terms(&method::exact_equal_shares, Satisfaction::cost, {Completion::add_opt});
  const Selection selection = select_projects(instance(150, {90, 50}), profile, terms);
  EXPECT_EQ(testing::ids(instance(150, {90, 50}), selection.projects), "ab");
  EXPECT_EQ(std::get<RunStarted>(selection.trace[0]).endowment, Ratio(80));
  EXPECT_EQ(selected(instance(139, {90, 50}), profile, terms), "a");
}

}  // namespace
}  // namespace buurtkas
