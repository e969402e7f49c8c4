#include "tests/rulebook/written_rules.h"

#include <algorithm>
#include <sstream>
#include <stdexcept>

#include "engine/rulebook/check_dates.h"
#include "engine/rulebook/condition_words.h"
#include "engine/rulebook/effect.h"
#include "engine/rulebook/verb_words.h"

namespace buurtkas::testing {
namespace {

Lines split(std::string_view text, std::string_view by) {
  Lines parts;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find(by, at), text.size());
    parts.emplace_back(text.substr(at, end - at));
    at = end + by.size();
  }
  return parts;
}

// `0.23`, `1/3`, `20`.
Ratio number(const std::string& text) {
  const std::size_t slash = text.find('/');
  if (slash != std::string::npos) return number(text.substr(0, slash)) / number(text.substr(slash + 1));
  const std::size_t point = std::min(text.find('.'), text.size());
  BigInt under = 1;
  for (std::size_t i = point + 1; i < text.size(); ++i) under *= 10;
  BigInt digits = 0;
  for (const char c : text) {
    if (c != '.') digits = digits * 10 + (c - '0');
  }
  return {digits, under};
}

std::int64_t parts(const std::string& text, Unit unit) {
  const Ratio parts = number(text) * Ratio(parts_of(unit));
  return static_cast<std::int64_t>(parts.numerator());
}

const Field& field_named(CaseKind kind, const std::string& name, FieldIndex& index) {
  const auto found = field_from(kind, name);
  if (!found) throw std::invalid_argument(name);
  index = *found;
  return fields_of(kind)[index];
}

void write(std::ostream& out, const Rulebook& rulebook, CaseKind of, const char* key,
           const std::vector<Condition>& conditions) {
  for (const Condition& condition : conditions) {
    out << "    " << key << ": " << text_of(rulebook, of, condition) << '\n';
  }
}

std::string verb_text(const Rulebook& rulebook, const Article& article) {
  Rulebook named = rulebook;  // every parameter has a value: the first it has
  RulesInForce rules{&named, {}, {}, {}, {}};
  for (const Parameter& parameter : named.parameters) rules.values.push_back(&parameter.values.front());
  return std::string(name_of(kind_of(article.verb))) + ": " + says(rules, article);
}

}  // namespace

Date day(std::string_view text) {
  return parse_iso_date(text).value();
}

Period period(std::string_view text) {
  const Lines ends = split(text, " ..");
  return {day(ends[0]), ends[1].empty() ? std::nullopt : std::optional(day(ends[1].substr(1)))};
}

Written::Written(CaseKind kind, std::string_view valid) : kind_(kind) {
  rulebook.name = "r";
  rulebook.valid = period(valid);
  rulebook.place = {"r.yaml", 1, 1};
}

Place Written::next_place() const {
  const std::size_t before = rulebook.covers.size() + rulebook.parameters.size() + rulebook.articles.size();
  return {"r.yaml", static_cast<std::uint32_t>(before + 1), 1};
}

Written& Written::parameter(const std::string& name, Unit unit, const Lines& values) {
  Parameter parameter{name, {}, unit, {}, next_place()};
  for (const std::string& text : values) {
    const Lines columns = split(text, " | ");
    DatedValue value;
    value.value = number(columns[0]) / Ratio(unit == Unit::percent ? 100 : 1);
    if (has_parts(unit)) value.parts = parts(columns[0], unit);
    value.valid = columns.size() > 1 ? period(columns[1]) : rulebook.valid;
    if (columns.size() > 2) value.known = day(columns[2]);
    value.place = {"r.yaml", parameter.place.line, static_cast<std::uint32_t>(parameter.values.size() + 2)};
    parameter.values.push_back(std::move(value));
  }
  rulebook.parameters.push_back(std::move(parameter));
  return *this;
}

Written& Written::article(const std::string& id, Verb verb, const Lines& when, const Lines& unless) {
  Article article;
  article.id = id;
  article.valid = rulebook.valid;
  article.of = kind_;
  article.when = conditions(when);
  article.unless = conditions(unless);
  article.verb = std::move(verb);
  article.place = next_place();
  rulebook.articles.push_back(std::move(article));
  return *this;
}

Written& Written::require(const std::string& id, const Lines& all, const Lines& when, const Lines& unless) {
  return article(id, Require{conditions(all)}, when, unless);
}

