#include "cli/render/outcome_notes.h"

#include <algorithm>

#include <fmt/format.h>

#include "cli/render/amounts.h"
#include "cli/render/event_words.h"

namespace buurtkas {
namespace {

template <class... Values>
std::string say(std::string_view sentence, const Values&... values) {
  return fmt::format(fmt::runtime(sentence), values...);
}

class Notes {
 public:
  Notes(const Outcome& outcome, Language language, const Naming& naming)
      : outcome_(outcome), language_(language), words_(outcome, language, naming) {}

  // Of a tie, or of the run as a whole; else empty.
  std::string note(const Event& event) const {
    if (std::holds_alternative<TieBroken>(event)) return words_.sentences(event);
    if (const auto* run = std::get_if<RunStarted>(&event)) {
      if (!is_raised()) {
        return say(in(language_, "Elke stemmer begon met {}.", "Every voter began with {}."),
                   words_.cents(run->endowment));
      }
      return say(in(language_, "Elke stemmer begon met {}, na {}.", "Every voter began with {}, after {}."),
                 words_.cents(run->endowment),
                 counted_text(Ratio(run->raises), language_, in(language_, "verhoging", "raise"),
                              in(language_, "verhogingen", "raises")));
    }
    if (const auto* ended = std::get_if<RaisesEnded>(&event)) return why_ended(*ended);
    const auto* compared = std::get_if<Compared>(&event);
    if (compared == nullptr) return {};
    return say(in(language_,
                  "Beter af met gelijke delen: {}; met meeste stemmen: {}; maakt niet uit: {}. "
                  "De uitslag is die van {}.",
                  "Better off by equal shares: {}; by most votes: {}; no difference: {}. "
                  "The outcome is that of {}."),
               voters(compared->prefer_equal_shares), words_.number(compared->prefer_greedy),
               words_.number(compared->indifferent),
               compared->greedy_kept ? in(language_, "meeste stemmen", "most votes")
                                     : in(language_, "gelijke delen", "equal shares"));
  }

  // REQUIRES: there is an outcome in the file to compare with.
  std::vector<std::string> agreement() const {
    std::vector<std::string> lines;
    note_agreement(lines);
    return lines;
  }

 private:
  bool is_raised() const {
    const Trace& trace = outcome_.selection.trace;
    return std::any_of(trace.begin(), trace.end(),
                       [](const Event& event) { return std::holds_alternative<RaisesEnded>(event); });
  }

  std::string voters(const Ratio& number) const {
    return counted_text(number, language_, in(language_, "stemmer", "voter"),
                        in(language_, "stemmers", "voters"));
  }

  std::string why_ended(const RaisesEnded& ended) const {
    switch (ended.why) {
      case RaiseStop::everything_bought:
        return std::string(in(language_,
                              "Verhogen stopte: alles wat steun heeft en betaald kan worden, is gekozen.",
                              "Raising stopped: everything that has support and can be paid is selected."));
      case RaiseStop::nothing_fits:
        return std::string(in(language_, "Verhogen stopte: niets met steun past nog in wat over is.",
                              "Raising stopped: nothing with support fits in what is left."));
      case RaiseStop::nothing_changes:
        return std::string(in(language_, "Verhogen stopte: meer geld verandert niets meer aan de uitkomst.",
                              "Raising stopped: more money does not change the outcome any more."));
      case RaiseStop::next_costs_more:
        return say(in(language_, "Verhogen stopte: de volgende uitkomst kost {}, en daarvoor komt {} tekort.",
                      "Raising stopped: the next outcome costs {}, and for that {} is short."),
                   words_.amount(*ended.next_cost), words_.amount(ended.next_cut->short_by));
    }
    BUURTKAS_ASSERT(false);
  }

  void note_agreement(std::vector<std::string>& lines) const {
    const Agreement& agreement = *outcome_.agreement;
    if (agreement.agrees()) {
      lines.emplace_back(in(language_, "De kolom `selected` van het bestand zegt hetzelfde.",
                            "The file's `selected` column agrees."));
    } else {
      lines.emplace_back(in(language_, "De kolom `selected` van het bestand zegt iets ANDERS.",
                            "The file's `selected` column does NOT agree."));
    }
    if (!agreement.only_here.empty()) {
      lines.push_back(say(in(language_, "Alleen hier gekozen: {}.", "Selected only here: {}."),
                          words_.ids(agreement.only_here)));
    }
    if (!agreement.only_in_file.empty()) {
      lines.push_back(
          say(in(language_, "Alleen in het bestand gekozen: {}.", "Selected only in the file: {}."),
              words_.ids(agreement.only_in_file)));
    }
    if (!agreement.otherwise.empty()) {
      lines.push_back(say(
          in(language_, "In het bestand op een andere manier betaald: {}; zie de opmerking in het bestand.",
             "Funded in another way in the file: {}; see the file's comment."),
          words_.ids(agreement.otherwise)));
    }
  }

  const Outcome& outcome_;
  Language language_;
  EventWords words_;
};

}  // namespace

std::vector<std::string> outcome_notes(const Outcome& outcome, Language language, const Naming& naming) {
  const Notes notes(outcome, language, naming);
  std::vector<std::string> lines;
  for (const Event& event : outcome.selection.trace) {
    std::string line = notes.note(event);
    // The same tie comes again when what is left is spent.
    if (!line.empty() && std::find(lines.begin(), lines.end(), line) == lines.end())
      lines.push_back(std::move(line));
  }
  for (std::string& line : agreement_notes(outcome, language, naming)) lines.push_back(std::move(line));
  return lines;
}

std::string note_of_limits(const Outcome& outcome, Language language) {
  const auto& declared = outcome.election.declared;
  const bool has_own = declared && !declared->limits.empty();
  if (!has_own || outcome.is_declared || outcome.keeps_limits) return {};
  return std::string(in(language, "De grenzen die het bestand noemt gelden hier niet; met --keep-limits wel.",
                        "The limits that the file names are not kept here; with --keep-limits they are."));
}

std::string note_of(const Event& event, const Outcome& outcome, Language language, const Naming& naming) {
  return Notes(outcome, language, naming).note(event);
}

std::vector<std::string> agreement_notes(const Outcome& outcome, Language language, const Naming& naming) {
  if (!outcome.agreement) return {};
  return Notes(outcome, language, naming).agreement();
}

}  // namespace buurtkas
