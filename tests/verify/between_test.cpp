// What a number between two bounds says is so of the fraction; and it says it of all but close ones.

#include "cli/verify/between.h"

#include <random>

#include <gtest/gtest.h>

namespace buurtkas::verify {
namespace {

constexpr unsigned few_bits = 24;

Ratio random_ratio(std::mt19937& random) {
  return {BigInt(static_cast<int>(random() % 2'001) - 1'000), BigInt(1 + random() % 1'000)};
}

struct Pair {
  Ratio exact;
  Between between;
};

// Of the two, in either order. False when it cannot be.
bool take_a_step(std::mt19937& random, Pair& number, Pair other) {
  const auto kind = random() % 4;
  if (random() % 2 == 0) std::swap(number, other);
  switch (kind) {
    case 0:
      number = {number.exact + other.exact, number.between + other.between};
      return true;
    case 1:
      number = {number.exact - other.exact, number.between - other.between};
      return true;
    case 2:
      number = {number.exact * other.exact, number.between * other.between};
      return true;
    default:
      if (other.exact.is_zero()) return false;
      number = {number.exact / other.exact, number.between / other.between};
      return true;
  }
}

struct Counts {
  int said = 0, unsaid = 0, within = 0;
};

void compare(const Pair& number, const Ratio& other, Counts& counts) {
  const Between second(other);
  EXPECT_FALSE(number.between.is_surely_below(second) && number.exact >= other);
  EXPECT_FALSE(second.is_surely_below(number.between) && number.exact <= other);
  try {
    EXPECT_EQ(number.between <=> second, number.exact <=> other);
    EXPECT_EQ(second <=> number.between, other <=> number.exact);
    EXPECT_EQ(number.between.sign(), number.exact.sign());
    const Ratio down = number.between.rounded_down(100);
    EXPECT_LE(down, number.exact);
    EXPECT_GT(down + Ratio(1, BigInt(100)), number.exact);
    ++counts.said;
  } catch (const Undecided&) {
    EXPECT_FALSE(number.between.is_exact());
    ++counts.unsaid;
  }
  if (!number.between.is_exact()) ++counts.within;
}

TEST(Between, SaysWhatIsSoOfTheFraction) {
  std::mt19937 random(43);
  Counts counts;
  for (int round = 0; round < 5'000; ++round) {
    const auto drawn = [&](unsigned bits) {
      const Ratio ratio = random_ratio(random);
      return Pair{ratio, Between(ratio, bits)};
    };
    Pair number = drawn(few_bits);
    Pair kept = drawn(few_bits);
    for (int step = 0; step < 8; ++step) {
      const Pair before = number;
      try {
        if (!take_a_step(random, number, random() % 3 == 0 ? kept : drawn(random() % 2 * few_bits))) break;
      } catch (const Undecided&) {
        break;
      }
      kept = before;
      compare(number, random_ratio(random), counts);
      if (HasFailure()) return;
    }
  }
  EXPECT_GT(counts.said, 10'000);
  EXPECT_GT(counts.unsaid, 10);
  EXPECT_GT(counts.within, 10'000);
}

TEST(Between, IsExactWhileItIsShort) {
  Between third(Ratio(1, BigInt(3)), 64);
  EXPECT_EQ(third + third + third, Between(1));
  for (int times = 0; times < 30; ++times) third *= Between(Ratio(1, BigInt(3)));
  EXPECT_TRUE(third.is_exact());
  third *= third;
  EXPECT_FALSE(third.is_exact());
  EXPECT_THROW(static_cast<void>(third == third), Undecided);
  EXPECT_THROW(static_cast<void>(Between(1) / (third - third)), Undecided);
}

}  // namespace
}  // namespace buurtkas::verify
