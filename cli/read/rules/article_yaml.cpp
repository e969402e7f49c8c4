#include <algorithm>
#include <array>

#include "cli/read/rules/rule_values.h"
#include "cli/read/rules/rules_yaml.h"
#include "cli/read/yaml_items.h"
#include "engine/rulebook/verb_words.h"

namespace buurtkas {
namespace {

using Names = std::span<const std::string_view>;

constexpr std::array<std::string_view, 15> article_keys = {"id",    "title",   "reason",  "source",  "valid",
                                                           "for",   "when",    "unless",  "require", "pay",
                                                           "limit", "earmark", "reserve", "sign",    "terms"};
constexpr std::array<std::string_view, 5> pay_keys = {"share", "rate", "amount", "times", "rounding"};
constexpr std::array<std::string_view, 7> limit_keys = {"at-most", "times",  "rounding", "per",
                                                        "in",      "beyond", "elsewhere"};
constexpr std::array<std::string_view, 3> earmark_keys = {"all-of", "any-of", "largest-share"};
constexpr std::array<std::string_view, 1> reserve_keys = {"at-least"};
constexpr std::array<std::string_view, 7> term_keys = {
    "method", "satisfaction", "completion", "tie-breaks", "threshold", "leftover", "next-project"};
constexpr std::array<std::string_view, 2> no_yes = {"no", "yes"};

// One resident, one voice: a key that says otherwise is a finding, and left out.
YamlNode without_weight(const YamlNode& map, FileFindings& findings) {
  YamlNode result;
  result.kind = map.kind;
  result.spot = map.spot;
  for (std::size_t i = 0; i < map.keys.size(); ++i) {
    if (is_weight_name(map.keys[i].text)) {
      findings.error(code::voting_weight, map.items[i].spot, map.keys[i].text);
    } else {
      result.keys.push_back(map.keys[i]);
      result.items.push_back(map.items[i]);
    }
  }
  return result;
}

class VerbReader {
 public:
  VerbReader(const YamlFields& article, CaseKind of, ConditionContext& context)
      : article_(article), findings_(article.findings()), of_(of), context_(context) {}

  std::optional<Verb> read(VerbKind kind) {
    const std::uint64_t before = findings_.list().errors();
    Verb verb = verb_of(kind);
    if (findings_.list().errors() != before) return std::nullopt;
    return verb;
  }

 private:
  Verb verb_of(VerbKind kind) {
    switch (kind) {
      case VerbKind::require:
        return Require{read_conditions(article_, "require", Need::required, of_, context_)};
      case VerbKind::pay:
        return read_pay();
      case VerbKind::limit:
        return read_limit();
      case VerbKind::earmark:
        return read_earmark();
      case VerbKind::reserve:
        return read_reserve();
      case VerbKind::sign:
        return read_sign();
      case VerbKind::terms:
        break;
    }
    return read_terms_rule();
  }

  std::optional<ParameterIndex> parameter(const YamlFields& fields, std::string_view key,
                                          std::initializer_list<Unit> units) {
    const auto name = fields.word(key, Need::required);
    if (!name) return std::nullopt;
    const std::span<const Unit> fitting(units.begin(), units.size());
    return read_parameter(findings_, fields.spot_of(key), *name, fitting, context_);
  }

  // The quantity that makes euros of the rate; a fraction of a cent then has to be rounded in a stated way.
  std::optional<FieldIndex> read_times(const YamlFields& fields, std::optional<ParameterIndex> rate) {
    const auto word = fields.word("times", Need::required);
    if (!word || !rate) return std::nullopt;
    const Unit unit = context_.parameters[*rate].unit;
    std::vector<std::string_view> fitting;
    for (const Field& field : fields_of(of_)) {
      const bool is_number = field.type == FieldType::number;
      if (is_number && times(unit, field.unit) == Unit::eur) fitting.push_back(field.name);
    }
    const auto field = field_from(of_, *word);
    if (!field || fields_of(of_)[*field].type != FieldType::number) {
      findings_.error(code::unknown_field, fields.spot_of("times"), *word, listed(fitting),
                      hint_for(findings_, *word, fitting));
      return std::nullopt;
    }
    if (times(unit, fields_of(of_)[*field].unit) == Unit::eur) return field;
    const std::string product =
        std::string(name_of(unit)) + " x " + std::string(name_of(fields_of(of_)[*field].unit));
    findings_.error(code::wrong_unit, fields.spot_of("times"), product, listed(fitting));
    return std::nullopt;
  }

