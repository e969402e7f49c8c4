#include "engine/voting/horizon.h"

#include <gtest/gtest.h>

namespace buurtkas {
namespace {

Wide after_at_least(const Line& line) {
  Horizon horizon;
  horizon.keep_at_least_zero(line);
  return horizon.raises();
}

Wide after_above(const Line& line) {
  Horizon horizon;
  horizon.keep_above_zero(line);
  return horizon.raises();
}

TEST(Horizon, IsTheLastRaiseAtWhichAllHolds) {
  EXPECT_EQ(after_at_least({10, -3}), 3);
  EXPECT_EQ(after_at_least({9, -3}), 3);
  EXPECT_EQ(after_at_least({0, -1}), 0);
  EXPECT_EQ(after_above({10, -3}), 3);
  EXPECT_EQ(after_above({9, -3}), 2);
  EXPECT_EQ(after_above({1, -1}), 0);
  EXPECT_EQ(after_above({1, 0}), Horizon().raises());
  EXPECT_EQ(after_at_least({0, 5}), Horizon().raises());
}

TEST(Horizon, FindsWhereAnythingEnds) {
  for (const int last : {0, 1, 2, 3, 7, 8, 1000, 12345}) {
    Horizon horizon;
    horizon.keep([&](const Wide& raises) { return raises <= last; });
    EXPECT_EQ(horizon.raises(), last);
    horizon.keep([&](const Wide& raises) { return raises <= last + 5; });
    EXPECT_EQ(horizon.raises(), last);
  }
}

}  // namespace
}  // namespace buurtkas
