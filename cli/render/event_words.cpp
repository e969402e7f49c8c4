#include "cli/render/event_words.h"

#include <utility>

#include <fmt/format.h>

#include "cli/render/amounts.h"
#include "cli/render/measure_words.h"
#include "cli/render/outcome.h"
#include "cli/render/terms_text.h"
#include "cli/render/words.h"
#include "engine/voting/greedy.h"

namespace buurtkas {
namespace {

constexpr std::size_t listed_max = 5;

template <class... Values>
std::string say(std::string_view sentence, const Values&... values) {
  return fmt::format(fmt::runtime(sentence), values...);
}

struct Reason {
  const EventWords& words;
  Language language;

  std::string operator()(const BelowThreshold& one) const {
    return say(one.must_exceed ? in(language, "niet meer dan {}", "no more than {}")
                               : in(language, "minder dan {}", "fewer than {}"),
               words.votes(one.threshold));
  }
  std::string operator()(const Skipped& one) const { return words.cut_reason(one.cut); }
  std::string operator()(const StoppedAt& one) const {
    return say(in(language, "{} tekort; hier stopt het", "{} short; it stops here"),
               words.amount(one.cut.short_by));
  }
  std::string operator()(const OutOfReach& one) const {
    return say(in(language, "{} over bij voorstemmers", "{} left with supporters"),
               words.cents(one.supporters_have));
  }
  std::string operator()(const NotFundable& one) const {
    if (!one.cut) return std::string(in(language, "potten niet toereikend", "pots fall short"));
    return words.cut_reason(*one.cut);
  }
  std::string operator()(const Unsupported&) const {
    return std::string(in(language, "geen stemmen", "no votes"));
  }
  std::string operator()(const LeftOut& one) const {
    if (one.cut) return words.cut_reason(*one.cut);
    return left_out_reason(one, language);
  }
  std::string operator()(const NextReached& one) const {
    const std::string left = words.amount(one.left);
    if (!one.is_enough) return say(in(language, "te weinig over: {}", "too little left: {}"), left);
    return one.terms.kind == NextProject::Kind::whole
               ? say(in(language, "wel uitgevoerd; {} uit de potten", "carried out; {} from the pots"), left)
               : say(in(language, "deels betaald: {}", "paid in part: {}"), left);
  }
  template <class Other>
  std::string operator()(const Other&) const {
    return {};
  }
};

struct Sentences {
  const EventWords& words;
  Language language;
  std::string order;         // what greedy goes by here
  bool is_by_worth;          // for its cost, and not by the votes that events tell
  std::string_view opening;  // before that

  std::string turn() const {
    return opening.empty()
               ? say(in(language, "Op volgorde van {}", "In the order of {}"), order)
               : say(in(language, "{}op volgorde van {}", "{}in the order of {}"), opening, order);
  }

