#include <algorithm>
#include <array>

#include "cli/read/rules/rule_values.h"
#include "cli/read/rules/rules_yaml.h"
#include "cli/read/yaml_items.h"
#include "engine/rulebook/verb_words.h"

namespace buurtkas {
namespace {

using Words = std::vector<std::string_view>;

constexpr std::array<std::string_view, 1> file_keys = {"examples"};
constexpr std::array<std::string_view, 10> expected_keys = {
    "gives", "by", "fits", "sign", "reserve", "largest-share", "all-of", "any-of", "terms", "on"};
constexpr std::array<std::string_view, 4> subject_keys = {"person", "household", "project", "pot"};
constexpr std::array<std::string_view, 4> line_words = {"held", "refused", "nothing", "undecided"};
constexpr std::array<std::string_view, 3> other_words = {"admitted", "refused", "undecided"};

std::optional<Verdict> verdict_from(std::string_view word) {
  if (word == "held") return Verdict::held;
  if (word == "refused") return Verdict::refused;
  if (word == "nothing") return Verdict::nothing;
  if (word == "admitted") return Verdict::admitted;
  if (word == "undecided") return Verdict::undecided;
  return std::nullopt;
}

// What may be expected of such a case.
Words keys_for(CaseKind kind) {
  switch (kind) {
    case CaseKind::pot:
      return {"by", "gives", "reserve", "largest-share", "all-of", "any-of"};
    case CaseKind::line:
      return {"by", "gives", "fits", "sign"};
    case CaseKind::payment:
      return {"by", "sign"};
    case CaseKind::vote:
      return {"by", "terms"};
    default:
      return {"by", "gives"};
  }
}

class ExampleReader {
 public:
  ExampleReader(FileFindings& findings, const Rulebook& rulebook)
      : findings_(findings), rulebook_(rulebook) {}

  std::optional<Example> read(const YamlNode& node) {
    if (!is_map(node, findings_)) return std::nullopt;
    Words keys(expected_keys.begin(), expected_keys.end());
    for (const std::string_view key : {"title", "known", "steps"}) keys.push_back(key);
    keys.insert(keys.end(), case_kind_names().begin(), case_kind_names().end());
    const YamlFields fields(node, findings_, keys);
    Example example;
    example.place = place_of(findings_, node.spot);
    example.title = read_both(fields, "title", Lines::one);
    const Date on = fields.date("on", Need::required).value_or(Date{});
    const auto known = fields.date("known", Need::optional);
    if (!fields.has("steps")) {
      if (auto step = read_step(fields, on, known)) example.steps.push_back(std::move(*step));
    } else {
      refuse_beside_steps(fields);
      read_steps(fields, on, known, example);
    }
    return example.steps.empty() ? std::nullopt : std::optional(std::move(example));
  }

 private:
  void refuse_beside_steps(const YamlFields& fields) {
    for (const std::string_view key : expected_keys) {
      if (key != "on" && fields.has(key)) {
        findings_.error(code::terms_conflict, fields.spot_of(key), key, "steps");
      }
    }
    for (const std::string_view key : case_kind_names()) {
      if (fields.has(key)) findings_.error(code::terms_conflict, fields.spot_of(key), key, "steps");
    }
  }

  void read_steps(const YamlFields& fields, const Date& on, std::optional<Date> known, Example& example) {
    Words keys(expected_keys.begin(), expected_keys.end());
    keys.push_back("known");
    keys.insert(keys.end(), case_kind_names().begin(), case_kind_names().end());
    for (const YamlNode& item : fields.list("steps", Need::required)) {
      if (!is_map(item, findings_)) continue;
      const YamlFields step_fields(item, findings_, keys);
      const auto own = step_fields.has("on") ? step_fields.date("on", Need::optional) : std::nullopt;
      const auto own_known =
          step_fields.has("known") ? step_fields.date("known", Need::optional) : std::nullopt;
      if (auto step = read_step(step_fields, own.value_or(on), own_known ? own_known : known)) {
        example.steps.push_back(std::move(*step));
      }
    }
    if (fields.is_empty_list("steps")) {
      findings_.error(code::missing_value, fields.spot_of("steps"), {}, listed(case_kind_names()));
    }
  }

