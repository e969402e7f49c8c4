#include "engine/money/rounding.h"

#include <vector>

#include <gtest/gtest.h>

namespace buurtkas {
namespace {

Money euros(std::int64_t cents) {
  return {cents, Currency::euro()};
}

TEST(Split, GivesTheLeftOverCentToTheLargestRemainder) {
  const std::vector<Ratio> weights = {75, 25};
  const std::vector<Money> parts = split(euros(9999), weights);
  EXPECT_EQ(to_string(parts[0]), "74.99");
  EXPECT_EQ(to_string(parts[1]), "25.00");
}

}  // namespace
}  // namespace buurtkas