  std::string operator()(const BelowThreshold& one) const {
    return say(one.must_exceed ? in(language, "Het kreeg {}; meer dan {} is nodig om mee te doen.",
                                    "It got {}; to take part, it needs more than {}.")
                               : in(language, "Het kreeg {}; minstens {} is nodig om mee te doen.",
                                    "It got {}; to take part, it needs at least {}."),
               words.votes(one.votes), words.number(one.threshold));
  }
  std::string operator()(const TieBroken& one) const {
    return say(
        in(language, "Gelijke stand tussen {}: {} ging voor, {}.", "A tie between {}: {} went first, {}."),
        words.ids(one.tied), words.id(one.tied.front()), words.tie_break(one.by));
  }
  std::string operator()(const Taken& one) const {
    return say(in(language, "{} was het aan de beurt, en het paste in de potten.",
                  "{} its turn came, and the pots could pay it."),
               is_by_worth ? turn() : fmt::format("{} ({})", turn(), words.number(one.votes)));
  }
  std::string operator()(const Skipped& one) const {
    return say(one.cut.limit ? in(language, "{} kwam het aan de beurt, maar het mocht niet. ",
                                  "{} its turn came, but it was not allowed. ")
                             : in(language, "{} kwam het aan de beurt, maar het paste niet. ",
                                  "{} its turn came, but it did not fit. "),
               turn()) +
           words.cut_sentence(one.cut);
  }
  std::string operator()(const StoppedAt& one) const {
    return say(in(language, "{} stopt het bij {}, het eerste dat niet paste. ",
                  "{} it stops at {}, the first that did not fit. "),
               turn(), words.id(one.project)) +
           words.cut_sentence(one.cut);
  }
  std::string operator()(const Bought& one) const {
    if (one.effective_votes.is_zero()) {
      return std::string(in(language, "Het kost niets en heeft steun, dus het is gekozen.",
                            "It costs nothing and has support, so it is selected."));
    }
    if (one.per_point) {
      return say(
          in(language,
             "Wie er punten aan gaf betaalt het samen: ieder hooguit {} per punt, en {} dat helemaal. Dat "
             "geeft {} (kosten gedeeld door wat een punt hooguit betaalt).",
             "Those who gave it points pay it together: each at most {} a point, and {} that in full. "
             "That makes {} (cost divided by what a point pays at most)."),
          words.cents(one.payment), words.payers(one.paid_in_full),
          counted_text(one.effective_votes, language, in(language, "effectief punt", "effective point"),
                       in(language, "effectieve punten", "effective points")));
    }
    return say(
        in(language,
           "Wie ervoor stemde betaalt het samen: ieder hooguit {}, en {} dat helemaal. Dat geeft {} (kosten "
           "gedeeld door de hoogste betaling), op dat moment het meest van alle.",
           "Its supporters pay it together: each at most {}, and {} that in full. That makes {} (cost "
           "divided "
           "by the highest payment), the most of all at that moment."),
        words.cents(one.payment), words.payers(one.paid_in_full), words.effective(one.effective_votes));
  }
  std::string operator()(const NotFundable& one) const {
    if (one.cut && one.cut->limit) {
      return say(in(language, "Met {} was het aan de beurt, maar het mocht niet. ",
                    "With {} its turn came, but it was not allowed. "),
                 words.effective(one.effective_votes)) +
             words.cut_sentence(*one.cut);
    }
    std::string text = say(in(language,
                              "Met {} was het aan de beurt, en wie ervoor stemde kon het betalen, maar de "
                              "potten niet. ",
                              "With {} its turn came, and its supporters could pay it, but the pots could "
                              "not. "),
                           words.effective(one.effective_votes));
    if (one.cut) return text + words.cut_sentence(*one.cut);
    return text +
           std::string(in(language,
                          "Van elke pot telde hier maar het deel mee dat bij de inzet per stemmer hoort.",
                          "Of each pot only the part that goes with the endowment per voter counted here."));
  }
  std::string operator()(const Unsupported&) const {
    return std::string(in(language, "Niemand stemde ervoor.", "Nobody voted for it."));
  }
  std::string operator()(const Chosen& one) const { return chosen_words(one, words, language); }
  std::string operator()(const LeftOut& one) const {
    std::string text = left_out_words(one, words, language);
    if (one.cut) text += (text.empty() ? "" : " ") + words.cut_sentence(*one.cut);
    return text;
  }
  std::string operator()(const NextReached& one) const {
    const std::string text = say(in(language, "Het was het volgende, en {} is ervoor over. ",
                                    "It was the next one, and {} is left for it. "),
                                 words.amount(one.left));
    if (!one.is_enough) {
      return text + std::string(in(language, "Volgens de afspraken is dat te weinig.",
                                   "By the terms that is too little."));
    }
    return text +
           std::string(one.terms.kind == NextProject::Kind::whole
                           ? in(language, "Volgens de afspraken gaat het dan door; de rest komt van elders.",
                                "By the terms it is then carried out; the rest comes from elsewhere.")
                           : in(language, "Volgens de afspraken wordt dat deel ervan betaald.",
                                "By the terms that part of it is paid."));
  }
  template <class Other>
  std::string operator()(const Other&) const {
    return {};
  }
};

}  // namespace

EventWords::EventWords(const Instance& instance, Language language, Naming naming)
    : instance_(instance), language_(language), naming_(std::move(naming)) {}

EventWords::EventWords(const Outcome& outcome, Language language, Naming naming)
    : instance_(outcome.election.instance),
      language_(language),
      naming_(std::move(naming)),
      outcome_(&outcome),
      counts_points_(counts_points(outcome)) {}

std::string EventWords::id(ProjectIndex project) const {
  return naming_ ? naming_(project) : id_in_sentence(instance_.projects[project].id.text(), language_);
}
std::string EventWords::amount(Money money) const {
  return amount_text(money, language_);
}
std::string EventWords::cents(const Ratio& cents) const {
  return cents_text(cents, instance_.currency, language_);
}
std::string EventWords::number(const Ratio& number) const {
  return number_text(number, language_);
}

std::string EventWords::votes(const Ratio& number) const {
  if (counts_points_) return points(number);
  return counted_text(number, language_, in(language_, "stem", "vote"), in(language_, "stemmen", "votes"));
}
std::string EventWords::points(const Ratio& number) const {
  return counted_text(number, language_, in(language_, "punt", "point"), in(language_, "punten", "points"));
}
std::string EventWords::voters(const Ratio& number) const {
  return counted_text(number, language_, in(language_, "stemmer", "voter"),
                      in(language_, "stemmers", "voters"));
}
std::string EventWords::payers(const Ratio& number) const {
  return counted_text(number, language_, in(language_, "betaalt", "pays"), in(language_, "betalen", "pay"));
}
std::string EventWords::effective(const Ratio& number) const {
  return counted_text(number, language_, in(language_, "effectieve stem", "effective vote"),
                      in(language_, "effectieve stemmen", "effective votes"));
}

std::string EventWords::ids(const std::vector<ProjectIndex>& projects) const {
  std::vector<std::string> shown;
  for (std::size_t i = 0; i < projects.size() && i < listed_max; ++i) shown.push_back(id(projects[i]));
  if (projects.size() > listed_max) {
    shown.push_back(say(in(language_, "{} andere", "{} more"), projects.size() - listed_max));
  }
  return listed(shown, language_);
}

std::string EventWords::pot(PotIndex pot) const {
  const Pot& one = instance_.pots[pot];
  return naming_ && !one.name.empty() ? one.name : one.id.text();
}

const Terms* EventWords::terms() const {
  return outcome_ == nullptr ? nullptr : &outcome_->terms;
}

std::string EventWords::tie_break(TieBreak tie_break) const {
  if (tie_break == TieBreak::most_votes && counts_points_) {
    return std::string(in(language_, "want het heeft de meeste punten", "because it has most points"));
  }
  return words("tie-break." + std::string(name_of(tie_break)), language_);
}

std::string EventWords::pots(const std::vector<PotIndex>& pots) const {
  std::vector<std::string> shown;
  for (const PotIndex pot : pots) shown.push_back(this->pot(pot));
  return listed(shown, language_);
}

std::string EventWords::cut_reason(const FundingCut& cut) const {
  if (!cut.limit) {
    return say(in(language_, "{} tekort in de potten", "{} short in the pots"), amount(cut.short_by));
  }
  const Limit& limit = instance_.limits[*cut.limit];
  if (limit.kind == Limit::Kind::exclusion)
    return say(in(language_, "kan niet samen met {}", "cannot go with {}"), id(cut.projects.front()));
  return say(in(language_, "voor {} hooguit {}", "on {} at most {}"), limit.of, amount(limit.most));
}

std::string EventWords::limits() const {
  std::string text;
  for (const Limit& limit : instance_.limits) {
    text += text.empty() ? std::string(in(language_, "Bovendien: ", "Kept to: ")) : "; ";
    text += limit.kind == Limit::Kind::exclusion
                ? say(in(language_, "van {} hooguit één", "of {} at most one"), ids(limit.projects))
                : say(in(language_, "voor {} hooguit {}", "on {} at most {}"), limit.of, amount(limit.most));
  }
  if (outcome_ != nullptr && outcome_->round != nullptr) {
    for (const LimitTerm& term : outcome_->round->limits) {
      if (term.kind != LimitTerm::Kind::floor) continue;
      text += text.empty() ? std::string(in(language_, "Bovendien: ", "Kept to: ")) : "; ";
      text += say(in(language_, "voor {} is {} apart gehouden", "for {} {} is set apart"),
                  term.place ? *term.place : *term.tag, amount(amount_of(term, votable(instance_))));
    }
  }
  if (text.empty()) return text;
  text += '.';
  if (outcome_ != nullptr && outcome_->terms.leftover == Leftover::beyond_caps)
    text += in(language_, " Wat dan over is gaat, zonder deze grenzen, naar de meeste stemmen daarna.",
               " What is left then goes, without these limits, to the most votes after that.");
  return text;
}

std::string EventWords::limit_sentence(const FundingCut& cut) const {
  const Limit& limit = instance_.limits[*cut.limit];
  if (limit.kind == Limit::Kind::exclusion) {
    return say(
        in(language_, "Volgens de afspraken sluiten {} elkaar uit.", "By the terms {} exclude each other."),
        ids(cut.projects));
  }
  return say(in(language_, "Voor {} mag samen hooguit {} worden besteed, en {} kosten samen {}.",
                "On {} at most {} may be spent together, and {} cost {} together."),
             limit.of, amount(limit.most), ids(cut.projects), amount(cut.cost));
}

std::string EventWords::cut_sentence(const FundingCut& cut) const {
  if (cut.limit) return limit_sentence(cut);
  const std::string pay_for = ids(cut.projects);
  if (cut.pots.empty()) {
    return say(in(language_, "De potten mogen samen hooguit {} betalen van {}; dat kost {}: {} tekort.",
                  "The pots may pay at most {} together of {}, which costs {}: {} short."),
               amount(cut.reachable), pay_for, amount(cut.cost), amount(cut.short_by));
  }
  const std::string empty =
      cut.pots.size() == 1
          ? say(in(language_, "pot {} is dan op", "pot {} is then empty"), pots(cut.pots))
          : say(in(language_, "de potten {} zijn dan op", "the pots {} are then empty"), pots(cut.pots));
  if (cut.projects.size() == 1) {
    return say(in(language_, "Voor {} is {} nodig, en er is hooguit {}: {} tekort ({}).",
                  "For {} {} is needed, and at most {} can be had: {} short ({})."),
               pay_for, amount(cut.cost), amount(cut.reachable), amount(cut.short_by), empty);
  }
  return say(in(language_, "Voor {} is samen {} nodig, en er is hooguit {}: {} tekort ({}).",
                "Together {} cost {}, and at most {} can be had: {} short ({})."),
             pay_for, amount(cut.cost), amount(cut.reachable), amount(cut.short_by), empty);
}

std::string EventWords::reason(const Event& event) const {
  return std::visit(Reason{*this, language_}, event);
}

std::string EventWords::sentences(const Event& event) const {
  if (outcome_ == nullptr || !is_greedy(outcome_->terms.method)) return sentences_by_votes(event);
  const bool is_by_worth = outcome_->terms.satisfaction != Satisfaction::cost;
  return std::visit(Sentences{*this, language_, greedy_order(*outcome_, language_), is_by_worth, {}}, event);
}

std::string EventWords::sentences_by_votes(const Event& event, std::string_view opening) const {
  const std::string order(counts_points_ ? in(language_, "punten", "points")
                                         : in(language_, "stemmen", "votes"));
  return std::visit(Sentences{*this, language_, order, false, opening}, event);
}

}  // namespace buurtkas
