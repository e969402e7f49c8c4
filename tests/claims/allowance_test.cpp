// The limits of the volunteer allowance over days, months and years, and by age; what others pay.

#include <gtest/gtest.h>

#include "tests/claims/desk.h"

namespace buurtkas {
namespace {

using testing::Desk;
using Steps = std::vector<std::array<std::string, 3>>;  // who, a line, what comes out

const std::string allowance = " by volunteer-allowance/allowance; approver";
const std::string by_month = " by volunteer-allowance/month-limit";
const std::string by_year = " by volunteer-allowance/year-limit";
const std::string by_both = by_month + " volunteer-allowance/year-limit";
const std::string nothing_elsewhere = " month=0 year-paid=0";

void expect_steps(Desk& desk, const Steps& steps) {
  for (const auto& [who, line, expected] : steps) {
    EXPECT_EQ(desk.hand_in(who, {line}), expected) << who << ": " << line;
  }
}

// Each by itself.
void expect_rows(const Steps& rows) {
  for (const auto& row : rows) {
    Desk desk;
    expect_steps(desk, {row});
  }
}

// The allowance alone, for years before there were other rulebooks.
std::vector<Rulebook> alone() {
  return testing::shipped_rulebooks({"volunteer-allowance"});
}

TEST(Allowance, LimitsAnHourByAge) {
  const std::string young = " by volunteer-allowance/hour-limit-young";
  const std::string full = " by volunteer-allowance/hour-limit";
  const std::string anna = "anna ondersteuner@2026-01-01" + nothing_elsewhere;
  expect_rows({
      {anna + " year=1990", "hours 2026-03-09 hours=2 eur=11.50", "11.50" + allowance},
      {anna + " year=1990", "hours 2026-03-09 hours=2 eur=11.51", "held 11.50" + full},
      {anna + " year=1990", "hours 2026-03-09 hours=0.5 eur=2.87", "2.87" + allowance},  // 2.875, down
      {anna + " year=1990", "hours 2026-03-09 hours=0.5 eur=2.88", "held 2.87" + full},
      {anna + " year=1990", "hours 2026-03-09 hours=0 eur=0.01", "held 0.00" + full},
      {anna + " year=2010", "hours 2026-03-09 hours=2 eur=6.80", "6.80" + allowance},
      {anna + " year=2010", "hours 2026-03-09 hours=2 eur=6.81", "held 6.80" + young},
      // On the birthday; where only the year is known, in the whole of it.
      {anna + " born=2005-03-09", "hours 2026-03-09 hours=1 eur=5.75", "5.75" + allowance},
      {anna + " born=2005-03-10", "hours 2026-03-09 hours=1 eur=5.75", "held 3.40" + young},
      {anna + " year=2005", "hours 2026-01-01 hours=1 eur=5.75", "5.75" + allowance},
      {anna + " year=2006", "hours 2026-12-31 hours=1 eur=5.75", "held 3.40" + young},
      {anna, "hours 2026-03-09 hours=1 eur=1",
       "undecided by volunteer-allowance/hour-limit volunteer-allowance/hour-limit-young"},
      {anna + " year=1990", "hours 2026-03-09 eur=1", "undecided" + full},
      {anna + " year=1990", "hours 2026-03-09 hours=1",
       "undecided by expenses/second-approval volunteer-allowance/allowance"},
  });
  expect_rows({{"anna wijkverbinder@2026-01-01" + nothing_elsewhere, "attendance 2026-03-09 eur=50",
                "50.00" + allowance}});  // no age is asked
}

TEST(Allowance, WhoWasBornOn29FebruaryIsAYearOlderOn1March) {
  const std::string leap = "anna born=2004-02-29" + nothing_elsewhere;  // 21 in 2025
  Desk desk(alone());
  const std::string paid = " by volunteer-allowance/allowance;";
  expect_steps(
      desk,
      {
          {leap, "hours 2025-02-28 hours=1 eur=3.31", "held 3.30 by volunteer-allowance/hour-limit-young"},
          {leap, "hours 2025-02-28 hours=1 eur=3.30", "3.30" + paid},
          {leap, "hours 2025-03-01 hours=1 eur=5.60", "5.60" + paid},
          {leap, "hours 2025-03-01 hours=1 eur=5.61", "held 5.60 by volunteer-allowance/hour-limit"},
      });
  // And who is 20 on that day in a year that has it: born in 2000, of 2020's rule of 22 years.
  const std::string of_2000 = "bert born=2000-02-29" + nothing_elsewhere;
  expect_steps(
      desk,
      {
          {of_2000, "hours 2020-02-29 hours=1 eur=2.76", "held 2.75 by volunteer-allowance/hour-limit-young"},
          {of_2000, "hours 2021-02-28 hours=1 eur=2.76", "held 2.75 by volunteer-allowance/hour-limit-young"},
          {of_2000, "hours 2021-03-01 hours=1 eur=2.76", "2.76" + paid},
      });
}

TEST(Allowance, CountsAnewOnTheFirstOfAMonth) {
  const std::string anna = "anna wijkverbinder@2026-01-01" + nothing_elsewhere;
  const std::string bert = "bert wijkverbinder@2026-01-01" + nothing_elsewhere;
  Desk desk;
  expect_steps(
      desk, {
                {anna, "attendance 2026-01-31 eur=220.01", "held 220.00" + by_month},
                {anna, "attendance 2026-01-31 eur=220", "220.00" + allowance},
                {anna, "flat-travel 2026-01-01 eur=0.01", "held 0.00" + by_month},
                {bert, "flat-travel 2026-01-01 eur=0.01", "0.01" + allowance},
                {anna, "flat-travel 2026-02-01 eur=120", "120.00" + allowance},
                {anna, "attendance 2026-02-28 eur=100.01", "held 100.00" + by_month},
                {anna, "attendance 2026-02-28 eur=100", "100.00" + allowance},
                {anna, "attendance 2026-01-30 eur=0.01", "held 0.00" + by_month},
                {anna, "attendance 2026-03-01 eur=0.01", "0.01" + allowance},
                // No other kinds of line.
                {anna, "purchase 2026-01-31 eur=80 receipt=r1", "80.00 by expenses/actual-costs; approver"},
            });
}

TEST(Allowance, CountsAnewOnNewYearsDay) {
  Desk desk(alone());
  const std::string anna = "anna" + nothing_elsewhere;
  const std::string paid = " by volunteer-allowance/allowance;";
  Steps steps;
  for (int month = 3; month <= 11; ++month) {
    const std::string two = (month < 10 ? "0" : "") + std::to_string(month);
    steps.push_back({anna, "attendance 2025-" + two + "-30 eur=210", "210.00" + paid});
  }
  // 1890 of 2100 by now.
  steps.push_back({anna, "attendance 2025-12-31 eur=210.01", "held 210.00" + by_both});
  steps.push_back({anna, "attendance 2025-12-31 eur=209.99", "209.99" + paid});
  steps.push_back({anna, "attendance 2026-01-01 eur=220", "220.00" + paid});
  steps.push_back({anna, "attendance 2025-12-31 eur=0.02", "held 0.01" + by_both});
  steps.push_back({anna, "attendance 2025-01-01 eur=0.02", "held 0.01" + by_year});
  steps.push_back({anna, "attendance 2025-01-01 eur=0.01", "0.01" + paid});
  steps.push_back({anna, "attendance 2025-01-02 eur=0.01", "held 0.00" + by_year});
  steps.push_back({anna, "attendance 2026-01-02 eur=0.01", "held 0.00" + by_month});
  steps.push_back({anna, "attendance 2026-02-01 eur=0.01", "0.01" + paid});
  expect_steps(desk, steps);
  const ResidentId id("anna");
  EXPECT_EQ(desk.history().granted(id, Span::year, {2025, 1, 1}), testing::euro_cents(210000));
  EXPECT_EQ(desk.history().granted(id, Span::year, {2026, 1, 1}), testing::euro_cents(22001));
  EXPECT_EQ(desk.history().granted(id, Span::month, {2025, 12, 1}), testing::euro_cents(20999));
  EXPECT_EQ(desk.history().granted(id, Span::day, {2025, 12, 31}), testing::euro_cents(20999));
  EXPECT_EQ(desk.history().granted(id, Span::day, {2025, 12, 1}), testing::euro_cents(0));
}

TEST(Allowance, CountsWhatOthersPay) {
  const std::string anna = "anna wijkverbinder@2026-01-01";
  expect_rows({
      {anna, "attendance 2026-03-09 eur=10", "undecided" + by_both},
      {anna + " month=0", "attendance 2026-03-09 eur=10", "undecided" + by_year},
      {anna + " year-paid=0", "attendance 2026-03-09 eur=10", "undecided" + by_month},
      {anna + " month=0 year-paid=0", "attendance 2026-03-09 eur=10", "10.00" + allowance},
      {anna + " month=200 year-paid=200", "attendance 2026-03-09 eur=20", "20.00" + allowance},
      {anna + " month=200 year-paid=200", "attendance 2026-03-09 eur=20.01", "held 20.00" + by_month},
      {anna + " month=0 year-paid=2190", "attendance 2026-03-09 eur=10", "10.00" + allowance},
      {anna + " month=0 year-paid=2190", "attendance 2026-03-09 eur=10.01", "held 10.00" + by_year},
      {anna + " month=210 year-paid=2195", "attendance 2026-03-09 eur=11", "held 5.00" + by_both},
      {anna + " month=300 year-paid=3000", "attendance 2026-03-09 eur=1", "held 0.00" + by_both},
      // Other lines need no such thing; who may not claim is refused without.
      {anna, "purchase 2026-03-09 eur=10 receipt=r1", "10.00 by expenses/actual-costs; approver"},
      {"anna", "attendance 2026-03-09 eur=10", "refused by engagement-ladder/from-kartrekker"},
  });
  Desk desk;
  expect_steps(desk,
               {
                   {anna, "attendance 2026-03-09 eur=220", "undecided" + by_both},
                   {anna + " month=0 year-paid=0", "attendance 2026-03-09 eur=120", "120.00" + allowance},
                   {anna + " month=60 year-paid=60", "attendance 2026-03-10 eur=41", "held 40.00" + by_month},
                   {anna + " month=60 year-paid=60", "attendance 2026-03-10 eur=40", "40.00" + allowance},
                   {anna + " month=0 year-paid=0", "attendance 2026-03-11 eur=60", "60.00" + allowance},
               });
}

TEST(Allowance, CountsTheLinesOfOneClaimInTheirOrder) {
  Desk desk;
  EXPECT_EQ(desk.hand_in("anna wijkverbinder@2026-01-01" + nothing_elsewhere,
                         {"attendance 2026-01-31 eur=200", "attendance 2026-01-30 eur=30",
                          "flat-travel 2026-01-30 eur=20", "attendance 2026-02-01 eur=30",
                          "attendance 2026-01-29 eur=0.01"}),
            "200.00" + allowance + " | held 20.00" + by_month + " | 20.00" + allowance + " | 30.00" +
                allowance + " | held 0.00" + by_month);
}

}  // namespace
}  // namespace buurtkas
