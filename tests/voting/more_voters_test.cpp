#include "engine/voting/more_voters.h"

#include <algorithm>
#include <optional>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "engine/voting/changed_profile.h"
#include "engine/voting/method.h"
#include "engine/voting/phragmen.h"
#include "engine/voting/voters_in_raises.h"
#include "engine/voting/voters_in_shares.h"
#include "engine/voting/what_would_help.h"
#include "tests/voting/random_crowds.h"
#include "tests/voting/random_elections.h"

namespace buurtkas {
namespace {

using testing::terms;

bool is_selected(const CountedElection& election, ProjectIndex project, std::uint64_t voters) {
  const Profile more = with_voters_for(election.profile, project, voters);
  const auto selected = select_projects(election.instance, more, election.terms).projects;
  return std::find(selected.begin(), selected.end(), project) != selected.end();
}

Terms random_terms(BallotType type) {
  Terms one = terms(*rc::gen::element(&method::equal_shares, &method::exact_equal_shares),
                    type == BallotType::cumulative
                        ? Satisfaction::score
                        : *rc::gen::element(Satisfaction::cost, Satisfaction::cardinality));
  if (one.method == &method::equal_shares && type == BallotType::approval && *rc::gen::inRange(0, 4) == 0)
    one.satisfaction = Satisfaction::sqrt_cost;
  one.tie_breaks = testing::random_tie_breaks();
  if (*rc::gen::inRange(0, 4) == 0) one.threshold = threshold_from("12");
  return one;
}

// What was told of so many voters, and of fewer down to so many: none of them is enough.
void check_none_from(const std::optional<std::uint64_t>& none, const CountedElection& election,
                     ProjectIndex project, std::uint64_t voters, std::uint64_t from) {
  if (none) {
    RC_ASSERT(*none >= from);
    RC_ASSERT(*none <= voters);
    for (std::uint64_t fewer = *none; fewer <= voters; ++fewer)
      RC_ASSERT(!is_selected(election, project, fewer));
  }
  RC_CLASSIFY(none && voters - *none > 5, "more than five at once");
  RC_CLASSIFY(none && voters - *none > 50, "more than fifty at once");
}

RC_GTEST_PROP(VotersInShares, PassesOverNothing, ()) {
  const Instance built = testing::random_costs();
  const Terms any = random_terms(BallotType::approval);
  const BallotType type = any.method == &method::equal_shares && *rc::gen::inRange(0, 3) == 0
                              ? BallotType::cumulative
                              : BallotType::approval;
  const Terms one = type == BallotType::approval ? any : random_terms(type);
  RC_PRE(fault_of(one, type) == TermsFault::none);
  const Profile profile = testing::random_crowd(type, built.projects.size(), 40);
  const CountedElection election = {built, profile, one, {}};
  RC_PRE(VotersInShares::is_known(election));
  const auto project = static_cast<ProjectIndex>(*rc::gen::inRange<std::size_t>(0, built.projects.size()));
  RC_PRE(!is_selected(election, project, 0));

  const VotersInShares shares(election, project);
  constexpr std::uint64_t most = 300;
  const std::uint64_t can_pay = std::min<std::uint64_t>(shares.least().value_or(most), most);
  for (std::uint64_t voters = 1; voters < can_pay; ++voters)
    RC_ASSERT(!is_selected(election, project, voters));

  const auto voters = *rc::gen::inRange<std::uint64_t>(1, most + 1);
  const auto from = *rc::gen::inRange<std::uint64_t>(1, voters + 1);
  check_none_from(shares.none_from(voters, from), election, project, voters, from);
  RC_CLASSIFY(can_pay > 1, "some who cannot pay");
}

// Which further number is the least is found by few counts, among many thousands.
TEST(VotersInShares, FindsTheLeastOfMany) {
  const Instance built = testing::instance(100'000'000, {40'000'000, 50'000'000, 60'000'000});
  Profile profile(BallotType::approval, 1);
  profile.add(std::vector<ProjectIndex>{0, 1}, {}, 20'000, 20'000);
  profile.add(std::vector<ProjectIndex>{1, 2}, {}, 18'000, 18'000);
  profile.add(std::vector<ProjectIndex>{2}, {}, 2'000, 2'000);
  for (const Method method : {&method::equal_shares, &method::exact_equal_shares}) {
    const Terms by = terms(method, Satisfaction::cardinality);
    const CountedElection election = {built, profile, by, {}};
    ASSERT_FALSE(is_selected(election, 2, 0));
    const WhatWouldHelp answer = what_would_help(election, 2, 150);
    ASSERT_TRUE(answer.further_approvals.number);
    EXPECT_TRUE(answer.further_approvals.is_least());
    EXPECT_GT(*answer.further_approvals.number, 5'000u);
    EXPECT_TRUE(is_selected(election, 2, *answer.further_approvals.number));
    EXPECT_FALSE(is_selected(election, 2, *answer.further_approvals.number - 1));
  }
}

TEST(VotersInShares, KnowsThatNoNumberIsEnough) {
  const Instance built = testing::instance(1'000, {600, 1'000});
  const Profile profile = testing::approvals({{0}, {0}, {0}, {1}});
  const Terms by = terms(&method::equal_shares);
  EXPECT_FALSE(VotersInShares({built, profile, by, {}}, 1).least());  // it costs all there is
  const WhatWouldHelp answer = what_would_help({built, profile, by, {}}, 1, 10);
  EXPECT_FALSE(answer.further_approvals.number);
  EXPECT_EQ(answer.further_approvals.none_below, further_voters_most + 1);
}

TEST(VotersInShares, LeavesAloneWhatItDoesNotKnow) {
  const Instance built = testing::instance(1'000, {600, 1'000});
  const Profile profile = testing::approvals({{0}, {0}, {0}, {1}});
  const auto is_known = [&](const Terms& by) { return VotersInShares::is_known({built, profile, by, {}}); };
  Terms by = terms(&method::equal_shares);
  EXPECT_TRUE(is_known(by));
  by.threshold = threshold_from("25%");
  EXPECT_FALSE(is_known(by));
  EXPECT_FALSE(is_known(terms(&method::equal_shares, Satisfaction::effort)));
  EXPECT_FALSE(is_known(terms(&method::equal_shares, Satisfaction::cost, {Completion::add_one})));
  EXPECT_FALSE(is_known(terms(&method::phragmen)));
}

Terms random_raises() {
  const Completion raise =
      *rc::gen::element(Completion::add_one, Completion::add_one_exhaustive, Completion::add_one_integral,
                        Completion::add_one_integral_exhaustive);
  Terms one = terms(&method::equal_shares,
                    *rc::gen::element(Satisfaction::cost, Satisfaction::cardinality, Satisfaction::sqrt_cost),
                    {raise});
  if (*rc::gen::inRange(0, 3) == 0) one.completion.push_back(Completion::greedy);
  one.tie_breaks = testing::random_tie_breaks();
  if (*rc::gen::inRange(0, 4) == 0) one.threshold = threshold_from("12");
  return one;
}

RC_GTEST_PROP(VotersInRaises, PassesOverNothing, ()) {
  const Instance built = testing::random_costs();
  const Terms one = random_raises();
  RC_PRE(fault_of(one, BallotType::approval) == TermsFault::none);
  const Profile profile = testing::random_crowd(BallotType::approval, built.projects.size(), 40);
  const CountedElection election = {built, profile, one, {}};
  RC_ASSERT(VotersInRaises::is_known(election));
  const auto project = static_cast<ProjectIndex>(*rc::gen::inRange<std::size_t>(0, built.projects.size()));
  RC_PRE(!is_selected(election, project, 0));

  const VotersInRaises raises(election, project);
  const auto voters = *rc::gen::inRange<std::uint64_t>(1, 80);
  const auto from = *rc::gen::inRange<std::uint64_t>(1, voters + 1);
  const auto none = raises.none_from(voters, from);
  check_none_from(none, election, project, voters, from);
  RC_CLASSIFY(none && *none > from, "not all that were asked");
  RC_CLASSIFY(!none && is_selected(election, project, voters), "enough");
  RC_CLASSIFY(!none && !is_selected(election, project, voters), "not told");
}

TEST(VotersInRaises, LeavesAloneWhatItDoesNotKnow) {
  const Instance built = testing::instance(1'000, {600, 1'000});
  const Profile profile = testing::approvals({{0}, {0}, {0}, {1}});
  const auto is_known = [&](const Method method, std::vector<Completion> chain) {
    const Terms by = terms(method, Satisfaction::cost, std::move(chain));
    return VotersInRaises::is_known({built, profile, by, {}});
  };
  using enum Completion;
  EXPECT_TRUE(is_known(&method::equal_shares, {add_one}));
  EXPECT_TRUE(is_known(&method::equal_shares, {add_one_integral_exhaustive, greedy}));
  EXPECT_FALSE(is_known(&method::equal_shares, {}));
  EXPECT_FALSE(is_known(&method::equal_shares, {greedy}));
  EXPECT_FALSE(is_known(&method::equal_shares, {add_one, comparison}));
  EXPECT_FALSE(is_known(&method::exact_equal_shares, {add_one}));
  EXPECT_FALSE(is_known(&method::exact_equal_shares, {add_opt}));
}

}  // namespace
}  // namespace buurtkas
