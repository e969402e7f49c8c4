#include "engine/funding/funding.h"

#include <algorithm>
#include <numeric>

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "engine/funding/funding_check.h"
#include "engine/funding/least_scale.h"
#include "tests/oracles/brute_force_funding.h"

namespace buurtkas {
namespace {

Money cents(std::int64_t amount) {
  return {amount, Currency::euro()};
}

void add_project(Instance& to, const std::string& id, std::int64_t cost, std::vector<std::string> tags) {
  to.projects.push_back({ProjectId(id), id, cents(cost), std::move(tags)});
}

void add_pot(Instance& to, const std::string& id, std::int64_t amount, Earmark earmark = {},
             std::int64_t reserve = 0) {
  Pot pot;
  pot.id = PotId(id);
  pot.amount = cents(amount);
  pot.reserve = cents(reserve);
  pot.earmark = std::move(earmark);
  to.pots.push_back(std::move(pot));
}

// A green pot that pays at most half, a pot for what is green or for children, and one for everything.
Instance street() {
  Instance built;
  built.currency = Currency::euro();
  add_project(built, "trees", 300'00, {"green"});
  add_project(built, "slide", 500'00, {"children"});
  add_project(built, "paint", 200'00, {});
  add_pot(built, "green", 400'00, {{"green"}, {}, Ratio(BigInt(1), BigInt(2))});
  add_pot(built, "play", 600'00, {{}, {"children", "green"}, 1}, 100'00);
  add_pot(built, "all", 250'00);
  return built;
}

using Projects = std::vector<ProjectIndex>;

std::string lines_of(const Instance& instance, const FundingPlan& plan) {
  std::string text;
  for (const FundingLine& line : plan.lines) {
    text += instance.projects[line.project].id.text() + " " + instance.pots[line.pot].id.text() + " " +
            to_string(line.amount) + "\n";
  }
  return text;
}

TEST(Funding, TwoPotsTogetherPayWhatNeitherCould) {
  const Instance instance = street();
  const auto plan = assign_funding(instance, Projects{1, 0});
  ASSERT_TRUE(plan);
  // Green can pay 150 at most, half of the trees; play then goes before `all`, which may pay anything.
  EXPECT_EQ(lines_of(instance, *plan), "slide play 500.00\ntrees green 150.00\ntrees all 150.00\n");
}

TEST(Funding, NamesTheSmallestSetThatIsShort) {
  Instance instance = street();
  add_project(instance, "fort", 400'00, {"children"});
  const auto plan = assign_funding(instance, Projects{0, 1, 3});
  ASSERT_FALSE(plan);
  const FundingCut& cut = plan.error();
  EXPECT_EQ(cut.projects, (Projects{0, 1, 3}));
  EXPECT_EQ(cut.pots, (std::vector<PotIndex>{1, 2}));
  EXPECT_EQ(cut.cost, cents(1200'00));
  EXPECT_EQ(cut.reachable, cents(900'00));  // 500 of play, 250 of all, and half of the trees
  EXPECT_EQ(cut.short_by, cents(300'00));
}

TEST(Funding, NothingAndWhatIsFreeIsAlwaysFundable) {
  Instance instance = street();
  add_project(instance, "talk", 0, {});
  EXPECT_TRUE(is_fundable(instance, Projects{}));
  EXPECT_TRUE(assign_funding(instance, Projects{3})->lines.empty());
}

TEST(Funding, PartOfACentIsNotPaidFromAShare) {
  Instance instance;
  instance.currency = Currency::euro();
  add_project(instance, "odd", 99, {});
  add_pot(instance, "half", 100, {{}, {}, Ratio(BigInt(1), BigInt(2))});
  add_pot(instance, "other-half", 100, {{}, {}, Ratio(BigInt(1), BigInt(2))});
  EXPECT_FALSE(is_fundable(instance, Projects{0}));  // 49 + 49
  instance.projects[0].cost = cents(98);
  EXPECT_TRUE(is_fundable(instance, Projects{0}));
}

// Small enough that every plan can be written down.
Instance any_instance() {
  const std::vector<std::string> tags = {"a", "b"};
  Instance built;
  built.currency = Currency::euro();
  const auto projects = *rc::gen::inRange(1, 5);
  for (int i = 0; i < projects; ++i) {
    std::vector<std::string> borne;
    for (const auto& tag : tags) {
      if (*rc::gen::arbitrary<bool>()) borne.push_back(tag);
    }
    // Ids in another order than the file's.
    add_project(built, std::string(1, static_cast<char>('z' - (i * 7) % 5)), *rc::gen::inRange(0, 6), borne);
  }
  const auto pots = *rc::gen::inRange(1, 4);
  for (int i = 0; i < pots; ++i) {
    Earmark earmark;
    if (*rc::gen::inRange(0, 3) == 0) earmark.all_of = {*rc::gen::elementOf(tags)};
    if (*rc::gen::inRange(0, 3) == 0) earmark.any_of = {*rc::gen::elementOf(tags)};
    if (*rc::gen::inRange(0, 3) == 0)
      earmark.largest_share = Ratio(BigInt(*rc::gen::inRange(1, 4)), BigInt(3));
    const int amount = *rc::gen::inRange(0, 9);
    add_pot(built, "pot" + std::to_string(i), amount, earmark, *rc::gen::inRange(0, amount + 1));
  }
  return built;
}

Projects all_of(const Instance& instance) {
  Projects all(instance.projects.size());
  std::iota(all.begin(), all.end(), ProjectIndex{0});
  return all;
}

void expect_twins_agree(const Instance& instance, const Projects& asked) {
  const auto plan = assign_funding(instance, asked);
  const auto expected_plan = oracles::preferred_plan(instance, asked);
  const auto expected_cut = oracles::shortest_subset(instance, asked);
  RC_ASSERT(plan.has_value() == expected_plan.has_value());
  RC_ASSERT(plan.has_value() == !expected_cut.has_value());
  RC_ASSERT(is_fundable(instance, asked) == plan.has_value());
  if (plan) {
    RC_ASSERT(lines_of(instance, *plan) == lines_of(instance, *expected_plan));
  } else {
    RC_ASSERT(plan.error().projects == *expected_cut);
    RC_ASSERT(plan.error().short_by.cents() == oracles::shortfall(instance, *expected_cut));
  }
}

TEST(FundingTwin, AgreesOnAnySmallInstance) {
  EXPECT_TRUE(rc::check([] {
    const Instance instance = any_instance();
    expect_twins_agree(instance, all_of(instance));
  }));
}

// Two projects, two pots, every cost, amount and earmark.
TEST(FundingTwin, AgreesOnEveryTinyInstance) {
  const std::vector<Earmark> earmarks = {{}, {{"a"}, {}, 1}, {{}, {}, Ratio(BigInt(1), BigInt(2))}};
  int seen = 0;
  for (int code = 0; code < 4 * 4 * 4 * 4 * 9; ++code) {
    Instance instance;
    instance.currency = Currency::euro();
    add_project(instance, "p", code % 4, {"a"});
    add_project(instance, "q", code / 4 % 4, {});
    add_pot(instance, "x", code / 16 % 4, earmarks[static_cast<std::size_t>(code / 256 % 3)]);
    add_pot(instance, "y", code / 64 % 4, earmarks[static_cast<std::size_t>(code / 768)]);
    expect_twins_agree(instance, {0, 1});
    expect_twins_agree(instance, {1, 0});
    ++seen;
  }
  EXPECT_EQ(seen, 2304);
}

// The question asked one project at a time is the question asked at once.
TEST(FundingTwin, TheCheckAgreesAfterEveryPurchase) {
  EXPECT_TRUE(rc::check([] {
    const Instance instance = any_instance();
    FundingCheck check(instance);
    Projects bought;
    for (const ProjectIndex project : all_of(instance)) {
      Projects with = bought;
      with.push_back(project);
      const bool expected = !oracles::shortest_subset(instance, with).has_value();
      RC_ASSERT(check.can_add(project) == expected);
      RC_ASSERT(check.add(project) == expected);
      if (expected) bought = with;
    }
  }));
}

// A cut is a proof that can be added up by hand: what these projects cost, and what could reach them.
TEST(Funding, PlansAndCutsAddUp) {
  EXPECT_TRUE(rc::check([] {
    const Instance instance = any_instance();
    const Projects asked = all_of(instance);
    const auto plan = assign_funding(instance, asked);
    if (!plan) {
      const FundingCut& cut = plan.error();
      RC_ASSERT(cut.cost == total_cost(instance, cut.projects));
      RC_ASSERT(cut.cost - cut.reachable == cut.short_by);
      return;
    }
    std::vector<Money> by_pot(instance.pots.size(), cents(0));
    std::vector<Money> by_project(instance.projects.size(), cents(0));
    for (const FundingLine& line : plan->lines) {
      RC_ASSERT(line.amount.cents() > 0);
      RC_ASSERT(line.amount <= payable(instance.pots[line.pot], instance.projects[line.project]));
      by_pot[line.pot] += line.amount;
      by_project[line.project] += line.amount;
    }
    for (PotIndex pot = 0; pot < by_pot.size(); ++pot) RC_ASSERT(by_pot[pot] <= votable(instance.pots[pot]));
    for (const ProjectIndex project : asked)
      RC_ASSERT(by_project[project] == instance.projects[project].cost);
  }));
}

void add_limits(Instance& to) {
  to.limits.resize(*rc::gen::element<std::size_t>(0, 1, 2, 3));
  for (Limit& limit : to.limits) {
    limit.kind = *rc::gen::element(Limit::Kind::exclusion, Limit::Kind::cap);
    limit.most = cents(*rc::gen::inRange(0, 9));
    for (const ProjectIndex project : all_of(to)) {
      if (*rc::gen::arbitrary<bool>()) limit.projects.push_back(project);
    }
  }
}

TEST(Limits, AreAskedBesideTheMoney) {
  EXPECT_TRUE(rc::check([] {
    Instance instance = any_instance();
    add_limits(instance);
    FundingCheck check(instance);
    Projects bought;
    for (const ProjectIndex project : all_of(instance)) {
      Projects with = bought;
      with.push_back(project);
      const bool keeps_limits = oracles::keeps_limits(instance, with);
      const bool expected = keeps_limits && !oracles::shortest_subset(instance, with).has_value();
      RC_ASSERT(is_fundable(instance, with) == expected);
      RC_ASSERT(check.breaks_limit(project) == !keeps_limits);
      RC_ASSERT(check.can_add(project) == expected);
      const auto plan = assign_funding(instance, with);
      RC_ASSERT(plan.has_value() == expected);
      if (!keeps_limits) {
        const Limit& limit = instance.limits[plan.error().limit.value()];
        RC_ASSERT(plan.error().projects.size() >= 1);
        Instance alone = instance;
        alone.limits = {limit};
        RC_ASSERT(!oracles::keeps_limits(alone, plan.error().projects));
      }
      RC_ASSERT(check.add(project) == expected);
      if (expected) bought = with;
    }
  }));
}

// By Hall's condition: what is left for it, whichever of the others share its pots.
std::int64_t left_for(const Instance& instance, const Projects& paid, ProjectIndex next) {
  std::int64_t least = instance.projects[next].cost.cents();
  for (std::size_t mask = 0; mask < std::size_t{1} << paid.size(); ++mask) {
    std::int64_t left = 0;
    std::vector<std::int64_t> asked(instance.pots.size(), 0);
    for (PotIndex pot = 0; pot < asked.size(); ++pot)
      asked[pot] = payable(instance.pots[pot], instance.projects[next]).cents();
    for (std::size_t i = 0; i < paid.size(); ++i) {
      if ((mask >> i & 1) == 0) continue;
      left -= instance.projects[paid[i]].cost.cents();
      for (PotIndex pot = 0; pot < asked.size(); ++pot)
        asked[pot] += payable(instance.pots[pot], instance.projects[paid[i]]).cents();
    }
    for (PotIndex pot = 0; pot < asked.size(); ++pot)
      left += std::min(asked[pot], votable(instance.pots[pot]).cents());
    least = std::min(least, left);
  }
  return least;
}

TEST(Funding, GivesTheNextProjectAllThatIsLeft) {
  EXPECT_TRUE(rc::check([] {
    const Instance instance = any_instance();
    Projects paid = all_of(instance);
    const ProjectIndex next = paid.back();
    paid.pop_back();
    while (!is_fundable(instance, paid)) paid.pop_back();
    const PartPlan part = assign_what_is_left(instance, paid, next);
    RC_ASSERT(part.paid.cents() == left_for(instance, paid, next));
    std::vector<std::int64_t> by_pot(instance.pots.size(), 0);
    std::vector<std::int64_t> by_project(instance.projects.size(), 0);
    for (const FundingLine& line : part.plan.lines) {
      RC_ASSERT(line.amount <= payable(instance.pots[line.pot], instance.projects[line.project]));
      by_pot[line.pot] += line.amount.cents();
      by_project[line.project] += line.amount.cents();
    }
    for (PotIndex pot = 0; pot < by_pot.size(); ++pot)
      RC_ASSERT(by_pot[pot] <= votable(instance.pots[pot]).cents());
    for (const ProjectIndex project : paid)
      RC_ASSERT(by_project[project] == instance.projects[project].cost.cents());
    RC_ASSERT(by_project[next] == part.paid.cents());
  }));
}

bool can_pay_all(const Instance& instance, const Ratio& scale) {
  FundingCheck check(instance, scale.numerator(), scale.denominator());
  const Projects all = all_of(instance);
  return std::all_of(all.begin(), all.end(), [&](ProjectIndex project) { return check.add(project); });
}

TEST(Funding, FindsTheLeastScaleOfThePots) {
  EXPECT_TRUE(rc::check([] {
    const Instance instance = any_instance();
    const auto scale = least_scale(instance, all_of(instance));
    if (!scale) {
      RC_ASSERT(!can_pay_all(instance, Ratio(1'000'000)));
      return;
    }
    RC_ASSERT(can_pay_all(instance, *scale));
    if (!scale->is_zero()) RC_ASSERT(!can_pay_all(instance, *scale * Ratio(999'999, 1'000'000)));
  }));
}

}  // namespace
}  // namespace buurtkas
