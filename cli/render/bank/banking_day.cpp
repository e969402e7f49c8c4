#include "cli/render/bank/banking_day.h"

namespace buurtkas {
namespace {

// Of the Gregorian calendar, by the golden number, the century's corrections and the paschal full moon
// (Meeus, Astronomical Algorithms, chapter 8).
std::int32_t easter_of(int year) {
  const int golden = year % 19;
  const int century = year / 100;
  const int of_century = year % 100;
  const int correction = (century + 8) / 25;
  const int moon = (century - (century - correction + 1) / 3) + 15;
  const int epact = (19 * golden + moon - century / 4) % 30;
  const int to_sunday = (32 + 2 * (century % 4) + 2 * (of_century / 4) - epact - of_century % 4) % 7;
  const int late = (golden + 11 * epact + 22 * to_sunday) / 451;
  const int days = epact + to_sunday - 7 * late + 114;
  return day_number({year, days / 31, days % 31 + 1});
}

}  // namespace

bool is_banking_day(const Date& day) {
  const std::int32_t number = day_number(day);
  const std::int32_t weekday = number % 7;  // 1 January 1900 was a Monday
  if (weekday == 5 || weekday == 6) return false;
  const bool is_fixed = (day.month == 1 && day.day == 1) || (day.month == 5 && day.day == 1) ||
                        (day.month == 12 && (day.day == 25 || day.day == 26));
  if (is_fixed) return false;
  const std::int32_t easter = easter_of(day.year);
  return number != easter - 2 && number != easter + 1;
}

Date banking_day_from(Date day) {
  while (!is_banking_day(day)) day = date_of(day_number(day) + 1);
  return day;
}

}  // namespace buurtkas
