#include <array>
#include <map>

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

std::optional<DatedValue> read_dated_value(const YamlNode& node, FileFindings& findings,
                                           std::optional<Unit> unit) {
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
  if (!written || !valid || !unit) return std::nullopt;
  const auto value = read_value(findings, fields.spot_of("value"), *written, *unit);
  if (!value) return std::nullopt;
  result.value = *value;
  if (has_parts(*unit)) {
    result.parts = static_cast<std::int64_t>((*value * Ratio(parts_of(*unit))).numerator());
  }
  result.valid = *valid;
  return result;
}

// Nothing, with findings, when its unit cannot be read.
std::optional<Parameter> read_parameter_of(const YamlNode& key, const YamlNode& node,
                                           FileFindings& findings) {
  if (!is_map(node, findings)) return std::nullopt;
  const YamlFields fields(node, findings, parameter_keys);
  Parameter parameter;
  parameter.name = key.text;
  parameter.place = place_of(findings, key.spot);
  parameter.title = read_both(fields, "title", Lines::one);
  const auto unit = fields.word_of<Unit>("unit", Need::required, unit_from, unit_words);
  for (const YamlNode& item : fields.list("values", Need::required)) {
    auto value = read_dated_value(item, findings, unit);
    if (value) parameter.values.push_back(std::move(*value));
  }
  if (fields.is_empty_list("values")) {
    findings.error(code::missing_value, fields.spot_of("values"), {}, "value");
  }
  if (!unit) return std::nullopt;
  parameter.unit = *unit;
  return parameter;
}

ParametersByName read_parameters(const YamlFields& fields, std::vector<Parameter>& parameters) {
  ParametersByName by_name;
  const YamlNode* map = fields.has("parameters") ? fields.map("parameters", Need::optional) : nullptr;
  if (map == nullptr) return by_name;
  FileFindings& findings = fields.findings();
  for (std::size_t i = 0; i < map->keys.size(); ++i) {
    const YamlNode& key = map->keys[i];
    auto parameter = read_parameter_of(key, map->items[i], findings);
    if (begins_as_number(key.text)) {
      findings.error(code::bad_id, key.spot, key.text);
    } else if (read_id(findings, key.spot, key.text)) {
      by_name[key.text] =
          parameter ? std::optional(static_cast<ParameterIndex>(parameters.size())) : std::nullopt;
      if (parameter) parameters.push_back(std::move(*parameter));
    }
  }
  return by_name;
}

std::optional<Cover> read_cover(const YamlNode& node, FileFindings& findings, ConditionContext& context) {
  if (!is_map(node, findings)) return std::nullopt;
  const YamlFields fields(node, findings, cover_keys);
  const auto verb = fields.word_of<VerbKind>("verb", Need::required, verb_from, verb_names());
  const auto of = verb ? read_case_kind(fields, *verb) : std::nullopt;
  if (!of) {
    use_all(node, context);
    return std::nullopt;
  }
  Cover cover{*verb, *of, {}, {}, place_of(findings, node.spot)};
  if (fields.has("when")) cover.when = read_conditions(fields, "when", Need::optional, *of, context);
  if (fields.has("unless")) cover.unless = read_conditions(fields, "unless", Need::optional, *of, context);
  return cover;
}

void read_articles(const YamlFields& fields, Rulebook& rulebook, ConditionContext& context) {
  FileFindings& findings = fields.findings();
  std::map<std::string, Place> seen;
  for (const YamlNode& item : fields.list("articles", Need::required)) {
    auto article = read_article(item, findings, rulebook, context);
    if (!article) {
      use_all(item, context);
      continue;
    }
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

Rulebook read_rulebook_yaml(const YamlNode& root, FileFindings& findings, const CheckTerms& check_terms) {
  Rulebook rulebook;
  if (!is_map(root, findings)) return rulebook;
  const YamlFields fields(root, findings, rulebook_keys);
  rulebook.place = place_of(findings, root.spot);
  rulebook.name = fields.id("name", Need::required).value_or("");
  rulebook.title = read_both(fields, "title", Lines::one);
  rulebook.about = read_both(fields, "about", Lines::many);
  rulebook.valid = read_period(fields, "valid", Need::required).value_or(Period{});
  const ParametersByName by_name = read_parameters(fields, rulebook.parameters);
  std::vector<bool> is_used(rulebook.parameters.size());
  ConditionContext context{rulebook.parameters, by_name, is_used, check_terms};
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
