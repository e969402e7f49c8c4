#include "cli/render/claims_text.h"

#include <algorithm>
#include <map>

#include "cli/render/amounts.h"
#include "cli/render/filled.h"
#include "cli/render/plain_text.h"
#include "cli/render/round_rules.h"
#include "cli/render/rule_words.h"
#include "cli/render/words.h"

namespace buurtkas {
namespace {

using Kind = Ground::Kind;

constexpr std::size_t columns = 80;
constexpr std::size_t indent = 5;

// A paragraph below a line.
std::string indented(const std::string& text) {
  std::string paragraph = wrapped(text, columns - indent, 0);
  for (std::size_t next = 0; (next = paragraph.find('\n', next)) != std::string::npos; next += indent) {
    paragraph.insert(++next, indent, ' ');
  }
  return std::string(indent, ' ') + paragraph + '\n';
}

std::string amount_of(Money amount, Language language) {
  return amount_text(amount, language);
}

class LineReasons {
 public:
  LineReasons(const LineAssessment& line, Language language) : line_(line), language_(language) {}

  std::string text() {
    for (const Ground& ground : line_.decision.grounds) tell(ground);
    if (line_.like) tell_like(*line_.like);
    if (line_.decision.verdict == Verdict::paid && line_.decision.roles.size() > 1) {
      std::string roles;
      for (const Role role : line_.decision.roles) {
        roles += (roles.empty() ? "" : ", ") + std::string(words_of(role, language_));
      }
      add(say("Hiervoor tekenen: {}.", "To be signed by: {}.", roles));
    }
    if (line_.decision.verdict == Verdict::nothing) {
      const auto& grounds = line_.decision.grounds;
      const bool is_paid_for = std::any_of(grounds.begin(), grounds.end(),
                                           [](const Ground& one) { return one.kind == Kind::pays; });
      add(is_paid_for ? say("Dit komt op niets uit.", "This comes to nothing.")
                      : say("Geen artikel betaalt dit.", "No article pays this."));
    }
    if (line_.decision.fits && !line_.like && !line_.decision.fits->is_zero()) {
      add(say("Er past nog {}: dien daarvoor een nieuwe declaratie in.",
              "{} still fits: hand in a new claim for that.", amount_of(*line_.decision.fits, language_)));
    }
    return std::move(text_);
  }

 private:
  template <class... Values>
  std::string say(std::string_view dutch, std::string_view english, const Values&... values) const {
    return filled(language_, dutch, english, values...);
  }

  void add(const std::string& sentence) { text_ += (text_.empty() ? "" : "\n") + sentence; }

  const RulesInForce& rules_of(const Ground& ground) const { return *line_.rules[ground.rulebook]; }

  void tell(const Ground& ground) {
    const Rulebook& rulebook = *rules_of(ground).rulebook;
    const Article& article = rulebook.articles[ground.article];
    const bool is_limit = std::holds_alternative<LimitRule>(article.verb);
    const bool decides =
        ground.kind == Kind::refuses || ground.kind == Kind::holds_back || ground.kind == Kind::cuts;
    if (decides) {
      std::string sentence(text_in(article.reason, language_));
      if (ground.condition != nullptr) {
        sentence += say(" Nodig: {}.", " Needed: {}.",
                        condition_words(rules_of(ground), CaseKind::line, *ground.condition, language_));
      }
      if (is_limit) sentence += ' ' + counted(ground);
      add(sentence + say(" ({}, artikel {}; bron: {})", " ({}, article {}; source: {})", rulebook.name,
                         article.id, without_stop(article.source)));
    } else if (is_limit && ground.kind == Kind::within && line_.decision.verdict == Verdict::paid) {
      tell_within(ground, article);
    }
  }

  std::string counted(const Ground& ground) const {
    return say("Al geteld: {}; hooguit {}.", "Counted before: {}; at most {}.",
               amount_of(ground.counted, language_), amount_of(ground.most, language_));
  }

