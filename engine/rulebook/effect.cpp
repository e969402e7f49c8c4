#include "engine/rulebook/effect.h"

#include "engine/rulebook/epochs.h"
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
    std::string text;
    for (const auto& [key, words] : terms.words) text += key + ' ' + joined(words);
    return text;
  }

  const RulesInForce& rules_;
  CaseKind kind_;
};

}  // namespace

bool cut_by_articles(const RulesInForce& rules, Space& space) {
  for (const ArticleIndex index : rules.articles) {
    const Article& article = rules.rulebook->articles[index];
    if (article.of == space.kind() && !has_values(rules, article)) return false;
  }
  for (const ArticleIndex index : rules.articles) {
    const Article& article = rules.rulebook->articles[index];
    if (article.of != space.kind()) continue;
    space.cut_by(rules, article.when);
    space.cut_by(rules, article.unless);
    if (const auto* require = std::get_if<Require>(&article.verb)) space.cut_by(rules, require->all);
  }
  return true;
}

std::string says(const RulesInForce& rules, const Article& article) {
  return EffectWriter(rules, article.of).says(article.verb);
}

std::vector<Effect> effects_of(const RulesInForce& rules, const Space& space) {
  std::vector<Effect> effects;
  const EffectWriter writer(rules, space.kind());
  for (const ArticleIndex index : rules.articles) {
    const Article& article = rules.rulebook->articles[index];
    if (article.of != space.kind()) continue;
    const Box where = space.box_of(rules, article.when, article.unless);
    const auto* require = std::get_if<Require>(&article.verb);
    if (require == nullptr) {
      effects.push_back({kind_of(article.verb), writer.says(article.verb), where});
      continue;
    }
    for (const Condition& condition : require->all) {
      effects.push_back({VerbKind::require, writer.says(article.verb),
                         common(where, space.box_of(rules, {}, {condition}))});
    }
  }
  return effects;
}

}  // namespace buurtkas