Written& Written::valid(std::string_view text) {
  rulebook.articles.back().valid = period(text);
  return *this;
}

Written& Written::of(CaseKind kind) {
  kind_ = kind;
  return *this;
}

Written& Written::cover(VerbKind verb, const Lines& when, const Lines& unless) {
  rulebook.covers.push_back({verb, kind_, conditions(when), conditions(unless), next_place()});
  return *this;
}

Condition Written::condition(const std::string& text) const {
  Lines words = split(text, " ");
  Condition condition;
  const Field& field = field_named(kind_, words.at(0), condition.field);
  condition.comparison = comparison_from(words.at(1)).value();
  words.erase(words.begin(), words.begin() + 2);
  if (field.type != FieldType::number) {
    condition.words = words;
  } else if (words.at(0).find_first_not_of("0123456789.") == std::string::npos) {
    condition.number = parts(words.at(0), field.unit);
  } else {
    condition.parameter = index(words.at(0));
  }
  return condition;
}

std::vector<Condition> Written::conditions(const Lines& texts) const {
  std::vector<Condition> result;
  for (const std::string& text : texts) {
    result.push_back(condition(text));
    result.back().place = next_place();
  }
  return result;
}

ParameterIndex Written::index(const std::string& name) const {
  for (std::size_t i = 0; i < rulebook.parameters.size(); ++i) {
    if (rulebook.parameters[i].name == name) return static_cast<ParameterIndex>(i);
  }
  throw std::invalid_argument(name);
}

Pay Written::rate(const std::string& name, Rounding rounding) const {
  return {PayKind::rate, index(name), field_from(CaseKind::line, "kilometres"), rounding};
}

Pay Written::amount(const std::string& name) const {
  return {PayKind::amount, index(name), {}, {}};
}

Pay Written::share(const std::string& name) const {
  return {PayKind::share, index(name), {}, Rounding::half_up};
}

LimitRule Written::limit(const std::string& name, Span in, Beyond beyond) const {
  return {index(name), {}, {}, Per::person, in, beyond, false};
}

Case case_with(CaseKind kind, const Lines& fields) {
  Case one = blank_case(kind);
  for (const std::string& text : fields) {
    const Lines words = split(text, " ");
    FieldIndex index = 0;
    const Field& field = field_named(kind, words.at(0), index);
    FieldValue& value = one.fields[index];
    value.is_known = true;
    if (field.type == FieldType::number) value.number = parts(words.at(1), field.unit);
    if (field.type == FieldType::open_word) value.word = words.at(1);
    if (field.type == FieldType::word) set_word(one, field.name, words.at(1));
    if (field.type == FieldType::tags && words.at(1) != "without") value.tags.push_back(words.at(1));
    std::sort(value.tags.begin(), value.tags.end());
  }
  return one;
}

std::string written(const Rulebook& rulebook) {
  std::ostringstream out;
  out << "valid " << to_string(rulebook.valid) << '\n';
  for (const Cover& cover : rulebook.covers) {
    out << "  covers " << name_of(cover.verb) << " for " << name_of(cover.of) << '\n';
    write(out, rulebook, cover.of, "when", cover.when);
    write(out, rulebook, cover.of, "unless", cover.unless);
  }
  for (const Parameter& parameter : rulebook.parameters) {
    out << "  " << parameter.name << '\n';
    for (const DatedValue& value : parameter.values) {
      out << "    " << value_text(value.value, parameter.unit) << " | " << to_string(value.valid);
      out << " | " << (value.known ? to_string(*value.known) : "always") << '\n';
    }
  }
  for (const Article& article : rulebook.articles) {
    out << "  " << article.id << " for " << name_of(article.of) << " valid " << to_string(article.valid)
        << ' ' << verb_text(rulebook, article) << '\n';
    write(out, rulebook, article.of, "when", article.when);
    write(out, rulebook, article.of, "unless", article.unless);
    const auto* require = std::get_if<Require>(&article.verb);
    if (require != nullptr) write(out, rulebook, article.of, "require", require->all);
  }
  return out.str();
}

std::string written(const Findings& findings) {
  std::string text;
  for (const Finding& finding : findings) {
    text += std::string(finding.code) + ' ' + std::to_string(finding.place.line) + ": " + finding.found;
    if (!finding.expected.empty()) text += " (" + finding.expected + ')';
    text += '\n';
  }
  return text;
}

}  // namespace buurtkas::testing