  std::optional<Step> read_step(const YamlFields& fields, const Date& on, std::optional<Date> known) {
    Words present;
    for (const std::string_view name : case_kind_names()) {
      if (fields.has(name)) present.push_back(name);
    }
    if (present.size() != 1) {
      findings_.error(present.empty() ? code::missing_key : code::terms_conflict, fields.spot(),
                      listed(present), listed(case_kind_names()));
      return std::nullopt;
    }
    Step step;
    step.on = on;
    step.known = known.value_or(on);
    step.place = place_of(findings_, fields.spot());
    step.one = blank_case(*case_kind_from(present[0]));
    const YamlNode* node = fields.map(present[0], Need::required);
    if (node == nullptr) return std::nullopt;
    read_case(*node, step);
    read_expected(fields, step);
    return step;
  }

  void read_case(const YamlNode& node, Step& step) {
    const bool is_line = step.one.kind == CaseKind::line;
    Words keys;
    for (const Field& field : fields_of(step.one.kind)) keys.push_back(field.name);
    if (is_line) keys.insert(keys.end(), subject_keys.begin(), subject_keys.end());
    const YamlFields fields(node, findings_, keys);
    for (const Field& field : fields_of(step.one.kind)) {
      if (fields.has(field.name)) read_field(fields, field, step.one);
    }
    if (!is_line) return;
    const std::array<std::string*, 4> subjects = {&step.subject.person, &step.subject.household,
                                                  &step.subject.project, &step.subject.pot};
    for (std::size_t i = 0; i < subject_keys.size(); ++i) {
      const std::string_view key = subject_keys.at(i);
      if (fields.has(key)) *subjects.at(i) = fields.id(key, Need::optional).value_or("");
    }
  }

  void read_field(const YamlFields& fields, const Field& field, Case& one) {
    if (field.type == FieldType::tags) {
      std::vector<std::string> tags;
      for (Mention& tag : read_items(fields, field.name, Items::texts)) tags.push_back(std::move(tag.text));
      set_tags(one, field.name, std::move(tags));
      return;
    }
    const auto text = fields.word(field.name, Need::optional);
    if (!text) return;
    const Spot spot = fields.spot_of(field.name);
    if (field.type == FieldType::number) {
      if (const auto parts = read_parts(findings_, spot, *text, field.unit))
        set_number(one, field.name, *parts);
    } else if (field.type == FieldType::open_word) {
      if (const auto word = read_id(findings_, spot, *text)) set_word(one, field.name, *word);
    } else if (std::find(field.words.begin(), field.words.end(), *text) != field.words.end()) {
      set_word(one, field.name, *text);
    } else {
      findings_.error(code::unknown_value, spot, *text, listed(field.words),
                      hint_for_word(findings_, *text, field.words));
    }
  }

  void read_expected(const YamlFields& fields, Step& step) {
    const Words fitting = keys_for(step.one.kind);
    bool says_something = false;
    for (const std::string_view key : expected_keys) {
      if (key == "on" || !fields.has(key)) continue;
      says_something = true;
      if (std::find(fitting.begin(), fitting.end(), key) != fitting.end()) {
        read_key(fields, key, step);
      } else {
        findings_.error(code::unknown_key, fields.spot_of(key), key, listed(fitting));
      }
    }
    if (!says_something) findings_.error(code::missing_key, fields.spot(), {}, fitting[1]);
  }