  std::optional<Rounding> read_rounding(const YamlFields& fields) {
    if (!fields.has("rounding")) {
      findings_.error(code::missing_rounding, fields.spot(), {}, listed(rounding_names()));
      return std::nullopt;
    }
    return fields.word_of<Rounding>("rounding", Need::required, rounding_from, rounding_names());
  }

  Pay read_pay() {
    Pay pay;
    const auto word = article_.has("pay") ? claimed_word() : std::nullopt;
    if (word) return pay;
    const YamlNode* node = article_.map("pay", Need::required);
    if (node == nullptr) return pay;
    const YamlFields fields(*node, findings_, pay_keys);
    std::vector<std::string_view> kinds;
    for (const std::string_view kind : Names(pay_keys).first(3)) {
      if (fields.has(kind)) kinds.push_back(kind);
    }
    if (kinds.empty()) findings_.error(code::missing_key, fields.spot(), {}, "share, rate, amount");
    if (kinds.size() > 1) findings_.error(code::terms_conflict, fields.spot(), listed(kinds), "pay");
    if (kinds.size() != 1) return pay;
    if (fields.has("rate")) {
      pay.kind = PayKind::rate;
      pay.parameter = parameter(fields, "rate", {Unit::eur_per_km, Unit::eur_per_hour});
      pay.times = read_times(fields, pay.parameter);
      pay.rounding = read_rounding(fields);
      return pay;
    }
    const bool is_share = fields.has("share");
    pay.kind = is_share ? PayKind::share : PayKind::amount;
    pay.parameter = parameter(fields, kinds[0], {is_share ? Unit::percent : Unit::eur});
    if (is_share) pay.rounding = read_rounding(fields);
    refuse_keys(fields, is_share ? Names(rate_only).first(1) : Names(rate_only), kinds[0]);
    return pay;
  }

  static constexpr std::array<std::string_view, 2> rate_only = {"times", "rounding"};

  // Keys that mean nothing here: a whole amount is not rounded and not multiplied.
  void refuse_keys(const YamlFields& fields, Names keys, std::string_view beside) {
    for (const std::string_view key : keys) {
      if (fields.has(key)) refuse(fields, key, key, beside);
    }
  }

  void refuse(const YamlFields& fields, std::string_view key, std::string_view found,
              std::string_view beside) {
    findings_.error(code::terms_conflict, fields.spot_of(key), found, beside);
  }

  // `pay: claimed`; true when it says so, or is a word that says something else.
  std::optional<bool> claimed_word() {
    const YamlNode* text = article_.text_node("pay");
    if (text == nullptr) return std::nullopt;
    if (text->text != "claimed") {
      static constexpr std::array<std::string_view, 1> claimed = {"claimed"};
      findings_.error(code::unknown_value, text->spot, text->text, "claimed, {amount}, {rate}, {share}",
                      hint_for(findings_, text->text, claimed));
    }
    return true;
  }

