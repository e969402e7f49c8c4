#include "engine/date.h"

#include <array>
#include <cstddef>

#include "engine/assertion.h"

namespace buurtkas {
namespace {

bool is_leap_year(int year) {
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

constexpr int first_year = 1900;
constexpr int last_year = 2199;

int days_of(int year, int month) {
  static constexpr std::array<int, 12> days_in_month = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && is_leap_year(year) ? 29 : days_in_month.at(static_cast<std::size_t>(month - 1));
}

std::optional<Date> existing(int year, int month, int day) {
  if (year < first_year || year > last_year || month < 1 || month > 12 || day < 1) return std::nullopt;
  if (day > days_of(year, month)) return std::nullopt;
  return Date{year, month, day};
}

// Of the years from first_year up to this one.
std::int32_t days_before(int year) {
  const int leap_days = (year - 1) / 4 - (year - 1) / 100 + (year - 1) / 400;
  constexpr int leap_days_before = (first_year - 1) / 4 - (first_year - 1) / 100 + (first_year - 1) / 400;
  return (year - first_year) * 365 + leap_days - leap_days_before;
}

std::optional<int> digits(std::string_view text) {
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

std::optional<Date> from_parts(std::string_view year, std::string_view month, std::string_view day) {
  const auto y = digits(year);
  const auto m = digits(month);
  const auto d = digits(day);
  if (!y || !m || !d) return std::nullopt;
  return existing(*y, *m, *d);
}

std::string padded(int value, std::size_t width) {
  std::string text = std::to_string(value);
  return text.size() < width ? std::string(width - text.size(), '0') + text : text;
}

}  // namespace

std::optional<Date> parse_iso_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  return from_parts(text.substr(0, 4), text.substr(5, 2), text.substr(8, 2));
}

std::optional<Date> parse_dotted_date(std::string_view text) {
  if (text.size() != 10 || text[2] != '.' || text[5] != '.') return std::nullopt;
  return from_parts(text.substr(6, 4), text.substr(3, 2), text.substr(0, 2));
}

std::string to_string(const Date& date) {
  return padded(date.year, 4) + '-' + padded(date.month, 2) + '-' + padded(date.day, 2);
}

std::int32_t day_number(const Date& date) {
  BUURTKAS_ASSERT(existing(date.year, date.month, date.day));
  std::int32_t days = days_before(date.year);
  for (int month = 1; month < date.month; ++month) days += days_of(date.year, month);
  return days + date.day - 1;
}

Date date_of(std::int32_t day_number) {
  BUURTKAS_ASSERT(day_number >= 0 && day_number < days_before(last_year + 1));
  int year = first_year + day_number / 366;
  while (days_before(year + 1) <= day_number) ++year;
  std::int32_t left = day_number - days_before(year);
  int month = 1;
  while (left >= days_of(year, month)) left -= days_of(year, month++);
  return {year, month, left + 1};
}

int whole_years(const Date& born, const Date& on) {
  if (on < born) return 0;
  const bool was_birthday = on.month != born.month ? on.month > born.month : on.day >= born.day;
  return on.year - born.year - (was_birthday ? 0 : 1);
}

}  // namespace buurtkas
