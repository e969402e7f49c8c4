#include "engine/date.h"

#include <array>
#include <cstddef>

namespace buurtkas {
namespace {

bool is_leap_year(int year) {
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

std::optional<Date> existing(int year, int month, int day) {
  static constexpr std::array<int, 12> days_in_month = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (year < 1900 || year > 2199 || month < 1 || month > 12 || day < 1) return std::nullopt;
  const int days =
      month == 2 && is_leap_year(year) ? 29 : days_in_month.at(static_cast<std::size_t>(month - 1));
  if (day > days) return std::nullopt;
  return Date{year, month, day};
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

}  // namespace buurtkas
