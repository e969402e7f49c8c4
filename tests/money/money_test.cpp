#include "engine/money/money.h"

#include <limits>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace buurtkas {
namespace {

constexpr std::int64_t most = Money::cents_max;

Money euros(std::int64_t cents) {
  return {cents, Currency::euro()};
}
Money zlotys(std::int64_t cents) {
  return {cents, *Currency::from_code("PLN")};
}

template <class A, class B>
concept AreMultiplied = requires(A a, B b) {
  a* b;
};
template <class A, class B>
concept AreDivided = requires(A a, B b) {
  a / b;
};
template <class A, class B>
concept AreAdded = requires(A a, B b) {
  a + b;
};
template <class Count>
concept IsCount = requires(Money money, Count count) {
  money.times(count);
};

static_assert(!AreMultiplied<Money, Money>, "euros by euros is no amount");
static_assert(!AreMultiplied<Money, double> && !AreMultiplied<double, Money>);
static_assert(!AreMultiplied<Money, float> && !AreMultiplied<Money, long double>);
static_assert(!AreMultiplied<Money, int> && !AreMultiplied<int, Money>, "that is `times`");
static_assert(!AreMultiplied<Money, Ratio> && !AreMultiplied<Ratio, Money>, "that is `round_to_cents`");
static_assert(!AreDivided<Money, Money> && !AreDivided<Money, int> && !AreDivided<Money, double>);
static_assert(AreAdded<Money, Money> && !AreAdded<Money, int> && !AreAdded<Money, Ratio>);
static_assert(IsCount<int> && IsCount<std::uint64_t> && !IsCount<double> && !IsCount<float>);
static_assert(!std::is_convertible_v<Money, Ratio> && !std::is_convertible_v<Ratio, Money>);
static_assert(!std::is_convertible_v<int, Money> && !std::is_convertible_v<double, Money>);
static_assert(!std::is_constructible_v<Ratio, double> && !std::is_constructible_v<Ratio, float>);
// What the assertions above would say if they could not fail:
static_assert(AreMultiplied<Ratio, Ratio> && AreDivided<Ratio, int>);

TEST(Money, HoldsUpToItsBounds) {
  EXPECT_EQ(euros(most).cents(), most);
  EXPECT_EQ(euros(-most).cents(), -most);
  EXPECT_EQ((euros(most) - euros(most)).cents(), 0);
  EXPECT_EQ((euros(most - 1) + euros(1)).cents(), most);
  EXPECT_EQ((euros(1 - most) - euros(1)).cents(), -most);
  EXPECT_EQ((-euros(-most)).cents(), most);
  EXPECT_TRUE(Money().is_zero());
  EXPECT_EQ(Money().currency(), Currency());
}

TEST(MoneyDeathTest, IsNeverMoreThanItHolds) {
  EXPECT_DEATH(euros(most + 1), "buurtkas is wrong");
  EXPECT_DEATH(euros(-most - 1), "buurtkas is wrong");
  EXPECT_DEATH(euros(std::numeric_limits<std::int64_t>::max()), "buurtkas is wrong");
  EXPECT_DEATH(euros(std::numeric_limits<std::int64_t>::min()), "buurtkas is wrong");
  EXPECT_DEATH(euros(most) + euros(1), "buurtkas is wrong");
  EXPECT_DEATH(euros(most) + euros(most), "buurtkas is wrong");
  EXPECT_DEATH(euros(-most) - euros(1), "buurtkas is wrong");
  EXPECT_DEATH(euros(-most) - euros(most), "buurtkas is wrong");
}

TEST(MoneyDeathTest, OfTwoCurrenciesHasNoSumAndNoOrder) {
  EXPECT_DEATH(euros(1) + zlotys(1), "currency");
  EXPECT_DEATH(euros(1) - zlotys(1), "currency");
  EXPECT_DEATH(static_cast<void>(euros(1) == zlotys(1)), "currency");
  EXPECT_DEATH(static_cast<void>(euros(1) != zlotys(1)), "currency");
  EXPECT_DEATH(static_cast<void>(euros(1) < zlotys(1)), "currency");
  EXPECT_DEATH(euros(1) + Money(), "currency") << "not even with nothing, of no currency";
}

TEST(Money, IsTakenSoManyTimes) {
  EXPECT_EQ(euros(125).times(3).cents(), 375);
  EXPECT_EQ(euros(125).times(-3).cents(), -375);
  EXPECT_EQ(euros(125).times(0).cents(), 0);
  EXPECT_EQ(euros(125).times(std::uint8_t{200}).cents(), 25'000);
  EXPECT_EQ(euros(1).times(most).cents(), most);
  EXPECT_EQ(zlotys(5).times(2).currency(), zlotys(0).currency());
}

TEST(MoneyDeathTest, TakenTooManyTimesIsAnAssertion) {
  EXPECT_DEATH(euros(2).times(most), "buurtkas is wrong");
  EXPECT_DEATH(euros(most).times(most), "buurtkas is wrong");
  EXPECT_DEATH(euros(-1).times(std::numeric_limits<std::int64_t>::min()), "buurtkas is wrong");
  EXPECT_DEATH(euros(1).times(std::numeric_limits<std::uint64_t>::max()), "buurtkas is wrong")
      << "and not -1 times";
  EXPECT_DEATH(euros(0).times(std::uint64_t{1} << 63U), "buurtkas is wrong");
}

struct Row {
  Money money;
  std::string text;
};

TEST(Money, IsWrittenWithTwoDecimalsWhateverItsCurrency) {
  const Currency yen = *Currency::from_code("JPY");
  const std::vector<Row> rows = {
      {euros(0), "0.00"},
      {euros(1), "0.01"},
      {euros(9), "0.09"},
      {euros(10), "0.10"},
      {euros(99), "0.99"},
      {euros(100), "1.00"},
      {euros(123'456), "1234.56"},
      {euros(-1), "-0.01"},
      {euros(-10), "-0.10"},
      {euros(-100), "-1.00"},
      {euros(-123'405), "-1234.05"},
      {euros(most), "1000000000000000.00"},
      {euros(-most), "-1000000000000000.00"},
      {euros(most - 1), "999999999999999.99"},
      {Money(1'500'00, yen), "1500.00"},
      {zlotys(750), "7.50"},
      {Money(7, Currency()), "0.07"},
  };
  for (const Row& row : rows) EXPECT_EQ(to_string(row.money), row.text);
}

struct Coin {
  const char* code;
  int decimals;  // none: not a currency that can be read
};

constexpr int none = -1;

TEST(Currencies, AreThoseWhoseSmallestCoinIsAWholeCentOrMore) {
  for (const Coin& coin : std::vector<Coin>{
           {"EUR", 2},    {"PLN", 2},    {"CHF", 2},       {"JPY", 0},         {"KRW", 0},     {"ISK", 0},
           {"XOF", 0},    {"KWD", none}, {"BHD", none},    {"TND", none},      {"CLF", none},  {"", none},
           {"E", none},   {"EU", none},  {"eur", none},    {"Eur", none},      {"EURO", none}, {"E1R", none},
           {"EU ", none}, {" EU", none}, {"\u20ac", none}, {"PL\u0141", none},
       }) {
    const auto currency = Currency::from_code(coin.code);
    ASSERT_EQ(currency.has_value(), coin.decimals != none) << coin.code;
    if (!currency) continue;
    EXPECT_EQ(currency->code(), coin.code);
    EXPECT_EQ(currency->decimals(), coin.decimals) << coin.code;
  }
  EXPECT_EQ(Currency::euro().code(), "EUR");
  EXPECT_EQ(Currency().code(), std::string(3, 'X'));
}

std::int64_t random_cents() {
  return *rc::gen::oneOf(rc::gen::inRange<std::int64_t>(-most / 2, most / 2 + 1),
                         rc::gen::inRange<std::int64_t>(-3, 4));
}

RC_GTEST_PROP(Money, AddsComparesAndNegatesAsItsCentsDo, ()) {
  const std::int64_t a = random_cents();
  const std::int64_t b = random_cents();
  RC_ASSERT((euros(a) + euros(b)).cents() == a + b);
  RC_ASSERT((euros(a) - euros(b)).cents() == a - b);
  RC_ASSERT((-euros(a)).cents() == -a);
  RC_ASSERT((euros(a) == euros(b)) == (a == b));
  RC_ASSERT((euros(a) != euros(b)) == (a != b));
  RC_ASSERT((euros(a) < euros(b)) == (a < b));
  RC_ASSERT((euros(a) >= euros(b)) == (a >= b));
  RC_ASSERT(cents_of(euros(a)) == Ratio(a));
  Money sum = euros(a);
  sum += euros(b);
  sum -= euros(a);
  RC_ASSERT(sum.cents() == b);
  RC_ASSERT(sum.currency() == Currency::euro());
}

}  // namespace
}  // namespace buurtkas
