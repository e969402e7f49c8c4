#include "engine/voting/equal_shares.h"

#include <gtest/gtest.h>

#include "tests/voting/build.h"
#include "tests/voting/groups.h"

namespace buurtkas {
namespace {

using testing::approvals;
using testing::cents;
using testing::ids;
using testing::instance;
using testing::selected;
using testing::terms;

constexpr auto equal_shares = &method::equal_shares;
constexpr auto cost = Satisfaction::cost;
constexpr auto cardinality = Satisfaction::cardinality;

// The street of sample-budgets/one-street: bench, party, trees, rain.
const Instance street = instance(120000, {40000, 60000, 30000, 50000});
const Profile street_ballots = approvals({{0, 1}, {0, 1}, {0, 1}, {0, 2}, {2, 3}, {2, 3}});

template <class Kind>
std::vector<Kind> events(const Trace& trace) {
  std::vector<Kind> found;
  for (const Event& event : trace) {
    if (const auto* one = std::get_if<Kind>(&event)) found.push_back(*one);
  }
  return found;
}

TEST(EqualShares, BuysTheStreetAsCountedByHand) {
  const Selection selection = select_projects(street, street_ballots, terms(equal_shares));
  EXPECT_EQ(ids(street, selection.projects), "ac");
  const auto bought = events<Bought>(selection.trace);
  ASSERT_EQ(bought.size(), 2u);
  EXPECT_EQ(bought[0].effective_votes, Ratio(4));
  EXPECT_EQ(bought[0].payment, Ratio(10000));
  EXPECT_EQ(bought[1].effective_votes, Ratio(3));
  const auto out = events<OutOfReach>(selection.trace);
  ASSERT_EQ(out.size(), 2u);
  EXPECT_EQ(out[0].supporters_have, Ratio(30000));
  EXPECT_EQ(out[1].supporters_have, Ratio(20000));
}

std::vector<Ratio> effective_votes(const Selection& selection) {
  std::vector<Ratio> votes;
  for (const Bought& one : events<Bought>(selection.trace)) votes.push_back(one.effective_votes);
  return votes;
}

// The two examples of equalshares.net's explanation: a bike path, an outdoor gym, a park, a playground, a
// library for children. The last of eleven voters wants the path, then the gym instead. (What it rounds
// to 4.1 and 3.2 votes is 70 / 17 and 56 / 17.)
TEST(EqualShares, SelectsAsInTheExplanationOnTheWeb) {
  const Instance built = instance(1100, {700, 400, 250, 200, 100});
  testing::Ballots voters = {{0, 1},    {0, 1, 2}, {0, 1}, {0, 1, 2}, {0, 1, 2}, {0, 1},
                             {2, 3, 4}, {3},       {3, 4}, {2, 3, 4}, {0}};
  const Selection path = select_projects(built, approvals(voters), terms(equal_shares));
  EXPECT_EQ(ids(built, path.projects), "ade");
  EXPECT_EQ(effective_votes(path), (std::vector<Ratio>{7, 4, 3}));
  voters.back() = {1};
  const Selection gym = select_projects(built, approvals(voters), terms(equal_shares));
  EXPECT_EQ(ids(built, gym.projects), "bcd");
  EXPECT_EQ(effective_votes(gym), (std::vector<Ratio>{7, Ratio(70, 17), Ratio(56, 17)}));
}

// The paper's example 4, in which equal shares denies a group what they could agree on (FJR).
TEST(EqualShares, SelectsAsInThePapersExample) {
  const Profile profile = testing::groups({{3, {0, 1, 2, 3, 7}},
                                           {3, {0, 1, 2, 3, 8}},
                                           {3, {0, 1, 2, 3, 9}},
                                           {3, {0, 1, 2, 3, 10}},
                                           {3, {0, 1, 2, 3, 11}},
                                           {3, {4, 5, 6, 7, 8, 9, 10, 11}},
                                           {3, {4, 5, 6}},
                                           {1, {12, 13, 14, 15, 16}}});
  const Instance built = instance(11, std::vector<std::int64_t>(17, 1));
  EXPECT_EQ(selected(built, profile, terms(equal_shares)), "abcdefg");
}

TEST(EqualShares, GivesTheRestOfTheStreetToGreedy) {
  const Terms both = terms(equal_shares, cost, {Completion::add_one, Completion::greedy});
  const Selection selection = select_projects(street, street_ballots, both);
  EXPECT_EQ(ids(street, selection.projects), "acd");
  EXPECT_EQ(to_string(selection.cost), "1200.00");
  const auto ended = events<RaisesEnded>(selection.trace);
  ASSERT_EQ(ended.size(), 1u);
  EXPECT_EQ(ended[0].why, RaiseStop::next_costs_more);
  EXPECT_EQ(ended[0].raises, 99u);
  EXPECT_EQ(to_string(*ended[0].next_cost), "1300.00");
}

TEST(EqualShares, SelectsWhatIsFreeAndSupportedFirst) {
  const Instance built = instance(100, {100, 0, 0});
  EXPECT_EQ(selected(built, approvals({{0, 1}, {0}}), terms(equal_shares)), "ba");
  EXPECT_EQ(selected(built, approvals({{0, 1}, {0}}), terms(equal_shares, cardinality)), "ba");
}

TEST(EqualShares, NeverBuysWhatNobodySupports) {
  EXPECT_EQ(selected(instance(100, {10, 10}), approvals({{1}}), terms(equal_shares)), "b");
}

TEST(EqualShares, BuysWhatCostsExactlyWhatItsSupportersHave) {
  EXPECT_EQ(selected(instance(100, {100}), approvals({{0}, {0}, {0}}), terms(equal_shares)), "a");
  EXPECT_EQ(selected(instance(100, {67}), approvals({{0}, {0}, {}}), terms(equal_shares)), "");
}

TEST(EqualShares, CountsEmptyBallotsAsVoters) {
  EXPECT_EQ(selected(instance(100, {60}), approvals({{0}, {}}), terms(equal_shares)), "");
}

TEST(EqualShares, ElectsNothingWithoutVotersOrMoney) {
  EXPECT_EQ(selected(instance(100, {60}), approvals({}), terms(equal_shares)), "");
  EXPECT_EQ(selected(instance(0, {60}), approvals({{0}}), terms(equal_shares)), "");
  EXPECT_EQ(selected(instance(0, {0}), approvals({{0}}), terms(equal_shares)), "a");
}

struct TieCase {
  std::vector<TieBreak> tie_breaks;
  std::string outcome;
};

TEST(EqualShares, BreaksExactTiesByTheStatedList) {
  // a and b ask the same of each supporter per euro: 4 effective votes both, by different costs.
  const Instance built = instance(80, {20, 40});
  const Profile ballots = approvals({{0, 1}, {0, 1}, {0, 1}, {0, 1}});
  for (const TieCase& row : {TieCase{{}, "ab"}, TieCase{{TieBreak::highest_cost}, "ba"},
                             TieCase{{TieBreak::lowest_cost}, "ab"}, TieCase{{TieBreak::most_votes}, "ab"},
                             TieCase{{TieBreak::most_votes, TieBreak::highest_cost}, "ba"}}) {
    const Selection selection =
        select_projects(built, ballots, terms(equal_shares, cost, {}, row.tie_breaks));
    EXPECT_EQ(ids(built, selection.projects), row.outcome);
    EXPECT_EQ(events<TieBroken>(selection.trace).size(), 1u);
  }
}

TEST(EqualShares, WeighsABallotOfWeightTwoAsTwoBallots) {
  const Instance built = instance(1000, {500, 400, 300});
  Profile weighted(BallotType::approval, 2);  // paper ballots weigh 3/2, internet ballots 1
  weighted.add(std::vector<ProjectIndex>{0, 1}, {}, 3, 1);
  weighted.add(std::vector<ProjectIndex>{2}, {}, 2, 1);
  const Profile copied = approvals({{0, 1}, {0, 1}, {0, 1}, {2}, {2}});
  const Selection one = select_projects(built, weighted, terms(equal_shares));
  const Selection other = select_projects(built, copied, terms(equal_shares));
  EXPECT_EQ(one.projects, other.projects);
  EXPECT_EQ(one.votes[0], Ratio(BigInt(3), BigInt(2)));
}

TEST(EqualShares, BuysOnlyWhatTheScaledPotsCanPay) {
  Instance built = instance(1000, {600, 500});
  built.projects[0].tags = {"green"};
  built.pots[0].earmark.all_of = {"green"};
  Pot other;
  other.id = PotId("other");
  other.amount = cents(300);
  other.reserve = cents(0);
  built.pots.push_back(other);
  // All can pay a and b from their purses; b has only the 300 of the other pot.
  const Selection selection = select_projects(built, approvals({{0, 1}, {0, 1}}), terms(equal_shares));
  EXPECT_EQ(ids(built, selection.projects), "a");
  const auto refused = events<NotFundable>(selection.trace);
  ASSERT_EQ(refused.size(), 1u);
  EXPECT_EQ(refused[0].project, 1u);
  ASSERT_TRUE(refused[0].cut.has_value());
  EXPECT_EQ(to_string(refused[0].cut->short_by), "2.00");
}

TEST(EqualShares, IsNotChangedByAnEarmarkThatEveryProjectBears) {
  Instance marked = street;
  marked.pots[0].earmark.all_of = {"street"};
  for (Project& project : marked.projects) project.tags = {"street"};
  for (const auto& completion :
       {std::vector<Completion>{}, {Completion::add_one}, {Completion::add_one_exhaustive}}) {
    const Terms asked = terms(equal_shares, cost, completion);
    EXPECT_EQ(selected(marked, street_ballots, asked), selected(street, street_ballots, asked));
  }
}

}  // namespace
}  // namespace buurtkas
