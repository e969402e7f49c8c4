#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

// A day of the Gregorian calendar, without time or time zone.

namespace buurtkas {

struct Date {
  int year = 1;
  int month = 1;
  int day = 1;

  auto operator<=>(const Date&) const = default;
};

// Both readers answer nothing for text of another form and for days that do not exist (30 February).
// Years are 1900 to 2199: others are typing errors in a neighbourhood's files.
std::optional<Date> parse_iso_date(std::string_view text);     // 2026-03-09, as our own files have it
std::optional<Date> parse_dotted_date(std::string_view text);  // 09.03.2026, as `.pb` files have it

std::string to_string(const Date& date);  // 2026-03-09

// Days since 1 January 1900, and back. REQUIRES: a day that exists; a number of one.
std::int32_t day_number(const Date& date);
Date date_of(std::int32_t day_number);

// The age on a day of who was born on another: 0 before. Who was born on 29 February is a year older on 1
// March when there is no such day.
int whole_years(const Date& born, const Date& on);

}  // namespace buurtkas
