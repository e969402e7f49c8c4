#include "engine/rulebook/totals.h"

#include "engine/assertion.h"

namespace buurtkas {

const std::string& Subject::of(Per per) const {
  switch (per) {
    case Per::person:
      return person;
    case Per::household:
      return household;
    case Per::project:
      return project;
    case Per::pot:
      return pot;
  }
  BUURTKAS_ASSERT(false);
  return person;
}

Date first_day(const Date& day, Span span) {
  BUURTKAS_ASSERT(span != Span::line);
  if (span == Span::day) return day;
  return {day.year, span == Span::month ? day.month : 1, 1};
}

Money Totals::of(const std::string& limit, const std::string& whom, const Date& first) const {
  const auto at = totals_.find({limit, whom, first});
  return at == totals_.end() ? Money(0, Currency::euro()) : at->second;
}

void Totals::add(const std::string& limit, const std::string& whom, const Date& first, Money amount) {
  const auto [at, is_new] = totals_.emplace(std::tuple{limit, whom, first}, amount);
  if (!is_new) at->second += amount;
}

}  // namespace buurtkas
