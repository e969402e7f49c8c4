#include "engine/voting/what_would_help.h"

#include <algorithm>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "engine/voting/bounded_overspending.h"
#include "engine/voting/changed_profile.h"
#include "engine/voting/cost_in_raises.h"
#include "engine/voting/method.h"
#include "engine/voting/next_project.h"
#include "engine/voting/steady.h"
#include "tests/oracles/brute_force_help.h"
#include "tests/voting/random_elections.h"
#include "tests/voting/small_elections.h"

namespace buurtkas {
namespace {

using testing::approvals;
using testing::instance;
using testing::terms;

std::vector<ProjectIndex> not_selected(const CountedElection& election) {
  const auto selected = carried_out(select_projects(election.instance, election.profile, election.terms));
  std::vector<ProjectIndex> others;
  for (ProjectIndex project = 0; project < election.instance.projects.size(); ++project) {
    if (std::find(selected.begin(), selected.end(), project) == selected.end()) others.push_back(project);
  }
  return others;
}

// Empty when all three answers are those of the twin, which tries so many further voters at most.
std::string difference(const CountedElection& election, ProjectIndex project, std::uint64_t voters_most,
                       std::uint64_t counts_max) {
  const WhatWouldHelp ours = what_would_help(election, project, counts_max);
  const LeastNumber& further = ours.further_approvals;
  const auto voters = oracles::least_further_voters(election, project, voters_most);
  if (!ours.can_be_paid && (voters || oracles::fewest_alone(election, project))) return "cannot be paid";
  if (voters ? further.number != voters : further.number && *further.number <= voters_most) return "voters";
  const bool is_near = further.number && *further.number <= voters_most;
  if (is_near ? !further.is_least() : ours.can_be_paid && further.none_below <= voters_most)
    return "voters, not proven";

  const auto cost = oracles::highest_cost(election, project);
  if (!ours.highest_cost.is_highest) return "cost, not proven";
  if (ours.highest_cost.cost.has_value() != cost.has_value()) return "cost";
  if (cost && ours.highest_cost.cost->cents() != *cost) return "cents";

  const auto alone = oracles::fewest_alone(election, project);
  if (!ours.fewer_rivals) return ours.can_be_paid || alone ? "rivals, not asked" : "";
  if (ours.fewer_rivals->supporters.number != alone) return "rivals";
  if (alone && !ours.fewer_rivals->supporters.is_least()) return "rivals, not proven";
  return "";
}

const std::vector<std::vector<Completion>> chains = {
    {},
    {Completion::greedy},
    {Completion::add_one},
    {Completion::add_one, Completion::greedy},
    {Completion::add_one_integral, Completion::greedy},
    {Completion::add_one_exhaustive, Completion::greedy},
    {Completion::add_one_integral_exhaustive},
    {Completion::comparison},
    {Completion::add_one, Completion::greedy, Completion::comparison}};

// All that a type of ballots can be counted by.
std::vector<Terms> all_terms(BallotType type) {
  std::vector<Terms> all;
  for (const Method method : methods()) {
    for (const std::string_view name : satisfaction_names()) {
      for (const auto& chain : chains) {
        Terms one = terms(method, *satisfaction_from(name), chain);
        if (method->needs_threshold) one.threshold = threshold_from("2");
        if (fault_of(one, type) == TermsFault::none) all.push_back(std::move(one));
      }
    }
  }
  return all;
}

TEST(WhatWouldHelp, IsWhatTryingEverythingFindsInEverySmallElection) {
  const std::vector<Terms> all = all_terms(BallotType::approval);
  std::size_t at = 0;  // every third election, each by the next terms
  std::size_t answers = 0;
  testing::for_each_small_election([&](const Instance& built, const Profile& profile) {
    if (++at % 3 != 0) return;
    const CountedElection election = {built, profile, all[at / 3 % all.size()], {}};
    for (const ProjectIndex project : not_selected(election)) {
      ASSERT_EQ(difference(election, project, 8, 150), "") << name_of(election.terms.method) << " at " << at;
      ++answers;
    }
  });
  EXPECT_GT(answers, 1000u);
}

// With three further voters for a, the raises end where it is bought; with four to six they end before that.
// Whoever looks by halves between none and 16 sees only that from 7 on all is well.
TEST(WhatWouldHelp, FindsTheLeastWhereMoreDoesNotAlwaysHelp) {
  const Instance built = testing::instance(1300, {1100, 300, 300});
  const Profile profile = testing::approvals({{2}, {0, 1}, {}, {1}});
  const Terms by_shares = terms(&method::equal_shares, Satisfaction::cost, {Completion::add_one});
  std::string selected_with;
  for (std::uint64_t voters = 0; voters <= 16; ++voters) {
    const Profile more = with_voters_for(profile, 0, voters);
    selected_with += testing::selected(built, more, by_shares).find('a') == std::string::npos ? '-' : 'a';
  }
  EXPECT_EQ(selected_with, "---a---aaaaaaaaaa");
  const WhatWouldHelp answer = what_would_help({built, profile, by_shares, {}}, 0, 200);
  EXPECT_EQ(answer.further_approvals.number, 3u);
  EXPECT_TRUE(answer.further_approvals.is_least());
}

// Ballots of weight 3: one that comes, or that stops approving anything else, is one voter.
TEST(WhatWouldHelp, CountsVotersAndNotTheirWeight) {
  const Instance built = testing::instance(100, {100, 100});
  Profile profile(BallotType::approval, 1);
  profile.add(std::vector<ProjectIndex>{0, 1}, {}, 6, 2);
  profile.add(std::vector<ProjectIndex>{0}, {}, 3, 1);
  const WhatWouldHelp answer = what_would_help({built, profile, terms(&method::greedy), {}}, 1, 200);
  EXPECT_EQ(answer.further_approvals.number, 2u);  // 9 against 9, and the tie is by id; then 12
  EXPECT_EQ(answer.fewer_rivals->possible, 2u);
  EXPECT_EQ(answer.fewer_rivals->supporters.number, 2u);  // 3 against 6
}

TEST(WhatWouldHelp, AsksForTheNextProjectThatIsCarriedOut) {
  const Instance built = testing::instance(100, {60, 80, 80});
  const Profile profile = testing::approvals({{0}, {0}, {0}, {1}, {1}, {2}, {2}});
  Terms by = terms(&method::greedy);
  by.next = next_project_from("whole-from 50%");
  EXPECT_EQ(what_would_help({built, profile, by, {}}, 2, 200).further_approvals.number, 1u);
}

// What is carried out whole costs more than there is, and what goes beyond a cap more than the cap.
TEST(WhatWouldHelp, AsksForMoreThanThePotsCanPayWhereTheTermsDo) {
  const Instance dear = testing::instance(400, {1'000, 1'000});
  const Profile profile = testing::approvals({{0}, {1}, {1}});
  Terms by = terms(&method::equal_shares);
  by.next = next_project_from("whole-from 40%");
  const WhatWouldHelp carried = what_would_help({dear, profile, by, {}}, 0, 1'000);
  EXPECT_TRUE(carried.can_be_paid);
  EXPECT_EQ(carried.further_approvals.number, 1u);  // which the ties then put first
  by.next = next_project_from("whole-from 50%");
  EXPECT_FALSE(what_would_help({dear, profile, by, {}}, 0, 1'000).can_be_paid);
  const Instance alone = testing::instance(400, {1'000});
  EXPECT_EQ(what_would_help({alone, testing::approvals({{0}}), by, {}}, 0, 1'000).highest_cost.cost,
            testing::cents(800));

  Instance capped = testing::instance(800, {600, 800});
  capped.limits = {{Limit::Kind::cap, "some", {0}, testing::cents(200)}};
  Terms beyond = terms(&method::equal_shares);
  beyond.leftover = Leftover::beyond_caps;
  const WhatWouldHelp over = what_would_help({capped, profile, beyond, {}}, 0, 1'000);
  EXPECT_TRUE(over.can_be_paid);
  EXPECT_EQ(over.further_approvals.number, 1u);
}

// Too few counts for one at a time: some number is found, by doubling, and told as what it is.
TEST(WhatWouldHelp, FindsSomeNumberWhenCountsAreUsedUp) {
  const Instance built = testing::instance(1300, {1100, 300, 300});
  const Profile profile = testing::approvals({{2}, {0, 1}, {}, {1}});
  const Terms by_shares = terms(&method::equal_shares, Satisfaction::cost, {Completion::add_one});
  const WhatWouldHelp answer = what_would_help({built, profile, by_shares, {}}, 0, 1);
  EXPECT_EQ(answer.further_approvals.number, 7u);  // of "---a---aaa", by 1, 2, 4, 8, and then halves
  EXPECT_FALSE(answer.further_approvals.is_least());
  EXPECT_FALSE(answer.has_votes_and_cost());
}

TEST(WhatWouldHelp, GoesByHalvesWhereMoreAlwaysHelps) {
  const Instance built = testing::instance(100'000'000, {60'000'000, 70'000'001});
  const Profile profile = testing::approvals({{0}, {0}, {0}, {1}});
  std::uint64_t counts = 0;
  const WhatWouldHelp answer = what_would_help({built, profile, terms(&method::greedy), {}}, 1, 200,
                                               [&](const CountProgress& step) { counts = step.runs; });
  EXPECT_EQ(answer.further_approvals.number, 3u);  // four votes, where a has three
  EXPECT_EQ(answer.highest_cost.cost->cents(), 40'000'000);
  EXPECT_TRUE(answer.highest_cost.is_highest);
  EXPECT_EQ(answer.fewer_rivals->possible, 0u);  // its supporter approves nothing else
  EXPECT_FALSE(answer.fewer_rivals->supporters.number);
  EXPECT_LT(counts, 100u);
}

TEST(WhatWouldHelp, SaysWhatIsNotProvenWhenCountsAreUsedUp) {
  const Instance built = testing::instance(1000, {900, 1000});
  const Profile profile = testing::approvals({{0}, {0}, {0}, {1}});
  const WhatWouldHelp answer =
      what_would_help({built, profile, terms(&method::bounded_overspending_plus), {}}, 1, 85);
  ASSERT_TRUE(answer.highest_cost.cost);
  EXPECT_EQ(answer.highest_cost.cost->cents(), 100);
  EXPECT_FALSE(answer.highest_cost.is_highest);
  const WhatWouldHelp one =
      what_would_help({built, profile, terms(&method::bounded_overspending_plus), {}}, 1, 1);
  EXPECT_EQ(one.further_approvals.none_below, 2u);
}

TEST(WhatWouldHelp, ChangesVotesFromOutsideAsTheBallotsChange) {
  // The file says that b has 6 votes, or 5, where the ballots say 2.
  const Instance built = testing::instance(100, {100, 100});
  const Profile profile = testing::approvals({{0, 1}, {0, 1}, {0}});
  const Terms greedy = terms(&method::greedy);
  const WhatWouldHelp answer = what_would_help({built, profile, greedy, {Ratio(3), Ratio(6)}}, 0, 200);
  EXPECT_EQ(answer.further_approvals.number, 3u);        // and the tie is by id
  EXPECT_FALSE(answer.fewer_rivals->supporters.number);  // both take back b: 3 against 4
  const WhatWouldHelp close = what_would_help({built, profile, greedy, {Ratio(3), Ratio(5)}}, 0, 200);
  EXPECT_EQ(close.fewer_rivals->supporters.number, 2u);
  EXPECT_EQ(close.fewer_rivals->approvals, 2u);
}

// A voter a group, of whole weight but for some.
Profile random_voters(BallotType type, std::size_t projects) {
  const Profile any = testing::random_profile(type, projects);
  Profile profile(type, any.voter_weight());
  profile.default_points = any.default_points;
  for (std::size_t group = 0; group < std::min<std::size_t>(any.groups(), 6); ++group) {
    profile.add(any.projects(group), any.points(group),
                std::min<std::uint64_t>(any.voter_weight(), any.weight(group) + 1), 1);
  }
  return profile;
}

RC_GTEST_PROP(WhatWouldHelp, IsWhatTryingEverythingFindsInRandomElections, ()) {
  const Instance built = testing::random_instance();
  const auto type = *rc::gen::element(BallotType::approval, BallotType::approval, BallotType::choose_one,
                                      BallotType::cumulative, BallotType::scoring, BallotType::ordinal);
  const Profile profile = random_voters(type, built.projects.size());
  Terms one = *rc::gen::elementOf(all_terms(type));
  one.tie_breaks = testing::random_tie_breaks();
  if (!one.threshold && *rc::gen::inRange(0, 4) == 0) one.threshold = threshold_from("more-than 25%");
  if (*rc::gen::inRange(0, 4) == 0) one.leftover = Leftover::beyond_caps;
  if (*rc::gen::inRange(0, 4) == 0)
    one.next = next_project_from(*rc::gen::element("in-part", "whole-from 50%", "whole-from 80%"));
  RC_PRE(fault_of(one, type) == TermsFault::none);
  const CountedElection election = {built, profile, one, {}};
  const auto others = not_selected(election);
  if (others.empty()) return;
  const std::string found = difference(election, *rc::gen::elementOf(others), 20, 1'000);
  if (!found.empty()) RC_FAIL(found + " of " + std::string(name_of(one.method)));
}

// Costs of tens of currency units, so that endowments are raised often: every cent is tried.
RC_GTEST_PROP(CostInRaises, PassesOverNothing, ()) {
  const auto projects = *rc::gen::inRange<std::size_t>(2, 6);
  const auto costs =
      *rc::gen::container<std::vector<std::int64_t>>(projects, rc::gen::inRange<std::int64_t>(300, 4'000));
  const Instance built = testing::instance(*rc::gen::inRange<std::int64_t>(2'000, 6'000), costs);
  const auto type = *rc::gen::element(BallotType::approval, BallotType::cumulative);
  const Profile profile = random_voters(type, projects);
  Terms one =
      terms(&method::equal_shares,
            type == BallotType::cumulative ? Satisfaction::score
                                           : *rc::gen::element(Satisfaction::cost, Satisfaction::cardinality,
                                                               Satisfaction::effort, Satisfaction::sqrt_cost),
            *rc::gen::elementOf(chains));
  one.tie_breaks = testing::random_tie_breaks();
  const CountedElection election = {built, profile, one, {}};
  const auto others = not_selected(election);
  RC_PRE(!others.empty());
  const ProjectIndex project = *rc::gen::elementOf(others);
  RC_PRE(is_each_run_steady_in_cost(election, project));
  CostInRaises raises(election, project);
  const std::int64_t own = built.projects[project].cost.cents();
  const auto highest = oracles::highest_cost(election, project);
  std::int64_t passed_over = 0;
  std::int64_t counted = 0;
  for (std::int64_t cents = own - 1; cents > highest.value_or(-1); --cents) {
    const auto down_to = raises.none_down_to(cents);
    ++counted;
    if (!down_to) continue;
    RC_ASSERT(*down_to <= cents);
    RC_ASSERT(*down_to > highest.value_or(-1));
    passed_over += cents - *down_to;
    cents = *down_to;
  }
  if (highest) RC_ASSERT(!raises.none_down_to(*highest));
  RC_CLASSIFY(passed_over > 100);
  RC_CLASSIFY(counted > 2, "by more than two steps");
  RC_CLASSIFY(counted > 100, "by many");
}

}  // namespace
}  // namespace buurtkas
