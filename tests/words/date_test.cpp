#include "engine/date.h"

#include <optional>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace buurtkas {
namespace {

// What a reader makes of a text, back in the one form, or `none`.
std::string told(const std::optional<Date>& date) {
  return date ? to_string(*date) : "none";
}

struct Row {
  std::string text;
  std::string date;
};

TEST(Dates, AreReadFromYearMonthDayAndNothingElse) {
  const std::vector<Row> rows = {
      {"2026-03-09", "2026-03-09"},
      {"1900-01-01", "1900-01-01"},
      {"2199-12-31", "2199-12-31"},
      {"1899-12-31", "none"},
      {"2200-01-01", "none"},
      {"0000-01-01", "none"},
      {"0026-03-09", "none"},
      {"9999-12-31", "none"},
      // Days that there are not
      {"2026-00-10", "none"},
      {"2026-13-10", "none"},
      {"2026-01-00", "none"},
      {"2026-01-32", "none"},
      {"2026-04-31", "none"},
      {"2026-02-30", "none"},
      // 29 February
      {"2024-02-29", "2024-02-29"},
      {"2026-02-29", "none"},
      {"2000-02-29", "2000-02-29"},
      {"1900-02-29", "none"},
      {"2100-02-29", "none"},
      // Another form
      {"", "none"},
      {"2026", "none"},
      {"2026-3-9", "none"},
      {"26-03-09", "none"},
      {"2026/03/09", "none"},
      {"2026.03.09", "none"},
      {"20260309", "none"},
      {"2026-03-9", "none"},
      {"2026-03-091", "none"},
      {"2026-03-09T10", "none"},
      {"02026-03-09", "none"},
      {"09.03.2026", "none"},
      {"09-03-2026", "none"},
      {"9 maart 26", "none"},
      // Ten bytes, with something else among them
      {" 2026-03-9", "none"},
      {"2026-03-9 ", "none"},
      {"2026- 3-09", "none"},
      {"2026-03- 9", "none"},
      {" 026-03-09", "none"},
      {"2026-+3-09", "none"},
      {"-026-03-09", "none"},
      {"+202-03-09", "none"},
      {"2026-0x-09", "none"},
      {"2e26-03-09", "none"},
      {"202O-03-09", "none"},
      {"----------", "none"},
      {"abcd-ef-gh", "none"},
      {std::string("2026-03-0\0", 10), "none"},
      {"2026-03-\u0669", "none"},  // an Arabic digit, two bytes
      {"\u0968\u0966-03-", "none"},
  };
  for (const Row& row : rows) EXPECT_EQ(told(parse_iso_date(row.text)), row.date) << row.text;
}

TEST(Dates, AreReadFromDayMonthYearWithDotsInPbFiles) {
  const std::vector<Row> rows = {
      {"09.03.2026", "2026-03-09"}, {"31.12.2199", "2199-12-31"}, {"01.01.1900", "1900-01-01"},
      {"29.02.2024", "2024-02-29"}, {"29.02.2100", "none"},       {"30.02.2024", "none"},
      {"31.04.2026", "none"},       {"00.03.2026", "none"},       {"32.03.2026", "none"},
      {"09.00.2026", "none"},       {"09.13.2026", "none"},  // never the American order
      {"09.03.1899", "none"},       {"09.03.2200", "none"},       {"", "none"},
      {"9.3.2026", "none"},         {"09.03.26", "none"},         {"09-03-2026", "none"},
      {"09/03/2026", "none"},       {"2026.03.09", "none"},       {"2026-03-09", "none"},
      {" 9.03.2026", "none"},       {"09. 3.2026", "none"},       {"09.03.2026 ", "none"},
      {"09.03. 026", "none"},       {"09.03.+026", "none"},       {"0a.03.2026", "none"},
      {"..........", "none"},
  };
  for (const Row& row : rows) EXPECT_EQ(told(parse_dotted_date(row.text)), row.date) << row.text;
}

std::string two(int number) {
  return {static_cast<char>('0' + number / 10), static_cast<char>('0' + number % 10)};
}

// The calendar as a school teaches it.
bool exists(int year, int month, int day) {
  switch (month) {
    case 4:
    case 6:
    case 9:
    case 11:
      return day <= 30;
    case 2:
      if (year % 400 == 0) return day <= 29;
      if (year % 100 == 0) return day <= 28;
      return day <= (year % 4 == 0 ? 29 : 28);
    default:
      return day <= 31;
  }
}

TEST(Dates, OfThreeCenturiesComeBackAsTheyWereWrittenAndInOrder) {
  std::optional<Date> last;
  int days = 0;
  for (int year = 1900; year <= 2199; ++year) {
    for (int month = 1; month <= 12; ++month) {
      for (int day = 1; day <= 31; ++day) {
        const std::string iso = std::to_string(year) + '-' + two(month) + '-' + two(day);
        const std::string dotted = two(day) + '.' + two(month) + '.' + std::to_string(year);
        const auto date = parse_iso_date(iso);
        ASSERT_EQ(date, parse_dotted_date(dotted)) << iso;
        ASSERT_EQ(date.has_value(), exists(year, month, day)) << iso;
        if (!date) continue;
        ASSERT_EQ(*date, (Date{year, month, day}));
        ASSERT_EQ(to_string(*date), iso);
        if (last) {
          ASSERT_LT(*last, *date) << iso;
        }
        last = date;
        ++days;
      }
    }
  }
  EXPECT_EQ(days, 109'573);  // 300 x 365, and a leap day in 73 of the years
}

TEST(Dates, ThatAreSmallAreWrittenInTenLetters) {
  EXPECT_EQ(to_string(Date{}), "0001-01-01");
  EXPECT_EQ(to_string(Date{987, 6, 5}), "0987-06-05");
}

}  // namespace
}  // namespace buurtkas
