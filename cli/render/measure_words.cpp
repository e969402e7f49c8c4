#include "cli/render/measure_words.h"

#include "cli/render/filled.h"
#include "engine/voting/expanding_approvals.h"
#include "engine/voting/maximin_support.h"
#include "engine/voting/phragmen.h"
#include "engine/voting/terms.h"

namespace buurtkas {
namespace {

struct Telling {
  const EventWords& words;
  const Terms* terms;
  Language language;

  template <class... Values>
  std::string say(std::string_view dutch, std::string_view english, const Values&... values) const {
    return filled(language, dutch, english, values...);
  }

  bool is_of(Method method) const { return terms != nullptr && terms->method == method; }

  std::string excess(const Ratio& value) const {
    return value.sign() < 0 ? say("De steun ervoor was {} minder waard dan het kost",
                                  "Its support was worth {} less than it "
                                  "costs",
                                  words.cents(-value))
                            : say("De steun ervoor was {} meer waard dan het kost",
                                  "Its support was worth {} more than it "
                                  "costs",
                                  words.cents(value));
  }

  std::string satisfaction(const Ratio& value) const {
    if (terms != nullptr && terms->satisfaction == Satisfaction::cost) {
      return say("Voor alle stemmers samen is het {} waard: wat het kost, maal de stemmen.",
                 "For all voters together it is worth {}: what it costs, times the votes.",
                 words.cents(value));
    }
    if (terms != nullptr && is_of_points(terms->satisfaction)) {
      return say("Voor alle stemmers samen is het {} waard.", "For all voters together it is worth {}.",
                 words.points(value));
    }
    if (terms != nullptr && terms->satisfaction == Satisfaction::cardinality) {
      return say("Voor alle stemmers samen is het {} waard: een voor elke stem.",
                 "For all voters together it is worth {}: one for each vote.", words.number(value));
    }
    return say("Voor alle stemmers samen is het {} waard.", "For all voters together it is worth {}.",
               words.number(value));
  }

  std::string support(const Ratio& value, std::string_view dutch, std::string_view english) const {
    if (is_of(&method::expanding_approvals)) {
      return say("{} met steun van {} (wie al iets kreeg, telt minder).",
                 "{} with the support of {} (who got something already counts for less).",
                 in(language, dutch, english), words.voters(value));
    }
    return say("{} met steun ter waarde van {}.", "{} with support worth {}.", in(language, dutch, english),
               words.cents(value));
  }

  std::string over_cost(const Ratio& value) const {
    return say("De steun ervoor was {} maal waard wat het kost.",
               "Its support was worth {} times what it costs.", words.number(value));
  }

  std::string chosen_by_load(const Ratio& load) const {
    if (is_of(&method::maximin_support)) {
      return say(
          "Ermee draagt niemand meer dan {} van wat gekozen is, als dat zo eerlijk verdeeld wordt als kan; "
          "met "
          "geen ander project dat paste was dat minder.",
          "With it nobody bears more than {} of what is selected, when that is spread as fairly as can be; "
          "with "
          "no other project that fitted was that less.",
          words.cents(load));
    }
    if (is_of(&method::phragmen)) {
      return say("Toen elke stemmer {} had gekregen, konden de voorstemmers het samen betalen.",
                 "When every voter had been given {}, its supporters could pay for it together.",
                 words.cents(load));
    }
    return say("Van wat over was had het de laagste last per voorstemmer: {}.",
               "Of what was left it had the lowest load a supporter: {}.", words.cents(load));
  }

  std::string left_out_by_load(const LeftOut& one) const {
    const std::string load = words.cents(*one.value);
    if (!is_of(&method::phragmen)) {
      return say("Ermee zou de last per voorstemmer {} zijn geworden.",
                 "With it the load a supporter would have become {}.", load);
    }
    return one.cut ? say("Toen elke stemmer {} had gekregen, hadden de voorstemmers er genoeg voor.",
                         "When every voter had been given {}, its supporters had enough for it.", load)
                   : say("Pas als elke stemmer {} had gekregen, hadden de voorstemmers er genoeg voor; de "
                         "telling was toen al voorbij.",
                         "Only when every voter had been given {} did its supporters have enough for it; the "
                         "count was over by then.",
                         load);
  }

  std::string operator()(const Chosen& one) const {
    if (one.measure == "load") return chosen_by_load(one.value);
    if (one.measure == "support-over-cost") return over_cost(one.value);
    if (one.measure == "support") return support(one.value, "Het werd gekozen", "It was selected");
    if (one.measure == "satisfaction") return satisfaction(one.value);
    if (one.measure == "effective-votes") {
      return say("Het werd gekozen met {}.", "It was selected with {}.", words.effective(one.value));
    }
    return excess(one.value) + (one.value.sign() < 0
                                    ? say(", maar het kon er nog bij.", ", but there was still money for it.")
                                    : std::string("."));
  }

  std::string operator()(const LeftOut& one) const {
    if (!one.value) return {};
    if (one.measure == "load") return left_out_by_load(one);
    if (one.measure == "support-over-cost") return over_cost(*one.value);
    if (one.measure == "support") return support(*one.value, "Het viel af", "It was left out");
    if (one.measure == "satisfaction") return satisfaction(*one.value);
    if (one.measure == "excess") return excess(*one.value) + '.';
    return one.value->is_zero()
               ? say("De voorstemmers hadden niets meer over.", "Its supporters had nothing left.")
               : say("Het viel af met {}.", "It was left out with {}.", words.effective(*one.value));
  }
};

}  // namespace

std::string chosen_words(const Chosen& chosen, const EventWords& words, Language language) {
  return Telling{words, words.terms(), language}(chosen);
}

std::string left_out_words(const LeftOut& left_out, const EventWords& words, Language language) {
  return Telling{words, words.terms(), language}(left_out);
}

std::string left_out_reason(const LeftOut& left_out, Language language) {
  if (left_out.measure == "load") {
    return std::string(in(language, "de telling was al voorbij", "the count was over by then"));
  }
  if (left_out.measure == "satisfaction") {
    return std::string(in(language, "andere samen zijn meer waard", "others together are worth more"));
  }
  if (left_out.measure == "effective-votes") {
    return std::string(in(language, "voorstemmers hebben niets meer", "supporters have nothing left"));
  }
  return std::string(in(language, "viel af", "left out"));
}

}  // namespace buurtkas
