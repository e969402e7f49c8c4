#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "engine/date.h"

namespace buurtkas {
namespace {

// The calendar as a school teaches it.
bool is_leap(int year) {
  return year % 400 == 0 || (year % 4 == 0 && year % 100 != 0);
}

int days_in(int year, int month) {
  const std::vector<int> days = {31, is_leap(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return days[static_cast<std::size_t>(month - 1)];
}

TEST(Days, OfThreeCenturiesAreCountedOneByOneAndBack) {
  std::int32_t number = 0;
  for (int year = 1900; year <= 2199; ++year) {
    for (int month = 1; month <= 12; ++month) {
      for (int day = 1; day <= days_in(year, month); ++day) {
        const Date date{year, month, day};
        ASSERT_EQ(day_number(date), number) << to_string(date);
        ASSERT_EQ(date_of(number), date) << number;
        ++number;
      }
    }
  }
  EXPECT_EQ(number, 109'573);
}

TEST(Days, HaveALeapDayIn2000AndNotIn1900And2100) {
  EXPECT_EQ(day_number({1900, 1, 1}), 0);
  EXPECT_EQ(day_number({1900, 3, 1}) - day_number({1900, 2, 28}), 1);
  EXPECT_EQ(day_number({2000, 3, 1}) - day_number({2000, 2, 28}), 2);
  EXPECT_EQ(day_number({2100, 3, 1}) - day_number({2100, 2, 28}), 1);
  EXPECT_EQ(day_number({2024, 3, 1}) - day_number({2024, 2, 28}), 2);
  EXPECT_EQ(day_number({1970, 1, 1}), 25'567);
  EXPECT_EQ(date_of(36'582), (Date{2000, 2, 28}));
  EXPECT_EQ(date_of(36'583), (Date{2000, 2, 29}));
  EXPECT_EQ(date_of(36'584), (Date{2000, 3, 1}));
}

struct Row {
  Date born;
  Date on;
  int years;
};

TEST(WholeYears, TurnOnTheBirthdayAndNotADayBefore) {
  const std::vector<Row> rows = {
      {{2005, 3, 15}, {2026, 3, 14}, 20},
      {{2005, 3, 15}, {2026, 3, 15}, 21},
      {{2005, 3, 15}, {2026, 2, 28}, 20},
      {{2005, 3, 15}, {2026, 4, 1}, 21},
      {{2005, 12, 31}, {2026, 12, 30}, 20},
      {{2005, 12, 31}, {2026, 12, 31}, 21},
      {{2005, 1, 1}, {2025, 12, 31}, 20},
      {{2005, 1, 1}, {2026, 1, 1}, 21},
      {{2005, 1, 31}, {2026, 2, 1}, 21},
      {{2026, 3, 9}, {2026, 3, 9}, 0},
      {{2026, 3, 9}, {2027, 3, 8}, 0},
      {{2026, 3, 9}, {2027, 3, 9}, 1},
      {{1900, 1, 1}, {2199, 12, 31}, 299},
      // Born on 29 February
      {{2004, 2, 29}, {2005, 2, 28}, 0},
      {{2004, 2, 29}, {2005, 3, 1}, 1},
      {{2004, 2, 29}, {2008, 2, 28}, 3},
      {{2004, 2, 29}, {2008, 2, 29}, 4},
      {{2004, 2, 29}, {2025, 2, 28}, 20},
      {{2004, 2, 29}, {2025, 3, 1}, 21},
      {{2000, 2, 29}, {2100, 2, 28}, 99},
      {{2000, 2, 29}, {2100, 3, 1}, 100},
      {{1896, 2, 29}, {1900, 2, 28}, 3},
      {{1896, 2, 29}, {1900, 3, 1}, 4},
      {{2003, 2, 28}, {2004, 2, 28}, 1},
      {{2003, 3, 1}, {2004, 2, 29}, 0},
      // Not yet born
      {{2026, 3, 9}, {2026, 3, 8}, 0},
      {{2026, 3, 9}, {2025, 12, 31}, 0},
      {{2026, 3, 9}, {1900, 1, 1}, 0},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(whole_years(row.born, row.on), row.years) << to_string(row.born) << ' ' << to_string(row.on);
  }
}

// One after another: a year more on each birthday, and on no other day.
TEST(WholeYears, GoUpByOneOnEachBirthday) {
  for (const Date& born : {Date{1999, 12, 31}, Date{2000, 1, 1}, Date{2000, 2, 29}, Date{1999, 3, 1}}) {
    int years = 0;
    for (std::int32_t number = day_number(born) + 1; number <= day_number({2110, 1, 1}); ++number) {
      const Date on = date_of(number);
      const bool is_moved = born.month == 2 && born.day == 29 && !is_leap(on.year);
      const Date birthday = is_moved ? Date{on.year, 3, 1} : Date{on.year, born.month, born.day};
      if (on == birthday) ++years;
      ASSERT_EQ(whole_years(born, on), years) << to_string(born) << ' ' << to_string(on);
    }
  }
}

}  // namespace
}  // namespace buurtkas
