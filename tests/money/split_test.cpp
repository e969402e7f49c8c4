#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "engine/money/rounding.h"

namespace buurtkas {
namespace {

using Weights = std::vector<Ratio>;

Money euros(std::int64_t cents) {
  return {cents, Currency::euro()};
}

std::string parts_of(std::int64_t cents, const Weights& weights) {
  std::string text;
  for (const Money& part : split(euros(cents), weights)) text += (text.empty() ? "" : " ") + to_string(part);
  return text;
}

struct Row {
  std::int64_t cents;
  Weights weights;
  std::string parts;
};

const BigInt huge = BigInt(1) << 400U;

TEST(Split, GivesTheCentsThatAreLeftToTheLargestRemainders) {
  const std::vector<Row> rows = {
      {9999, {75, 25}, "74.99 25.00"},  // never 75.00 and 24.99
      {9999, {25, 75}, "25.00 74.99"},
      {9999, {Ratio(3, 4), Ratio(1, 4)}, "74.99 25.00"},
      {100, {1, 1, 1}, "0.34 0.33 0.33"},
      {101, {1, 1, 1}, "0.34 0.34 0.33"},
      {1000, {1, 2, 4}, "1.43 2.86 5.71"},  // 142 6/7, 285 5/7, 571 3/7
      // Ties: to the larger weight, then to the lower index
      {2, {1, 3}, "0.00 0.02"},  // 1/2 and 1 1/2
      {2, {3, 1}, "0.02 0.00"},
      {1, {1, 1}, "0.01 0.00"},
      {3, {1, 1}, "0.02 0.01"},
      {5, {1, 3, 1, 3, 2}, "0.00 0.02 0.00 0.02 0.01"},
      // Weights of 0 get nothing
      {100, {0, 1, 0, 2}, "0.00 0.33 0.00 0.67"},
      {100, {0, 0, 5}, "0.00 0.00 1.00"},
      {2, {0, 1, 1, 1}, "0.00 0.01 0.01 0.00"},
      // One part, no money, less money than parts
      {12345, {7}, "123.45"},
      {0, {1, 2}, "0.00 0.00"},
      {2, {1, 1, 1, 1, 1}, "0.01 0.01 0.00 0.00 0.00"},
      // Less than nothing
      {-9999, {75, 25}, "-74.99 -25.00"},
      {-100, {1, 1, 1}, "-0.34 -0.33 -0.33"},
      // As much as there can be, by weights beyond every machine's numbers
      {Money::cents_max, {1, 1}, "500000000000000.00 500000000000000.00"},
      {Money::cents_max, {1, 2}, "333333333333333.33 666666666666666.67"},
      {9999, {Ratio(BigInt(huge * 75)), Ratio(BigInt(huge * 25))}, "74.99 25.00"},
      {9999, {Ratio(BigInt(75), huge), Ratio(BigInt(25), huge)}, "74.99 25.00"},
      {9999, {Ratio(huge), 1}, "99.99 0.00"},
      {1, {Ratio(huge), Ratio(BigInt(huge + 1))}, "0.00 0.01"},
  };
  for (const Row& row : rows) EXPECT_EQ(parts_of(row.cents, row.weights), row.parts);
}

TEST(SplitDeathTest, NeedsSomethingToSplitBy) {
  EXPECT_DEATH(parts_of(100, {}), "weights.empty");
  EXPECT_DEATH(parts_of(100, {0, 0}), "sum.sign");
  EXPECT_DEATH(parts_of(0, {0}), "sum.sign");
  EXPECT_DEATH(parts_of(100, {2, -1}), "weight.sign");
}

// A total of 0 to some hundreds of cents, by up to seven weights that often tie.
Weights random_weights() {
  const auto count = *rc::gen::inRange<std::size_t>(1, 8);
  Weights weights;
  for (std::size_t i = 0; i < count; ++i) {
    weights.emplace_back(*rc::gen::inRange<std::int64_t>(0, 6), *rc::gen::element<std::int64_t>(1, 1, 2, 3));
  }
  Ratio sum;
  for (const Ratio& weight : weights) sum += weight;
  if (sum.is_zero()) weights.back() = 1;
  return weights;
}

// The obvious twin: hands out whole cents while a share holds one more; then one cent at a time to whoever
// has most of one coming.
std::vector<std::int64_t> slow_split(std::int64_t total, const Weights& weights) {
  Ratio sum;
  for (const Ratio& weight : weights) sum += weight;
  std::vector<std::int64_t> parts(weights.size(), 0);
  std::vector<Ratio> coming;
  std::int64_t left = total;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    coming.push_back(Ratio(total) * weights[i] / sum);
    for (; coming[i] >= Ratio(1); --left) {
      ++parts[i];
      coming[i] -= Ratio(1);
    }
  }
  for (; left > 0; --left) {
    std::size_t best = 0;
    for (std::size_t i = 1; i < weights.size(); ++i) {
      const bool wins_tie = coming[i] == coming[best] && weights[i] > weights[best];
      if (coming[i] > coming[best] || wins_tie) best = i;
    }
    ++parts[best];
    coming[best] -= Ratio(1);
  }
  return parts;
}

RC_GTEST_PROP(Split, IsThatOfTheSlowTwin, ()) {
  const auto total = *rc::gen::inRange<std::int64_t>(0, 300);
  const Weights weights = random_weights();
  std::vector<std::int64_t> parts;
  for (const Money& part : split(euros(total), weights)) parts.push_back(part.cents());
  RC_ASSERT(parts == slow_split(total, weights));
}

RC_GTEST_PROP(Split, LosesNoCentAndStaysWithinOneOfEveryExactShare, ()) {
  const std::int64_t most = Money::cents_max;
  const auto total = *rc::gen::oneOf(rc::gen::inRange<std::int64_t>(-most, most + 1),
                                     rc::gen::inRange<std::int64_t>(-300, 301));
  const Weights weights = random_weights();
  Ratio sum;
  for (const Ratio& weight : weights) sum += weight;
  const std::vector<Money> parts = split(euros(total), weights);
  RC_ASSERT(parts.size() == weights.size());
  Money together = euros(0);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    together += parts[i];
    const Ratio off = cents_of(parts[i]) - Ratio(total) * weights[i] / sum;
    RC_ASSERT(off < Ratio(1) && off > Ratio(-1));
    if (weights[i].is_zero()) RC_ASSERT(parts[i].is_zero());
  }
  RC_ASSERT(together == euros(total));
}

RC_GTEST_PROP(Split, DependsOnProportionsOnlyAndNegatesWithTheTotal, ()) {
  const auto total = *rc::gen::inRange<std::int64_t>(0, 10'000);
  const Weights weights = random_weights();
  const Ratio scale(*rc::gen::inRange<std::int64_t>(1, 1000), *rc::gen::inRange<std::int64_t>(1, 1000));
  Weights scaled;
  for (const Ratio& weight : weights) scaled.push_back(weight * scale);
  const std::vector<Money> parts = split(euros(total), weights);
  RC_ASSERT(split(euros(total), scaled) == parts);
  std::vector<Money> negated = split(euros(-total), weights);
  for (Money& part : negated) part = -part;
  RC_ASSERT(negated == parts);
}

}  // namespace
}  // namespace buurtkas
