#include "cli/render/told_rulebook.h"

#include <fmt/format.h>

#include "cli/render/amounts.h"
#include "cli/render/rule_words.h"
#include "cli/render/words.h"
#include "engine/rulebook/verb_words.h"

namespace buurtkas {
namespace {

class Telling {
 public:
  Telling(const RulesInForce& rules, Language language)
      : rules_(rules), book_(*rules.rulebook), language_(language) {}

  ToldRulebook tell() const {
    ToldRulebook told;
    told.title = text_in(book_.title, language_);
    told.about = text_in(book_.about, language_);
    told.as_of = filled("Zo geldt het op {}, zoals bekend op {}.", "As it holds on {}, as known on {}.",
                        date_words(rules_.on, language_), date_words(rules_.known, language_));
    if (!book_.valid.has(rules_.on)) {
      told.not_valid = filled("Op die dag geldt dit reglement niet: het geldt {}.",
                              "On that day this rulebook does not hold: it holds {}.",
                              period_words(book_.valid, language_));
    }
    for (const ArticleIndex index : rules_.articles) {
      told.articles.push_back(tell(book_.articles[index], told.articles.size() + 1));
    }
    if (told.articles.empty()) {
      told.no_articles = say("Er geldt dan geen enkel artikel.", "No article holds then.");
    }
    told.parameters_title = say("Bedragen en getallen", "Amounts and numbers");
    for (ParameterIndex i = 0; i < book_.parameters.size(); ++i) told.parameters.push_back(parameter(i));
    told.count = filled("Dit reglement telt {}; op deze dag gelden er {}.",
                        "This rulebook has {}; of these {} hold on this day.",
                        counted_text(Ratio(book_.articles.size()), language_, say("artikel", "article"),
                                     say("artikelen", "articles")),
                        rules_.articles.size());
    return told;
  }

 private:
  std::string_view say(std::string_view dutch, std::string_view english) const {
    return in(language_, dutch, english);
  }

  template <class... Values>
  std::string filled(std::string_view dutch, std::string_view english, const Values&... values) const {
    return fmt::format(fmt::runtime(say(dutch, english)), values...);
  }

  ToldArticle tell(const Article& article, std::size_t number) const {
    ToldArticle told;
    told.number = number;
    told.id = article.id;
    told.title = text_in(article.title, language_);
    told.about = words_of_case(article);
    told.when = conditions(article, article.when);
    if (!article.unless.empty()) told.but = say("Maar niet als:", "But not when:");
    told.unless = conditions(article, article.unless);
    told.does = what_it_does(article);
    told.reason = text_in(article.reason, language_);
    told.source = filled("Bron: {}", "Source: {}", article.source);
    return told;
  }

  std::vector<std::string> conditions(const Article& article,
                                      const std::vector<Condition>& conditions) const {
    std::vector<std::string> words;
    for (const Condition& condition : conditions) {
      words.push_back(condition_words(rules_, article.of, condition, language_));
    }
    return words;
  }

  std::string words_of_case(const Article& article) const {
    const std::string_view what = words_of(article.of, language_);
    return article.when.empty()
               ? filled("Dit gaat over {}.", "This is about {}.", what)
               : filled("Dit gaat over {} waarvan geldt:", "This is about {} of which:", what);
  }

  std::string value(ParameterIndex parameter) const {
    const DatedValue* known = rules_.values[parameter];
    if (known == nullptr) return std::string(say("(nog niet bekend)", "(not known yet)"));
    return value_words(known->value, book_.parameters[parameter].unit, language_);
  }

  std::string product(ParameterIndex rate, const std::optional<FieldIndex>& times,
                      const std::optional<Rounding>& rounding) const {
    std::string text = value(rate);
    if (times) {
      text += filled(" maal {}", " times {}", field_words(CaseKind::line, *times, language_));
    }
    if (rounding) text += filled(", {}", ", {}", words_of(*rounding, language_));
    return text;
  }