  // What it counts for, and what is left of that.
  void tell_within(const Ground& ground, const Article& article) {
    const Money now = ground.counted + line_.decision.amount;
    add(say("{}: {} van {}, over {}.", "{}: {} of {}, {} left.", text_in(article.title, language_),
            amount_of(now, language_), amount_of(ground.most, language_),
            amount_of(ground.most - now, language_)));
  }

  void tell_like(const LikeLine& like) {
    const std::string earlier = to_string(like.earlier);
    std::string sentence;
    switch (like.why) {
      case LikeLine::Why::receipt:
        sentence =
            say("Deze bon is al ingeleverd, bij {}.", "This receipt was handed in already, at {}.", earlier);
        break;
      case LikeLine::Why::trip:
        sentence =
            say("Deze rit is al ingeleverd, bij {}.", "This trip was handed in already, at {}.", earlier);
        break;
      case LikeLine::Why::line:
        sentence = say("Dit is al ingeleverd, bij {}.", "This was handed in already, at {}.", earlier);
        break;
    }
    add(sentence + say(" Is het een andere? Dien een nieuwe declaratie in, met other-than: {}.",
                       " Is it another one? Hand in a new claim, with other-than: {}.", earlier));
  }

  const LineAssessment& line_;
  Language language_;
  std::string text_;
};

// `the kilometre rate: € 0.23 per kilometre becomes € 0.25 per kilometre, known on 21 May 2026 (source)`
std::string known_words(const LineAgain& again, const KnownSince& why, Language language) {
  const Rulebook& rulebook = *again.assessment.rules[why.rulebook]->rulebook;
  const Parameter& parameter = rulebook.parameters[why.parameter];
  const auto value = [&](const DatedValue* one) {
    return one == nullptr ? std::string("-") : value_words(one->value, parameter.unit, language);
  };
  std::string text = filled(language, "{}: {} wordt {}", "{}: {} becomes {}",
                            text_in(parameter.title, language), value(why.before), value(why.now));
  if (why.now == nullptr) return text;
  if (why.now->known) {
    text += filled(language, ", bekend op {}", ", known on {}", date_words(*why.now->known, language));
  }
  return text + " (" + without_stop(why.now->source) + ')';
}

class ClaimsText {
 public:
  explicit ClaimsText(Language language) : language_(language) {}

  void add(const ShownClaim& shown) {
    const Claim& claim = *shown.claim;
    Money total(0, Currency::euro());
    for (const LineAssessment& line : *shown.assessment) total += line.decision.amount;
    if (!text_.empty()) text_ += '\n';
    told_.clear();
    const std::string who =
        filled(language_, "{} van {}, ingeleverd op {}: {}", "{} of {}, handed in on {}: {}", claim.id.text(),
               claim.claimant.text(), date_words(claim.handed_in, language_), amount_of(total, language_));
    text_ += wrapped(who, columns, 2) + '\n';
    for (std::size_t i = 0; i < claim.lines.size(); ++i) {
      add_line(i + 1, claim.lines[i], (*shown.assessment)[i]);
    }
  }

  std::string take() { return std::move(text_); }

 private:
  void add_line(std::size_t number, const ClaimLine& line, const LineAssessment& assessed) {
    constexpr std::size_t kind_width = 17;
    constexpr std::size_t amount_width = 12;
    constexpr std::size_t verdict_width = 11;
    const bool is_paid = assessed.decision.verdict == Verdict::paid;
    std::string row = right_in(std::to_string(number), 3) + "  " + to_string(line.date) + "  " +
                      left_in(kind_words(line.kind, language_), kind_width) + ' ' +
                      right_whole(claimed_text(line, language_), amount_width) + "  " +
                      left_in(became_words(name_of(assessed.decision.verdict), language_), verdict_width);
    if (is_paid) row += right_whole(amount_of(assessed.decision.amount, language_), amount_width);
    while (row.ends_with(' ')) row.pop_back();
    text_ += row + '\n';
    std::string reasons = line_reasons(assessed, language_);
    if (is_paid && line.settles) {
      reasons += (reasons.empty() ? "" : "\n") +
                 filled(language_, "Wordt bij de goedkeuring verrekend met voorschot {}.",
                        "Is settled with advance {} when it is approved.", to_string(*line.settles));
    }
    if (!is_paid && !reasons.empty()) {
      const auto [first, is_new] = told_.emplace(reasons, number);
      if (!is_new) reasons = filled(language_, "Zoals bij regel {}.", "As at line {}.", first->second);
    }
    for (std::size_t at = 0; at < reasons.size();) {
      const std::size_t end = std::min(reasons.find('\n', at), reasons.size());
      text_ += indented(reasons.substr(at, end - at));
      at = end + 1;
    }
  }

