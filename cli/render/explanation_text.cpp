#include <algorithm>

#include <fmt/format.h>

#include "cli/render/event_words.h"
#include "cli/render/outcome.h"
#include "cli/render/plain_text.h"

namespace buurtkas {
namespace {

constexpr std::size_t columns = 80;
constexpr std::size_t elsewhere_max = 3;

template <class... Values>
std::string say(std::string_view sentence, const Values&... values) {
  return fmt::format(fmt::runtime(sentence), values...);
}

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
    std::vector<std::string> all = {note_of_trial(outcome_, language_), verdict(), events(), purses(),
                                    payers()};
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

  std::string events() const {
    std::string text;
    for (const Event& event : explanation_.events) {
      const std::string sentences = words_.sentences(event);
      if (!sentences.empty()) text += (text.empty() ? "" : " ") + sentences;
    }
    return text;
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
