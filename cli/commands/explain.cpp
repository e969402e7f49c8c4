#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/commands/claims.h"
#include "cli/commands/commands.h"
#include "cli/commands/count_again.h"
#include "cli/read/nearest.h"
#include "cli/render/json_text.h"
#include "cli/render/plain_text.h"
#include "cli/render/round_rules.h"
#include "cli/render/what_would_help.h"

namespace buurtkas {
namespace {

std::optional<ProjectIndex> project_of(const Instance& instance, const std::string& id) {
  for (ProjectIndex project = 0; project < instance.projects.size(); ++project) {
    if (instance.projects[project].id.text() == id) return project;
  }
  return std::nullopt;
}

// Of a project that was never counted.
std::optional<std::string> why_not_counted(const Input& input, const std::string& id) {
  for (const WithdrawnProject& one : input.election->withdrawn) {
    if (one.id.text() != id) continue;
    const std::string reason = one.reason.empty() ? "" : ": " + without_stop(one.reason);
    return fmt::format(fmt::runtime(in(input.language, "{} is ingetrokken en deed niet mee{}.",
                                       "{} was withdrawn and took no part{}.")),
                       id, reason);
  }
  if (!input.round) return std::nullopt;
  for (const Proposal& one : input.round->proposals) {
    if (one.id.text() != id || one.status == ProposalStatus::admitted) continue;
    return fmt::format(fmt::runtime(in(input.language, "{} is niet toegelaten tot de stemming: {}.",
                                       "{} was not admitted to the vote: {}.")),
                       id, without_stop(one.reason));
  }
  return std::nullopt;
}

std::vector<const Ruling*> rulings_of(const Input& input, const std::string& id) {
  std::vector<const Ruling*> rulings;
  for (const Ruling& ruling : input.rules.admission.rulings) {
    const bool is_proposal = ruling.kind == CaseKind::proposal;
    if (is_proposal && input.round->proposals[ruling.index].id.text() == id) rulings.push_back(&ruling);
  }
  return rulings;
}

// A proposal that rulebooks refuse, with every ground.
int explain_rulings(Console& console, const Input& input, const std::string& id,
                    const std::vector<const Ruling*>& rulings) {
  const std::string text = rulings_text(*input.round, input.rules, rulings, input.language);
  if (console.format == Format::json) {
    nlohmann::json json = {{"project", id}, {"selected", false}, {"not_counted", text}};
    json["rules"] = round_rules_json(*input.round, input.rules);
    for (const Ruling* ruling : rulings)
      json["rulings"].push_back(ruling_json(*input.round, input.rules, *ruling));
    console.out << json_text(json);
  } else {
    console.out << text;
  }
  return done;
}

// What was taken for granted of further voters and lower costs.
std::string supposed(const Input& input) {
  const Profile& profile = input.election->profile;
  bool has_points = false, has_weights = false;
  for (std::size_t group = 0; group < profile.groups(); ++group) {
    has_points = has_points || !profile.points(group).empty();
    has_weights = has_weights || profile.ballot_weight(group) != profile.ballot_weight(0);
  }
  const auto say = [&](std::string_view dutch, std::string_view english) {
    return wrapped(in(input.language, dutch, english), 80) + '\n';
  };
  std::string text;
  if (has_points) {
    text +=
        say("Een stemmer erbij geeft zoveel punten als er op een stembiljet hooguit aan één project staan.",
            "A voter more gives as many points as any ballot gives to one project at most.");
  }
  if (has_weights)
    text += say("Een stemmer erbij weegt als het zwaarste stembiljet.",
                "A voter more weighs as the heaviest ballot does.");
  const bool has_rules = input.round && (input.round->ballots.least_marks > 1 ||
                                         input.round->ballots.most_cost || !input.rules.rulebooks.empty());
  if (has_rules) {
    text +=
        say("Wat de ronde en haar regelboeken van een stembiljet of van kosten vragen, is hier niet bij "
            "nagegaan.",
            "What the round and its rulebooks ask of a ballot or of a cost was not looked into here.");
  }
  return text;
}

// Of a round it may have been meant for a claim, of which no option is asked.
int refuse_id(Console& console, const Input& input, const std::string& id, bool asks_of_count) {
  std::vector<std::string_view> known;
  for (const Project& project : input.election->instance.projects) known.push_back(project.id.text());
  const bool may_be_claim = input.round && !asks_of_count;
  std::string sentence = fmt::format(
      fmt::runtime(may_be_claim ? in(input.language, "er is geen project en geen declaratie `{}`",
                                     "there is no project and no claim `{}`")
                                : in(input.language, "er is geen project `{}`", "there is no project `{}`")),
      id);
  if (input.round && asks_of_count)
    sentence += in(input.language, "; bij een declaratie horen geen opties", "; no options go with a claim");
  const std::string hint = nearest(id, known);
  if (!hint.empty())
    sentence +=
        fmt::format(fmt::runtime(in(input.language, "; bedoelde je `{}`?", "; did you mean `{}`?")), hint);
  return refuse_call(console, sentence);
}

}  // namespace

int explain(Console& console, const std::filesystem::path& path, const std::string& id,
            const CountOptions& options, const HelpQuestion& asked) {
  Input input = read_input(console, path, options.dates);
  if (!input.election) {
    tell_findings(console, console.err, input.findings, input.language);
    return input_is_wrong;
  }
  if (const auto rulings = rulings_of(input, id); !rulings.empty()) {
    return explain_rulings(console, input, id, rulings);
  }
  if (const auto sentence = why_not_counted(input, id)) {
    if (console.format == Format::json) {
      console.out << json_text({{"project", id}, {"selected", false}, {"not_counted", *sentence}});
    } else {
      console.out << wrapped(*sentence, 80) << '\n';
    }
    return done;
  }
  const auto project = project_of(input.election->instance, id);
  if (!project) {
    const bool asks_of_count = asked.is_asked || options.method || options.satisfaction ||
                               options.completion || options.tie_breaks || options.threshold ||
                               options.next_project || options.keeps_limits || options.dates.on ||
                               options.dates.known;
    const auto claim = asks_of_count ? std::nullopt : explain_claim(console, path, id);
    return claim ? *claim : refuse_id(console, input, id, asks_of_count);
  }
  const auto chosen = choose_terms(console, options, input);
  if (!chosen) return input_is_wrong;

  const Selection selection = count(console, input, *chosen);
  const Outcome outcome = outcome_of(input, *chosen, selection);
  const Explanation explanation =
      explain_project(input.election->instance, input.election->profile, selection, *project);
  std::optional<WhatWouldHelp> help;
  const std::vector<ProjectIndex> funded = carried_out(selection);
  const bool is_funded = std::find(funded.begin(), funded.end(), *project) != funded.end();
  if (asked.is_asked && !is_funded)
    help = ask_what_would_help(console, input, *chosen, *project, asked.recounts);
  if (console.format == Format::json) {
    nlohmann::json json = explanation_json(outcome, explanation);
    if (outcome.rules != nullptr && !outcome.rules->rulebooks.empty()) {
      json["rules"] = round_rules_json(*outcome.round, *outcome.rules);
    }
    if (asked.is_asked) json["what_would_help"] = help ? what_would_help_json(*help) : nullptr;
    console.out << json_text(json);
  } else {
    console.out << explanation_text(outcome, explanation, input.language);
    if (outcome.rules != nullptr) console.out << rulebooks_text(*outcome.rules, input.language);
    if (help) console.out << '\n' << what_would_help_text(*help, input.language) << supposed(input);
    if (help && !help->is_all_known()) {
      console.out << wrapped(in(input.language,
                                "Niet alles is nagegaan; met --recounts en een hoger aantal gaat het tellen "
                                "verder.",
                                "Not all was looked into; with --recounts and a higher number the counting "
                                "goes on."),
                             80)
                  << '\n';
    }
  }
  return done;
}

}  // namespace buurtkas