  std::vector<std::string> what_it_does(const Article& article) const {
    switch (kind_of(article.verb)) {
      case VerbKind::require:
        return of(article, std::get<Require>(article.verb));
      case VerbKind::pay:
        return {of(std::get<Pay>(article.verb))};
      case VerbKind::limit:
        return {of(std::get<LimitRule>(article.verb))};
      case VerbKind::earmark:
        return of(std::get<EarmarkRule>(article.verb));
      case VerbKind::reserve:
        return {filled("Minstens {} blijft voor bewoners.", "At least {} is kept for residents.",
                       value(std::get<ReserveRule>(article.verb).at_least))};
      case VerbKind::sign:
        return {of(std::get<Sign>(article.verb))};
      case VerbKind::terms:
        break;
    }
    return of(std::get<TermsRule>(article.verb));
  }

  std::vector<std::string> of(const Article& article, const Require& require) const {
    std::vector<std::string> lines;
    for (const Condition& condition : require.all) {
      lines.push_back(
          filled("Nodig: {}.", "Needed: {}.", condition_words(rules_, article.of, condition, language_)));
    }
    return lines;
  }

  std::string of(const Pay& pay) const {
    switch (pay.kind) {
      case PayKind::claimed:
        return std::string(say("Betaald wordt wat er gevraagd is.", "What was claimed is paid."));
      case PayKind::share:
        return filled("Betaald wordt {} van wat er gevraagd is.", "Paid is {} of what was claimed.",
                      product(*pay.parameter, {}, pay.rounding));
      case PayKind::rate:
      case PayKind::amount:
        break;
    }
    return filled("Betaald wordt {}.", "Paid is {}.", product(*pay.parameter, pay.times, pay.rounding));
  }

  std::string of(const LimitRule& limit) const {
    std::string text =
        filled("Hooguit {}, {} {}; daarboven: {}.", "At most {}, {} {}; beyond that: {}.",
               product(limit.at_most, limit.times, limit.rounding), words_of(limit.per, language_),
               words_of(limit.in, language_), words_of(limit.beyond, language_));
    if (limit.counts_elsewhere) {
      text += say(" Wat anderen betalen telt mee.", " What others pay counts too.");
    }
    return text;
  }

  static std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
    return text;
  }

  std::vector<std::string> of(const EarmarkRule& earmark) const {
    std::vector<std::string> lines;
    if (!earmark.all_of.empty()) {
      lines.push_back(filled("Alleen voor voorstellen met al deze kenmerken: {}.",
                             "Only for proposals with all of these tags: {}.", joined(earmark.all_of)));
    }
    if (!earmark.any_of.empty()) {
      lines.push_back(filled("Alleen voor voorstellen met een van deze kenmerken: {}.",
                             "Only for proposals with one of these tags: {}.", joined(earmark.any_of)));
    }
    if (earmark.largest_share) {
      lines.push_back(filled("Hooguit {} van wat een voorstel kost.", "At most {} of what a proposal costs.",
                             value(*earmark.largest_share)));
    }
    return lines;
  }

  std::string of(const Sign& sign) const {
    std::string roles;
    for (const Role role : sign.roles)
      roles += (roles.empty() ? "" : ", ") + std::string(words_of(role, language_));
    return filled("Akkoord nodig van: {}.", "Needs the approval of: {}.", roles);
  }

  std::vector<std::string> of(const TermsRule& terms) const {
    std::vector<std::string> lines;
    for (const auto& [key, words] : terms.words) {
      std::vector<std::string> shown;
      for (const std::string& one : words) shown.push_back(known_word("rule-terms." + key, one, language_));
      lines.push_back(fmt::format("{}: {}", known_word("rule-terms", key, language_), joined(shown)));
    }
    return lines;
  }

  std::string parameter(ParameterIndex index) const {
    const Parameter& parameter = book_.parameters[index];
    const DatedValue* known = rules_.values[index];
    const std::string title(text_in(parameter.title, language_));
    if (known == nullptr) return filled("{}: nog niet bekend", "{}: not known yet", title);
    std::string text = fmt::format("{}: {}, {}", title, value_words(known->value, parameter.unit, language_),
                                   period_words(known->valid, language_));
    if (known->known) {
      text += filled(", bekend sinds {}", ", known since {}", date_words(*known->known, language_));
    }
    return text + fmt::format("; {}: {}", words_of(known->status, language_), known->source);
  }

  const RulesInForce& rules_;
  const Rulebook& book_;
  Language language_;
};

}  // namespace

ToldRulebook told_rulebook(const RulesInForce& rules, Language language) {
  return Telling(rules, language).tell();
}

}  // namespace buurtkas
