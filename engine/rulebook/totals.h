#pragma once

#include <map>
#include <string>
#include <tuple>

#include "engine/date.h"
#include "engine/money/money.h"
#include "engine/rulebook/verb.h"

// What limits have counted so far, in euros.

namespace buurtkas {

// Whom a line counts for.
struct Subject {
  std::string person;
  std::string household;
  std::string project;
  std::string pot;

  const std::string& of(Per per) const;
};

// The first day of the day, month or year that a day lies in. REQUIRES: the span is not a line.
Date first_day(const Date& day, Span span);

class Totals {
 public:
  // `limit` is the rulebook's name and the article's id, `whom` the subject, `first` the first day.
  Money of(const std::string& limit, const std::string& whom, const Date& first) const;
  void add(const std::string& limit, const std::string& whom, const Date& first, Money amount);

 private:
  std::map<std::tuple<std::string, std::string, Date>, Money> totals_;
};

}  // namespace buurtkas
