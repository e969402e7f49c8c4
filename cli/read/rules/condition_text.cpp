#include "cli/read/rules/condition_text.h"

#include <algorithm>
#include <array>

#include "cli/read/rules/rule_values.h"
#include "cli/read/yaml_items.h"

namespace buurtkas {
namespace {

using Words = std::vector<std::string_view>;

constexpr std::string_view form = "field comparison value";

// A word with spaces stands between quotes: 'De Weiden'.
Words words_of(std::string_view text) {
  Words words;
  while (true) {
    const std::size_t begin = text.find_first_not_of(" \t\n");
    if (begin == std::string_view::npos) return words;
    text.remove_prefix(begin);
    const std::size_t quote = text.starts_with('\'') ? text.find('\'', 1) : std::string_view::npos;
    if (quote != std::string_view::npos) {
      words.push_back(text.substr(1, quote - 1));
      text.remove_prefix(quote + 1);
      continue;
    }
    const std::size_t end = std::min(text.find_first_of(" \t\n"), text.size());
    words.push_back(text.substr(0, end));
    text.remove_prefix(end);
  }
}

Words names_of(CaseKind of) {
  Words names;
  for (const Field& field : fields_of(of)) names.push_back(field.name);
  return names;
}

Words comparisons_for(FieldType type) {
  Words names;
  for (std::size_t i = 0; i < comparison_count; ++i) {
    const auto comparison = static_cast<Comparison>(i);
    if (goes_with(comparison, type)) names.push_back(name_of(comparison));
  }
  return names;
}

// In small letters: `Weight` is no way around.
std::string plain(std::string_view text) {
  std::string result(text);
  for (char& c : result) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return result;
}

// At most so many that thousands of findings stay small.
std::string listed_some(Words names) {
  constexpr std::size_t names_max = 20;
  if (names.size() > names_max) {
    names.resize(names_max);
    names.emplace_back("...");
  }
  return listed(names);
}

bool is_one_word(Comparison comparison) {
  return comparison != Comparison::one_of && comparison != Comparison::none_of;
}

class ConditionReader {
 public:
  ConditionReader(FileFindings& findings, Spot spot, CaseKind of, ConditionContext& context)
      : findings_(findings), spot_(spot), of_(of), context_(context) {}

  std::optional<Condition> read(std::string_view text) {
    const Words words = words_of(text);
    if (words.size() < 3) return refuse(code::bad_condition, text, form);
    const auto field = field_from(of_, words[0]);
    if (!field) return refuse_field(words[0]);
    condition_.field = *field;
    const Field& known = fields_of(of_)[*field];
    const auto comparison = comparison_from(words[1]);
    const Words fitting = comparisons_for(known.type);
    if (!comparison || !goes_with(*comparison, known.type)) {
      const code::Code code = comparison ? code::wrong_comparison : code::unknown_value;
      findings_.error(code, spot_, words[1], listed(fitting), hint_for(findings_, words[1], fitting));
      return std::nullopt;
    }
    condition_.comparison = *comparison;
    condition_.place = place_of(findings_, spot_);
    const Words value(words.begin() + 2, words.end());
    const bool is_read =
        known.type == FieldType::number ? read_number(text, value, known) : read_words(value, known);
    return is_read ? std::optional(std::move(condition_)) : std::nullopt;
  }

 private:
  std::nullopt_t refuse(code::Code code, std::string_view found, std::string_view expected) {
    findings_.error(code, spot_, found, expected);
    return std::nullopt;
  }

  std::nullopt_t refuse_field(std::string_view found) {
    const bool is_of_vote = of_ == CaseKind::voter || of_ == CaseKind::vote;
    const bool is_rung = is_of_vote && plain(found).starts_with("rung");
    const bool is_weight = is_of_vote && is_weight_name(found);
    const Words names = names_of(of_);
    findings_.error(is_rung     ? code::rung_in_vote
                    : is_weight ? code::voting_weight
                                : code::unknown_field,
                    spot_, found, listed(names),
                    is_rung || is_weight ? "" : hint_for(findings_, found, names));
    return std::nullopt;
  }

