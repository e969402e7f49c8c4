#include "cli/render/terms_text.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "cli/render/amounts.h"
#include "cli/render/filled.h"
#include "cli/render/outcome.h"
#include "cli/render/words.h"
#include "engine/voting/greedy.h"
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

std::string threshold_text(const Outcome& outcome, Language language) {
  const Threshold& threshold = *outcome.terms.threshold;
  const std::string value = threshold.is_share
                                ? fmt::format("{}% {}", number_text(threshold.value * 100, language),
                                              in(language, "van de geldige stemmen", "of the valid ballots"))
                                : EventWords(outcome, language).votes(threshold.value);
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

std::string greedy_text(const Outcome& outcome, Language language) {
  const Terms& terms = outcome.terms;
  std::string text = filled(language, "Meeste {} eerst", "Most {} first", greedy_order(outcome, language));
  if (terms.threshold) text += threshold_text(outcome, language);
  return text + std::string(terms.method == &method::greedy_no_skip
                                ? in(language, ", tot er een niet past", ", until one does not fit")
                                : in(language, "; wat niet past wordt overgeslagen",
                                     "; what does not fit is skipped"));
}

std::string completion_text(Completion completion, const Outcome& outcome, Language language) {
  switch (completion) {
    case Completion::none:
      return {};
    case Completion::phragmen:
      return filled(language, ", dan verder volgens Phragmén", ", then on by Phragmén");
    case Completion::greedy:
      return filled(language, ", dan op volgorde van {} (greedy)", ", then by {} (greedy)",
                    votes_word(outcome, language));
    case Completion::comparison:
      return filled(language, ", dan vergeleken met meeste {}", ", then compared with most {}",
                    votes_word(outcome, language));
    default:
      return filled(language, ", dan telkens iets meer per stemmer ({})",
                    ", then a little more per voter ({})", name_of(completion));
  }
}

// What comes after the first id would change nothing.
std::string ties_text(const Outcome& outcome, Language language) {
  std::vector<TieBreak> order = outcome.terms.tie_breaks;
  order.push_back(TieBreak::lowest_id);
  order.erase(std::find(order.begin(), order.end(), TieBreak::lowest_id) + 1, order.end());
  std::string text(in(language, "; bij gelijke stand: ", "; ties: "));
  if (order.size() > 1) text += in(language, "eerst ", "");
  bool is_first = true;
  for (const TieBreak one : order) {
    if (!is_first) text += in(language, ", dan ", ", then ");
    is_first = false;
    text += one == TieBreak::most_votes
                ? filled(language, "de meeste {}", "most {}", votes_word(outcome, language))
                : words("rule-terms.tie-breaks." + std::string(name_of(one)), language);
  }
  return text;
}

}  // namespace

std::string votes_word(const Outcome& outcome, Language language) {
  return std::string(counts_points(outcome) ? in(language, "punten", "points")
                                            : in(language, "stemmen", "votes"));
}

std::string greedy_order(const Outcome& outcome, Language language) {
  const Currency currency = outcome.election.instance.currency;
  std::string unit(currency.code());
  if (currency == Currency()) unit = in(language, "geldeenheid", "unit of money");
  if (currency == Currency::euro()) unit = "euro";
  switch (outcome.terms.satisfaction) {
    case Satisfaction::cardinality:
      return filled(language, "stemmen per {}", "votes per {}", unit);
    case Satisfaction::score:
      return filled(language, "punten per {}", "points per {}", unit);
    case Satisfaction::borda:
      return filled(language, "bordapunten per {}", "Borda points per {}", unit);
    case Satisfaction::borda_from_one:
      return filled(language, "bordapunten (vanaf één) per {}", "Borda points (from one) per {}", unit);
    default:
      return votes_word(outcome, language);
  }
}

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

std::string terms_text(const Outcome& outcome, Language language) {
  const Terms& terms = outcome.terms;
  std::string text;
  if (is_greedy(terms.method)) {
    text = greedy_text(outcome, language);
  } else {
    text = fmt::format("{} {}", method_words(terms.method, language),
                       satisfaction_words(terms.satisfaction, language));
    if (terms.threshold) text += threshold_text(outcome, language);
  }
  for (const Completion one : terms.completion) text += completion_text(one, outcome, language);
  if (terms.next) text += next_text(*terms.next, language);
  return text + ties_text(outcome, language);
}

}  // namespace buurtkas
