#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "cli/render/amounts.h"
#include "cli/render/outcome.h"
#include "engine/voting/method.h"

namespace buurtkas {
namespace {

struct MethodWords {
  std::string_view name;
  std::string_view dutch;
  std::string_view english;
};

// A method that has no words here goes by its name.
constexpr std::array all_method_words = std::to_array<MethodWords>({
    {"greedy", "Meeste stemmen eerst, wat niet past wordt overgeslagen",
     "Greedy: most first, what does not fit is skipped"},
    {"greedy-no-skip", "Meeste stemmen eerst, tot er een niet past",
     "Greedy: most first, until one does not fit"},
    {"greedy-threshold", "Meeste stemmen eerst, boven een drempel", "Greedy: most first, above a threshold"},
    {"equal-shares", "Gelijke delen (equal shares)", "Equal shares"},
    {"exact-equal-shares", "Precies gelijke delen (exact equal shares)", "Exact equal shares"},
    {"bounded-overspending", "Gelijke delen, met begrensd rood staan (BOS)",
     "Equal shares with bounded overspending (BOS)"},
    {"bounded-overspending-plus", "Gelijke delen, met begrensd krediet (BOS+)",
     "Equal shares with bounded overspending on credit (BOS+)"},
    {"phragmen", "Phragmén, een voor een,", "Sequential Phragmén,"},
    {"maximin-support", "Zwaarste last zo licht mogelijk (maximin support)", "Maximin support"},
    {"expanding-approvals", "Steeds een keuze verder (expanding approvals)", "Expanding approvals"},
    {"max-welfare", "Samen het meest tevreden", "Most total satisfaction"},
    {"cstv", "Overdraagbare punten (CSTV, vorm EWT)", "Cumulative transferable vote (CSTV, form EWT)"},
    {"cstv-ewt", "Overdraagbare punten: hoogste overschot, de laagste valt af (CSTV EWT)",
     "Cumulative transferable vote: most excess, the least is eliminated (CSTV EWT)"},
    {"cstv-ewtc", "Overdraagbare punten: meeste steun per euro, de minste valt af (CSTV EWTC)",
     "Cumulative transferable vote: most support over cost, the least is eliminated (CSTV EWTC)"},
    {"cstv-mt", "Overdraagbare punten: hoogste overschot, kleinste overdracht (CSTV MT)",
     "Cumulative transferable vote: most excess, minimal transfers (CSTV MT)"},
    {"cstv-mtc", "Overdraagbare punten: meeste steun per euro, kleinste overdracht (CSTV MTC)",
     "Cumulative transferable vote: most support over cost, minimal transfers (CSTV MTC)"},
    {"cstv-ewts", "Overdraagbare punten: meeste steun, de minste valt af (CSTV EWTS)",
     "Cumulative transferable vote: most support, the least is eliminated (CSTV EWTS)"},
    {"cstv-mts", "Overdraagbare punten: meeste steun, kleinste overdracht (CSTV MTS)",
     "Cumulative transferable vote: most support, minimal transfers (CSTV MTS)"},
});

std::string_view method_words(Method method, Language language) {
  for (const MethodWords& words : all_method_words) {
    if (words.name == method->name) return in(language, words.dutch, words.english);
  }
  return method->name;
}

std::string_view satisfaction_words(Satisfaction satisfaction, Language language) {
  switch (satisfaction) {
    case Satisfaction::cost:
      return in(language, "naar kosten", "by cost");
    case Satisfaction::cardinality:
      return in(language, "naar aantal projecten", "by number of projects");
    case Satisfaction::score:
      return in(language, "naar punten", "by score");
    case Satisfaction::borda:
      return in(language, "naar rang (borda)", "by rank (borda)");
    case Satisfaction::borda_from_one:
      return in(language, "naar rang (borda, vanaf één)", "by rank (borda, from one)");
    case Satisfaction::effort:
      return in(language, "naar moeite (kosten per stem)", "by effort (cost per vote)");
    case Satisfaction::sqrt_cost:
      return in(language, "naar de wortel van de kosten", "by the square root of cost");
    case Satisfaction::log_cost:
      return in(language, "naar de logaritme van de kosten", "by the logarithm of cost");
  }
  BUURTKAS_ASSERT(false);
}

}  // namespace

std::string completion_word(const Terms& terms) {
  std::string word;
  for (const Completion completion : terms.completion) {
    if (completion == Completion::none) continue;
    word += (word.empty() ? "" : ",") + std::string(name_of(completion));
  }
  return word.empty() ? "none" : word;
}

std::string tie_breaks_word(const Terms& terms) {
  std::string word;
  for (const TieBreak tie_break : terms.tie_breaks) word += std::string(name_of(tie_break)) + ',';
  const bool has_id = std::find(terms.tie_breaks.begin(), terms.tie_breaks.end(), TieBreak::lowest_id) !=
                      terms.tie_breaks.end();
  if (has_id) word.pop_back();
  return has_id ? word : word + std::string(name_of(TieBreak::lowest_id));
}

bool counts_points(const Outcome& outcome) {
  const BallotType type = outcome.election.profile.type();
  const bool has_points =
      type == BallotType::cumulative || type == BallotType::scoring || type == BallotType::ordinal;
  return has_points && outcome.is_declared && !declared_votes(*outcome.election.declared).empty();
}

std::string note_of_trial(const Outcome& outcome, Language language) {
  if (!outcome.is_what_if) return {};
  return std::string(in(language, "Let op: dit zijn niet de afspraken van de ronde zelf, maar een proef.",
                        "Note: these are not the round's own terms, but a trial."));
}

std::string threshold_text(const Threshold& threshold, Language language) {
  const std::string value = threshold.is_share
                                ? fmt::format("{}% {}", number_text(threshold.value * 100, language),
                                              in(language, "van de geldige stemmen", "of the valid ballots"))
                                : counted_text(threshold.value, language, in(language, "stem", "vote"),
                                               in(language, "stemmen", "votes"));
  return fmt::format(fmt::runtime(threshold.must_exceed ? in(language, ", meer dan {}", ", more than {}")
                                                        : in(language, ", minstens {}", ", at least {}")),
                     value);
}

std::string next_text(const NextProject& next, Language language) {
  const std::string percent = number_text(next.least_share * 100, language) + '%';
  if (next.kind == NextProject::Kind::whole) {
    return fmt::format(fmt::runtime(in(language, "; het volgende gaat door als {} ervan gedekt is",
                                       "; the next is carried out when {} of it is covered")),
                       percent);
  }
  if (next.least_share.is_zero()) {
    return std::string(in(language, "; wat over is betaalt een deel van het volgende",
                          "; what is left pays part of the next"));
  }
  return fmt::format(
      fmt::runtime(in(language, "; wat over is betaalt een deel van het volgende, als dat {} is",
                      "; what is left pays part of the next, when that is {}")),
      percent);
}

std::string terms_text(const Terms& terms, Language language) {
  std::string text = fmt::format("{} {}", method_words(terms.method, language),
                                 satisfaction_words(terms.satisfaction, language));
  if (terms.threshold) text += threshold_text(*terms.threshold, language);
  if (completion_word(terms) != "none") {
    text += fmt::format("{}{}", in(language, ", daarna ", ", then "), completion_word(terms));
  }
  if (terms.next) text += next_text(*terms.next, language);
  return text +
         fmt::format("{}{}", in(language, "; bij gelijke stand ", "; ties by "), tie_breaks_word(terms));
}

}  // namespace buurtkas