  bool read_number(std::string_view text, const Words& value, const Field& field) {
    const std::string unit(name_of(field.unit));
    const bool is_literal = begins_as_number(value[0]);
    if (!is_literal && value.size() == 1) {
      const std::array<Unit, 1> units = {field.unit};
      condition_.parameter = read_parameter(findings_, spot_, value[0], units, context_);
      return condition_.parameter.has_value();
    }
    if (!is_literal || value.size() > 2) {
      const std::string comparison(name_of(condition_.comparison));
      refuse(code::bad_condition, text, std::string(field.name) + ' ' + comparison + " 1 " + unit);
      return false;
    }
    if (value.size() < 2 || value[1] != unit) {
      findings_.error(code::wrong_unit, spot_, value.back(), unit, with_unit(value, field.unit));
      return false;
    }
    const auto parts = read_parts(findings_, spot_, value[0], field.unit);
    condition_.number = parts.value_or(0);
    return parts.has_value();
  }

  // What `1000`, `1000EUR` and `12 years` were meant to be; else empty.
  std::string with_unit(const Words& value, Unit unit) {
    const std::array<std::string_view, 1> names = {name_of(unit)};
    if (value.size() > 1 && hint_for(findings_, value[1], names).empty()) return {};
    const std::string_view number = without_unit(value[0], unit);
    return is_value(number, unit) ? std::string(number) + ' ' + std::string(names[0]) : std::string();
  }

  bool read_words(const Words& value, const Field& field) {
    if (value.size() > 1 && is_one_word(condition_.comparison)) {
      refuse(code::bad_condition, value[1],
             field.type == FieldType::tags ? "has, has-not" : "one-of, none-of");
      return false;
    }
    for (const std::string_view word : value) {
      const bool is_closed = field.type == FieldType::word;
      if (is_closed && std::find(field.words.begin(), field.words.end(), word) == field.words.end()) {
        findings_.error(code::unknown_value, spot_, word, listed(field.words),
                        hint_for_word(findings_, word, field.words));
        return false;
      }
      if (!is_word(word)) return false;
      if (std::find(condition_.words.begin(), condition_.words.end(), word) != condition_.words.end()) {
        findings_.error(code::duplicate_value, spot_, word);
        return false;
      }
      condition_.words.emplace_back(word);
    }
    return true;
  }

  // As an id is, but for spaces within.
  bool is_word(std::string_view word) {
    std::string closed(word);
    std::replace(closed.begin(), closed.end(), ' ', '-');
    return read_id(findings_, spot_, closed).has_value();
  }

  FileFindings& findings_;
  Spot spot_;
  CaseKind of_;
  ConditionContext& context_;
  Condition condition_;
};

}  // namespace

std::vector<Condition> read_conditions(const YamlFields& fields, std::string_view key, Need need, CaseKind of,
                                       ConditionContext& context) {
  std::vector<Condition> conditions;
  for (const YamlNode& item : fields.list(key, need)) {
    const auto text = item_text(item, fields.findings());
    if (!text) continue;
    if (auto condition = ConditionReader(fields.findings(), item.spot, of, context).read(*text)) {
      conditions.push_back(std::move(*condition));
    }
  }
  if (fields.is_empty_list(key)) fields.findings().error(code::missing_value, fields.spot_of(key), {}, form);
  return conditions;
}

std::optional<ParameterIndex> read_parameter(FileFindings& findings, Spot spot, std::string_view name,
                                             std::span<const Unit> units, ConditionContext& context) {
  const auto fits = [units](const Parameter& one) {
    return std::find(units.begin(), units.end(), one.unit) != units.end();
  };
  const auto at = context.by_name.find(name);
  if (at == context.by_name.end()) {
    Words names;
    for (const Parameter& one : context.parameters) {
      if (fits(one) || !begins_as_number(name)) names.push_back(one.name);
    }
    findings.error(code::unknown_parameter, spot, name, listed_some(names), hint_for(findings, name, names));
    return std::nullopt;
  }
  if (!at->second) return std::nullopt;
  const Parameter& parameter = context.parameters[*at->second];
  context.is_used[*at->second] = true;
  if (fits(parameter)) return at->second;
  Words names;
  for (const Unit unit : units) names.push_back(name_of(unit));
  findings.error(code::wrong_unit, spot, std::string(name) + ' ' + std::string(name_of(parameter.unit)),
                 listed(names));
  return std::nullopt;
}

void use_all(const YamlNode& node, ConditionContext& context) {
  for (const std::string_view word : words_of(node.text)) {
    const auto at = context.by_name.find(word);
    if (at != context.by_name.end() && at->second) context.is_used[*at->second] = true;
  }
  for (const YamlNode& item : node.items) use_all(item, context);
}

bool is_weight_name(std::string_view name) {
  return plain(name) == "weight" || plain(name) == "weights";
}

}  // namespace buurtkas
