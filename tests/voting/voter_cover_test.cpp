#include "engine/voting/voter_cover.h"

#include <numeric>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace buurtkas {
namespace {

using Numbers = std::vector<std::uint64_t>;

bool is_enough(const std::vector<CoverVoters>& voters, const std::vector<CoverNeed>& needs, std::int64_t cost,
               const Numbers& chosen) {
  for (std::uint32_t need = 0; need < needs.size(); ++need) {
    std::int64_t taken = 0;
    for (std::size_t at = 0; at < voters.size(); ++at) {
      for (const CoverVoters::Take& take : voters[at].takes)
        if (take.need == need) taken += static_cast<std::int64_t>(chosen[at]) * take.amount;
    }
    const bool is_met = taken >= needs[need].needed;
    if (needs[need].must && !is_met) return false;
    if (is_met && !needs[need].must) cost -= needs[need].cost;
  }
  return cost <= 0;
}

std::uint64_t sum_of(const Numbers& chosen) {
  return std::accumulate(chosen.begin(), chosen.end(), std::uint64_t{0});
}

VoterCover cover(const std::vector<CoverVoters>& voters, const std::vector<CoverNeed>& needs,
                 std::int64_t cost, std::uint64_t most, std::uint64_t work = 1'000'000'000) {
  return fewest_cover(voters, needs, cost, most, work);
}

// By trying every choice.
std::uint64_t fewest_by_trying(const std::vector<CoverVoters>& voters, const std::vector<CoverNeed>& needs,
                               std::int64_t cost, std::uint64_t most) {
  std::uint64_t fewest = most + 1;
  Numbers chosen(voters.size(), 0);
  for (;;) {
    if (sum_of(chosen) < fewest && is_enough(voters, needs, cost, chosen)) fewest = sum_of(chosen);
    std::size_t at = 0;
    while (at < voters.size() && chosen[at] == voters[at].voters) chosen[at++] = 0;
    if (at == voters.size()) return fewest;
    ++chosen[at];
  }
}

TEST(VoterCover, TakesWhoNamesBothFirst) {
  const std::vector<CoverVoters> voters = {{5, {{0, 1}}}, {2, {{0, 1}, {1, 1}}}, {5, {{1, 1}}}};
  const VoterCover both = cover(voters, {{3, 10}, {3, 10}}, 20, 12);
  EXPECT_EQ(both.none_below, 4u);
  EXPECT_EQ(both.voters, (Numbers{1, 2, 1}));
  EXPECT_EQ(cover(voters, {{3, 10}, {2, 10}}, 10, 12).voters, (Numbers{0, 2, 0}));
}

TEST(VoterCover, IsNoneWithTooFewVotersOrNeeds) {
  const std::vector<CoverVoters> voters = {{2, {{0, 1}}}, {5, {{1, 1}}}};
  EXPECT_EQ(cover(voters, {{3, 10}, {3, 10}}, 20, 7).none_below, 8u);
  EXPECT_EQ(cover(voters, {{3, 10}, {3, 10}}, 10, 7).none_below, 3u);
  EXPECT_EQ(cover(voters, {{3, 10}, {3, 10}}, 10, 2).none_below, 3u);
  EXPECT_TRUE(cover(voters, {{3, 10}, {3, 10}}, 10, 2).voters.empty());
  EXPECT_EQ(cover({}, {}, 1, 0).none_below, 1u);
}

// Three rivals of whom each voter names two: two of them take from one twice, where halves would do.
TEST(VoterCover, IsOfWholeVoters) {
  const std::vector<CoverVoters> voters = {
      {1, {{0, 1}, {1, 1}}}, {1, {{1, 1}, {2, 1}}}, {1, {{0, 1}, {2, 1}}}};
  EXPECT_EQ(cover(voters, {{1, 1}, {1, 1}, {1, 1}}, 3, 3).none_below, 2u);
}

TEST(VoterCover, MeetsThoseThatMust) {
  const std::vector<CoverVoters> voters = {{2, {{0, 1}}}, {5, {{1, 1}}}};
  EXPECT_EQ(cover(voters, {{2, 10}, {3, 10}}, 10, 7).none_below, 2u);
  EXPECT_EQ(cover(voters, {{2, 10}, {3, 10, true}}, 0, 7).voters, (Numbers{0, 3}));
  EXPECT_EQ(cover(voters, {{2, 10}, {3, 10, true}}, 10, 7).none_below, 5u);
  EXPECT_EQ(cover(voters, {{3, 10, true}, {3, 10}}, 10, 7).none_below, 8u);
}

// Who takes two from the first takes one too much from the second, unless somebody else makes up for it.
TEST(VoterCover, MakesUpForWhoTakesBelowZero) {
  const std::vector<CoverVoters> voters = {{3, {{0, 2}, {1, -1}}}, {3, {{1, 1}}}, {3, {{0, 1}}}};
  EXPECT_EQ(cover(voters, {{4, 0, true}, {-1, 0, true}}, 0, 9).none_below, 3u);
  EXPECT_EQ(cover(voters, {{6, 0, true}, {0, 0, true}}, 0, 9).none_below, 6u);
  EXPECT_EQ(cover(voters, {{6, 0, true}, {0, 0, true}}, 0, 4).none_below, 5u);
  EXPECT_EQ(cover(voters, {{1, 0, true}, {4, 0, true}}, 0, 9).none_below, 10u);
}

RC_GTEST_PROP(VoterCover, IsTheFewest, ()) {
  const auto needs_number = *rc::gen::inRange<std::uint32_t>(1, 9);
  const bool has_below_0 = *rc::gen::arbitrary<bool>();
  std::vector<CoverNeed> needs;
  std::int64_t sum = 0;
  bool any_must = false;
  for (std::uint32_t need = 0; need < needs_number; ++need) {
    const auto cost = *rc::gen::inRange<std::int64_t>(1, 10);
    needs.push_back({*rc::gen::inRange<std::int64_t>(1, 6), cost, *rc::gen::inRange(0, 4) == 0});
    if (needs.back().must) {
      any_must = true;
      if (has_below_0) needs.back().needed = *rc::gen::inRange<std::int64_t>(-3, 6);
    } else {
      sum += cost;
    }
  }
  std::vector<CoverVoters> voters;
  const bool are_alike = *rc::gen::inRange(0, 3) > 0;
  for (auto kinds = *rc::gen::inRange(0, 7); kinds-- > 0;) {
    CoverVoters one = {*rc::gen::inRange<std::uint64_t>(1, 4), {}};
    for (std::uint32_t need = 0; need < needs_number; ++need) {
      if (*rc::gen::inRange(0, 2) == 0) continue;
      const bool is_below_0 = has_below_0 && needs[need].must && *rc::gen::arbitrary<bool>();
      one.takes.push_back(
          {need, (is_below_0 ? -1 : 1) * (are_alike ? 2 : *rc::gen::inRange<std::int64_t>(1, 4))});
    }
    voters.push_back(std::move(one));
  }
  std::uint64_t possible = 0;
  for (const CoverVoters& one : voters) possible += one.voters;
  const auto cost =
      any_must ? *rc::gen::inRange<std::int64_t>(-1, sum + 1) : *rc::gen::inRange<std::int64_t>(1, sum + 1);
  const VoterCover found = cover(voters, needs, cost, possible);
  const std::uint64_t fewest = fewest_by_trying(voters, needs, cost, possible);
  RC_ASSERT(found.none_below == fewest);
  const VoterCover tried = cover(voters, needs, cost, possible, *rc::gen::inRange<std::uint64_t>(0, 2000));
  RC_ASSERT(tried.none_below <= fewest);
  RC_ASSERT((tried.voters.empty() || is_enough(voters, needs, cost, tried.voters)));
  RC_CLASSIFY(tried.none_below < fewest, "with too little work");
  if (fewest == 0) return;
  RC_ASSERT(found.voters.empty() == (found.none_below > possible));
  if (found.voters.empty()) return;
  RC_ASSERT(sum_of(found.voters) == found.none_below);
  RC_ASSERT(is_enough(voters, needs, cost, found.voters));
  RC_CLASSIFY(found.none_below > 2, "three or more");
  RC_CLASSIFY(has_below_0, "some below 0");
}

}  // namespace
}  // namespace buurtkas
