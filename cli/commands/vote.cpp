#include <nlohmann/json.hpp>

#include "cli/commands/commands.h"
#include "cli/commands/sha256.h"
#include "cli/render/json_text.h"
#include "cli/render/sensitivity.h"

namespace buurtkas {

namespace {

Sensitivity ask_sensitivity(Console& console, const std::filesystem::path& path, const Input& input,
                            const ChosenTerms& chosen) {
  Progress progress(console.err, console.shows_progress, input.language);
  const CountedElection election = counted_election(input, chosen);
  std::vector<WithoutChannel> without;
  for (const ChannelAccount& channel : input.election->account.channels) {
    if (channel.counted == 0) continue;
    without.emplace_back(channel.channel, read_without_channel(path, channel.channel));
  }
  return sensitivity_of(election, without, counts_for(election),
                        [&](const CountProgress& step) { progress.counting_again(step.runs); });
}

}  // namespace

int vote(Console& console, const std::filesystem::path& path, const CountOptions& options,
         bool tells_sensitivity) {
  const Input input = read_input(console, path);
  if (!input.election) {
    tell_findings(console, console.err, input.findings, input.language);
    return input_is_wrong;
  }
  if (!input.findings.empty()) tell_findings(console, console.err, input.findings, input.language);
  const auto chosen = choose_terms(console, options, input);
  if (!chosen) return input_is_wrong;

  const Selection selection = count(console, input, *chosen);
  Outcome outcome = {*input.election, chosen->terms, selection, chosen->is_declared, chosen->is_what_if, {},
                     input.files};
  if (chosen->is_declared) outcome.agreement = compare_with_file(*input.election, selection);

  nlohmann::json json = outcome_json(outcome);
  const std::string digest = sha256_of(compact_text(json));
  std::optional<Sensitivity> sensitivity;
  if (tells_sensitivity) sensitivity = ask_sensitivity(console, path, input, *chosen);
  if (console.format == Format::json) {
    json["digest"] = digest;
    if (sensitivity) json["sensitivity"] = sensitivity_json(input.election->instance, *sensitivity);
    console.out << json_text(json);
  } else {
    console.out << outcome_text(outcome, digest, input.language);
    if (sensitivity)
      console.out << '\n' << sensitivity_text(input.election->instance, *sensitivity, input.language);
  }
  return done;
}

}  // namespace buurtkas
