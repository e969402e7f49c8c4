// By the rulebooks of a line's day as they were known: a rate that was raised afterwards, days for which a
// rulebook is not made; and limits per day and per household, of a rulebook written here.

#include <gtest/gtest.h>

#include "tests/claims/desk.h"

namespace buurtkas {
namespace {

using testing::Desk;
using testing::euro_cents;

TEST(KnownRate, IsTheOneThatWasKnownForTheDayOfTheLine) {
  const std::vector<std::tuple<Date, std::string, std::string>> rows = {
      {{2026, 5, 20}, "2026-01-01", "2.30"}, {{2026, 5, 21}, "2026-01-01", "2.50"},
      {{2026, 5, 20}, "2026-05-21", "2.30"}, {{2026, 5, 21}, "2026-05-20", "2.50"},
      {{2026, 5, 21}, "2026-12-31", "2.50"}, {{2026, 1, 1}, "2026-12-31", "2.30"},
      {{2027, 6, 30}, "2026-12-31", "2.50"},
  };
  for (const auto& [known, on, amount] : rows) {
    Desk desk(known);
    EXPECT_EQ(desk.hand_in("anna deelnemer@2026-01-01", {"kilometres " + on + " km=10"}),
              amount + " by travel/kilometres; approver")
        << to_string(known) << ' ' << on;
  }
}

TEST(KnownRate, IsThatOfEachYearByTheTravelRulebookAlone) {
  const std::vector<std::tuple<Date, std::string, std::string>> rows = {
      {{2026, 6, 30}, "2022-12-31", "1.90"}, {{2026, 6, 30}, "2023-01-01", "2.10"},
      {{2026, 6, 30}, "2023-12-31", "2.10"}, {{2026, 6, 30}, "2024-01-01", "2.30"},
      {{2026, 6, 30}, "2025-12-31", "2.30"}, {{2026, 6, 30}, "2026-01-01", "2.50"},
      {{2023, 9, 19}, "2024-01-01", "2.30"},
  };
  for (const auto& [known, on, amount] : rows) {
    Desk desk(testing::shipped_rulebooks({"travel"}), known);
    EXPECT_EQ(desk.hand_in("anna", {"kilometres " + on + " km=10"}), amount + " by travel/kilometres;") << on;
  }
  Desk early(testing::shipped_rulebooks({"travel"}), {2023, 9, 18});
  EXPECT_EQ(early.hand_in("anna", {"kilometres 2024-01-01 km=10"}), "undecided by travel/kilometres");
}

TEST(WithoutRules, LeavesUndecidedWhatNoRequireRefuses) {
  const std::string anna = "anna wijkverbinder@2018-01-01 year=1990 month=0 year-paid=0";
  const std::vector<std::array<std::string, 2>> rows = {
      {"purchase 2026-01-01 eur=5 receipt=r", "5.00 by expenses/actual-costs; approver"},
      {"purchase 2025-12-31 eur=5 receipt=r", "undecided without engagement-ladder"},
      {"kilometres 2025-12-31 km=10", "undecided without engagement-ladder"},
      {"attendance 2025-12-31 eur=300", "undecided without engagement-ladder"},
      {"kilometres 2026-12-31 km=10", "2.50 by travel/kilometres; approver"},
      {"kilometres 2027-01-01 km=10", "undecided without travel"},
      {"purchase 2027-01-01 eur=5 receipt=r", "undecided without travel"},
      {"snacks 2027-01-01 eur=5", "undecided without travel"},
      {"snacks 2026-12-31 eur=5", "nothing"},
      {"alcohol 2027-01-01 eur=5", "refused by expenses/not-paid"},
      {"alcohol 2025-12-31 eur=5", "undecided without engagement-ladder"},  // nobody said so then
      {"public-transport 2025-12-31 eur=5", "refused by travel/ticket"},
      {"purchase 2018-12-31 eur=5 receipt=r", "undecided without engagement-ladder"},
  };
  for (const auto& [line, expected] : rows) {
    Desk desk;
    EXPECT_EQ(desk.hand_in(anna, {line}), expected) << line;
    const bool counts = !expected.starts_with("undecided") && expected.ends_with("approver");
    const Date on = testing::line_of(line).date;
    EXPECT_EQ(desk.history().granted(ResidentId("anna"), Span::day, on).is_zero(), !counts) << line;
  }
}

// Pays what is claimed, and cuts to 100.00.
Rulebook cutting(Per per, Span in) {
  Rulebook rulebook;
  rulebook.name = "cutting";
  rulebook.valid = {{2020, 1, 1}, std::nullopt};
  Parameter most;
  most.values.emplace_back();
  most.values[0].parts = 100'00;
  most.values[0].value = 100;
  most.values[0].valid = rulebook.valid;
  rulebook.parameters.push_back(most);
  Article pay;
  pay.id = "pay";
  pay.valid = rulebook.valid;
  pay.verb = Pay{};
  Article limit = pay;
  limit.id = "limit";
  LimitRule rule;
  rule.per = per;
  rule.in = in;
  rule.beyond = Beyond::cut;
  limit.verb = rule;
  rulebook.articles = {pay, limit};
  return rulebook;
}

std::string amounts(Per per, Span in, const std::vector<std::array<std::string, 2>>& steps) {
  Desk desk({cutting(per, in)});
  std::string text;
  for (const auto& [who, line] : steps) {
    const std::string out = desk.hand_in(who, {line});
    text += (text.empty() ? "" : " ") + out.substr(0, out.find(' '));
  }
  return text;
}

TEST(Limits, CountAnewByDayMonthAndYear) {
  const std::vector<std::array<std::string, 2>> steps = {
      {"anna", "a 2026-01-31 eur=80"}, {"anna", "b 2026-01-31 eur=80"}, {"anna", "a 2026-02-01 eur=80"},
      {"anna", "a 2026-12-31 eur=80"}, {"anna", "b 2026-12-31 eur=80"}, {"anna", "a 2027-01-01 eur=80"},
      {"anna", "b 2027-01-01 eur=80"}, {"anna", "c 2026-02-28 eur=80"}, {"anna", "c 2026-12-30 eur=80"},
      {"anna", "c 2027-01-02 eur=80"},
  };
  EXPECT_EQ(amounts(Per::person, Span::line, steps),
            "80.00 80.00 80.00 80.00 80.00 80.00 80.00 80.00 80.00 80.00");
  EXPECT_EQ(amounts(Per::person, Span::day, steps),
            "80.00 20.00 80.00 80.00 20.00 80.00 20.00 80.00 80.00 80.00");
  EXPECT_EQ(amounts(Per::person, Span::month, steps),
            "80.00 20.00 80.00 80.00 20.00 80.00 20.00 20.00 nothing nothing");
  EXPECT_EQ(amounts(Per::person, Span::year, steps),
            "80.00 20.00 nothing nothing nothing 80.00 20.00 nothing nothing nothing");
}

TEST(Limits, CountByPersonHouseholdProjectAndPot) {
  const std::vector<std::array<std::string, 2>> steps = {
      {"anna household=one", "a 2026-03-09 eur=60 project=garden pot=street"},
      {"bert household=one", "a 2026-03-09 eur=60 project=party pot=city"},
      {"carla", "a 2026-03-09 eur=60 project=garden pot=city"},
      {"dirk", "a 2026-03-09 eur=60 project=party pot=street"},
      {"carla", "b 2026-03-09 eur=60 project=square pot=state"},
      {"anna household=two", "b 2026-03-09 eur=60 project=square pot=land"},  // who moved
  };
  EXPECT_EQ(amounts(Per::person, Span::year, steps), "60.00 60.00 60.00 60.00 40.00 40.00");
  EXPECT_EQ(amounts(Per::household, Span::year, steps), "60.00 40.00 60.00 60.00 40.00 60.00");
  EXPECT_EQ(amounts(Per::project, Span::year, steps), "60.00 60.00 40.00 40.00 60.00 40.00");
  EXPECT_EQ(amounts(Per::pot, Span::year, steps), "60.00 60.00 40.00 40.00 60.00 60.00");
}

// Then nothing is known of the amount: what asks for it says neither yes nor no.
TEST(TwoThatPay, LeaveALineUndecidedWhateverItWouldEarn) {
  Rulebook one;
  one.name = "one";
  one.valid = {{2020, 1, 1}, std::nullopt};
  one.parameters.emplace_back().values.emplace_back();
  one.parameters[0].unit = Unit::eur_per_km;
  one.parameters[0].values[0].value = {1, 5};
  one.parameters[0].values[0].valid = one.valid;
  Article pay;
  pay.id = "pay";
  pay.valid = one.valid;
  pay.verb = Pay{PayKind::rate, 0, field_from(CaseKind::line, "kilometres"), Rounding::half_up};
  Condition small;
  small.field = *field_from(CaseKind::line, "amount");
  small.comparison = Comparison::at_most;
  small.number = 100;
  Article require = pay;
  require.id = "small";
  require.verb = Require{{small}};
  one.articles = {pay, require};
  Rulebook other = one;
  other.name = "other";
  other.articles.pop_back();

  Desk alone({one});
  EXPECT_EQ(alone.hand_in("anna", {"trip 2026-03-09 km=5", "trip 2026-03-10 km=6"}),
            "1.00 by one/pay; | refused by one/small");
  Desk both({one, other});
  EXPECT_EQ(both.hand_in("anna", {"trip 2026-03-09 km=5"}), "undecided by one/small");
  EXPECT_EQ(both.hand_in("anna", {"trip 2026-03-10 km=6"}), "undecided by one/small");
  EXPECT_EQ(both.hand_in("anna", {"trip 2026-03-09 km=5 eur=1"}), "undecided");
  EXPECT_EQ(both.hand_in("anna", {"trip 2026-03-10 km=5 eur=2"}), "refused by one/small");
}

}  // namespace
}  // namespace buurtkas