  LimitRule read_limit() {
    LimitRule limit;
    const YamlNode* node = article_.map("limit", Need::required);
    if (node == nullptr) return limit;
    const YamlFields fields(*node, findings_, limit_keys);
    const auto most = parameter(fields, "at-most", {Unit::eur, Unit::eur_per_km, Unit::eur_per_hour});
    limit.at_most = most.value_or(0);
    const bool is_rate = most && context_.parameters[*most].unit != Unit::eur;
    if (is_rate) {
      limit.times = read_times(fields, most);
      limit.rounding = read_rounding(fields);
    } else if (most) {
      refuse_keys(fields, rate_only, "rate");
    }
    limit.per = fields.word_of<Per>("per", Need::required, per_from, per_names()).value_or(Per::person);
    const auto in = fields.word_of<Span>("in", Need::required, span_from, span_names());
    limit.in = in.value_or(Span::line);
    limit.beyond =
        fields.word_of<Beyond>("beyond", Need::required, beyond_from, beyond_names()).value_or(Beyond::hold);
    limit.counts_elsewhere = read_elsewhere(fields);
    if (limit.counts_elsewhere && in && *in != Span::month && *in != Span::year) {
      refuse(fields, "elsewhere", "elsewhere: yes", "in: " + std::string(name_of(*in)));
    }
    if (limit.counts_elsewhere && limit.per != Per::person) {
      refuse(fields, "elsewhere", "elsewhere: yes", "per: " + std::string(name_of(limit.per)));
    }
    // What was paid in a month cannot be held to the hours of one line.
    if (limit.times && in && *in != Span::line)
      refuse(fields, "times", "times", "in: " + std::string(name_of(*in)));
    return limit;
  }

  bool read_elsewhere(const YamlFields& fields) {
    const auto word = fields.word("elsewhere", Need::optional);
    if (!word) return false;
    if (std::find(no_yes.begin(), no_yes.end(), *word) == no_yes.end()) {
      findings_.error(code::unknown_value, fields.spot_of("elsewhere"), *word, listed(no_yes),
                      hint_for_word(findings_, *word, no_yes));
    }
    return *word == no_yes[1];
  }

  std::vector<std::string> tags_of(const YamlFields& fields, std::string_view key) {
    std::vector<std::string> tags;
    if (!fields.has(key)) return tags;
    if (fields.is_empty_list(key)) findings_.error(code::missing_value, fields.spot_of(key), {}, key);
    for (Mention& tag : read_items(fields, key, Items::texts)) tags.push_back(std::move(tag.text));
    std::sort(tags.begin(), tags.end());
    return tags;
  }

  // A pot that pays nothing of anything is no pot.
  void refuse_zero(const YamlFields& fields, std::optional<ParameterIndex> share) {
    if (!share) return;
    const std::vector<DatedValue>& values = context_.parameters[*share].values;
    const bool has_zero = std::any_of(values.begin(), values.end(),
                                      [](const DatedValue& value) { return value.value.is_zero(); });
    if (has_zero) findings_.error(code::not_a_share, fields.spot_of("largest-share"), "0%", "> 0%, <= 100%");
  }

  EarmarkRule read_earmark() {
    EarmarkRule earmark;
    const YamlNode* node = article_.map("earmark", Need::required);
    if (node == nullptr) return earmark;
    const YamlFields fields(*node, findings_, earmark_keys);
    earmark.all_of = tags_of(fields, "all-of");
    earmark.any_of = tags_of(fields, "any-of");
    if (fields.has("largest-share")) {
      earmark.largest_share = parameter(fields, "largest-share", {Unit::percent});
      refuse_zero(fields, earmark.largest_share);
    }
    if (node->keys.empty()) findings_.error(code::missing_key, node->spot, {}, listed(earmark_keys));
    return earmark;
  }

  ReserveRule read_reserve() {
    const YamlNode* node = article_.map("reserve", Need::required);
    if (node == nullptr) return {};
    const YamlFields fields(*node, findings_, reserve_keys);
    return {parameter(fields, "at-least", {Unit::percent}).value_or(0)};
  }

  Sign read_sign() {
    if (article_.is_empty_list("sign")) {
      findings_.error(code::missing_value, article_.spot_of("sign"), {}, listed(role_names()));
    }
    return {read_roles(article_, "sign")};
  }

  TermsRule read_terms_rule() {
    TermsRule rule;
    const YamlNode* written = article_.map("terms", Need::required);
    if (written == nullptr) return rule;
    const YamlNode node = without_weight(*written, findings_);
    const YamlFields fields(node, findings_, term_keys);
    if (context_.check_terms) context_.check_terms(fields);
    for (std::size_t i = 0; i < node.keys.size(); ++i) {
      std::vector<std::string> words;
      const YamlNode& value = node.items[i];
      if (value.kind == YamlNode::Kind::text) words.push_back(value.text);
      for (const YamlNode& item : value.items) words.push_back(item.text);
      rule.words.emplace_back(node.keys[i].text, std::move(words));
    }
    return rule;
  }

