#include "cli/render/what_would_help.h"

#include <nlohmann/json.hpp>

#include "cli/render/amounts.h"
#include "cli/render/filled.h"
#include "cli/render/plain_text.h"

namespace buurtkas {
namespace {

using Json = nlohmann::json;

constexpr std::size_t columns = 80;

class HelpText {
 public:
  HelpText(const WhatWouldHelp& help, Language language) : help_(help), language_(language) {}

  std::vector<std::string> items() const {
    std::vector<std::string> items = {help_.can_be_paid ? approvals() : no_money(), cost()};
    if (help_.fewer_rivals) items.push_back(rivals(*help_.fewer_rivals));
    return items;
  }

 private:
  template <class... Values>
  std::string say(std::string_view dutch, std::string_view english, const Values&... values) const {
    return filled(language_, dutch, english, values...);
  }

  std::string number(std::uint64_t number) const { return number_text(Ratio(number), language_); }

  std::string no_money() const {
    return say(
        "Stemmen helpen niet: de potten of een plafond laten dit niet toe, ook niet als er niets anders uit "
        "gaat.",
        "Votes do not help: the pots or a cap do not allow it, not even when they pay for nothing else.");
  }

  std::string approvals() const {
    const LeastNumber& further = help_.further_approvals;
    if (!further.number) {
      return say("Meer stemmen: ook met {} stemmers erbij, die alleen dit noemen, wordt het niet gekozen.",
                 "More votes: even with {} voters more, who name it alone, it is not selected.",
                 number(further.none_below - 1));
    }
    if (*further.number == 1) {
      return say("Meer stemmen: met één stemmer erbij, die alleen dit noemt, wordt het gekozen.",
                 "More votes: with one voter more, who names it alone, it is selected.");
    }
    if (!further.is_least()) {
      return say(
          "Meer stemmen: met {} stemmers erbij, die alleen dit noemen, wordt het gekozen, en met één minder "
          "niet; of een nog lager aantal ook kan, is niet voor elk aantal nagegaan.",
          "More votes: with {} voters more, who name it alone, it is selected, and with one fewer it is not; "
          "whether some lower number does too was not looked into for each.",
          number(*further.number));
    }
    return say(
        "Meer stemmen: met {} stemmers erbij, die alleen dit noemen, wordt het gekozen; met minder niet.",
        "More votes: with {} voters more, who name it alone, it is selected; with fewer it is not.",
        number(*further.number));
  }

  std::string cost() const {
    const HighestCost& highest = help_.highest_cost;
    if (highest.cost) {
      const std::string amount = amount_text(*highest.cost, language_);
      if (highest.is_highest) {
        return say("Lagere kosten: voor {} wordt het gekozen; voor elk hoger bedrag niet.",
                   "A lower cost: for {} it is selected; for every higher amount it is not.", amount);
      }
      return say(
          "Lagere kosten: voor {} wordt het gekozen, en voor een cent meer niet; of een nog hoger bedrag ook "
          "kan, is niet voor elk bedrag nagegaan.",
          "A lower cost: for {} it is selected, and for a cent more it is not; whether some higher amount "
          "does too was not looked into for each.",
          amount);
    }
    if (highest.is_highest) {
      return say("Lagere kosten: zelfs gratis wordt het niet gekozen.",
                 "A lower cost: not even for free is it selected.");
    }
    return say("Lagere kosten: er is geen bedrag gevonden waarvoor het gekozen wordt; niet elk is nagegaan.",
               "A lower cost: no amount was found for which it is selected; not each was looked into.");
  }

  // Up to where they were tried; some of them may do where all do not.
  std::string not_found(const FewerRivals& fewer) const {
    return fewer.in_order == fewer.possible
               ? say("Minder stemmen voor andere: als alle {} voorstemmers die ook iets anders noemen alleen "
                     "dit noemen, wordt het niet gekozen",
                     "Fewer votes for others: when all {} supporters who name something else too name it "
                     "alone, it is not selected",
                     number(fewer.possible))
               : say("Minder stemmen voor andere: tot {} voorstemmers die alleen dit gaan noemen is "
                     "nagegaan, "
                     "en dan wordt het niet gekozen",
                     "Fewer votes for others: up to {} supporters who come to name it alone were looked "
                     "into, "
                     "and then it is not selected",
                     number(fewer.in_order));
  }