  void read_key(const YamlFields& fields, std::string_view key, Step& step) {
    Expected& expected = step.expected;
    if (key == "gives") read_gives(fields, step);
    if (key == "by") read_by(fields, step);
    if (key == "fits") expected.fits = fields.amount(key, Need::optional, Currency::euro());
    if (key == "sign") expected.roles = read_roles(fields, key);
    if (key == "reserve") expected.reserve = read_share_of(fields, key);
    if (key == "largest-share") expected.largest_share = read_share_of(fields, key);
    if (key == "all-of") expected.all_of = read_tags_of(fields, key);
    if (key == "any-of") expected.any_of = read_tags_of(fields, key);
    if (key == "terms") read_terms_of(fields, step);
  }

  void read_gives(const YamlFields& fields, Step& step) {
    const auto text = fields.word("gives", Need::optional);
    if (!text) return;
    const bool is_line = step.one.kind == CaseKind::line;
    const std::span<const std::string_view> words = is_line ? std::span<const std::string_view>(line_words)
                                                            : std::span<const std::string_view>(other_words);
    if (std::find(words.begin(), words.end(), *text) != words.end()) {
      step.expected.verdict = verdict_from(*text);
      return;
    }
    const bool is_number = text->find_first_of("0123456789-") == 0;
    if (!is_line || !is_number) {
      findings_.error(code::unknown_value, fields.spot_of("gives"), *text,
                      (is_line ? "12.50, " : "") + listed(words), hint_for(findings_, *text, words));
      return;
    }
    step.expected.amount = read_amount(findings_, fields.spot_of("gives"), *text, Currency::euro());
    if (step.expected.amount) step.expected.verdict = Verdict::paid;
  }

  void read_by(const YamlFields& fields, Step& step) {
    std::vector<std::string> ids;
    Words known;
    for (const Article& article : rulebook_.articles) known.push_back(article.id);
    for (Mention& id : read_items(fields, "by", Items::ids)) {
      if (std::find(known.begin(), known.end(), id.text) == known.end()) {
        findings_.error(code::dangling_id, id.spot, id.text, "rulebook.yaml",
                        hint_for(findings_, id.text, known));
      }
      ids.push_back(std::move(id.text));
    }
    std::sort(ids.begin(), ids.end());
    step.expected.by = std::move(ids);
  }

  std::optional<Ratio> read_share_of(const YamlFields& fields, std::string_view key) {
    const auto text = fields.word(key, Need::optional);
    return text ? read_value(findings_, fields.spot_of(key), *text, Unit::percent) : std::nullopt;
  }

  std::vector<std::string> read_tags_of(const YamlFields& fields, std::string_view key) {
    std::vector<std::string> tags;
    for (Mention& tag : read_items(fields, key, Items::texts)) tags.push_back(std::move(tag.text));
    std::sort(tags.begin(), tags.end());
    return tags;
  }

  void read_terms_of(const YamlFields& fields, Step& step) {
    const YamlNode* node = fields.map("terms", Need::required);
    if (node == nullptr) return;
    for (std::size_t i = 0; i < node->keys.size(); ++i) {
      std::vector<std::string> words;
      const YamlNode& value = node->items[i];
      if (value.kind == YamlNode::Kind::text) words.push_back(value.text);
      for (const YamlNode& item : value.items) words.push_back(item.text);
      step.expected.terms.emplace_back(node->keys[i].text, std::move(words));
    }
  }

  FileFindings& findings_;
  const Rulebook& rulebook_;
};

}  // namespace

std::vector<Example> read_examples_yaml(const YamlNode& root, FileFindings& findings,
                                        const Rulebook& rulebook) {
  std::vector<Example> examples;
  if (!is_map(root, findings)) return examples;
  const YamlFields fields(root, findings, file_keys);
  for (const YamlNode& item : fields.list("examples", Need::required)) {
    if (auto example = ExampleReader(findings, rulebook).read(item)) examples.push_back(std::move(*example));
  }
  if (fields.is_empty_list("examples")) {
    findings.error(code::missing_value, fields.spot_of("examples"), {}, "examples");
  }
  return examples;
}

}  // namespace buurtkas
