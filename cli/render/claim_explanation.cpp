#include "cli/render/claim_explanation.h"

#include <algorithm>

#include "cli/render/amounts.h"
#include "cli/render/claims_text.h"
#include "cli/render/filled.h"
#include "cli/render/plain_text.h"
#include "cli/render/round_rules.h"
#include "cli/render/rule_words.h"
#include "cli/render/words.h"

namespace buurtkas {
namespace {

using Kind = Ground::Kind;

constexpr std::size_t columns = 80;

class GroundTelling {
 public:
  GroundTelling(const LineAssessment& line, Language language) : line_(line), language_(language) {}

  GroundWords words(const Ground& ground) const {
    const bool did_apply = ground.kind != Kind::does_not_apply;
    GroundWords words = {name_of_article(ground),
                         did_apply,
                         !did_apply && is_about_kind(ground),
                         did_apply ? did_words(ground) : did_not(ground),
                         {}};
    if (!did_apply) return words;
    const Article& article = article_of(ground);
    // A limit's reason is why a line waits, or is less: of one that fits it would not be true.
    if (ground.kind != Kind::within) words.because = std::string(text_in(article.reason, language_)) + ' ';
    words.because += say("Bron: {}.", "Source: {}.", without_stop(article.source));
    return words;
  }

 private:
  template <class... Values>
  std::string say(std::string_view dutch, std::string_view english, const Values&... values) const {
    return filled(language_, dutch, english, values...);
  }

  const Article& article_of(const Ground& ground) const {
    return line_.rules[ground.rulebook]->rulebook->articles[ground.article];
  }

  std::string name_of_article(const Ground& ground) const {
    return line_.rules[ground.rulebook]->rulebook->name + ' ' + article_of(ground).id;
  }

  std::string condition(const Ground& ground) const {
    return condition_words(*line_.rules[ground.rulebook], CaseKind::line, *ground.condition, language_);
  }

  std::string did_words(const Ground& ground) const {
    const auto amount = [&](Money money) { return amount_text(money, language_); };
    switch (ground.kind) {
      case Kind::pays:
        return say("betaalt {}", "pays {}", amount(ground.after));
      case Kind::within:
        return say("past: {} geteld, hooguit {}", "fits: {} counted, at most {}", amount(ground.counted),
                   amount(ground.most));
      case Kind::cuts:
        return say("kort in van {} tot {}", "cuts from {} to {}", amount(ground.before),
                   amount(ground.after));
      case Kind::holds_back:
        return say("laat wachten: {} geteld, hooguit {}", "holds: {} counted, at most {}",
                   amount(ground.counted), amount(ground.most));
      case Kind::refuses:
        return ground.condition != nullptr
                   ? say("weigert, want nodig is: {}", "refuses, for it needs: {}", condition(ground))
                   : say("weigert: {} geteld, hooguit {}", "refuses: {} counted, at most {}",
                         amount(ground.counted), amount(ground.most));
      case Kind::holds:
        return say("voldaan", "met");
      case Kind::unknown:
        return ground.condition != nullptr
                   ? say("niet te zeggen: {}", "cannot be told: {}", condition(ground))
                   : say("niet te zeggen", "cannot be told");
      default:
        break;
    }
    return say("geldt", "applies");
  }

  static bool is_about_kind(const Ground& ground) {
    return ground.condition != nullptr && ground.condition->field == *field_from(CaseKind::line, "kind");
  }

  std::string did_not(const Ground& ground) const {
    if (ground.condition == nullptr) return say("geldt niet", "does not apply");
    const std::vector<Condition>& unless = article_of(ground).unless;
    const bool is_exception = std::any_of(unless.begin(), unless.end(),
                                          [&](const Condition& one) { return &one == ground.condition; });
    return is_exception ? say("niet als {}", "not when {}", condition(ground))
                        : say("alleen als {}", "only when {}", condition(ground));
  }

  const LineAssessment& line_;
  Language language_;
};

class LineExplanation {
 public:
  LineExplanation(const ExplainedLine& line, Language language) : line_(line), language_(language) {}

  std::string text() {
    head();
    std::string others;
    for (const GroundWords& words : grounds_words(*line_.assessment, language_)) {
      if (words.did_apply) {
        did(words);
      } else {
        others += wrapped("  " + words.article + ": " + words.did, columns, 4) + '\n';
      }
    }
    const std::string reasons = line_reasons(*line_.assessment, language_);
    if (!reasons.empty()) {
      text_ += '\n';
      for (std::size_t at = 0; at < reasons.size();) {
        const std::size_t end = std::min(reasons.find('\n', at), reasons.size());
        text_ += wrapped(reasons.substr(at, end - at), columns) + '\n';
        at = end + 1;
      }
    }
    if (!others.empty()) text_ += '\n' + say("Wat hier niet gold", "What did not apply") + '\n' + others;
    return std::move(text_);
  }