  std::string rivals(const FewerRivals& fewer) const {
    if (fewer.possible == 0) {
      return say("Minder stemmen voor andere: niemand noemt dit en ook iets anders.",
                 "Fewer votes for others: nobody names it and something else too.");
    }
    if (!fewer.supporters.number && fewer.supporters.none_below > fewer.possible) {
      return fewer.possible == 1
                 ? say("Minder stemmen voor andere: één voorstemmer noemt ook iets anders; ook als die "
                       "alleen "
                       "dit noemt, wordt het niet gekozen.",
                       "Fewer votes for others: one supporter names something else too; even when they name "
                       "it alone, it is not selected.")
                 : say("Minder stemmen voor andere: {} voorstemmers noemen ook iets anders; hoeveel van "
                       "hen ook alleen dit noemen, het wordt niet gekozen.",
                       "Fewer votes for others: {} supporters name something else too; however many of "
                       "them name it alone, it is not selected.",
                       number(fewer.possible));
    }
    if (!fewer.supporters.number) {
      return not_found(fewer) +
             (fewer.supporters.none_below > 1
                  ? say("; met minder dan {} zeker niet, en verder zijn niet alle keuzes nagegaan.",
                        "; with fewer than {} it surely is not, and of more not all choices were looked "
                        "into.",
                        number(fewer.supporters.none_below))
                  : say("; niet alle keuzes zijn nagegaan.", "; not all choices were looked into."));
    }
    const std::string votes = counted_text(Ratio(fewer.approvals), language_, in(language_, "stem", "vote"),
                                           in(language_, "stemmen", "votes"));
    if (*fewer.supporters.number == 1) {
      return say(
          "Minder stemmen voor andere: als één voorstemmer alleen dit noemt ({} minder voor iets anders), "
          "wordt het gekozen.",
          "Fewer votes for others: when one supporter names it alone ({} fewer for others), it is selected.",
          votes);
    }
    std::string text =
        say("Minder stemmen voor andere: als {} voorstemmers alleen dit noemen ({} minder voor iets anders), "
            "wordt het gekozen",
            "Fewer votes for others: when {} supporters name it alone ({} fewer for others), it is selected",
            number(*fewer.supporters.number), votes);
    if (fewer.supporters.is_least()) {
      return text + say("; met minder niet, wie het ook zijn.", "; with fewer it is not, whoever they are.");
    }
    if (fewer.supporters.none_below <= 1) {
      return text + say("; of minder ook genoeg is, is niet voor alle keuzes nagegaan.",
                        "; whether fewer are enough was not looked into for all choices.");
    }
    return text + say("; met minder dan {} zeker niet, en daartussen zijn niet alle keuzes nagegaan.",
                      "; with fewer than {} it surely is not, and between these not all choices were looked "
                      "into.",
                      number(fewer.supporters.none_below));
  }

  const WhatWouldHelp& help_;
  Language language_;
};

Json number_json(const std::optional<std::uint64_t>& number) {
  return number ? Json(std::to_string(*number)) : Json(nullptr);
}

}  // namespace

std::vector<std::string> what_would_help_items(const WhatWouldHelp& help, Language language) {
  return HelpText(help, language).items();
}

std::string what_would_help_text(const WhatWouldHelp& help, Language language) {
  std::string result(in(language, "Wat geholpen had\n", "What would have helped\n"));
  for (const std::string& item : what_would_help_items(help, language)) {
    result += wrapped("- " + item, columns, 2) + '\n';
  }
  return result;
}

Json what_would_help_json(const WhatWouldHelp& help) {
  Json rivals;
  if (help.fewer_rivals) {
    const FewerRivals& fewer = *help.fewer_rivals;
    rivals = {{"supporters", number_json(fewer.supporters.number)},
              {"none_below", std::to_string(fewer.supporters.none_below)},
              {"is_least", fewer.supporters.is_least()},
              {"approvals", std::to_string(fewer.approvals)},
              {"possible", std::to_string(fewer.possible)},
              {"in_order", std::to_string(fewer.in_order)}};
  }
  return {{"can_be_paid", help.can_be_paid},
          {"further_approvals",
           {{"voters", number_json(help.further_approvals.number)},
            {"none_below", std::to_string(help.further_approvals.none_below)},
            {"is_least", help.further_approvals.is_least()}}},
          {"highest_cost",
           {{"cost", help.highest_cost.cost ? Json(to_string(*help.highest_cost.cost)) : Json(nullptr)},
            {"is_highest", help.highest_cost.is_highest}}},
          {"fewer_rivals", std::move(rivals)}};
}

}  // namespace buurtkas
