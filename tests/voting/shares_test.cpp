#include "engine/voting/shares.h"

#include <gtest/gtest.h>

namespace buurtkas {
namespace {

ShareSum sum_of(const std::vector<std::pair<ShareClass, Ratio>>& terms) {
  ShareSum sum;
  for (const auto& [share, times] : terms) sum.add(share, times);
  return sum;
}

TEST(CstvShares, AreComparedExactlyWhateverItTakes) {
  Shares shares;
  // Of a rate of 1/3, half is 1/6: 5/6 is left; all of it leaves 2/3. No binary bounds hold either exactly.
  shares.begin_payment(ShareSum(1), ShareSum(3));
  const ShareClass half = shares.pay(untouched, Ratio(BigInt(1), BigInt(2)));
  const ShareClass all = shares.pay(untouched, 1);
  EXPECT_NE(half, all);
  EXPECT_EQ(shares.pay(untouched, 1), all);
  EXPECT_EQ(shares.sign(sum_of({{half, 4}, {all, -5}})), 0);
  EXPECT_EQ(shares.sign(sum_of({{half, 6}, {untouched, -5}})), 0);
  EXPECT_EQ(shares.sign(sum_of({{all, 1}, {half, -1}})), -1);
  // By less than any of the bounds can tell.
  const Ratio little(BigInt(1), BigInt(1) << 5000);
  EXPECT_EQ(shares.sign(sum_of({{half, 6}, {untouched, Ratio(-5) + little}})), 1);
  EXPECT_EQ(shares.sign(sum_of({{half, 6}, {untouched, Ratio(-5) - little}})), -1);
  EXPECT_EQ(shares.shown(sum_of({{all, 1}}), 1), Ratio(BigInt(666'666), BigInt(1'000'000)));
  EXPECT_EQ(shares.shown(ShareSum(Ratio(BigInt(2), BigInt(3))), 3), Ratio(2));
}

TEST(CstvShares, KnowWhatWasPaidHoweverLongTheFractionsWouldBe) {
  // Two voters pay 1/10 together, by thirds and halves of their money, thirty times over: as a fraction what
  // either has left would have more digits than there is room for. Together it is known.
  Shares shares;
  ShareClass one = untouched;
  ShareClass other = untouched;
  const Ratio third(BigInt(1), BigInt(3));
  const Ratio half(BigInt(1), BigInt(2));
  const Ratio cost(BigInt(1), BigInt(20));
  for (int payment = 0; payment < 30; ++payment) {
    ShareSum nothing = sum_of({{one, -1}, {other, -1}, {untouched, cost}});
    shares.begin_payment(ShareSum(cost), sum_of({{one, third}, {other, half}}));
    one = shares.pay(one, third);
    other = shares.pay(other, half);
    nothing.add(sum_of({{one, 1}, {other, 1}}));
    shares.end_payment(nothing);
  }
  // 2 less 30 times 1/20.
  EXPECT_EQ(shares.sign(sum_of({{one, 2}, {other, 2}, {untouched, -1}})), 0);
  EXPECT_EQ(shares.sign(sum_of({{one, 1}, {other, -1}})), 1);
}

}  // namespace
}  // namespace buurtkas
