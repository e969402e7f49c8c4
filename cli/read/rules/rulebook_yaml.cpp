#include <array>
#include <map>
#include <set>

#include "cli/read/rules/rule_values.h"
#include "cli/read/rules/rules_yaml.h"
#include "cli/read/yaml_items.h"
#include "engine/rulebook/verb_words.h"

namespace buurtkas {
namespace {

constexpr std::array<std::string_view, 7> rulebook_keys = {"name",   "title",      "about",   "valid",
                                                           "covers", "parameters", "articles"};
constexpr std::array<std::string_view, 3> parameter_keys = {"title", "unit", "values"};
constexpr std::array<std::string_view, 5> value_keys = {"value", "valid", "known", "source", "status"};
constexpr std::array<std::string_view, 3> status_words = {"official", "secondary", "unconfirmed"};
constexpr std::array<std::string_view, 4> cover_keys = {"verb", "for", "when", "unless"};
constexpr std::array<std::string_view, 9> unit_words = {"EUR", "EUR/km", "EUR/hour", "km", "hour",
                                                        "day", "year",   "count",    "%"};

std::optional<SourceStatus> status_from(std::string_view word) {
  for (std::size_t i = 0; i < status_words.size(); ++i) {
    if (status_words.at(i) == word) return static_cast<SourceStatus>(i);
  }
  return std::nullopt;
}

std::optional<DatedValue> read_dated_value(const YamlNode& node, FileFindings& findings, Unit unit) {
  if (!is_map(node, findings)) return std::nullopt;
  const YamlFields fields(node, findings, value_keys);
  DatedValue result;
  result.place = place_of(findings, node.spot);
  const auto written = fields.word("value", Need::required);
  const auto valid = read_period(fields, "valid", Need::required);
  result.known = fields.date("known", Need::optional);
  result.source = fields.text("source", Need::required, Lines::many).value_or("");
  result.status = fields.word_of<SourceStatus>("status", Need::required, status_from, status_words)
                      .value_or(SourceStatus::unconfirmed);
  if (!written || !valid) return std::nullopt;
  const auto value = read_value(findings, fields.spot_of("value"), *written, unit);
  if (!value) return std::nullopt;
  result.value = *value;
  if (has_parts(unit)) {
    result.parts = static_cast<std::int64_t>((*value * Ratio(parts_of(unit))).numerator());
  }
  result.valid = *valid;
  return result;
}

Parameter read_parameter_of(const YamlNode& key, const YamlNode& node, FileFindings& findings) {
  Parameter parameter;
  parameter.name = read_id(findings, key.spot, key.text).value_or("");
  parameter.place = place_of(findings, key.spot);
  if (!is_map(node, findings)) return parameter;
  const YamlFields fields(node, findings, parameter_keys);
  parameter.title = read_both(fields, "title", Need::required);
  const auto unit = fields.word_of<Unit>("unit", Need::required, unit_from, unit_words);
  parameter.unit = unit.value_or(Unit::eur);
  for (const YamlNode& item : fields.list("values", Need::required)) {
    auto value = read_dated_value(item, findings, parameter.unit);
    if (value) parameter.values.push_back(std::move(*value));
  }
  if (fields.is_empty_list("values")) {
    findings.error(code::missing_value, fields.spot_of("values"), {}, "value");
  }
  return parameter;
}

std::optional<Cover> read_cover(const YamlNode& node, FileFindings& findings, ConditionContext& context) {
  if (!is_map(node, findings)) return std::nullopt;
  const YamlFields fields(node, findings, cover_keys);
  Cover cover;
  cover.place = place_of(findings, node.spot);
  const auto verb = fields.word_of<VerbKind>("verb", Need::required, verb_from, verb_names());
  if (!verb) return std::nullopt;
  cover.verb = *verb;
  const auto of = fields.word_of<CaseKind>("for", Need::optional, case_kind_from, case_kind_names());
  for (std::size_t i = 0; i < case_kind_count; ++i) {
    const auto kind = static_cast<CaseKind>(i);
    if (of ? kind == *of : goes_with(*verb, kind)) cover.of = kind;
  }
  if (!goes_with(*verb, cover.of)) {
    findings.error(code::wrong_case, fields.spot_of("for"), name_of(cover.of), name_of(*verb));
  }
  if (fields.has("when")) cover.when = read_conditions(fields, "when", Need::optional, cover.of, context);
  if (fields.has("unless"))
    cover.unless = read_conditions(fields, "unless", Need::optional, cover.of, context);
  return cover;
}

void read_articles(const YamlFields& fields, Rulebook& rulebook, ConditionContext& context) {
  FileFindings& findings = fields.findings();
  std::map<std::string, Place> seen;
  for (const YamlNode& item : fields.list("articles", Need::required)) {
    auto article = read_article(item, findings, rulebook, context);
    if (!article) continue;
    const Place place = article->place;
    const auto [first, is_new] = seen.emplace(article->id, place);
    if (!is_new) {
      findings.error(code::duplicate_id, {place.line, place.column}, article->id,
                     findings.place({first->second.line, first->second.column}));
      continue;
    }
    rulebook.articles.push_back(std::move(*article));
  }
  if (fields.is_empty_list("articles")) {
    findings.error(code::missing_value, fields.spot_of("articles"), {}, "article");
  }
}

}  // namespace

std::vector<Parameter> read_parameters(const YamlFields& fields) {
  std::vector<Parameter> parameters;
  if (!fields.has("parameters")) return parameters;
  const YamlNode* map = fields.map("parameters", Need::optional);
  if (map == nullptr) return parameters;
  for (std::size_t i = 0; i < map->keys.size(); ++i) {
    parameters.push_back(read_parameter_of(map->keys[i], map->items[i], fields.findings()));
  }
  return parameters;
}

Rulebook read_rulebook_yaml(const YamlNode& root, FileFindings& findings, const CheckTerms& check_terms) {
  Rulebook rulebook;
  if (!is_map(root, findings)) return rulebook;
  const YamlFields fields(root, findings, rulebook_keys);
  rulebook.place = place_of(findings, root.spot);
  rulebook.name = fields.id("name", Need::required).value_or("");
  rulebook.title = read_both(fields, "title", Need::required);
  rulebook.about = read_both(fields, "about", Need::required);
  rulebook.valid = read_period(fields, "valid", Need::required).value_or(Period{});
  rulebook.parameters = read_parameters(fields);
  std::vector<bool> is_used(rulebook.parameters.size());
  ConditionContext context{rulebook.parameters, is_used, check_terms};
  if (fields.has("covers")) {
    for (const YamlNode& item : fields.list("covers", Need::optional)) {
      if (auto cover = read_cover(item, findings, context)) rulebook.covers.push_back(std::move(*cover));
    }
  }
  read_articles(fields, rulebook, context);
  for (std::size_t i = 0; i < is_used.size(); ++i) {
    const Parameter& parameter = rulebook.parameters[i];
    if (is_used[i]) continue;
    findings.warning(code::unused_parameter, {parameter.place.line, parameter.place.column}, parameter.name);
  }
  return rulebook;
}

}  // namespace buurtkas