 private:
  template <class... Values>
  std::string say(std::string_view dutch, std::string_view english, const Values&... values) const {
    return filled(language_, dutch, english, values...);
  }

  void head() {
    const Decision& decision = line_.assessment->decision;
    std::string first =
        say("{} van {}: {} van {}", "{} of {}: {} of {}", to_string(line_.id), line_.claim->claimant.text(),
            kind_words(line_.line->kind, language_), date_words(line_.line->date, language_));
    if (line_.line->amount) {
      first += say(", {} gevraagd", ", {} claimed", amount_text(*line_.line->amount, language_));
    }
    const bool is_paid = decision.verdict == Verdict::paid;
    first += ", " + (is_paid ? amount_text(line_.amount, language_) + ' ' : std::string()) +
             std::string(became_words(name_of(decision.verdict), language_)) + '.';
    text_ += wrapped(first, columns, 2) + '\n';
    if (line_.corrects != line_.id) {
      text_ += wrapped(say("Het verschil met wat {} eerder kreeg.",
                           "The difference from what {} was granted before.", to_string(line_.corrects)),
                       columns) +
               '\n';
    }
    text_ += wrapped(say("Ingeleverd op {}, beslist op {}: regel {} van het journaal.",
                         "Handed in on {}, decided on {}: entry {} of the journal.",
                         date_words(line_.claim->handed_in, language_), date_words(line_.decided, language_),
                         line_.entry),
                     columns) +
             "\n\n" + say("Wat hier gold", "What applied") + '\n';
  }

  void did(const GroundWords& words) {
    text_ += wrapped("  " + words.article + ": " + words.did, columns, 4) + '\n';
    std::string reason = wrapped(words.because, columns - 4);
    for (std::size_t at = 0; (at = reason.find('\n', at)) != std::string::npos; at += 4) {
      reason.insert(++at, 4, ' ');
    }
    text_ += "    " + reason + '\n';
  }

  const ExplainedLine& line_;
  Language language_;
  std::string text_;
};

}  // namespace

std::vector<GroundWords> grounds_words(const LineAssessment& line, Language language) {
  const GroundTelling telling(line, language);
  std::vector<GroundWords> words;
  for (const Ground& ground : line.decision.grounds) words.push_back(telling.words(ground));
  return words;
}

std::string explanation_text(const ExplainedLine& line, Language language) {
  return LineExplanation(line, language).text();
}

std::string signed_text(const SignedLine& line, Language language) {
  if (!line.is_granted) return {};
  std::string text;
  for (const Signature& one : line.signatures) {
    text += (text.empty() ? "" : ", ") +
            filled(language, "{} ({})", "{} ({})", one.by.text(), words_of(one.role, language));
  }
  if (!text.empty()) text = filled(language, "Getekend door {}.", "Signed by {}.", text);
  const auto add = [&](const std::string& sentence) { text += (text.empty() ? "" : " ") + sentence; };
  if (line.is_waived) {
    add(std::string(in(language, "Wie het declareerde, ziet ervan af.", "Who claimed it gave it up.")));
  } else if (!line.refused_why.empty()) {
    add(filled(language, "Geweigerd door {}: {}.", "Refused by {}: {}.", line.refused_by.text(),
               without_stop(line.refused_why)));
  } else if (line.needed.empty()) {
    add(std::string(in(language, "Goedgekeurd.", "Approved.")));
  } else {
    std::string roles;
    for (const Role role : line.needed) {
      roles += (roles.empty() ? "" : ", ") + std::string(words_of(role, language));
    }
    add(filled(language, "Nog te tekenen door: {}.", "Still to be signed by: {}.", roles));
  }
  if (line.settles && line.settled.cents() > 0) {
    add(filled(language, "Daarvan is {} verrekend met voorschot {}.",
               "Of that, {} is settled with advance {}.", amount_text(line.settled, language),
               to_string(*line.settles)));
  }
  if (line.given_back) {
    add(filled(language, "Daarvan is {} teruggegeven.", "Of that, {} was given back.",
               amount_text(*line.given_back, language)));
  }
  if (line.open) {
    add(line.open->is_zero()
            ? std::string(in(language, "Dit voorschot is afgerekend.", "This advance is settled."))
            : filled(language,
                     "Van dit voorschot staat {} open: daarvoor komen nog bonnen, of het komt terug.",
                     "{} of this advance is open: receipts for it are still to come, or it comes back.",
                     amount_text(*line.open, language)));
  }
  return '\n' + wrapped(text, columns) + '\n';
}

}  // namespace buurtkas
