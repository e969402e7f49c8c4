#include <map>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "cli/read/rules/rule_values.h"
#include "tests/read_rules/rules_support.h"

// A number of each unit: read exactly, or a finding.

namespace buurtkas {
namespace {

struct Row {
  std::string text;
  std::string read;  // as a fraction, or the code, what was found, what was expected, the hint
};

std::string read_as(const std::string& text, Unit unit) {
  FindingList list;
  FileFindings findings(list, "f");
  const auto value = read_value(findings, {3, 7}, text, unit);
  const Findings found = list.take("f");
  EXPECT_EQ(value.has_value(), found.empty()) << text;
  if (value) return to_string(*value);
  EXPECT_EQ(found.size(), 1U);
  const Finding& one = found.at(0);
  EXPECT_EQ(one.severity, Severity::error);
  EXPECT_EQ(one.place, (Place{"f", 3, 7}));
  return std::string(one.code) + ' ' + one.found + '|' + one.expected + '|' + one.hint;
}

void expect_read(Unit unit, const std::vector<Row>& rows) {
  for (const Row& row : rows) EXPECT_EQ(read_as(row.text, unit), row.read) << row.text;
}

TEST(RuleValues, OfEurosAreWholeCents) {
  expect_read(Unit::eur,
              {
                  {"0", "0"},
                  {"0.00", "0"},
                  {"0.01", "1/100"},
                  {"2.3", "23/10"},
                  {"12.50", "25/2"},
                  {"1000000000", "1000000000"},
                  {"1000000000.01", "number-out-of-range 1000000000.01|0 - 1000000000.00 EUR|"},
                  {"1000000000000000.01", "number-out-of-range 1000000000000000.01|0 - 1000000000.00 EUR|"},
                  {"1,5", "ambiguous-amount 1,5|1234.56|1.5"},
                  {"1.000", "ambiguous-amount 1.000|1234.56|1000"},
                  {"1.234,56", "ambiguous-amount 1.234,56|1234.56|1234.56"},
                  {"0100", "ambiguous-amount 0100|1234.56|100"},
                  {"12.3456", "too-many-decimals 12.3456|1234.56|"},
                  {"0.001", "too-many-decimals 0.001|1234.56|"},
                  {"-5", "negative-amount -5|0|"},
                  {"1e3", "not-an-amount 1e3|1234.56|"},
                  {"NaN", "not-an-amount NaN|1234.56|"},
                  {".nan", "not-an-amount .nan|1234.56|"},
                  {"inf", "not-an-amount inf|1234.56|"},
                  {"0x10", "not-an-amount 0x10|1234.56|"},
                  {"1/3", "not-an-amount 1/3|1234.56|"},
                  {"5%", "not-an-amount 5%|1234.56|"},
                  {"€5", "not-an-amount €5|1234.56|"},
                  {"5 EUR", "not-a-number 5 EUR|0 - 1000000000.00 EUR|5"},
                  {"1_000", "not-an-amount 1_000|1234.56|"},
                  {"1 000", "ambiguous-amount 1 000|1234.56|1000"},
                  {"+5", "not-an-amount +5|1234.56|"},
                  {".5", "ambiguous-amount .5|1234.56|0.5"},
                  {"5.", "ambiguous-amount 5.|1234.56|5"},
                  {"", "not-an-amount |1234.56|"},
              });
}

void expect_rate(Unit unit, const std::string& name) {
  const std::string bounds = "0 - 1000.00 " + name;
  expect_read(unit, {
                        {"0", "0"},
                        {"0.23", "23/100"},
                        {"0.2345", "469/2000"},
                        {"1/3", "1/3"},
                        {"2/6", "1/3"},
                        {"0/5", "0"},
                        {"1000", "1000"},
                        {"1.000", "not-a-number 1.000|" + bounds + "|1000"},
                        {"1.125", "not-a-number 1.125|" + bounds + "|1.1250"},
                        {"1.1250", "9/8"},
                        {"0.125", "1/8"},
                        {"1,125", "not-a-number 1,125|" + bounds + "|"},
                        {"0100", "not-a-number 0100|" + bounds + "|100"},
                        {"01.125", "not-a-number 01.125|" + bounds + "|"},
                        {"-0.23", "number-out-of-range -0.23|" + bounds + "|"},
                        {"0.000000000000000001", "1/1000000000000000000"},
                        {"1000.01", "number-out-of-range 1000.01|" + bounds + "|"},
                        {"3001/3", "number-out-of-range 3001/3|" + bounds + "|"},
                        {"999999999999999999", "number-out-of-range 999999999999999999|" + bounds + "|"},
                        {"9999999999999999999", "not-a-number 9999999999999999999|" + bounds + "|"},
                        {"1/0", "not-a-number 1/0|" + bounds + "|"},
                        {"1/3/5", "not-a-number 1/3/5|" + bounds + "|"},
                        {"1/-3", "not-a-number 1/-3|" + bounds + "|"},
                        {"0,23", "not-a-number 0,23|" + bounds + "|0.23"},
                        {"1,5", "not-a-number 1,5|" + bounds + "|1.5"},
                        {"1e3", "not-a-number 1e3|" + bounds + "|"},
                        {"NaN", "not-a-number NaN|" + bounds + "|"},
                        {"inf", "not-a-number inf|" + bounds + "|"},
                        {"5%", "not-a-number 5%|" + bounds + "|"},
                        {"0.23 " + name, "not-a-number 0.23 " + name + "|" + bounds + "|0.23"},
                        {"€0.23", "not-a-number €0.23|" + bounds + "|"},
                        {".23", "not-a-number .23|" + bounds + "|0.23"},
                        {"", "not-a-number |" + bounds + "|"},
                    });
}

TEST(RuleValues, OfRatesAreExactFractions) {
  expect_rate(Unit::eur_per_km, "EUR/km");
  expect_rate(Unit::eur_per_hour, "EUR/hour");
}

TEST(RuleValues, OfKilometresAndHoursHaveThousandths) {
  expect_read(Unit::km, {
                            {"0.001", "1/1000"},
                            {"0.5", "1/2"},
                            {"1/8", "1/8"},
                            {"10", "10"},
                            {"1000000", "1000000"},
                            {"1000000.001", "number-out-of-range 1000000.001|0 - 1000000 km|"},
                            {"0.0001", "not-a-number 0.0001|0.001 km|"},
                            {"0.0010", "1/1000"},
                            {"1/3", "not-a-number 1/3|0.001 km|"},
                            {"1,5", "not-a-number 1,5|0 - 1000000 km|1.5"},
                            {"1e3", "not-a-number 1e3|0 - 1000000 km|"},
                            {"NaN", "not-a-number NaN|0 - 1000000 km|"},
                            {"10 km", "not-a-number 10 km|0 - 1000000 km|10"},
                            {"10%", "not-a-number 10%|0 - 1000000 km|"},
                            {"10km", "not-a-number 10km|0 - 1000000 km|10"},
                            {"1.000 km", "not-a-number 1.000 km|0 - 1000000 km|"},
                            {"10 km km", "not-a-number 10 km km|0 - 1000000 km|"},
                            {"10 hour", "not-a-number 10 hour|0 - 1000000 km|"},
                            {"1.000", "not-a-number 1.000|0 - 1000000 km|1000"},
                            {"1.125", "not-a-number 1.125|0 - 1000000 km|1125"},
                            {"999.999", "not-a-number 999.999|0 - 1000000 km|999999"},
                            {"1.1250", "9/8"},
                            {"0.125", "1/8"},
                            {"1000.125", "8001/8"},
                            {"1.000.000", "not-a-number 1.000.000|0 - 1000000 km|1000000"},
                            {"1.000.001", "not-a-number 1.000.001|0 - 1000000 km|"},
                            {"007.5", "not-a-number 007.5|0 - 1000000 km|7.5"},
                            {"01/8", "not-a-number 01/8|0 - 1000000 km|"},
                            {"-1", "number-out-of-range -1|0 - 1000000 km|"},
                            {"-1/8", "number-out-of-range -1/8|0 - 1000000 km|"},
                            {"--1", "not-a-number --1|0 - 1000000 km|"},
                            {"-5%", "not-a-number -5%|0 - 1000000 km|"},
                        });
  expect_read(Unit::hour, {
                              {"7.5", "15/2"},
                              {"1/4", "1/4"},
                              {"0.0005", "not-a-number 0.0005|0.001 hour|"},
                              {"1000001", "number-out-of-range 1000001|0 - 1000000 hour|"},
                              {"4.1250", "33/8"},
                              {"1.5.2026", "not-a-number 1.5.2026|0 - 1000000 hour|"},
                              {"1:30", "not-a-number 1:30|0 - 1000000 hour|"},
                          });
}

TEST(RuleValues, OfDaysYearsAndCountsAreWhole) {
  for (const Unit unit : {Unit::day, Unit::year, Unit::count}) {
    const std::string name(name_of(unit));
    expect_read(unit, {
                          {"0", "0"},
                          {"42", "42"},
                          {"1000000", "1000000"},
                          {"1000001", "number-out-of-range 1000001|0 - 1000000|"},
                          {"99999999999999999999", "number-out-of-range 99999999999999999999|0 - 1000000|"},
                          {"2.5", "not-a-number 2.5|0 - 1000000|"},
                          {"2.0", "not-a-number 2.0|0 - 1000000|"},
                          {"1/2", "not-a-number 1/2|0 - 1000000|"},
                          {"042", "not-a-number 042|0 - 1000000|"},
                          {"1.000", "not-a-number 1.000|0 - 1000000|"},
                          {"-1", "number-out-of-range -1|0 - 1000000|"},
                          {"-1.5", "number-out-of-range -1.5|0 - 1000000|"},
                          {"+1", "not-a-number +1|0 - 1000000|"},
                          {"1e3", "not-a-number 1e3|0 - 1000000|"},
                          {"NaN", "not-a-number NaN|0 - 1000000|"},
                          {"12 " + name, "not-a-number 12 " + name + "|0 - 1000000 " + name + "|12"},
                          {"5%", "not-a-number 5%|0 - 1000000|"},
                          {"", "not-a-number |0 - 1000000|"},
                      });
  }
}

TEST(RuleValues, OfSharesArePercents) {
  expect_read(Unit::percent, {
                                 {"0%", "0"},
                                 {"15%", "3/20"},
                                 {"15 %", "3/20"},
                                 {"12.5%", "1/8"},
                                 {"0.001%", "1/100000"},
                                 {"100%", "1"},
                                 {"100.01%", "not-a-share 100.01%|>= 0%, <= 100%|"},
                                 {"150%", "not-a-share 150%|>= 0%, <= 100%|"},
                                 {"15", "not-a-share 15|>= 0%, <= 100%|15%"},
                                 {"1/3", "1/3"},
                                 {"3/20", "3/20"},
                                 {"3/3", "1"},
                                 {"4/3", "not-a-share 4/3|>= 0%, <= 100%|"},
                                 {"1/0", "not-a-share 1/0|>= 0%, <= 100%|"},
                                 {"-1/3", "not-a-share -1/3|>= 0%, <= 100%|"},
                                 {"0.15", "not-a-share 0.15|>= 0%, <= 100%|15%"},
                                 {"0.125", "not-a-share 0.125|>= 0%, <= 100%|12.5%"},
                                 {"12.5", "not-a-share 12.5|>= 0%, <= 100%|12.5%"},
                                 {"1", "not-a-share 1|>= 0%, <= 100%|"},
                                 {"150", "not-a-share 150|>= 0%, <= 100%|"},
                                 {"-5%", "not-a-share -5%|>= 0%, <= 100%|"},
                                 {"-5", "not-a-share -5|>= 0%, <= 100%|"},
                                 {"1e1%", "not-a-share 1e1%|>= 0%, <= 100%|"},
                                 {"NaN", "not-a-share NaN|>= 0%, <= 100%|"},
                                 {"%", "not-a-share %|>= 0%, <= 100%|"},
                                 {"15%%", "not-a-share 15%%|>= 0%, <= 100%|"},
                                 {"15 procent", "not-a-share 15 procent|>= 0%, <= 100%|"},
                                 {"", "not-a-share |>= 0%, <= 100%|"},
                             });
}

TEST(RuleValues, HaveWholeParts) {
  const std::map<std::pair<std::string, Unit>, std::int64_t> rows = {
      {{"12.50", Unit::eur}, 1'250},
      {{"1000000000", Unit::eur}, 100'000'000'000},
      {{"0.001", Unit::km}, 1},
      {{"1/8", Unit::km}, 125},
      {{"1000000", Unit::km}, 1'000'000'000},
      {{"7.5", Unit::hour}, 7'500},
      {{"42", Unit::day}, 42},
      {{"12", Unit::year}, 12},
      {{"1000000", Unit::count}, 1'000'000},
  };
  for (const auto& [written, parts] : rows) {
    FindingList list;
    FileFindings findings(list, "f");
    EXPECT_EQ(read_parts(findings, {1, 1}, written.first, written.second), parts) << written.first;
    EXPECT_EQ(list.errors(), 0U);
    EXPECT_FALSE(read_parts(findings, {1, 1}, "x", written.second).has_value());
    EXPECT_EQ(list.errors(), 1U);
  }
}

TEST(RuleValues, ThatAreVeryLongAreRefusedAndShownShort) {
  for (const Unit unit : {Unit::eur, Unit::eur_per_km, Unit::km, Unit::day, Unit::percent}) {
    for (const std::string& text : {std::string(100'000, '9'), '1' + std::string(100'000, ',') + '5',
                                    std::string(100'000, '9') + '%', std::string(100'000, '9') + "/3"}) {
      FindingList list;
      FileFindings findings(list, "f");
      EXPECT_FALSE(read_value(findings, {1, 1}, text, unit).has_value());
      const Findings found = list.take("f");
      ASSERT_EQ(found.size(), 1U);
      EXPECT_LT(found[0].found.size() + found[0].expected.size() + found[0].hint.size(), 300U);
    }
  }
}

}  // namespace
}  // namespace buurtkas
