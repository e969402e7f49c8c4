#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "engine/voting/rising_run.h"
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

// The paper's example 4.3, with ten times its money: five voters with 20 each. Two of them pay 10 each for a.
// Then only three of c's four supporters could pay for it, 20 each; two pay 16 each for b.
const Profile five_voters = approvals({{0}, {0, 2}, {1, 2}, {1, 2}, {2}});
const std::vector<std::int64_t> five_voters_costs = {20, 32, 60};

TEST(ExactEqualShares, SelectsAsInThePapersExample) {
  const Instance of = instance(100, five_voters_costs);
  const Selection selection = select_projects(of, five_voters, terms_by(Satisfaction::cardinality));
  EXPECT_EQ(testing::ids(of, selection.projects), "ab");
  std::vector<Ratio> payments;
  for (const Event& event : selection.trace) {
    if (const auto* bought = std::get_if<Bought>(&event)) payments.push_back(bought->payment);
  }
  EXPECT_EQ(payments, (std::vector<Ratio>{10, 16}));
  const auto& out = std::get<OutOfReach>(selection.trace.back());
  EXPECT_EQ(out.project, 2u);
  EXPECT_EQ(out.supporters_have, Ratio(10 + 4 + 4 + 20));
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

// So many cents more, and the run from this endowment is another; nothing when never.
std::optional<Ratio> step_after(const Instance& of, const Profile& profile, Satisfaction satisfaction,
                                const Ratio& endowment) {
  const Terms terms = terms_by(satisfaction);
  const OnProgress silent;
  Trace trace;
  const Count count = begin_count(of, profile, terms, {}, silent, trace);
  const EqualShares shares(count, Purses::Short::is_left_out);
  const auto next = RisingRun(shares, endowment).next();
  if (!next) return std::nullopt;
  return *next - endowment;
}

// From one endowment to the next at which the run is another: in between it is the same.
void expect_no_change_is_missed(const Instance& of, const Profile& profile) {
  Ratio endowment = cents_of(votable(of)) / profile.voters();
  for (int change = 0; change < 12; ++change) {
    const auto step = step_after(of, profile, Satisfaction::cost, endowment);
    const auto now = at(of, profile, endowment);
    if (!step) {
      RC_ASSERT(at(of, profile, endowment + Ratio(1'000'000)) == now);
      return;
    }
    RC_ASSERT(step->sign() > 0);
    RC_ASSERT(at(of, profile, endowment + *step / Ratio(3)) == now);
    RC_ASSERT(at(of, profile, endowment + *step * Ratio(99'999, 100'000)) == now);
    RC_ASSERT(at(of, profile, endowment + *step) != now);
    endowment += *step;
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

const RaisesEnded* ended_in(const Selection& selection) {
  for (const Event& event : selection.trace) {
    if (const auto* ended = std::get_if<RaisesEnded>(&event)) return ended;
  }
  return nullptr;
}

RC_GTEST_PROP(AddOpt, KeepsTheLastOutcomeBeforeOneThatCostsMore, ()) {
  const Random election = random_election();
  const Terms terms = testing::terms(&method::exact_equal_shares, Satisfaction::cost, {Completion::add_opt});
  const Selection selection = select_projects(election.instance, election.profile, terms);
  const RaisesEnded* told = ended_in(selection);
  RC_ASSERT(told != nullptr);
  std::vector<ProjectIndex> bought;
  for (const auto& purchase : at(election.instance, election.profile, told->endowment))
    bought.push_back(purchase.project);
  RC_ASSERT(selection.projects == bought);
  RC_ASSERT(told->why == RaiseStop::everything_bought || told->why == RaiseStop::next_costs_more);
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

const Terms by_number = testing::terms(&method::exact_equal_shares, Satisfaction::cardinality);
const Terms by_number_with_raises =
    testing::terms(&method::exact_equal_shares, Satisfaction::cardinality, {Completion::add_opt});

// With 25 each the second voter has 15 left after a, so all four pay 15 for c, before b; all three cost 112.
TEST(AddOpt, RaisesAsInThePapersExample) {
  EXPECT_EQ(step_after(instance(100, five_voters_costs), five_voters, Satisfaction::cardinality, 20),
            Ratio(5));
  EXPECT_EQ(selected(instance(124, five_voters_costs), five_voters, by_number), "ab");
  EXPECT_EQ(selected(instance(125, five_voters_costs), five_voters, by_number), "ac");
  const Instance of = instance(100, five_voters_costs);
  const Selection selection = select_projects(of, five_voters, by_number_with_raises);
  EXPECT_EQ(testing::ids(of, selection.projects), "ac");
  ASSERT_NE(ended_in(selection), nullptr);
  EXPECT_EQ(ended_in(selection)->endowment, Ratio(25));
  EXPECT_EQ(ended_in(selection)->next_cost, testing::cents(112));
}

// The paper's remark 1: with 50 each, a and c are bought, and d's one supporter has nothing left for it. With
// 1 more the first has 49 left after a, so b goes before c, and the third has 51 for d.
TEST(AddOpt, RaisesAsInThePapersRemark) {
  const Profile profile = approvals({{0, 1}, {1, 2}, {2, 3}});
  const std::vector<std::int64_t> costs = {2, 98, 100, 51};
  EXPECT_EQ(selected(instance(150, costs), profile, by_number), "ac");
  EXPECT_EQ(step_after(instance(150, costs), profile, Satisfaction::cardinality, 50), Ratio(1));
  EXPECT_EQ(selected(instance(152, costs), profile, by_number), "ac");
  EXPECT_EQ(selected(instance(153, costs), profile, by_number), "abd");
  EXPECT_EQ(selected(instance(150, costs), profile, by_number_with_raises), "ac");  // the next costs 151
  EXPECT_EQ(selected(instance(151, costs), profile, by_number_with_raises), "abd");
}

}  // namespace
}  // namespace buurtkas
