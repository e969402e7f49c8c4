#include <algorithm>

#include <fmt/format.h>

#include "cli/render/event_words.h"
#include "cli/render/outcome.h"
#include "cli/render/plain_text.h"
#include "cli/render/terms_text.h"
#include "engine/voting/greedy.h"

namespace buurtkas {
namespace {

constexpr std::size_t columns = 80;
constexpr std::size_t elsewhere_max = 3;

template <class... Values>
std::string say(std::string_view sentence, const Values&... values) {
  return fmt::format(fmt::runtime(sentence), values...);
}

enum class GreedyStage { method, left_over, beyond_caps, instead };

class ExplanationText {
 public:
  ExplanationText(const Outcome& outcome, const Explanation& explanation, Language language,
                  const Naming& naming)
      : outcome_(outcome),
        explanation_(explanation),
        language_(language),
        words_(outcome, language, naming),
        project_(outcome.election.instance.projects[explanation.project]) {}

  std::vector<std::string> paragraphs() const {
    const std::string had = purses();
    const auto& events = explanation_.events;
    const std::size_t split = had.empty() ? events.size() : first_after_shares();
    std::vector<std::string> all = {note_of_trial(outcome_, language_), verdict(), told(0, split), had,
                                    told(split, events.size()),         payers()};
    std::erase(all, std::string());
    return all;
  }

 private:
  std::string verdict() const {
    const std::string votes = words_.votes(explanation_.votes);
    const std::string cost = words_.amount(project_.cost);
    const auto& next = outcome_.selection.next;
    if (next && next->project == explanation_.project) {
      return say(
          next->is_whole
              ? in(language_, "Het gaat door, als het volgende na wat gekozen is. Het kost {} en kreeg {}.",
                   "It is carried out, as the next after what was selected. It costs {} and got {}.")
              : in(language_, "Het wordt voor een deel betaald. Het kost {} en kreeg {}.",
                   "It is paid in part. It costs {} and got {}."),
          cost, votes);
    }
    if (!explanation_.position) {
      return say(
          in(language_, "Niet gekozen. Het kost {} en kreeg {}.", "Not selected. It costs {} and got {}."),
          cost, votes);
    }
    return say(in(language_, "Gekozen, als nummer {} van {}. Het kost {} en kreeg {}.",
                  "Selected, as number {} of {}. It costs {} and got {}."),
               *explanation_.position + 1, outcome_.selection.projects.size(), cost, votes);
  }

  // A tie goes with what it decided.
  std::size_t first_after_shares() const {
    const auto& events = explanation_.events;
    const auto found = std::find_if(events.begin(), events.end(), [](const Event& event) {
      return is_of_greedy(event) || std::holds_alternative<Chosen>(event) ||
             std::holds_alternative<LeftOut>(event) || std::holds_alternative<NextReached>(event);
    });
    auto at = static_cast<std::size_t>(found - events.begin());
    while (at > 0 && std::holds_alternative<TieBroken>(events[at - 1])) --at;
    return at;
  }

  static bool is_of_greedy(const Event& event) {
    return std::holds_alternative<Taken>(event) || std::holds_alternative<Skipped>(event);
  }

  bool is_of_this(const Event& event) const {
    const auto* taken = std::get_if<Taken>(&event);
    const auto* skipped = std::get_if<Skipped>(&event);
    return (taken != nullptr && taken->project == explanation_.project) ||
           (skipped != nullptr && skipped->project == explanation_.project);
  }

  // When greedy came to this project: by the method itself, with what that left, or beyond the caps.
  std::vector<GreedyStage> stages() const {
    std::vector<GreedyStage> stages;
    const bool is_greedy_method = is_greedy(outcome_.terms.method);
    GreedyStage stage = is_greedy_method ? GreedyStage::method : GreedyStage::left_over;
    const Trace& trace = outcome_.selection.trace;
    for (std::size_t at = 0; at < trace.size(); ++at) {
      const auto* compared = std::get_if<Compared>(&trace[at]);
      if (compared != nullptr && compared->greedy_kept) stage = GreedyStage::instead;
      if (outcome_.selection.caps_lifted_at == at) stage = GreedyStage::beyond_caps;
      if (is_of_this(trace[at])) stages.push_back(stage);
    }
    return stages;
  }

  std::string after(GreedyStage stage, const Event& event) const {
    if (stage == GreedyStage::method) return words_.sentences(event);
    return words_.sentences_by_votes(event, opening(stage));
  }