  const YamlFields& article_;
  FileFindings& findings_;
  CaseKind of_;
  ConditionContext& context_;
};

std::optional<VerbKind> verb_in(const YamlFields& fields) {
  std::vector<std::string_view> present;
  for (const std::string_view name : verb_names()) {
    if (fields.has(name)) present.push_back(name);
  }
  FileFindings& findings = fields.findings();
  if (present.empty()) {
    findings.error(code::no_verb, fields.spot(), {}, listed(verb_names()));
  } else if (present.size() > 1) {
    findings.error(code::two_verbs, fields.spot_of(present[1]), listed(present));
  }
  return present.size() == 1 ? verb_from(present[0]) : std::nullopt;
}

bool goes_with(VerbKind kind, CaseKind of) {
  switch (kind) {
    case VerbKind::require:
      return of != CaseKind::vote;
    case VerbKind::pay:
    case VerbKind::limit:
      return of == CaseKind::line;
    case VerbKind::earmark:
    case VerbKind::reserve:
      return of == CaseKind::pot;
    case VerbKind::sign:
      return of == CaseKind::line || of == CaseKind::payment;
    case VerbKind::terms:
      break;
  }
  return of == CaseKind::vote;
}

}  // namespace

std::optional<CaseKind> read_case_kind(const YamlFields& fields, VerbKind verb) {
  std::vector<std::string_view> fitting;
  for (const std::string_view name : case_kind_names()) {
    if (goes_with(verb, *case_kind_from(name))) fitting.push_back(name);
  }
  if (fitting.size() == 1 && !fields.has("for")) return case_kind_from(fitting[0]);
  const auto of = fields.word_of<CaseKind>("for", Need::required, case_kind_from, case_kind_names());
  if (!of || goes_with(verb, *of)) return of;
  fields.findings().error(code::wrong_case, fields.spot_of("for"), name_of(*of), listed(fitting));
  return std::nullopt;
}

std::vector<Role> read_roles(const YamlFields& fields, std::string_view key) {
  FileFindings& findings = fields.findings();
  std::vector<Role> roles;
  for (const YamlNode& item : fields.list(key, Need::required)) {
    const auto word = item_text(item, findings);
    if (!word) continue;
    const auto role = role_from(*word);
    if (!role) {
      fields.report_unknown(item, role_names());
    } else if (std::find(roles.begin(), roles.end(), *role) != roles.end()) {
      findings.error(code::duplicate_value, item.spot, *word);
    } else {
      roles.push_back(*role);
    }
  }
  std::sort(roles.begin(), roles.end());
  return roles;
}

std::optional<Article> read_article(const YamlNode& written, FileFindings& findings, const Rulebook& rulebook,
                                    ConditionContext& context) {
  if (!is_map(written, findings)) return std::nullopt;
  const YamlNode node = without_weight(written, findings);
  const YamlFields fields(node, findings, article_keys);
  Article article;
  const auto id = fields.id("id", Need::required);
  article.place = place_of(findings, fields.spot_of("id"));
  article.title = read_both(fields, "title", Lines::one);
  article.reason = read_both(fields, "reason", Lines::many);
  article.source = fields.text("source", Need::required, Lines::many).value_or("");
  article.valid = rulebook.valid;
  if (fields.has("valid")) {
    if (const auto valid = read_period(fields, "valid", Need::optional)) article.valid = *valid;
  }
  const auto kind = verb_in(fields);
  const auto of = kind ? read_case_kind(fields, *kind) : std::nullopt;
  if (!of) return std::nullopt;
  article.of = *of;
  if (fields.has("when")) article.when = read_conditions(fields, "when", Need::optional, *of, context);
  if (fields.has("unless")) article.unless = read_conditions(fields, "unless", Need::optional, *of, context);
  auto verb = VerbReader(fields, *of, context).read(*kind);
  if (!verb || !id) return std::nullopt;
  article.id = *id;
  article.verb = std::move(*verb);
  return article;
}

}  // namespace buurtkas
