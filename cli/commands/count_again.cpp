#include "cli/commands/count_again.h"

#include "engine/voting/greedy.h"

namespace buurtkas {

FairnessReport fairness_of(const std::filesystem::path& path, const Outcome& outcome,
                           const RuleDates& dates) {
  const Instance& instance = outcome.election.instance;
  const Profile& profile = outcome.election.profile;
  const auto measure = [&](const Selection& selection) {
    return measure_fairness(instance, profile, selection.projects, outcome.terms.satisfaction);
  };
  VoterGroups groups(instance, profile, outcome.selection.projects);
  show_ballots_of(
      path, [&](const SeenBallot& ballot) { groups.add(ballot); }, dates);
  FairnessReport report = {measure(outcome.selection), {}, groups.groups()};
  Terms by_votes = outcome.terms;
  by_votes.method = &method::greedy;
  by_votes.satisfaction = Satisfaction::cost;
  by_votes.completion.clear();
  if (by_votes != outcome.terms) report.greedy = measure(select_projects(instance, profile, by_votes));
  return report;
}

WhatWouldHelp ask_what_would_help(Console& console, const Input& input, const ChosenTerms& chosen,
                                  ProjectIndex project, std::optional<std::uint64_t> counts_max) {
  Progress progress(console.err, console.shows_progress, input.language);
  const CountedElection election = counted_election(input, chosen);
  return what_would_help(election, project, counts_max.value_or(counts_for(election)),
                         [&](const CountProgress& step) { progress.counting_again(step.runs); });
}

}  // namespace buurtkas
