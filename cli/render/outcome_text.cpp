#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "cli/render/amounts.h"
#include "cli/render/column.h"
#include "cli/render/event_words.h"
#include "cli/render/outcome_notes.h"
#include "cli/render/plain_text.h"
#include "cli/render/remainders.h"
#include "cli/render/round_rules.h"
#include "cli/render/terms_text.h"
#include "engine/voting/equal_shares.h"

namespace buurtkas {
namespace {

constexpr std::size_t columns = 80;

template <class... Values>
std::string say(std::string_view sentence, const Values&... values) {
  return fmt::format(fmt::runtime(sentence), values...);
}

// What the trace says of each project, found once.
struct Told {
  std::map<ProjectIndex, const Bought*> bought;
  std::set<ProjectIndex> chosen;                 // by the completion `phragmen`
  std::map<ProjectIndex, const Event*> reasons;  // the last that gives one
  bool is_by_votes = false;                      // compared, and most votes was better
};

class OutcomeText {
 public:
  OutcomeText(const Outcome& outcome, Language language)
      : outcome_(outcome),
        instance_(outcome.election.instance),
        language_(language),
        words_(outcome_, language) {
    for (const Event& event : outcome.selection.trace) {
      if (const auto* bought = std::get_if<Bought>(&event)) told_.bought[bought->project] = bought;
      if (const auto* chosen = std::get_if<Chosen>(&event)) told_.chosen.insert(chosen->project);
      if (const auto* compared = std::get_if<Compared>(&event)) told_.is_by_votes = compared->greedy_kept;
      if (words_.reason(event).empty()) continue;
      std::visit([&](const auto& one) { note_reason(one, event); }, event);
    }
    constexpr std::size_t id_width_max = 20;
    for (const ProjectIndex project : outcome.selection.projects) {
      id_width_ = std::clamp(display_width(instance_.projects[project].id.text()), id_width_, id_width_max);
    }
  }

  std::string text(const std::string& digest) const {
    std::string result = head();
    result += '\n' + account_text(outcome_.election, language_);
    result += voters(outcome_.election.profile.voters()) + ", " +
              counted_text(Ratio(instance_.projects.size()), language_, "project",
                           in(language_, "projecten", "projects")) +
              ".\n";
    result += '\n' + selected() + '\n' + pots() + rejected() + withdrawn() + refused() + notes();
    return result + say(in(language_, "\nControlegetal {}\n", "\nDigest {}\n"), digest);
  }

 private:
  std::string refused() const {
    if (outcome_.rules == nullptr) return {};
    const std::string text = refusals_text(*outcome_.round, *outcome_.rules, language_);
    return text.empty() ? text : '\n' + text;
  }

  template <class One>
  void note_reason(const One& one, const Event& event) {
    if constexpr (requires { one.project; }) told_.reasons[one.project] = &event;
  }

  std::string head() const {
    std::string result = wrapped(outcome_.election.name, columns) + '\n' +
                         wrapped(terms_text(outcome_, language_) + '.', columns) + '\n';
    const std::string limits = words_.limits();
    if (!limits.empty()) result += wrapped(limits, columns) + '\n';
    if (outcome_.rules != nullptr) result += rulebooks_text(*outcome_.rules, language_);
    const std::string trial = note_of_trial(outcome_, language_);
    if (!trial.empty()) result += wrapped(trial, columns) + '\n';
    const std::string left_out = note_of_limits(outcome_, language_);
    if (!left_out.empty()) result += wrapped(left_out, columns) + '\n';
    if (outcome_.is_declared) {
      result += wrapped(say(in(language_, "Geteld volgens de regel van het bestand, `{}`.",
                               "Counted by the file's own rule, `{}`."),
                            outcome_.election.declared->rule),
                        columns) +
                '\n';
    }
    return result;
  }

  std::string name_cell(ProjectIndex project, std::size_t width) const {
    const Project& one = instance_.projects[project];
    return left_in(one.id.text(), id_width_) + ' ' + left_in(one.name, width - id_width_ - 1);
  }

  std::string how(ProjectIndex project) const {
    if (!is_equal_shares(outcome_.terms.method)) return {};
    const auto bought = told_.bought.find(project);
    if (bought == told_.bought.end() || told_.is_by_votes) return otherwise(project);
    const Ratio& effective = bought->second->effective_votes;
    return effective.is_zero() ? std::string(in(language_, "gratis", "free"))
                               : number_text(effective, language_);
  }

