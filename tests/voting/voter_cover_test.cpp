#include "engine/voting/voter_cover.h"

#include <numeric>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace buurtkas {
namespace {

using Numbers = std::vector<std::uint64_t>;

bool is_enough(const std::vector<CoverVoters>& voters, const std::vector<CoverRival>& rivals,
               std::int64_t cost, const Numbers& chosen) {
  for (std::uint32_t rival = 0; rival < rivals.size(); ++rival) {
    std::uint64_t taken = 0;
    for (std::size_t at = 0; at < voters.size(); ++at) {
      for (const CoverVoters::Take& take : voters[at].takes)
        if (take.rival == rival) taken += chosen[at] * take.amount;
    }
    const bool is_covered = taken >= rivals[rival].needed;
    if (rivals[rival].must && !is_covered) return false;
    if (is_covered && !rivals[rival].must) cost -= rivals[rival].cost;
  }
  return cost <= 0;
}

std::uint64_t sum_of(const Numbers& chosen) {
  return std::accumulate(chosen.begin(), chosen.end(), std::uint64_t{0});
}

// By trying every choice.
std::uint64_t fewest_by_trying(const std::vector<CoverVoters>& voters, const std::vector<CoverRival>& rivals,
                               std::int64_t cost, std::uint64_t most) {
  std::uint64_t fewest = most + 1;
  Numbers chosen(voters.size(), 0);
  for (;;) {
    if (sum_of(chosen) < fewest && is_enough(voters, rivals, cost, chosen)) fewest = sum_of(chosen);
    std::size_t at = 0;
    while (at < voters.size() && chosen[at] == voters[at].voters) chosen[at++] = 0;
    if (at == voters.size()) return fewest;
    ++chosen[at];
  }
}

TEST(VoterCover, TakesWhoNamesBothFirst) {
  const std::vector<CoverVoters> voters = {{5, {{0, 1}}}, {2, {{0, 1}, {1, 1}}}, {5, {{1, 1}}}};
  const VoterCover both = fewest_cover(voters, {{3, 10}, {3, 10}}, 20, 12);
  EXPECT_EQ(both.none_below, 4u);
  EXPECT_EQ(both.voters, (Numbers{1, 2, 1}));
  EXPECT_EQ(fewest_cover(voters, {{3, 10}, {2, 10}}, 10, 12).voters, (Numbers{0, 2, 0}));
}

TEST(VoterCover, IsNoneWithTooFewVotersOrRivals) {
  const std::vector<CoverVoters> voters = {{2, {{0, 1}}}, {5, {{1, 1}}}};
  EXPECT_EQ(fewest_cover(voters, {{3, 10}, {3, 10}}, 20, 7).none_below, 8u);
  EXPECT_EQ(fewest_cover(voters, {{3, 10}, {3, 10}}, 10, 7).none_below, 3u);
  EXPECT_EQ(fewest_cover(voters, {{3, 10}, {3, 10}}, 10, 2).none_below, 3u);
  EXPECT_TRUE(fewest_cover(voters, {{3, 10}, {3, 10}}, 10, 2).voters.empty());
  EXPECT_EQ(fewest_cover({}, {}, 1, 0).none_below, 1u);
}

// Three rivals of whom each voter names two: two of them take from one twice, where halves would do.
TEST(VoterCover, IsOfWholeVoters) {
  const std::vector<CoverVoters> voters = {
      {1, {{0, 1}, {1, 1}}}, {1, {{1, 1}, {2, 1}}}, {1, {{0, 1}, {2, 1}}}};
  EXPECT_EQ(fewest_cover(voters, {{1, 1}, {1, 1}, {1, 1}}, 3, 3).none_below, 2u);
}

TEST(VoterCover, HasThoseThatMust) {
  const std::vector<CoverVoters> voters = {{2, {{0, 1}}}, {5, {{1, 1}}}};
  EXPECT_EQ(fewest_cover(voters, {{2, 10}, {3, 10}}, 10, 7).none_below, 2u);
  EXPECT_EQ(fewest_cover(voters, {{2, 10}, {3, 10, true}}, 0, 7).voters, (Numbers{0, 3}));
  EXPECT_EQ(fewest_cover(voters, {{2, 10}, {3, 10, true}}, 10, 7).none_below, 5u);
  EXPECT_EQ(fewest_cover(voters, {{3, 10, true}, {3, 10}}, 10, 7).none_below, 8u);
}

RC_GTEST_PROP(VoterCover, IsTheFewest, ()) {
  const auto rivals_number = *rc::gen::inRange<std::uint32_t>(1, 9);
  std::vector<CoverRival> rivals;
  std::int64_t sum = 0;
  bool any_must = false;
  for (std::uint32_t rival = 0; rival < rivals_number; ++rival) {
    const auto cost = *rc::gen::inRange<std::int64_t>(1, 10);
    rivals.push_back({*rc::gen::inRange<std::uint64_t>(1, 6), cost, *rc::gen::inRange(0, 4) == 0});
    if (rivals.back().must) {
      any_must = true;
    } else {
      sum += cost;
    }
  }
  std::vector<CoverVoters> voters;
  const bool are_alike = *rc::gen::inRange(0, 3) > 0;
  for (auto kinds = *rc::gen::inRange(0, 7); kinds-- > 0;) {
    CoverVoters one = {*rc::gen::inRange<std::uint64_t>(1, 4), {}};
    for (std::uint32_t rival = 0; rival < rivals_number; ++rival)
      if (*rc::gen::inRange(0, 2) == 0)
        one.takes.push_back({rival, are_alike ? 2 : *rc::gen::inRange<std::uint64_t>(1, 4)});
    voters.push_back(std::move(one));
  }
  std::uint64_t possible = 0;
  for (const CoverVoters& one : voters) possible += one.voters;
  const auto cost =
      any_must ? *rc::gen::inRange<std::int64_t>(-1, sum + 1) : *rc::gen::inRange<std::int64_t>(1, sum + 1);
  const VoterCover found = fewest_cover(voters, rivals, cost, possible);
  RC_ASSERT(found.none_below == fewest_by_trying(voters, rivals, cost, possible));
  RC_ASSERT(found.voters.empty() == (found.none_below > possible));
  if (found.voters.empty()) return;
  RC_ASSERT(sum_of(found.voters) == found.none_below);
  RC_ASSERT(is_enough(voters, rivals, cost, found.voters));
  RC_CLASSIFY(found.none_below > 2, "three or more");
}

}  // namespace
}  // namespace buurtkas
