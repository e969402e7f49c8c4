#include "tests/rulebook/random_rules.h"

#include <algorithm>
#include <string>
#include <utility>

namespace buurtkas::testing {
namespace {

using Words = std::vector<std::string>;

const std::vector<Date>& days() {
  static const std::vector<Date> all = {{2025, 12, 30}, {2025, 12, 31}, {2026, 1, 1},  {2026, 1, 2},
                                        {2026, 1, 31},  {2026, 2, 1},   {2026, 2, 28}, {2026, 3, 1},
                                        {2026, 12, 31}, {2027, 1, 1}};
  return all;
}

const Period always = {{2025, 1, 1}, std::nullopt};

Period random_period(Draw& draw) {
  Date from = draw.of(days());
  Date until = draw.of(days());
  if (until < from) std::swap(from, until);
  if (draw.one_in(3)) return {from, std::nullopt};
  if (draw.one_in(3)) return {always.from, until};
  return {from, until};
}

// Parts of a unit: few different ones, and those next to them.
std::int64_t random_parts(Draw& draw, Unit unit) {
  static const std::vector<std::int64_t> cents = {0, 1, 99, 100, 101, 150, 199, 200, 250, 300, 333, 500};
  static const std::vector<std::int64_t> counts = {0, 1, 1, 2, 2, 3, 4};
  if (draw.one_in(400)) return parts_max(unit);
  if (unit == Unit::eur) return draw.of(cents);
  if (unit == Unit::year) return 19 + static_cast<std::int64_t>(draw.below(4));
  if (parts_of(unit) == 1) return draw.of(counts);
  // Kilometres and hours: wholes, halves and a smallest part more or less.
  const std::int64_t halves = draw.of(counts) * parts_of(unit) / 2;
  const auto beside = static_cast<std::int64_t>(draw.below(3)) - 1;
  return std::max<std::int64_t>(0, halves + (draw.one_in(2) ? beside : 0));
}

Ratio random_fraction(Draw& draw, Unit unit) {
  static const std::vector<std::pair<int, int>> shares = {{0, 1}, {1, 10}, {3, 20}, {1, 3},
                                                          {1, 2}, {2, 3},  {1, 1}};
  static const std::vector<std::pair<int, int>> rates = {{0, 1}, {1, 3},     {2, 3},   {23, 100}, {1, 100},
                                                         {1, 7}, {201, 100}, {3, 200}, {1, 1},    {1, 200}};
  if (unit != Unit::percent && draw.one_in(100)) return {rate_max};
  const auto& [over, under] = draw.of(unit == Unit::percent ? shares : rates);
  return {BigInt(over), BigInt(under)};
}

bool overlap(const Period& a, const Period& b) {
  return (!a.until || b.from <= *a.until) && (!b.until || a.from <= *b.until);
}

DatedValue random_value(Draw& draw, Unit unit) {
  DatedValue value;
  if (has_parts(unit)) {
    value.parts = random_parts(draw, unit);
    value.value = Ratio(BigInt(value.parts), BigInt(parts_of(unit)));
  } else {
    value.value = random_fraction(draw, unit);
  }
  value.valid = draw.one_in(2) ? always : random_period(draw);
  if (!draw.one_in(3)) value.known = draw.of(days());
  return value;
}

Parameter random_parameter(Draw& draw, std::string name, Unit unit) {
  Parameter parameter;
  parameter.name = std::move(name);
  parameter.unit = unit;
  DatedValue first = random_value(draw, unit);
  if (!draw.one_in(8)) {
    first.valid = always;
    first.known.reset();
  }
  parameter.values.push_back(first);
  for (std::uint64_t more = draw.below(4); more > 0; --more) {
    const DatedValue value = random_value(draw, unit);
    const bool is_double =
        std::any_of(parameter.values.begin(), parameter.values.end(), [&](const DatedValue& other) {
          return other.known == value.known && overlap(other.valid, value.valid);
        });
    if (!is_double) parameter.values.push_back(value);
  }
  draw.shuffle(parameter.values);
  return parameter;
}

std::vector<ParameterIndex> parameters_of(const Rulebook& rulebook, Unit unit) {
  std::vector<ParameterIndex> found;
  for (ParameterIndex index = 0; index < rulebook.parameters.size(); ++index) {
    if (rulebook.parameters[index].unit == unit) found.push_back(index);
  }
  return found;
}

const Words& kinds_of_line() {
  static const Words kinds = {"purchase", "kilometres", "hours"};
  return kinds;
}

const Words& all_tags() {
  static const Words tags = {"green", "old", "young"};
  return tags;
}

std::string random_word(Draw& draw, const Field& field) {
  if (field.type != FieldType::word)
    return draw.of(field.type == FieldType::tags ? all_tags() : kinds_of_line());
  // Of a long list the first three, mostly, so that it comes out either way.
  const std::size_t end = draw.one_in(4) ? field.words.size() : std::min<std::size_t>(3, field.words.size());
  return std::string(field.words[static_cast<std::size_t>(draw.below(end))]);
}

Condition random_condition(Draw& draw, const Rulebook& rulebook, CaseKind kind) {
  using enum Comparison;
  const auto fields = fields_of(kind);
  Condition condition;
  condition.field = static_cast<FieldIndex>(draw.below(fields.size()));
  const Field& field = fields[condition.field];
  if (field.type == FieldType::number) {
    condition.comparison = draw.of<Comparison>({is, is_not, at_least, at_most, more_than, less_than});
    const auto parameters = parameters_of(rulebook, field.unit);
    if (draw.one_in(2)) {
      condition.parameter = draw.of(parameters);
    } else {
      condition.number = random_parts(draw, field.unit);
    }
    return condition;
  }
  if (field.type == FieldType::tags) {
    condition.comparison = draw.of<Comparison>({has, has_not});
  } else {
    condition.comparison = draw.of<Comparison>({is, is_not, one_of, none_of});
  }
  condition.words.push_back(random_word(draw, field));
  if (condition.comparison == one_of || condition.comparison == none_of) {
    const std::string other = random_word(draw, field);
    if (other != condition.words[0]) condition.words.push_back(other);
  }
  return condition;
}

std::vector<Condition> random_conditions(Draw& draw, const Rulebook& rulebook, CaseKind kind,
                                         std::uint64_t end) {
  std::vector<Condition> conditions;
  if (fields_of(kind).empty()) return conditions;
  for (std::uint64_t left = draw.below(end); left > 0; --left) {
    conditions.push_back(random_condition(draw, rulebook, kind));
  }
  return conditions;
}

Rounding random_rounding(Draw& draw) {
  return draw.of<Rounding>({Rounding::half_up, Rounding::half_even, Rounding::down, Rounding::up});
}

// A rate's parameter, field and rounding.
template <typename Rated>
ParameterIndex make_rate(Draw& draw, const Rulebook& rulebook, Rated& rated) {
  const bool is_hours = draw.one_in(2);
  rated.times = field_from(CaseKind::line, is_hours ? "hours" : "kilometres");
  rated.rounding = random_rounding(draw);
  return draw.of(parameters_of(rulebook, is_hours ? Unit::eur_per_hour : Unit::eur_per_km));
}

Pay random_pay(Draw& draw, const Rulebook& rulebook) {
  Pay pay;
  pay.kind = draw.of<PayKind>({PayKind::claimed, PayKind::share, PayKind::rate, PayKind::amount});
  if (pay.kind == PayKind::rate) pay.parameter = make_rate(draw, rulebook, pay);
  if (pay.kind == PayKind::amount) pay.parameter = draw.of(parameters_of(rulebook, Unit::eur));
  if (pay.kind == PayKind::share) {
    pay.parameter = draw.of(parameters_of(rulebook, Unit::percent));
    pay.rounding = random_rounding(draw);
  }
  return pay;
}

LimitRule random_limit(Draw& draw, const Rulebook& rulebook) {
  LimitRule limit;
  limit.at_most = draw.of(parameters_of(rulebook, Unit::eur));
  if (draw.one_in(4)) limit.at_most = make_rate(draw, rulebook, limit);
  limit.per = draw.of<Per>({Per::person, Per::person, Per::household, Per::project, Per::pot});
  limit.in = draw.of<Span>({Span::line, Span::day, Span::month, Span::month, Span::year, Span::year});
  limit.beyond = draw.of<Beyond>({Beyond::cut, Beyond::cut, Beyond::hold, Beyond::refuse});
  limit.counts_elsewhere = (limit.in == Span::month || limit.in == Span::year) && draw.one_in(3);
  return limit;
}

Words random_tags(Draw& draw) {
  Words tags;
  for (const std::string& tag : all_tags()) {
    if (draw.one_in(2)) tags.push_back(tag);
  }
  return tags;
}

Sign random_sign(Draw& draw) {
  Sign sign;
  for (const Role role : {Role::approver, Role::second_approver, Role::treasurer, Role::board}) {
    if (draw.one_in(3)) sign.roles.push_back(role);
  }
  if (sign.roles.empty()) sign.roles.push_back(Role::treasurer);
  return sign;
}

// Whether an article already pays every line.
bool pays_all(const Rulebook& rulebook) {
  return !rulebook.articles.empty() && std::holds_alternative<Pay>(rulebook.articles[0].verb) &&
         rulebook.articles[0].when.empty() && rulebook.articles[0].unless.empty();
}

Verb random_verb(Draw& draw, const Rulebook& rulebook, CaseKind kind) {
  const std::uint64_t which = draw.below(8);
  if (kind == CaseKind::line && which < 3 && pays_all(rulebook) && !draw.one_in(8)) {
    return random_limit(draw, rulebook);
  }
  if (kind == CaseKind::line && which < 3) return random_pay(draw, rulebook);
  if (kind == CaseKind::line && which < 6) return random_limit(draw, rulebook);
  if (kind == CaseKind::line && which < 7) return random_sign(draw);
  if (kind == CaseKind::pot && which < 3) {
    EarmarkRule earmark{random_tags(draw), random_tags(draw), {}};
    if (draw.one_in(2)) earmark.largest_share = draw.of(parameters_of(rulebook, Unit::percent));
    return earmark;
  }
  if (kind == CaseKind::pot && which < 6) return ReserveRule{draw.of(parameters_of(rulebook, Unit::percent))};
  if (kind == CaseKind::payment && which < 5) return random_sign(draw);
  if (kind == CaseKind::vote) return TermsRule{{{"method", {"equal-shares"}}}};
  return Require{random_conditions(draw, rulebook, kind, 3)};
}

Article random_article(Draw& draw, const Rulebook& rulebook, CaseKind kind) {
  Article article;
  article.id = "a" + std::to_string(rulebook.articles.size());
  article.of = kind;
  article.valid = draw.one_in(4) ? random_period(draw) : always;
  article.verb = random_verb(draw, rulebook, kind);
  const bool is_pay = std::holds_alternative<Pay>(article.verb);
  const bool is_limit = std::holds_alternative<LimitRule>(article.verb);
  article.when = random_conditions(draw, rulebook, kind, is_pay || is_limit ? 2 : 3);
  if (draw.one_in(is_pay || is_limit ? 4 : 2)) article.unless = random_conditions(draw, rulebook, kind, 3);
  if (is_pay && !draw.one_in(6)) {
    // One kind of line each, so that one article pays more often than two.
    Condition of_kind;
    of_kind.field = *field_from(kind, "kind");
    of_kind.words = {kinds_of_line()[rulebook.articles.size() % 3]};
    article.when.push_back(of_kind);
  }
  auto* require = std::get_if<Require>(&article.verb);
  if (require != nullptr && require->all.empty()) {
    require->all.push_back(random_condition(draw, rulebook, kind));
  }
  return article;
}

FieldValue random_field(Draw& draw, const Field& field) {
  FieldValue value;
  value.is_known = true;
  switch (field.type) {
    case FieldType::number:
      value.number = random_parts(draw, field.unit);
      break;
    case FieldType::word: {
      const std::string word = random_word(draw, field);
      value.number = std::find(field.words.begin(), field.words.end(), word) - field.words.begin();
      break;
    }
    case FieldType::open_word:
      value.word = random_word(draw, field);
      break;
    case FieldType::tags:
      value.tags = random_tags(draw);
      break;
  }
  return value;
}

}  // namespace

CaseKind random_kind(Draw& draw) {
  if (draw.one_in(2)) return CaseKind::line;
  return static_cast<CaseKind>(draw.below(case_kind_count));
}

Rulebook random_rulebook(Draw& draw, CaseKind most_of) {
  Rulebook rulebook;
  rulebook.name = "random";
  rulebook.valid = always;
  for (const Unit unit : {Unit::eur, Unit::eur, Unit::eur, Unit::eur_per_km, Unit::eur_per_hour, Unit::km,
                          Unit::hour, Unit::day, Unit::year, Unit::count, Unit::percent, Unit::percent}) {
    const std::string name = "p" + std::to_string(rulebook.parameters.size());
    rulebook.parameters.push_back(random_parameter(draw, name, unit));
  }
  if (most_of == CaseKind::line && !draw.one_in(3)) {
    Article all;
    all.id = "all";
    all.valid = always;
    all.verb = random_pay(draw, rulebook);
    rulebook.articles.push_back(all);
  }
  for (std::uint64_t left = 1 + draw.below(8); left > 0; --left) {
    const CaseKind kind = draw.one_in(6) ? random_kind(draw) : most_of;
    rulebook.articles.push_back(random_article(draw, rulebook, kind));
  }
  return rulebook;
}

RandomStep random_step(Draw& draw, CaseKind kind) {
  RandomStep step{draw.of(days()), draw.of(days()), blank_case(kind), {}};
  if (draw.one_in(2)) step.known = {2027, 12, 31};
  const std::uint64_t missing_one_in = draw.of<std::uint64_t>({1000, 1000, 30, 4});
  const auto fields = fields_of(kind);
  for (FieldIndex field = 0; field < fields.size(); ++field) {
    if (!draw.one_in(missing_one_in)) step.one.fields[field] = random_field(draw, fields[field]);
  }
  step.subject = {draw.of<std::string>({"anna", "anna", "bert"}), draw.of<std::string>({"one", "two"}),
                  draw.of<std::string>({"garden", "party"}), draw.of<std::string>({"street", "city"})};
  return step;
}

std::vector<RandomStep> random_steps(Draw& draw, CaseKind kind, std::size_t count) {
  std::vector<RandomStep> steps;
  while (steps.size() < count) steps.push_back(random_step(draw, kind));
  return steps;
}

void fill_in(Draw& draw, Case& one) {
  const auto fields = fields_of(one.kind);
  for (FieldIndex field = 0; field < fields.size(); ++field) {
    if (!one.fields[field].is_known) one.fields[field] = random_field(draw, fields[field]);
  }
}

void shuffle_conditions(Draw& draw, Rulebook& rulebook) {
  for (Article& article : rulebook.articles) {
    draw.shuffle(article.when);
    draw.shuffle(article.unless);
    if (auto* require = std::get_if<Require>(&article.verb)) draw.shuffle(require->all);
  }
}

Decision decide_step(const Rulebook& rulebook, const RandomStep& step, Totals& totals) {
  const RulesInForce rules = rules_in_force(rulebook, step.on, step.known);
  if (step.one.kind != CaseKind::line) return decide(rules, step.one);
  Decision decision = decide_line(rules, step.one, step.subject, totals);
  if (decision.verdict == Verdict::paid) count_line(rules, decision, step.subject, totals);
  return decision;
}

std::vector<Decision> decide_steps(const Rulebook& rulebook, const std::vector<RandomStep>& steps) {
  Totals totals;
  std::vector<Decision> decisions;
  for (const RandomStep& step : steps) decisions.push_back(decide_step(rulebook, step, totals));
  return decisions;
}

std::string told(const Decision& decision) {
  std::string text = std::to_string(static_cast<int>(decision.verdict)) + ' ' + to_string(decision.amount) +
                     " fits " + (decision.fits ? to_string(*decision.fits) : "-");
  for (const Role role : decision.roles) text += " role " + std::to_string(static_cast<int>(role));
  return text;
}

std::string told(const Rulebook& rulebook, const Decision& decision) {
  std::vector<std::string> grounds;
  for (const Ground& ground : decision.grounds) {
    grounds.push_back(rulebook.articles[ground.article].id + ':' +
                      std::to_string(static_cast<int>(ground.kind)) + ':' + to_string(ground.counted) + ':' +
                      to_string(ground.most));
  }
  std::sort(grounds.begin(), grounds.end());
  std::string text = told(decision) + (decision.reserve ? ' ' + to_string(*decision.reserve) : "");
  for (const std::string& ground : grounds) text += ' ' + ground;
  return text;
}

}  // namespace buurtkas::testing
