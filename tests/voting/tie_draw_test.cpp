#include "engine/voting/tie_draw.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "engine/sha256.h"
#include "tests/voting/build.h"

namespace buurtkas {
namespace {

TieDraw draw_of(const std::vector<std::string>& seeds) {
  TieDraw draw;
  for (const std::string& seed : seeds) draw.seeds.push_back({sha256_of(seed), seed});
  return draw;
}

std::string order_of(const TieDraw& draw, std::size_t projects) {
  Terms terms = testing::terms(&method::greedy, Satisfaction::cost, {}, {TieBreak::drawn});
  terms.draw = draw;
  const Instance of = testing::instance(1000, std::vector<std::int64_t>(projects, 10));
  return testing::selected(of, testing::approvals({}), terms);
}

TEST(TieDraw, IsTheHashOfTheSeedsAndTheId) {
  const TieDraw draw = draw_of({"a seed that is long enough"});
  EXPECT_EQ(drawn_by(draw, ProjectId("bench")), sha256_of("a seed that is long enough\nbench"));
}

// SHA-256 of "two" begins with 3, of "one" with 7: whoever lists them otherwise draws the same.
TEST(TieDraw, IsTheSameInEveryOrderOfTheSeeds) {
  EXPECT_EQ(drawn_by(draw_of({"one", "two"}), ProjectId("bench")), sha256_of("two\none\nbench"));
  EXPECT_EQ(drawn_by(draw_of({"two", "one"}), ProjectId("bench")), sha256_of("two\none\nbench"));
}

TEST(TieDraw, IsKeptByTheSeedThatWasCommittedTo) {
  // SHA-256 of "abc": FIPS 180-4, example 1.
  const std::string of_abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
  EXPECT_TRUE(is_kept({of_abc, "abc"}));
  EXPECT_FALSE(is_kept({of_abc, "abd"}));
}

TEST(TieDraw, OrdersAlikeEachTimeAndOtherwiseByOtherSeeds) {
  const std::string order = order_of(draw_of({"the first seed of this test"}), 8);
  EXPECT_EQ(order, order_of(draw_of({"the first seed of this test"}), 8));
  std::string sorted = order;
  std::sort(sorted.begin(), sorted.end());
  EXPECT_EQ(sorted, "abcdefgh");
  EXPECT_NE(order, order_of(draw_of({"the second seed of this test"}), 8));
}

TEST(TieDraw, GivesEveryProjectItsChance) {
  std::string first;
  for (int seed = 0; seed < 200; ++seed) {
    first += order_of(draw_of({"a seed with number " + std::to_string(seed)}), 4)[0];
  }
  for (const char project : {'a', 'b', 'c', 'd'})
    EXPECT_GT(std::count(first.begin(), first.end(), project), 25);
}

TEST(TieDraw, IsNeededByTheTieBreakThatGoesByIt) {
  Terms terms = testing::terms(&method::greedy, Satisfaction::cost, {}, {TieBreak::drawn});
  EXPECT_EQ(fault_of(terms, BallotType::approval), TermsFault::draw_missing);
  terms.draw = draw_of({"a seed that is long enough"});
  EXPECT_EQ(fault_of(terms, BallotType::approval), TermsFault::none);
}

}  // namespace
}  // namespace buurtkas
