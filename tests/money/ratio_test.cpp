#include "engine/money/ratio.h"

#include <limits>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace buurtkas {
namespace {

using boost::multiprecision::cpp_rational;

// Numbers of up to some two hundred bits, small ones more often.
BigInt random_whole() {
  BigInt number = *rc::gen::inRange<std::int64_t>(-20, 21);
  const int steps = *rc::gen::element(0, 0, 0, 1, 3);
  for (int i = 0; i < steps; ++i) number = number * *rc::gen::arbitrary<std::int64_t>() + 1;
  return number;
}

BigInt random_denominator() {
  const BigInt number = random_whole();
  return number == 0 ? BigInt(1) : number;
}

bool is_same(const Ratio& ratio, const cpp_rational& wanted) {
  return ratio.numerator() == numerator(wanted) && ratio.denominator() == denominator(wanted);
}

RC_GTEST_PROP(Ratios, AreExact, ()) {
  const BigInt a = random_whole();
  const BigInt b = random_denominator();
  const BigInt c = random_whole();
  const BigInt d = random_denominator();
  const Ratio left(a, b);
  const Ratio right(c, d);
  const cpp_rational slow_left = cpp_rational(a) / cpp_rational(b);
  const cpp_rational slow_right = cpp_rational(c) / cpp_rational(d);
  RC_ASSERT(is_same(left, slow_left));
  RC_ASSERT(is_same(left + right, slow_left + slow_right));
  RC_ASSERT(is_same(left - right, slow_left - slow_right));
  RC_ASSERT(is_same(left * right, slow_left * slow_right));
  RC_ASSERT(is_same(-left, -slow_left));
  if (c != 0) RC_ASSERT(is_same(left / right, slow_left / slow_right));
  RC_ASSERT((left == right) == (slow_left == slow_right));
  RC_ASSERT((left < right) == (slow_left < slow_right));
  RC_ASSERT((left >= right) == (slow_left >= slow_right));
  RC_ASSERT(left.sign() == slow_left.sign());
  RC_ASSERT(left.is_zero() == (a == 0));
}

// Without Boost's fractions: whole numbers only.
RC_GTEST_PROP(Ratios, AreInLowestTermsAndCompareByCrossProducts, ()) {
  const BigInt a = random_whole();
  const BigInt b = random_denominator();
  const BigInt c = random_whole();
  const BigInt d = random_denominator();
  const Ratio sum = Ratio(a, b) + Ratio(c, d);
  RC_ASSERT(sum.denominator() > 0);
  RC_ASSERT(gcd(sum.numerator(), sum.denominator()) == 1);
  RC_ASSERT(BigInt(sum.numerator() * b * d) == BigInt((a * d + c * b) * sum.denominator()));
  const BigInt difference = a * d - c * b;
  const int order = difference.sign() * b.sign() * d.sign();
  RC_ASSERT((Ratio(a, b) < Ratio(c, d)) == (order < 0));
  RC_ASSERT((Ratio(a, b) > Ratio(c, d)) == (order > 0));
  RC_ASSERT((Ratio(a, b) == Ratio(c, d)) == (order == 0));
}

TEST(Ratios, AreMadeFromEveryWholeNumber) {
  EXPECT_EQ(Ratio(), Ratio(0));
  EXPECT_EQ(to_string(Ratio(std::numeric_limits<std::int64_t>::min())), "-9223372036854775808");
  EXPECT_EQ(to_string(Ratio(std::numeric_limits<std::uint64_t>::max())), "18446744073709551615");
  EXPECT_EQ(Ratio(6, -4), Ratio(-3, 2));
  EXPECT_EQ(Ratio(-6, -4), Ratio(3, 2));
  EXPECT_EQ(Ratio(0, -4).denominator(), 1);
}

TEST(Ratios, AreRoundedUp) {
  EXPECT_EQ(rounded_up(Ratio(0)), 0);
  EXPECT_EQ(rounded_up(Ratio(3)), 3);
  EXPECT_EQ(rounded_up(Ratio(1, 3)), 1);
  EXPECT_EQ(rounded_up(Ratio(7, 3)), 3);
  EXPECT_EQ(rounded_up(Ratio(-3)), -3);
  EXPECT_EQ(rounded_up(Ratio(-1, 3)), 0);
  EXPECT_EQ(rounded_up(Ratio(-4, 3)), -1);
}

TEST(RatiosDeathTest, HaveNoDenominatorOfZero) {
  EXPECT_DEATH(Ratio(1, 0), "denominator");
  EXPECT_DEATH(Ratio(1) / Ratio(0), "is_zero");
  EXPECT_DEATH(Ratio(0) / Ratio(0, 7), "is_zero");
}

struct Row {
  std::string text;
  std::string ratio;
};

std::string read(const std::string& text) {
  const auto ratio = parse_ratio(text);
  return ratio ? to_string(*ratio) : "none";
}

TEST(Ratios, AreReadFromFiveForms) {
  const std::vector<Row> rows = {
      // A whole number
      {"0", "0"},
      {"3", "3"},
      {"007", "7"},
      {"999999999999999999", "999999999999999999"},
      // A fraction
      {"1/3", "1/3"},
      {"2/6", "1/3"},
      {"6/3", "2"},
      {"0/5", "0"},
      {"999999999999999999/999999999999999998", "999999999999999999/999999999999999998"},
      // A part of so many percents
      {"25/2%", "1/8"},
      {"100/3 %", "1/3"},
      {"1/2%%", "none"},
      {"1/%", "none"},
      // A decimal
      {"0.5", "1/2"},
      {"0.50", "1/2"},
      {"1.0", "1"},
      {"12.345", "2469/200"},
      {"0.1", "1/10"},
      {"0.000000000000000001", "1/1000000000000000000"},
      {"999999999999999999.999999999999999999", "999999999999999999999999999999999999/1000000000000000000"},
      // A percentage
      {"50%", "1/2"},
      {"50 %", "1/2"},
      {"12.5%", "1/8"},
      {"0%", "0"},
      {"250%", "5/2"},
      {"0.01%", "1/10000"},
  };
  for (const Row& row : rows) EXPECT_EQ(read(row.text), row.ratio) << row.text;
}

TEST(Ratios, AreReadFromNothingElse) {
  for (const std::string text : {"",
                                 " ",
                                 "-1",
                                 "+1",
                                 "-1/2",
                                 "1/-2",
                                 "-50%",
                                 "1/0",
                                 "0/0",
                                 "1/",
                                 "/2",
                                 "/",
                                 "1/2/3",
                                 "1.5/2",
                                 "1/2.5",
                                 ".5",
                                 "5.",
                                 ".",
                                 "1.2.3",
                                 "1,5",
                                 "1,000",
                                 "1e3",
                                 "1E3",
                                 "0x10",
                                 "1_000",
                                 "1 000",
                                 " 1",
                                 "1 ",
                                 "1 /2",
                                 "1/ 2",
                                 "%",
                                 " %",
                                 "50%%",
                                 "50  %",
                                 "% 50",
                                 "%50",
                                 "50% ",
                                 "50\t%",
                                 "50 percent",
                                 "half",
                                 "NaN",
                                 "inf",
                                 "\u00bd",
                                 "\u0967",
                                 "\uff11",
                                 "1\u20442",
                                 "1000000000000000000",
                                 "0000000000000000001",
                                 "1/1000000000000000000",
                                 "0.0000000000000000001",
                                 "999999999999999999999999999999"}) {
    EXPECT_EQ(read(text), "none") << text;
  }
  EXPECT_EQ(read(std::string("1\0", 2)), "none");
}

BigInt power_of_ten(unsigned exponent) {
  return boost::multiprecision::pow(BigInt(10), exponent);
}

TEST(Ratios, AreWrittenWithAllTheirDigits) {
  const BigInt ten_18 = power_of_ten(18);
  const std::vector<std::pair<Ratio, std::string>> rows = {
      {0, "0"},
      {-2, "-2"},
      {Ratio(3, 4), "3/4"},
      {Ratio(-3, 4), "-3/4"},
      {Ratio(BigInt(ten_18 - 1)), "999999999999999999"},
      {Ratio(ten_18), "1000000000000000000"},
      {Ratio(BigInt(ten_18 * ten_18 + 7)), "1000000000000000000000000000000000007"},
      {Ratio(BigInt(-ten_18 * 5), BigInt(ten_18 * ten_18 + 1)),
       "-5000000000000000000/1000000000000000000000000000000000001"},
  };
  for (const auto& [ratio, text] : rows) EXPECT_EQ(to_string(ratio), text);
}

RC_GTEST_PROP(Ratios, AreWrittenAsBoostWritesThem, ()) {
  const BigInt a = random_whole();
  const BigInt b = random_denominator();
  RC_ASSERT(to_string(Ratio(a, b)) == (cpp_rational(a) / cpp_rational(b)).str());
}

TEST(Ratios, AreShownToPeopleRoundedHalfAwayFromZero) {
  const std::vector<std::tuple<Ratio, int, std::string>> rows = {
      {Ratio(2, 3), 2, "0.67"},
      {Ratio(1, 8), 2, "0.13"},
      {Ratio(-1, 8), 2, "-0.13"},
      {Ratio(1, 2), 0, "1"},
      {Ratio(-1, 2), 0, "-1"},
      {Ratio(49, 100), 0, "0"},
      {Ratio(-49, 100), 0, "0"},
      {Ratio(-1, 1000), 2, "0.00"},
      {Ratio(1, 100), 2, "0.01"},
      {Ratio(999, 1000), 2, "1.00"},
      {7, 2, "7.00"},
      {7, 0, "7"},
      {Ratio(1, 3), 20, "0.33333333333333333333"},
  };
  for (const auto& [ratio, decimals, text] : rows) EXPECT_EQ(to_decimal(ratio, decimals), text);
}

}  // namespace
}  // namespace buurtkas
