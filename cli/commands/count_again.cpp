#include "cli/commands/count_again.h"

#include "engine/voting/greedy.h"

namespace buurtkas {

Outcome outcome_of(const Input& input, const ChosenTerms& chosen, const Selection& selection) {
  Outcome outcome = {*input.election,
                     chosen.terms,
                     selection,
                     chosen.is_declared,
                     chosen.is_what_if,
                     {},
                     input.files,
                     input.round ? &*input.round : nullptr,
                     input.round ? &input.rules : nullptr};
  outcome.keeps_limits = chosen.keeps_limits;
  if (chosen.is_declared) outcome.agreement = compare_with_file(*input.election, selection);
  return outcome;
}

namespace {

template <class Measure>
auto beside_greedy(const std::filesystem::path& path, const Outcome& outcome, const RuleDates& dates,
                   const Measure& measure) {
  const Instance& instance = outcome.election.instance;
  const Profile& profile = outcome.election.profile;
  VoterGroups groups(instance, profile, outcome.selection.projects);
  show_ballots_of(
      path, [&](const SeenBallot& ballot) { groups.add(ballot); }, dates);
  BesideGreedy<decltype(measure(outcome.selection.projects))> report = {
      measure(outcome.selection.projects), {}, groups.groups()};
  const std::vector<ProjectIndex> all = carried_out(outcome.selection);
  if (all.size() > outcome.selection.projects.size()) report.next = all.back();
  Terms by_votes = outcome.terms;
  by_votes.method = &method::greedy;
  by_votes.satisfaction = Satisfaction::cost;
  by_votes.completion.clear();
  if (by_votes != outcome.terms) {
    report.greedy = measure(select_projects(instance, profile, by_votes).projects);
  }
  return report;
}

}  // namespace

FundedReport funded_of(const std::filesystem::path& path, const Outcome& outcome, const RuleDates& dates) {
  return beside_greedy(path, outcome, dates, [&](const std::vector<ProjectIndex>& selected) {
    return count_funded(outcome.election.instance, outcome.election.profile, selected);
  });
}

FairnessReport fairness_of(const std::filesystem::path& path, const Outcome& outcome,
                           const RuleDates& dates) {
  return beside_greedy(path, outcome, dates, [&](const std::vector<ProjectIndex>& selected) {
    return measure_fairness(outcome.election.instance, outcome.election.profile, selected,
                            outcome.terms.satisfaction);
  });
}

WhatWouldHelp ask_what_would_help(Console& console, const Input& input, const ChosenTerms& chosen,
                                  ProjectIndex project, std::optional<std::uint64_t> counts_max) {
  Progress progress(console.err, console.shows_progress, input.language);
  const CountedElection election = counted_election(input, chosen);
  return what_would_help(election, project, counts_max.value_or(counts_for(election)),
                         [&](const CountProgress& step) { progress.counting_again(step.runs); });
}

}  // namespace buurtkas