  std::string_view opening(GreedyStage stage) const {
    switch (stage) {
      case GreedyStage::beyond_caps:
        return in(language_, "Daarna, met het geld dat over was en zonder de plafonds: ",
                  "After that, with the money left and without the caps: ");
      case GreedyStage::instead:
        return in(language_,
                  "Maar de uitslag is die van meeste stemmen: ", "But the outcome is that of most votes: ");
      default:
        return in(language_, "Met het geld dat over was: ", "With the money that was left: ");
    }
  }

  // Those events; a tie that comes again is told once.
  std::string told(std::size_t from, std::size_t to) const {
    const std::vector<GreedyStage> stages = this->stages();
    std::size_t greedy = 0;
    std::vector<std::string> told;
    for (std::size_t i = 0; i < to; ++i) {
      const Event& event = explanation_.events[i];
      const std::string text =
          is_of_greedy(event) ? after(stages.at(greedy++), event) : words_.sentences(event);
      const bool is_new = std::find(told.begin(), told.end(), text) == told.end();
      if (i >= from && is_new && !text.empty()) told.push_back(text);
    }
    return fmt::format("{}", fmt::join(told, " "));
  }

  bool was_bought() const {
    for (const Event& event : explanation_.events) {
      if (std::holds_alternative<Bought>(event)) return true;
    }
    return false;
  }

  // What became of its supporters' money before its turn came.
  std::string purses() const {
    if (!explanation_.supporters_had || was_bought()) return {};
    std::string text = say(in(language_, "Bij gelijke delen hadden de voorstemmers samen {} om te beginnen.",
                              "In equal shares its supporters had {} together to begin with."),
                           words_.cents(*explanation_.supporters_had));
    if (!explanation_.effective_votes) {
      text += std::string(
          in(language_, " Dat was van het begin af te weinig.", " That was too little from the start."));
    }
    text += spent_elsewhere();
    if (explanation_.fell_after) {
      text += say(in(language_, " Tot {} werd gekocht had het {}; daarna hadden ze te weinig over.",
                     " Until {} was bought it had {}; after that they had too little left."),
                  words_.id(*explanation_.fell_after), words_.effective(*explanation_.effective_votes));
    }
    return text;
  }

  std::string spent_elsewhere() const {
    const auto& elsewhere = explanation_.elsewhere;
    if (elsewhere.empty()) return {};
    std::vector<std::string> parts;
    Ratio rest = *explanation_.supporters_had - *explanation_.supporters_left;
    for (std::size_t i = 0; i < std::min(elsewhere_max, elsewhere.size()); ++i) {
      rest -= elsewhere[i].amount;
      parts.push_back(say(in(language_, "{} aan {}", "{} on {}"), words_.cents(elsewhere[i].amount),
                          words_.id(elsewhere[i].project)));
    }
    if (elsewhere.size() > elsewhere_max) {
      parts.push_back(say(in(language_, "{} aan nog {}", "{} on {} more"), words_.cents(rest),
                          elsewhere.size() - elsewhere_max));
    }
    return say(in(language_, " Ze gaven {} uit, zodat {} overbleef.", " They spent {}, which left {}."),
               listed(parts, language_), words_.cents(*explanation_.supporters_left));
  }

  std::string payers() const {
    std::vector<std::string> parts;
    for (const FundingLine& line : explanation_.funding) {
      parts.push_back(say("{} ({})", words_.pot(line.pot), words_.amount(line.amount)));
    }
    if (parts.empty()) return {};
    return say(in(language_, "Betaald uit {}.", "Paid from {}."), listed(parts, language_));
  }

  const Outcome& outcome_;
  const Explanation& explanation_;
  Language language_;
  EventWords words_;
  const Project& project_;
};

}  // namespace

std::vector<std::string> explanation_paragraphs(const Outcome& outcome, const Explanation& explanation,
                                                Language language, const Naming& naming) {
  return ExplanationText(outcome, explanation, language, naming).paragraphs();
}

std::string explanation_text(const Outcome& outcome, const Explanation& explanation, Language language) {
  const Project& project = outcome.election.instance.projects[explanation.project];
  std::string title = project.id.text();
  if (!project.name.empty() && project.name != title) title += ": " + project.name;
  std::string text = wrapped(title, columns) + '\n';
  for (const std::string& paragraph : explanation_paragraphs(outcome, explanation, language)) {
    text += wrapped(paragraph, columns) + '\n';
  }
  return text;
}

}  // namespace buurtkas
