#include "cli/render/difference_words.h"

#include <vector>

#include <fmt/format.h>

#include "cli/render/amounts.h"
#include "cli/render/event_words.h"

namespace buurtkas {
namespace {

using Reason = Difference::Reason;

std::string completion_words(const std::vector<Completion>& completion) {
  std::string text;
  for (const Completion one : completion) text += (text.empty() ? "" : ",") + std::string(name_of(one));
  return text.empty() ? std::string(name_of(Completion::none)) : text;
}

class DifferenceWords {
 public:
  DifferenceWords(const Election& election, const Difference& difference, Language language)
      : election_(election), difference_(difference), language_(language) {}

  std::string text() const {
    std::string text = reason();
    if (difference_.is_in_comment)
      text += say(" De opmerking bij het bestand noemt het.", " The file's comment names it.");
    if (difference_.and_ties)
      text += say(" En bij gelijke stand kiest het anders.", " And it breaks ties another way.");
    return text;
  }

 private:
  std::string say(std::string_view dutch, std::string_view english) const {
    return std::string(in(language_, dutch, english));
  }

  std::string reason() const {
    switch (difference_.reason) {
      case Reason::ties:
        return say("Bij gelijke stand kiest het bestand een ander project.",
                   "Of projects that are tied the file takes another.");
      case Reason::must_exceed:
        return say("Het bestand vraagt meer dan de drempel; precies de drempel is te weinig.",
                   "The file asks more than the threshold; exactly the threshold is too little.");
      case Reason::no_threshold:
        return say("Het bestand houdt zich niet aan zijn eigen drempel.",
                   "The file does not keep to its own threshold.");
      case Reason::skips:
        return say("Het bestand slaat over wat niet past en gaat verder.",
                   "The file skips what does not fit, and goes on.");
      case Reason::stops:
        return say("Het bestand houdt op bij het eerste project dat niet past.",
                   "The file stops at the first project that does not fit.");
      case Reason::counts_votes:
        return say("Het bestand gaat naar de stemmen, en niet naar zijn kolom `score`.",
                   "The file goes by the votes, and not by its column `score`.");
      case Reason::file_votes:
        return say("Het bestand gaat naar zijn eigen kolom `votes`; de stembiljetten geven andere aantallen.",
                   "The file goes by its own column `votes`; the ballots give other numbers.");
      case Reason::no_limits:
        return say("Het bestand houdt zich niet aan zijn eigen plafonds en uitsluitingen.",
                   "The file does not keep to its own caps and exclusions.");
      case Reason::next_project:
        return say("Wat er overblijft geeft het bestand anders uit dan het zegt.",
                   "What is left the file spends otherwise than it says.");
      case Reason::completion:
        return fmt::format(fmt::runtime(say("Het bestand vult gelijke delen aan met `{}`.",
                                            "The file goes on after equal shares by `{}`.")),
                           completion_words(difference_.completion));
      case Reason::more_money:
        return say("Het bestand geeft meer uit dan er is; met zoveel geld volgt het zijn regel.",
                   "The file spends more than there is; with that much money it follows its rule.") +
               money();
      case Reason::passed_over:
        return fmt::format(fmt::runtime(say("Zonder {} volgt het bestand zijn regel.",
                                            "Without {} the file follows its rule.")),
                           projects());
      case Reason::beside:
        return fmt::format(fmt::runtime(say("Het bestand volgt zijn regel en kiest {} erbij.",
                                            "The file follows its rule, and selects {} beside it.")),
                           projects()) +
               money();
      case Reason::selects_nothing:
        return say("Het bestand merkt niets aan als gekozen.", "The file marks nothing as selected.");
      case Reason::not_understood:
        return say("Geen lezing van de regel die hier bekend is geeft deze keuze.",
                   "No reading of the rule that is known here gives this outcome.") +
               money();
    }
    return {};
  }

  std::string money() const {
    return fmt::format(fmt::runtime(say(" Het kost {} van {}.", " It costs {} of {}.")),
                       amount_text(difference_.cost, language_),
                       amount_text(votable(election_.instance), language_));
  }

  std::string projects() const {
    std::vector<std::string> ids;
    for (const ProjectIndex project : difference_.projects)
      ids.push_back(id_in_sentence(election_.instance.projects[project].id.text(), language_));
    return listed(ids, language_);
  }

  const Election& election_;
  const Difference& difference_;
  Language language_;
};

}  // namespace

std::string difference_words(const Election& election, const Difference& difference, Language language) {
  return DifferenceWords(election, difference, language).text();
}

}  // namespace buurtkas