  // What was not bought.
  std::string otherwise(ProjectIndex project) const {
    if (told_.is_by_votes) {
      return std::string(in(language_, "op ", "by ")) + votes_word(outcome_, language_);
    }
    return told_.chosen.contains(project) ? "Phragmén" : std::string(in(language_, "restgeld", "left over"));
  }

  std::string voters(const Ratio& number) const {
    return counted_text(number, language_, in(language_, "stemmer", "voter"),
                        in(language_, "stemmers", "voters"));
  }

  // What is left of a line of which so much is taken; a line that holds large amounts becomes longer.
  static std::size_t room_beside(std::size_t taken, std::size_t least) {
    return std::max(columns - std::min(columns, taken), least);
  }

  std::string selected() const {
    const bool has_effective = is_equal_shares(outcome_.terms.method);
    Column costs(18, in(language_, "kosten", "cost"));
    Column votes(10, votes_word(outcome_, language_));
    Column effective(has_effective ? 11 : 0, has_effective ? in(language_, "effectief", "effective") : "");
    for (const ProjectIndex project : outcome_.selection.projects) {
      costs.add(words_.amount(instance_.projects[project].cost));
      votes.add(words_.number(outcome_.selection.votes[project]));
      effective.add(how(project));
    }
    costs.add(words_.amount(outcome_.selection.cost));
    const std::size_t name_width =
        room_beside(4 + costs.width() + votes.width() + effective.width(), id_width_ + 8);
    std::string result = left_in(in(language_, "Gekozen", "Selected"), name_width + 4) + costs.cell(0) +
                         votes.cell(0) + effective.cell(0) + '\n';
    std::size_t place = 0;
    for (const ProjectIndex project : outcome_.selection.projects) {
      ++place;
      result += right_whole(std::to_string(place), 3) + ' ' + name_cell(project, name_width) +
                costs.cell(place) + votes.cell(place) + effective.cell(place) + '\n' + paid_by(project);
    }
    if (place == 0) result += std::string(in(language_, "    niets\n", "    nothing\n"));
    return result + left_in(in(language_, "Samen", "Together"), name_width + 4) + costs.cell(place + 1) +
           '\n' + next();
  }

  // What is done with the money that is left.
  std::string next() const {
    const auto& next = outcome_.selection.next;
    if (!next) return {};
    const Money cost = instance_.projects[next->project].cost;
    const std::string_view sentence =
        next->is_whole ? in(language_, "Daarna {}, dat doorgaat: {} van {} komt uit de potten.",
                            "Then {}, which is carried out: {} of {} comes from the pots.")
                       : in(language_, "Daarna {}, voor een deel: {} van {}.", "Then {}, in part: {} of {}.");
    return wrapped(say(sentence, words_.id(next->project), words_.amount(next->paid), words_.amount(cost)),
                   columns) +
           '\n' + paid_by(next->project);
  }

  // Who pays; with one pot that goes without saying.
  std::string paid_by(ProjectIndex project) const {
    if (instance_.pots.size() < 2) return {};
    std::vector<std::string> parts;
    for (const FundingLine& line : outcome_.selection.funding.lines) {
      if (line.project != project) continue;
      parts.push_back(instance_.pots[line.pot].id.text() + ' ' + words_.amount(line.amount));
    }
    if (parts.empty()) return {};
    return "      " +
           wrapped(say(in(language_, "betaald uit {}", "paid from {}"), listed(parts, language_)), 74, 8) +
           '\n';
  }

  std::string pots() const {
    Column all(16, in(language_, "te verdelen", "to be spent"));
    Column spent(16, in(language_, "besteed", "spent"));
    Column left(16, in(language_, "over", "left"));
    Column reserves(16, "reserve");
    for (PotIndex pot = 0; pot < instance_.pots.size(); ++pot) {
      Money paid(0, instance_.currency);
      for (const FundingLine& line : outcome_.selection.funding.lines) {
        if (line.pot == pot) paid += line.amount;
      }
      const Pot& one = instance_.pots[pot];
      all.add(words_.amount(votable(one)));
      spent.add(words_.amount(paid));
      left.add(words_.amount(votable(one) - paid));
      reserves.add(words_.amount(one.reserve));
    }
    const std::size_t name_width =
        room_beside(all.width() + spent.width() + left.width() + reserves.width(), 12);
    std::string result;
    for (std::size_t row = 0; row <= instance_.pots.size(); ++row) {
      result += left_in(row == 0 ? "Pot" : std::string_view(instance_.pots[row - 1].id.text()), name_width) +
                all.cell(row) + spent.cell(row) + left.cell(row) + reserves.cell(row) + '\n';
    }
    return result + remainders();
  }

