#include "engine/money/rounding.h"

#include <vector>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace buurtkas {
namespace {

struct Row {
  Ratio cents;
  std::int64_t half_up;
  std::int64_t half_even;
  std::int64_t down;
  std::int64_t up;
};

std::int64_t rounded(const Ratio& cents, Rounding rounding) {
  return round_to_cents(cents, rounding, Currency::euro()).cents();
}

TEST(Rounding, IsOneOfFour) {
  const std::vector<Row> rows = {
      {0, 0, 0, 0, 0},
      {7, 7, 7, 7, 7},
      {-7, -7, -7, -7, -7},
      // Exact halves
      {Ratio(1, 2), 1, 0, 0, 1},
      {Ratio(3, 2), 2, 2, 1, 2},
      {Ratio(5, 2), 3, 2, 2, 3},
      {Ratio(7, 2), 4, 4, 3, 4},
      {Ratio(-1, 2), -1, 0, 0, -1},
      {Ratio(-3, 2), -2, -2, -1, -2},
      {Ratio(-5, 2), -3, -2, -2, -3},
      // Hardly more, hardly less
      {Ratio(500'000'000'001, 1'000'000'000'000), 1, 1, 0, 1},
      {Ratio(499'999'999'999, 1'000'000'000'000), 0, 0, 0, 1},
      {Ratio(-2'500'000'000'001, 1'000'000'000'000), -3, -3, -2, -3},
      {Ratio(-2'499'999'999'999, 1'000'000'000'000), -2, -2, -2, -3},
      {Ratio(1, 1'000'000'000'000), 0, 0, 0, 1},
      {Ratio(-1, 1'000'000'000'000), 0, 0, 0, -1},
      {Ratio(1, 3), 0, 0, 0, 1},
      {Ratio(2, 3), 1, 1, 0, 1},
      // At the bound of what Money holds
      {Money::cents_max, Money::cents_max, Money::cents_max, Money::cents_max, Money::cents_max},
      {Ratio(Money::cents_max) - Ratio(1, 2), Money::cents_max, Money::cents_max, Money::cents_max - 1,
       Money::cents_max},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(rounded(row.cents, Rounding::half_up), row.half_up) << to_string(row.cents);
    EXPECT_EQ(rounded(row.cents, Rounding::half_even), row.half_even) << to_string(row.cents);
    EXPECT_EQ(rounded(row.cents, Rounding::down), row.down) << to_string(row.cents);
    EXPECT_EQ(rounded(row.cents, Rounding::up), row.up) << to_string(row.cents);
  }
}

TEST(Rounding, KeepsTheCurrency) {
  const Currency zloty = *Currency::from_code("PLN");
  EXPECT_EQ(round_to_cents(Ratio(1, 2), Rounding::half_up, zloty), Money(1, zloty));
}

TEST(RoundingDeathTest, ToMoreThanMoneyHoldsIsAnAssertion) {
  const Ratio over = Ratio(Money::cents_max) + Ratio(1, 2);
  EXPECT_EQ(rounded(over, Rounding::down), Money::cents_max);
  EXPECT_DEATH(rounded(over, Rounding::half_up), "buurtkas is wrong");
  EXPECT_DEATH(rounded(-over, Rounding::up), "buurtkas is wrong");
  const Ratio huge(BigInt(1) << 200U);
  EXPECT_DEATH(rounded(huge, Rounding::down), "buurtkas is wrong") << "and not its lowest 64 bits";
}

Ratio magnitude(const Ratio& ratio) {
  return ratio.sign() < 0 ? -ratio : ratio;
}

// By the definition: of all whole cents around, the one that the words describe.
std::int64_t slowly_rounded(const Ratio& cents, Rounding rounding) {
  std::optional<std::int64_t> best;
  for (std::int64_t whole = -120; whole <= 120; ++whole) {
    const bool is_further = magnitude(Ratio(whole)) > magnitude(cents);
    const bool is_nearer = magnitude(Ratio(whole)) < magnitude(cents);
    if (rounding == Rounding::down && is_further) continue;
    if (rounding == Rounding::up && is_nearer) continue;
    if (!best) {
      best = whole;
      continue;
    }
    const Ratio apart = magnitude(Ratio(whole) - cents);
    const Ratio best_apart = magnitude(Ratio(*best) - cents);
    const bool wins_tie =
        rounding == Rounding::half_even ? whole % 2 == 0 : std::abs(whole) > std::abs(*best);
    if (apart < best_apart || (apart == best_apart && wins_tie)) best = whole;
  }
  return *best;
}

RC_GTEST_PROP(Rounding, IsAsDefined, ()) {
  const auto denominator = *rc::gen::element<std::int64_t>(1, 2, 3, 4, 7, 10, 60, 1000);
  const Ratio cents(*rc::gen::inRange<std::int64_t>(-100 * denominator, 100 * denominator + 1), denominator);
  for (const Rounding rounding : {Rounding::half_up, Rounding::half_even, Rounding::down, Rounding::up}) {
    RC_ASSERT(rounded(cents, rounding) == slowly_rounded(cents, rounding));
    RC_ASSERT(rounded(-cents, rounding) == -rounded(cents, rounding));
  }
}

}  // namespace
}  // namespace buurtkas
