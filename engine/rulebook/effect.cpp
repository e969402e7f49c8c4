#include "engine/rulebook/effect.h"

#include <map>
#include <utility>

#include "engine/rulebook/epochs.h"
#include "engine/rulebook/totals.h"
#include "engine/rulebook/verb_words.h"

namespace buurtkas {
namespace {

class EffectWriter {
 public:
  EffectWriter(const RulesInForce& rules, CaseKind kind) : rules_(rules), kind_(kind) {}

  std::string says(const Verb& verb) const {
    switch (kind_of(verb)) {
      case VerbKind::require:
        return "refused";
      case VerbKind::pay:
        return of(std::get<Pay>(verb));
      case VerbKind::limit:
        return of(std::get<LimitRule>(verb));
      case VerbKind::earmark:
        return of(std::get<EarmarkRule>(verb));
      case VerbKind::reserve:
        return value(std::get<ReserveRule>(verb).at_least);
      case VerbKind::sign:
        return of(std::get<Sign>(verb));
      case VerbKind::terms:
        break;
    }
    return of(std::get<TermsRule>(verb));
  }

 private:
  std::string value(ParameterIndex parameter) const {
    const DatedValue& value = *rules_.values[parameter];
    return value_text(value.value, rules_.rulebook->parameters[parameter].unit);
  }

  std::string product(ParameterIndex rate, const std::optional<FieldIndex>& times,
                      const std::optional<Rounding>& rounding) const {
    std::string text = value(rate);
    if (times) text += " times " + std::string(fields_of(kind_)[*times].name);
    if (rounding) text += ' ' + std::string(name_of(*rounding));
    return text;
  }

  std::string of(const Pay& pay) const {
    if (pay.kind == PayKind::claimed) return "claimed";
    return (pay.kind == PayKind::share ? "share " : "") + product(*pay.parameter, pay.times, pay.rounding);
  }

  std::string of(const LimitRule& limit) const {
    return product(limit.at_most, limit.times, limit.rounding) + " per " + std::string(name_of(limit.per)) +
           " in " + std::string(name_of(limit.in)) + ' ' + std::string(name_of(limit.beyond)) +
           (limit.counts_elsewhere ? " elsewhere" : "");
  }

  static std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) text += std::to_string(word.size()) + ':' + word + ' ';
    return text;
  }

  std::string of(const EarmarkRule& earmark) const {
    return "all-of " + joined(earmark.all_of) + "any-of " + joined(earmark.any_of) +
           (earmark.largest_share ? value(*earmark.largest_share) : "");
  }

  static std::string of(const Sign& sign) {
    std::string text;
    for (const Role role : sign.roles) text += std::string(name_of(role)) + ' ';
    return text;
  }

  static std::string of(const TermsRule& terms) {
    std::map<std::string, std::string> sorted;
    for (const auto& [key, words] : terms.words) sorted[key] = joined(words);
    std::string text;
    for (const auto& [key, words] : sorted) text.append(key).append(" ").append(words);
    return text;
  }

  const RulesInForce& rules_;
  CaseKind kind_;
};

}  // namespace

namespace {

using Conditions = std::vector<Condition>;

bool has_value(const RulesInForce& rules, CaseKind kind, const Condition& condition) {
  return fields_of(kind)[condition.field].type != FieldType::number || rules.number_of(condition).has_value();
}

// Those that have a value.
Conditions answerable(const RulesInForce& rules, CaseKind kind, const Conditions& conditions) {
  Conditions result;
  for (const Condition& condition : conditions) {
    if (has_value(rules, kind, condition)) result.push_back(condition);
  }
  return result;
}

// The days of the span of a counting limit on which it is there to count.
std::string counted_days(const RulesInForce& rules, const Article& article, Span span) {
  if (span == Span::line || span == Span::day) return {};
  const bool is_year = span == Span::year;
  const Date first = first_day(rules.on, span);
  const Date last{rules.on.year, is_year ? 12 : rules.on.month, is_year ? 31 : 28};
  std::string text;
  if (first < article.valid.from) text += " from " + to_string(article.valid.from);
  if (article.valid.until && *article.valid.until < last) text += " until " + to_string(*article.valid.until);
  return text;
}

class Effects {
 public:
  Effects(const RulesInForce& rules, const Space& space) : rules_(rules), space_(space) {}

  std::vector<Effect> all() {
    for (const ArticleIndex index : rules_.articles) {
      const Article& article = rules_.rulebook->articles[index];
      if (article.of == space_.kind()) add(article);
    }
    add_double_pays();
    return std::move(effects_);
  }

 private:
  Conditions answerable(const Conditions& conditions) const {
    return buurtkas::answerable(rules_, space_.kind(), conditions);
  }

  void add(const Article& article) {
    const Box where = space_.box_of(rules_, answerable(article.when), answerable(article.unless));
    if (is_empty(where)) return;
    if (const auto* require = std::get_if<Require>(&article.verb)) {
      for (const Condition& condition : answerable(require->all)) {
        effects_.push_back(
            {VerbKind::require, "refused", common(where, space_.box_of(rules_, {}, {condition})), false});
      }
    }
    if (!has_values(rules_, article)) {
      effects_.push_back({VerbKind::pay, "undecided", where, false});
      return;
    }
    if (kind_of(article.verb) == VerbKind::require) return;
    const auto* limit = std::get_if<LimitRule>(&article.verb);
    const bool adds_up = limit != nullptr && limit->in != Span::line;
    std::string text = says(rules_, article);
    if (adds_up) text += counted_days(rules_, article, limit->in);
    effects_.push_back({kind_of(article.verb), std::move(text), where, adds_up});
  }

  void add_double_pays() {
    const std::size_t count = effects_.size();
    for (std::size_t i = 0; i < count; ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        if (effects_[i].verb != VerbKind::pay || effects_[j].verb != VerbKind::pay) continue;
        Box both = common(effects_[i].where, effects_[j].where);
        if (!is_empty(both)) effects_.push_back({VerbKind::pay, "undecided", std::move(both), false});
      }
    }
  }

  const RulesInForce& rules_;
  const Space& space_;
  std::vector<Effect> effects_;
};

}  // namespace

std::string says(const RulesInForce& rules, const Article& article) {
  return EffectWriter(rules, article.of).says(article.verb);
}

void cut_by_articles(const RulesInForce& rules, Space& space) {
  for (const ArticleIndex index : rules.articles) {
    const Article& article = rules.rulebook->articles[index];
    if (article.of != space.kind()) continue;
    space.cut_by(rules, answerable(rules, article.of, article.when));
    space.cut_by(rules, answerable(rules, article.of, article.unless));
    const auto* require = std::get_if<Require>(&article.verb);
    if (require != nullptr) space.cut_by(rules, answerable(rules, article.of, require->all));
  }
}

std::vector<Effect> effects_of(const RulesInForce& rules, const Space& space) {
  return Effects(rules, space).all();
}

}  // namespace buurtkas