  std::string remainders() const {
    std::string result;
    for (const PotRemainder& one : remainders_of(outcome_)) {
      if (one.left.is_zero()) continue;
      result += wrapped(say(sentence_of(one.to, language_), instance_.pots[one.pot].id.text(),
                            words_.amount(one.left)),
                        columns) +
                '\n';
    }
    return result;
  }

  // Most votes first, without the one that was told as next.
  std::vector<ProjectIndex> left_out() const {
    const auto& next = outcome_.selection.next;
    std::vector<ProjectIndex> out;
    for (ProjectIndex project = 0; project < instance_.projects.size(); ++project) {
      if (next && next->project == project) continue;
      const auto& selected = outcome_.selection.projects;
      if (std::find(selected.begin(), selected.end(), project) == selected.end()) out.push_back(project);
    }
    std::sort(out.begin(), out.end(), [&](ProjectIndex a, ProjectIndex b) {
      const auto& votes = outcome_.selection.votes;
      if (votes[a] != votes[b]) return votes[a] > votes[b];
      return instance_.projects[a].id < instance_.projects[b].id;
    });
    return out;
  }

  std::string why_not(ProjectIndex project) const {
    const auto reason = told_.reasons.find(project);
    if (reason != told_.reasons.end()) return words_.reason(*reason->second);
    return std::string(in(language_, "na het eerste dat niet paste", "after the first misfit"));
  }

  std::string rejected() const {
    const std::vector<ProjectIndex> out = left_out();
    if (out.empty()) return {};
    constexpr std::size_t id_width_max = 24;
    std::size_t id_width = 18;
    Column costs(15, in(language_, "kosten", "cost"));
    Column votes(9, votes_word(outcome_, language_));
    for (const ProjectIndex project : out) {
      const Project& one = instance_.projects[project];
      id_width = std::clamp(display_width(one.id.text()), id_width, id_width_max);
      costs.add(words_.amount(one.cost));
      votes.add(words_.number(outcome_.selection.votes[project]));
    }
    const std::size_t why_at = id_width + costs.width() + votes.width() + 2;
    const std::size_t why_width = room_beside(why_at, 20);
    std::string result;
    for (std::size_t row = 0; row <= out.size(); ++row) {
      const std::string name = row == 0 ? std::string(in(language_, "Niet gekozen", "Not selected"))
                                        : instance_.projects[out[row - 1]].id.text();
      const std::string why =
          row == 0 ? std::string(in(language_, "waarom niet", "why not")) : why_not(out[row - 1]);
      result += '\n' + left_in(name, id_width) + costs.cell(row) + votes.cell(row) + "  ";
      const std::string next_line = '\n' + std::string(why_at, ' ');
      for (const char letter : wrapped(why, why_width))
        result += letter == '\n' ? next_line : std::string(1, letter);
    }
    return '\n' + result.substr(1) + '\n';
  }

  std::string withdrawn() const {
    std::string result;
    for (const WithdrawnProject& one : outcome_.election.withdrawn) {
      std::string line = say(in(language_, "Ingetrokken: {}", "Withdrawn: {}"), one.id.text());
      if (!one.reason.empty()) line += " (" + one.reason + ')';
      result += wrapped(line + '.', columns, 2) + '\n';
    }
    return result.empty() ? result : '\n' + result;
  }

  std::string notes() const {
    const std::vector<std::string> lines = outcome_notes(outcome_, language_);
    if (lines.empty()) return {};
    std::string result = std::string(in(language_, "\nHoe het ging\n", "\nHow it went\n"));
    for (const std::string& line : lines) result += "- " + wrapped(line, columns - 2, 2) + '\n';
    return result;
  }

  const Outcome& outcome_;
  const Instance& instance_;
  Language language_;
  EventWords words_;
  Told told_;
  std::size_t id_width_ = 2;
};

}  // namespace

std::string outcome_text(const Outcome& outcome, const std::string& digest, Language language) {
  return OutcomeText(outcome, language).text(digest);
}

}  // namespace buurtkas
