// The filter never says what exact arithmetic does not, and says it often enough to be of use.

#include <random>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "engine/voting/estimate.h"
#include "engine/voting/filtered_run.h"
#include "engine/voting/method.h"
#include "tests/voting/random_elections.h"

namespace buurtkas {
namespace {

// Whole numbers of up to so many bits, above 0.
std::int64_t whole(std::mt19937_64& random, unsigned bits) {
  return static_cast<std::int64_t>(random() >> (64 - 1 - random() % bits)) + 1;
}

struct Settled {
  std::uint64_t above = 0, below = 0, open = 0;
};

void expect_sign(const Estimate& estimate, int exact, Settled& settled) {
  ASSERT_FALSE(estimate.is_above_zero() && exact <= 0);
  ASSERT_FALSE(estimate.is_below_zero() && exact >= 0);
  if (estimate.is_above_zero()) {
    ++settled.above;
  } else if (estimate.is_below_zero()) {
    ++settled.below;
  } else {
    ++settled.open;
  }
}

// a/b against c/d, which is a/b as long as both are multiplied, and off by the least there is: as prices that
// are found in several ways, plus the same amount.
TEST(Estimate, NeverSettlesAComparisonWronglyNearATie) {
  std::mt19937_64 random(2026);
  Settled settled;
  while (settled.above + settled.below + settled.open < 1'000'000) {
    const std::int64_t a = whole(random, 30);
    const std::int64_t b = whole(random, 30);
    const std::int64_t times = whole(random, 30);
    const std::int64_t c = a * times + static_cast<std::int64_t>(random() % 3) - 1;
    const std::int64_t d = b * times + static_cast<std::int64_t>(random() % 3) - 1;
    if (d == 0) continue;
    const Estimate more = Estimate(BigInt(whole(random, 40))) / Estimate(BigInt(whole(random, 20)));
    const Estimate left = Estimate(BigInt(a)) / Estimate(BigInt(b)) + more;
    const Estimate right = Estimate(BigInt(c)) * (Estimate(BigInt(1)) / Estimate(BigInt(d)));
    const int exact = (BigInt(a) * d).compare(BigInt(c) * b);
    expect_sign(left - right - more, exact, settled);
    if (HasFatalFailure()) FAIL() << a << '/' << b << ' ' << c << '/' << d;
  }
  EXPECT_GT(settled.above, 100'000u);
  EXPECT_GT(settled.below, 100'000u);
  EXPECT_GT(settled.open, 100'000u);
}

// Payments that are taken out of an endowment, as in a run, of numbers far beyond a double's.
TEST(Estimate, HoldsTheExactNumberThroughManySteps) {
  std::mt19937_64 random(7);
  Settled settled;
  for (int round = 0; round < 2'000; ++round) {
    Ratio exact(BigInt(BigInt(whole(random, 60)) * whole(random, 60)), BigInt(whole(random, 30)));
    Estimate estimate(exact);
    for (int step = 0; step < 12; ++step) {
      const Ratio other(BigInt(whole(random, 60)), BigInt(whole(random, 40)));
      switch (random() % 4) {
        case 0:
          exact = exact + other;
          estimate = estimate + Estimate(other);
          break;
        case 1:
          exact = exact - other;
          estimate = estimate - Estimate(other);
          break;
        case 2:
          exact = exact * other;
          estimate = estimate * Estimate(other);
          break;
        default:
          exact = exact / other;
          estimate = estimate / Estimate(other);
      }
      // What is as near to it as 15 digits, above, below, and it itself.
      for (const int off : {-1, 0, 1}) {
        const Ratio near = exact * Ratio(BigInt(1'000'000'000'000'000 + off), BigInt(1'000'000'000'000'000));
        expect_sign(estimate - Estimate(near), (exact - near).sign(), settled);
        if (HasFatalFailure()) FAIL() << to_string(exact);
      }
    }
  }
  EXPECT_GT(settled.above + settled.below, 10'000u);
  EXPECT_GT(settled.open, 10'000u);
}

TEST(Estimate, TakesRootsAndOverflowsToNoAnswer) {
  for (std::int64_t square = 1; square < 2'000; ++square) {
    const Estimate root = Estimate::root(Estimate(BigInt(square)));
    const Estimate rest = root * root - Estimate(BigInt(square));
    EXPECT_FALSE(rest.is_above_zero() || rest.is_below_zero()) << square;
    EXPECT_TRUE((root - Estimate::root(Estimate(BigInt(square + 1)))).is_below_zero()) << square;
  }
  const Estimate huge{BigInt(BigInt(1) << 2'000)};
  EXPECT_FALSE((huge - huge).is_above_zero());
  EXPECT_FALSE(huge.is_above_zero());
  EXPECT_FALSE((Estimate(BigInt(1)) / Estimate()).is_above_zero());
  EXPECT_EQ(huge.steps_below(Estimate(BigInt(1))), 0u);
  const Estimate just_too_large{BigInt(BigInt(1) << 1'024)};
  EXPECT_EQ(just_too_large.steps_below(just_too_large), 0u);
}

TEST(Estimate, CountsNoStepTooMany) {
  std::mt19937_64 random(3);
  for (int round = 0; round < 20'000; ++round) {
    const Ratio step(BigInt(whole(random, 40)), BigInt(whole(random, 20)));
    const std::uint64_t times = random() % 1'000'000;
    const Ratio off(BigInt(static_cast<std::int64_t>(random() % 3) - 1), BigInt(whole(random, 40)));
    const Ratio line = step * Ratio(BigInt(times)) + off;
    const std::uint64_t steps = Estimate(line).steps_below(Estimate(step));
    if (line.sign() <= 0) {
      EXPECT_EQ(steps, 0u);
      continue;
    }
    EXPECT_TRUE(steps == 0 || step * Ratio(BigInt(steps)) < line) << to_string(line) << ' ' << steps;
    EXPECT_GE(Ratio(BigInt(steps + 2)) * step, line) << to_string(line) << ' ' << steps;
  }
  EXPECT_EQ(Estimate(BigInt(1)).steps_below(Estimate()), Estimate::steps_max);
  EXPECT_EQ(Estimate(BigInt(1)).steps_below(Estimate(BigInt(-1))), Estimate::steps_max);
  EXPECT_EQ(Estimate(BigInt(-1)).steps_below(Estimate(BigInt(1))), 0u);
}

testing::Kind random_filtered_kind() {
  testing::Kind kind = testing::random_kind();
  if (kind.ballots == BallotType::approval) {
    kind.satisfaction = *rc::gen::element(Satisfaction::cost, Satisfaction::cardinality, Satisfaction::effort,
                                          Satisfaction::sqrt_cost);
  }
  return kind;
}

// Ends, and what is between them, are in the hull; what is next to it is not.
TEST(Estimate, HoldsAllFromTheOneToTheOther) {
  std::mt19937_64 random(11);
  for (int round = 0; round < 20'000; ++round) {
    const std::int64_t a = whole(random, 50) - whole(random, 50);
    const std::int64_t b = whole(random, 50) - whole(random, 50);
    const Ratio part(BigInt(static_cast<std::int64_t>(random() % 8)), BigInt(7));
    const Ratio between = Ratio(BigInt(a)) + (Ratio(BigInt(b)) - Ratio(BigInt(a))) * part;
    const Estimate hull = Estimate::hull(Estimate(Ratio(BigInt(a))), Estimate(Ratio(BigInt(b))));
    const Estimate off = hull - Estimate(between);
    EXPECT_FALSE(off.is_above_zero() || off.is_below_zero()) << a << ' ' << b << ' ' << to_string(between);
    const Ratio next_to_it(BigInt(std::max(a, b) + 1 + (std::abs(a) + std::abs(b)) / 1'000'000));
    EXPECT_TRUE((hull - Estimate(next_to_it)).is_below_zero()) << a << ' ' << b;
  }
}

TEST(Estimate, KeepsOfANumberThatIsNotAboveZeroWhatIsNot) {
  for (const std::int64_t at : {-7, -1, 0}) {
    const Estimate wide = Estimate::hull(Estimate(BigInt(at)), Estimate(BigInt(5)));
    const Estimate kept = Estimate::not_above_zero(wide);
    EXPECT_FALSE((kept - Estimate(BigInt(at))).is_above_zero() ||
                 (kept - Estimate(BigInt(at))).is_below_zero());
    EXPECT_TRUE((kept - Estimate(Ratio(BigInt(1), BigInt(1'000)))).is_below_zero());
  }
}

// At any endowment, the filter's run buys what the exact one does, and says so of no raise too many.
RC_GTEST_PROP(FilteredRun, AgreesWithTheExactRunOnRandomElections, ()) {
  Instance instance = testing::random_instance();
  instance.pots = {testing::instance(1'000, {}).pots[0]};
  instance.limits.clear();
  const testing::Kind kind = random_filtered_kind();
  const Profile profile = testing::random_profile(kind.ballots, instance.projects.size());
  RC_PRE(profile.weight() > 0u);
  const auto short_of_money = is_of_points(kind.satisfaction)
                                  ? Purses::Short::pays_all
                                  : *rc::gen::element(Purses::Short::pays_all, Purses::Short::is_left_out);
  const Terms terms =
      testing::terms(&method::equal_shares, kind.satisfaction, {}, testing::random_tie_breaks());
  const OnProgress none;
  Trace trace;
  const Count count = begin_count(instance, profile, terms, {}, none, trace);
  const EqualShares of(count, short_of_money);
  RC_ASSERT(can_be_filtered(of));
  const Ratio endowment(BigInt(*rc::gen::inRange(0, 2'000)), BigInt(*rc::gen::inRange(1, 30)));
  const auto filtered = run_filtered(of, endowment);
  if (!filtered) {
    RC_CLASSIFY(true, "too close");
    return;
  }
  const EqualSharesRun exact = of.run_exactly(endowment);
  RC_ASSERT(filtered->bought == exact.bought);
  RC_ASSERT(filtered->same_for <= exact.same_for);
  RC_CLASSIFY(filtered->same_for == exact.same_for, "as far");
}

// Over many raises at once, at each of which somebody may come to pay in full: each is counted exactly.
RC_GTEST_PROP(FilteredRun, IsRightAboutEveryRaiseThatItSpeaksOf, ()) {
  Instance instance = testing::random_instance();
  const std::int64_t larger = *rc::gen::inRange(1, 200);  // so that a raise is a small part of it
  for (Project& project : instance.projects)
    project.cost = Money(project.cost.cents() * larger, instance.currency);
  instance.pots = {testing::instance(1'000 * larger, {}).pots[0]};
  instance.limits.clear();
  const testing::Kind kind = random_filtered_kind();
  const Profile profile = testing::random_profile(kind.ballots, instance.projects.size());
  RC_PRE(profile.weight() > 0u);
  const Terms terms =
      testing::terms(&method::equal_shares, kind.satisfaction, {}, testing::random_tie_breaks());
  const OnProgress none;
  Trace trace;
  const Count count = begin_count(instance, profile, terms, {}, none, trace);
  const EqualShares of(count);
  const Ratio endowment(BigInt(*rc::gen::inRange<std::int64_t>(0, 600 * larger)),
                        BigInt(*rc::gen::inRange(1, 4)));
  const Ratio raises_to_it = endowment / Ratio(raise_cents);
  const BigInt fewer_most = raises_to_it.numerator() / raises_to_it.denominator();
  const std::uint64_t fewer =
      std::min(BigInt(*rc::gen::inRange(0, 100)), fewer_most).convert_to<std::uint64_t>();
  const Reach reach = {*rc::gen::inRange<std::uint64_t>(1, 100), fewer};
  const auto far = of.run_over(endowment, reach);
  if (!far) {
    RC_CLASSIFY(true, "too close");
    return;
  }
  RC_ASSERT(far->same_for <= reach.raises);
  RC_ASSERT(far->same_below <= reach.fewer);
  RC_CLASSIFY(far->same_below > 0 && far->same_below < reach.fewer, "not as far below as asked for");
  for (std::uint64_t raise = 1; raise <= far->same_below; ++raise) {
    RC_ASSERT(of.run_exactly(endowment - Ratio(raise * raise_cents)).bought == far->bought);
  }
  const Wide plain = of.run_exactly(endowment).same_for;
  RC_CLASSIFY(far->same_for > plain, "further than the exact run's horizon");
  for (std::uint64_t raise = 0; raise <= far->same_for; ++raise) {
    RC_ASSERT(of.run_exactly(endowment + Ratio(raise * raise_cents)).bought == far->bought);
  }
}

}  // namespace
}  // namespace buurtkas