  Language language_;
  std::map<std::string, std::size_t> told_;  // reasons of this claim, with the first line that has them
  std::string text_;
};

}  // namespace

std::string_view became_words(std::string_view word, Language language) {
  if (word == "paid") return in(language, "toegekend", "granted");
  if (word == "held") return in(language, "wacht", "held");
  if (word == "refused") return in(language, "geweigerd", "refused");
  if (word == "waived") return in(language, "van afgezien", "given up");
  if (word == "approved") return in(language, "goedgekeurd", "approved");
  if (word == "nothing") return in(language, "niets", "nothing");
  return in(language, "onbeslist", "undecided");
}

std::string claimed_text(const ClaimLine& line, Language language) {
  if (line.amount) return amount_of(*line.amount, language);
  const bool is_km = line.kilometres.has_value();
  const Unit unit = is_km ? Unit::km : Unit::hour;
  const Ratio quantity(BigInt(is_km ? *line.kilometres : line.hours.value_or(0)), BigInt(parts_of(unit)));
  return number_text(quantity, language) + ' ' + std::string(is_km ? "km" : in(language, "uur", "h"));
}

std::string line_reasons(const LineAssessment& line, Language language) {
  return LineReasons(line, language).text();
}

std::string claims_text(const std::vector<ShownClaim>& claims, std::size_t later, Language language) {
  ClaimsText text(language);
  for (const ShownClaim& claim : claims) text.add(claim);
  std::string told = text.take();
  if (claims.empty())
    told += std::string(in(language, "Er zijn geen nieuwe declaraties.", "There are no new claims.")) + '\n';
  if (later > 0) {
    told += (claims.empty() ? "" : "\n") +
            wrapped(filled(language,
                           later == 1 ? "{} declaratie is later ingeleverd, en wacht."
                                      : "{} declaraties zijn later ingeleverd, en wachten.",
                           later == 1 ? "{} claim was handed in later, and waits."
                                      : "{} claims were handed in later, and wait.",
                           later),
                    columns) +
            '\n';
  }
  return told;
}

std::string corrections_text(const std::vector<ShownCorrection>& corrections,
                             const std::vector<ShownCorrection>& less, Language language) {
  std::string text;
  Money total(0, Currency::euro());
  const auto amount = [&](Money money) { return amount_text(money, language); };
  for (const ShownCorrection& one : corrections) {
    const LineAgain& again = *one.again;
    total += again.more;
    text += wrapped(filled(language, "{} van {}, bij {}: {} wordt {}, {} erbij",
                           "{} of {}, to {}: {} becomes {}, {} more", to_string(one.line),
                           one.claimant.text(), to_string(one.corrects), amount(again.before),
                           amount(again.assessment.decision.amount), amount(again.more)),
                    columns, 2) +
            '\n';
    for (const KnownSince& why : again.why) {
      text += indented(known_words(again, why, language));
    }
  }
  if (corrections.empty()) {
    text += std::string(in(language, "Er valt niets te verbeteren.", "There is nothing to correct.")) + '\n';
  } else {
    text += wrapped(filled(language, "Samen {} erbij.", "{} more in all.", amount(total)), columns) + '\n';
  }
  for (const ShownCorrection& one : less) {
    text += wrapped(filled(language, "Let op: {} zou nu {} zijn, en was {}; dat wordt niet teruggevraagd.",
                           "Note: {} would be {} now, and was {}; that is not asked back.",
                           to_string(one.corrects), amount(one.again->assessment.decision.amount),
                           amount(one.again->before)),
                    columns, 2) +
            '\n';
  }
  return text;
}

}  // namespace buurtkas
