#include "engine/voting/rivals_in_greedy.h"

#include <algorithm>
#include <numeric>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "engine/voting/changed_profile.h"
#include "engine/voting/equal_shares.h"
#include "engine/voting/greedy.h"
#include "engine/voting/method.h"
#include "engine/voting/select_by_votes.h"
#include "engine/voting/tally.h"
#include "engine/voting/what_would_help.h"
#include "tests/oracles/brute_force_help.h"
#include "tests/voting/random_elections.h"

namespace buurtkas {
namespace {

using testing::approvals;
using testing::instance;
using testing::terms;

FewestInGreedy fewest(const CountedElection& election, ProjectIndex project,
                      std::uint64_t work = 1'000'000'000) {
  const auto selected =
      select_by_votes(election.instance, election.profile, election.terms, election.votes).projects;
  const RivalChoices choices(election.instance, election.profile, selected, project);
  return fewest_in_greedy(election, project, choices, work);
}

LeastNumber least(const CountedElection& election, ProjectIndex project) {
  return what_would_help(election, project, 100).fewer_rivals->supporters;
}

// Four voters more for a than for c: three of c's five supporters name a too, which is not enough for it to
// pass a, and with a there is no money for c.
TEST(RivalsInGreedy, AreNoneWhereARivalStaysAhead) {
  const Instance built = instance(100, {60, 10, 70});
  const Profile profile = approvals(
      {{0}, {0}, {0}, {0}, {0}, {0}, {0, 2}, {0, 2}, {0, 2}, {2}, {2}, {1}, {1}, {1}, {1}, {1}, {1}});
  const Terms by = terms(&method::greedy);
  EXPECT_EQ(fewest({built, profile, by, {}}, 2).none_below, 4u);
  const WhatWouldHelp answer = what_would_help({built, profile, by, {}}, 2, 1);
  EXPECT_FALSE(answer.fewer_rivals->supporters.number);
  EXPECT_EQ(answer.fewer_rivals->supporters.none_below, 4u);
  EXPECT_EQ(answer.fewer_rivals->in_order, 0u);
}

// Level is not enough where the rival wins ties.
TEST(RivalsInGreedy, AreAsManyAsARivalIsAhead) {
  const Instance built = instance(100, {60, 70});
  const Profile profile = approvals({{0, 1}, {0, 1}, {0, 1}, {0}, {0}});
  Terms by = terms(&method::greedy);
  EXPECT_EQ(fewest({built, profile, by, {}}, 1).none_below, 3u);
  by.tie_breaks = {TieBreak::highest_cost};
  EXPECT_EQ(fewest({built, profile, by, {}}, 1).none_below, 2u);
  EXPECT_EQ(least({built, profile, by, {}}, 1).number, 2u);
}

// What costs 90 is paid first, whoever changes, as nothing can come before it: three must pass it, though it
// costs more than the 20 of the project.
TEST(RivalsInGreedy, PassADearerRivalThatIsSureToBePaid) {
  const Instance built = instance(100, {90, 20});
  const Profile profile = approvals({{0, 1}, {0, 1}, {0, 1}, {0, 1}, {0}, {0}});
  const Terms by = terms(&method::greedy);
  EXPECT_EQ(fewest({built, profile, by, {}}, 1).none_below, 3u);
  EXPECT_EQ(least({built, profile, by, {}}, 1).number, 3u);
}

// One supporter fewer for what costs 90, and what costs 15 comes before it: 90 is too dear then, and 20 is
// not.
TEST(RivalsInGreedy, NeedNotPassWhatIsSkipped) {
  const Instance built = instance(100, {90, 15, 20});
  const Profile profile = approvals({{0, 2}, {0, 2}, {0, 2}, {0}, {0}, {1}, {1}, {1}, {1}, {1}});
  Terms by = terms(&method::greedy);
  by.tie_breaks = {TieBreak::highest_cost};
  EXPECT_EQ(select_projects(built, profile, by).projects, std::vector<ProjectIndex>{0});
  EXPECT_EQ(least({built, profile, by, {}}, 2).number, 1u);
  // Where the first that does not fit ends the count, it is passed.
  by.method = &method::greedy_no_skip;
  EXPECT_EQ(least({built, profile, by, {}}, 2).number, 3u);
}

// What costs 90 comes after what costs 15 only by a supporter who does not name that too, and one is not
// enough; two are, of one more, and one vote more for what costs 15.
TEST(RivalsInGreedy, DoNotBringOneAfterAnotherWhereBothComeDown) {
  const Instance built = instance(100, {90, 15, 20});
  std::vector<std::vector<ProjectIndex>> ballots = {{0, 1, 2}, {0, 1, 2}, {0, 2}, {0}, {0},
                                                    {0},       {1},       {1},    {1}};
  const Terms by = terms(&method::greedy);
  const Profile few = approvals(ballots);
  EXPECT_EQ(fewest({built, few, by, {}}, 2).none_below, 4u);
  EXPECT_FALSE(fewest({built, few, by, {}}, 2).found);
  ballots.insert(ballots.end(), {{0, 2}, {1}});
  const Profile more = approvals(ballots);
  EXPECT_EQ(least({built, more, by, {}}, 2).number, 2u);
}

TEST(RivalsInGreedy, AreNoneBelowTheThreshold) {
  const Instance built = instance(100, {60, 70});
  const Profile profile = approvals({{0, 1}, {0, 1}, {0}, {0}});
  Terms by = terms(&method::greedy);
  by.threshold = threshold_from("3");
  EXPECT_EQ(fewest({built, profile, by, {}}, 1).none_below, 3u);
}

// The rival need not be passed where it falls below the threshold first.
TEST(RivalsInGreedy, MayPutARivalBelowTheThreshold) {
  const Instance built = instance(100, {60, 70});
  const Profile profile = approvals({{0, 1}, {0, 1}, {0, 1}, {1}, {0}, {0}});
  Terms by = terms(&method::greedy);
  by.tie_breaks = {TieBreak::lowest_cost};
  by.threshold = threshold_from("more-than 3");
  EXPECT_EQ(least({built, profile, by, {}}, 1).number, 2u);
}

TEST(RivalsInGreedy, AreNoneInSharesWhereSupportersHaveTooLittle) {
  const Instance built = instance(100, {60, 70});
  const Profile profile = approvals({{0, 1}, {0, 1}, {0}, {0}});
  EXPECT_EQ(what_would_help({built, profile, terms(&method::equal_shares), {}}, 1, 1)
                .fewer_rivals->supporters.none_below,
            3u);
}

// Ten dear rivals that are each to come after a hundred others, of which none may be missed: more than can be
// looked at together. Each supporter names the dear ones and half of the others, the next one the other half.
TEST(RivalsInGreedy, AreBoundedWhereOneMustComeAfterMany) {
  constexpr std::size_t others = 100;
  constexpr std::size_t dear = 10;
  constexpr ProjectIndex project = others + dear;
  std::vector<std::int64_t> costs(others, 1);
  costs.insert(costs.end(), dear, 901);
  costs.push_back(900);
  std::vector<ProjectIndex> all(others + dear);
  std::iota(all.begin(), all.end(), ProjectIndex{0});
  std::vector<std::vector<ProjectIndex>> ballots(41, all);
  ballots.insert(ballots.end(), 15, std::vector<ProjectIndex>(all.begin(), all.begin() + others));
  for (ProjectIndex half = 0; half < 10; ++half) {
    const auto named_by = [&](ProjectIndex other) { return (other >> (half / 2 % 6)) % 2 == half % 2; };
    std::vector<ProjectIndex> named;
    std::copy_if(all.begin(), all.end(), std::back_inserter(named),
                 [&](ProjectIndex one) { return one >= others || named_by(one); });
    named.push_back(project);
    ballots.insert(ballots.end(), 4, named);
  }
  const Instance built = instance(1000, costs);
  const Profile profile = approvals(ballots);
  const Terms by = terms(&method::greedy);
  const FewestInGreedy answer = fewest({built, profile, by, {}}, project);
  EXPECT_EQ(answer.none_below, 10u);
  const FewestInGreedy less = fewest({built, profile, by, {}}, project, 1'000'000);
  EXPECT_LE(less.none_below, answer.none_below);
}

// Most of them the project too.
void add_who_names_much(Profile& profile, std::size_t projects, ProjectIndex project) {
  for (auto ballots = *rc::gen::inRange(4, 12); ballots-- > 0;) {
    std::vector<ProjectIndex> named;
    for (ProjectIndex one = 0; one < projects; ++one)
      if (*rc::gen::inRange(0, one == project ? 4 : 2) > 0) named.push_back(one);
    profile.add(named, {}, profile.voter_weight(), 1);
  }
}

RC_GTEST_PROP(RivalsInGreedy, AreTheFewest, ()) {
  const auto projects = *rc::gen::inRange<std::size_t>(2, 7);
  const bool has_dear_ones = *rc::gen::arbitrary<bool>();
  const auto costs = *rc::gen::container<std::vector<std::int64_t>>(
      projects, rc::gen::inRange<std::int64_t>(10, has_dear_ones ? 100 : 60));
  const Instance built = instance(100, costs);
  const auto project = static_cast<ProjectIndex>(*rc::gen::inRange<std::size_t>(0, projects));
  const BallotType type = *rc::gen::element(BallotType::approval, BallotType::cumulative, BallotType::ordinal,
                                            BallotType::scoring);
  const Profile any = testing::random_profile(type, projects);
  Profile profile(type, any.voter_weight());
  if (type == BallotType::approval && *rc::gen::inRange(0, 4) > 0) {
    add_who_names_much(profile, projects, project);
  } else {
    for (std::size_t group = 0; group < std::min<std::size_t>(any.groups(), 9); ++group)
      profile.add(any.projects(group), any.points(group), any.ballot_weight(group), 1);
  }
  Terms by = terms(*rc::gen::element(&method::greedy, &method::greedy, &method::greedy_no_skip));
  by.tie_breaks = testing::random_tie_breaks();
  if (*rc::gen::inRange(0, 3) == 0)
    by.threshold = threshold_from(*rc::gen::element("2", "more-than 2", "30%"));
  std::vector<Ratio> votes;
  if (type == BallotType::cumulative && *rc::gen::inRange(0, 2) == 0)
    votes = points_of(profile, projects, Satisfaction::score);
  const CountedElection election = {built, profile, by, votes};
  RC_PRE(GreedyRivals::is_known(election));
  const auto selected = select_by_votes(built, profile, by, votes).projects;
  RC_PRE(std::find(selected.begin(), selected.end(), project) == selected.end());
  const RivalChoices choices(built, profile, selected, project);
  const FewestInGreedy ours = fewest(election, project);
  const auto least = oracles::fewest_alone(election, project);
  RC_ASSERT(ours.none_below == least.value_or(choices.possible() + 1));
  if (ours.found) {
    RC_ASSERT(least);
    const Profile changed = with_voters_alone(profile, project, *ours.found);
    const auto after = select_by_votes(built, changed, by, votes_with(election, changed)).projects;
    RC_ASSERT(std::find(after.begin(), after.end(), project) != after.end());
  }
  const FewestInGreedy tried = fewest(election, project, *rc::gen::inRange<std::uint64_t>(0, 5000));
  RC_ASSERT(tried.none_below <= ours.none_below);
  RC_CLASSIFY(tried.none_below < ours.none_below, "fewer, with too little work");
  RC_CLASSIFY(least && ours.none_below == *least, "the fewest");
  RC_CLASSIFY(least && ours.none_below == *least && *least > 1, "the fewest, and more than one");
  RC_CLASSIFY(!least && ours.none_below > choices.possible() && choices.possible() > 0, "none, and known");
}

}  // namespace
}  // namespace buurtkas
