#include "engine/rulebook/earlier_lines.h"

#include <array>

#include "engine/rulebook/effect.h"

namespace buurtkas {
namespace {

constexpr std::array<Per, 4> all_pers = {Per::person, Per::household, Per::project, Per::pot};

// What it has in common with the line; nothing: all.
Subject subject_with(const std::optional<Per>& only) {
  Subject subject = subject_of_line();
  if (only && *only != Per::person) subject.person = "other";
  if (only && *only != Per::household) subject.household = "other";
  if (only && *only != Per::project) subject.project = "other";
  if (only && *only != Per::pot) subject.pot = "other";
  return subject;
}

// In the same day, month and year as the line, in the same month and year, and in the same year.
std::vector<Date> days_beside(const Date& day) {
  std::vector<Date> days = {day, {day.year, day.month, day.day == 1 ? 2 : 1}};
  for (const int month : {1, 7, 12}) {
    if (month != day.month) days.push_back({day.year, month, month == 12 ? 31 : 1});
  }
  return days;
}

struct EarlierCase {
  Case one;
  Witness what;
};

void add_cases(const RulesInForce& rules, const Space& space, std::vector<EarlierCase>& cases) {
  for (const ArticleIndex index : rules.articles) {
    const Article& article = rules.rulebook->articles[index];
    const auto* limit = std::get_if<LimitRule>(&article.verb);
    if (limit == nullptr || limit->in == Span::line || !has_values(rules, article)) continue;
    const Box where = space.box_of(rules, article.when, article.unless);
    if (is_empty(where)) continue;
    EarlierCase earlier{filled(space.case_in(where)), space.witness_in(where)};
    cases.push_back(std::move(earlier));
  }
}

// True when some limit counts it.
bool count_in(const RulesInForce& rules, const EarlierCase& earlier, const EarlierLine& line,
              const Subject& subject, Totals& totals) {
  bool is_counted = false;
  const RulesInForce then = rules_in_force(*rules.rulebook, line.on, rules.known);
  for (const ArticleIndex index : then.articles) {
    const Article& article = rules.rulebook->articles[index];
    const auto* limit = std::get_if<LimitRule>(&article.verb);
    if (limit == nullptr || limit->in == Span::line) continue;
    if (applies(then, article.when, article.unless, earlier.one).answer != Answer::yes) continue;
    totals.add(rules.rulebook->name + '/' + article.id, subject.of(limit->per), first_day(line.on, limit->in),
               line.amount);
    is_counted = true;
  }
  return is_counted;
}

}  // namespace

const Subject& subject_of_line() {
  static const Subject subject = {"person", "household", "project", "pot"};
  return subject;
}

std::set<std::int64_t> limits_of(const RulesInForce& rules) {
  std::set<std::int64_t> cents;
  for (const ArticleIndex index : rules.articles) {
    const auto* limit = std::get_if<LimitRule>(&rules.rulebook->articles[index].verb);
    if (limit == nullptr || limit->times || rules.values[limit->at_most] == nullptr) continue;
    cents.insert(rules.values[limit->at_most]->parts);
  }
  cents.erase(0);
  return cents;
}

Case filled(Case one) {
  const auto fields = fields_of(one.kind);
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (one.fields[i].is_known) continue;
    one.fields[i].is_known = true;
    if (fields[i].type == FieldType::open_word) one.fields[i].word = "other";
  }
  return one;
}

std::vector<EarlierLines> earlier_lines(const RulesInForce& before, const RulesInForce& after,
                                        const Space& space, const Case& line,
                                        const std::set<std::int64_t>& amounts) {
  std::vector<EarlierCase> cases = {{line, {}}};
  add_cases(before, space, cases);
  add_cases(after, space, cases);
  std::vector<std::optional<Per>> onlys = {std::nullopt};
  onlys.insert(onlys.end(), all_pers.begin(), all_pers.end());
  std::vector<EarlierLines> result;
  for (const EarlierCase& earlier : cases) {
    for (const std::int64_t cents : amounts) {
      for (const Date& day : days_beside(before.on)) {
        for (const std::optional<Per>& only : onlys) {
          EarlierLines one;
          one.line = EarlierLine{Money(cents, Currency::euro()), day, only, earlier.what};
          const Subject subject = subject_with(only);
          const bool counts_before = count_in(before, earlier, *one.line, subject, one.before);
          const bool counts_after = count_in(after, earlier, *one.line, subject, one.after);
          if (counts_before || counts_after) result.push_back(std::move(one));
        }
      }
    }
  }
  return result;
}

}  // namespace buurtkas
