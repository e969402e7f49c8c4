#include "engine/voting/logarithm.h"

#include <gtest/gtest.h>

namespace buurtkas {
namespace {

using std::strong_ordering;

TEST(Logarithm, BoundsHoldTheNumber) {
  // ln 2 = 0.693147180559945309417232121458..., ln 1.01 = 0.00995033085316808284821535754426...
  const auto scaled = [](const char* digits) { return (BigInt(digits) << 64) / pow(BigInt(10), 30); };
  const Logarithm::Bounds two = Logarithm(2, 1).bounds(64);
  EXPECT_LE(two.low, scaled("693147180559945309417232121458") + 1);
  EXPECT_GE(two.high, scaled("693147180559945309417232121458"));
  EXPECT_LT(two.high - two.low, 1 << 10);
  const Logarithm::Bounds cent = Logarithm(101, 100).bounds(64);
  EXPECT_LE(cent.low, scaled("9950330853168082848215357544") + 1);
  EXPECT_GE(cent.high, scaled("9950330853168082848215357544"));
}

TEST(Logarithm, BoundsOfMoreBitsLieWithinThoseOfFewer) {
  for (const std::int64_t cost : {1ll, 99ll, 100ll, 12'345ll, 99'999'999'999'999'999ll}) {
    const Logarithm logarithm(100 + cost, 100);
    const auto coarse = logarithm.bounds(256);
    const auto fine = logarithm.bounds(512);
    EXPECT_LE(coarse.low << 256, fine.high);
    EXPECT_GE(coarse.high << 256, fine.low);
    EXPECT_LT(coarse.high - coarse.low, 1 << 15);
  }
}

TEST(Logarithm, ComparesExactly) {
  const Logarithm four(4, 1);
  const Logarithm eight(800, 100);
  EXPECT_EQ(compare_products(3, four, 2, eight), strong_ordering::equal);
  EXPECT_EQ(compare_products(Wide(3) << 300, four, Wide(2) << 300, eight), strong_ordering::equal);
  EXPECT_EQ(compare_products(Wide(3) << 300, four, (Wide(2) << 300) + 1, eight), strong_ordering::less);
  EXPECT_EQ(compare_products((Wide(3) << 300) + 1, four, Wide(2) << 300, eight), strong_ordering::greater);
  EXPECT_EQ(compare_products((Wide(3) << 900) + 1, four, Wide(2) << 900, eight), strong_ordering::greater);
  const Logarithm third(49, 25);
  const Logarithm fifth(7, 5);
  EXPECT_EQ(compare_products(1, third, 2, fifth), strong_ordering::equal);
  EXPECT_EQ(compare_products(5, third, 9, fifth), strong_ordering::greater);
  EXPECT_EQ(compare_products(1, fifth, 1, fifth), strong_ordering::equal);
}

}  // namespace
}  // namespace buurtkas
