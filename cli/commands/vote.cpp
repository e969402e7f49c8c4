#include <algorithm>
#include <fstream>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/commands/certificate.h"
#include "cli/commands/commands.h"
#include "cli/commands/count_again.h"
#include "cli/record/whole_file.h"
#include "cli/render/json_text.h"
#include "cli/render/sensitivity.h"
#include "engine/sha256.h"

namespace buurtkas {
namespace {

Sensitivity ask_sensitivity(Console& console, const std::filesystem::path& path, const Input& input,
                            const ChosenTerms& chosen, const RuleDates& dates) {
  Progress progress(console.err, console.shows_progress, input.language);
  const CountedElection election = counted_election(input, chosen);
  std::vector<WithoutChannel> without;
  const auto& channels = input.election->account.channels;
  const auto is_counted = [](const ChannelAccount& channel) { return channel.counted > 0; };
  if (std::count_if(channels.begin(), channels.end(), is_counted) > 1) {  // else nobody is left
    for (const ChannelAccount& channel : channels) {
      if (!is_counted(channel)) continue;
      without.emplace_back(channel.channel, read_without_channel(path, channel.channel, dates));
    }
  }
  return sensitivity_of(election, without, counts_for(election),
                        [&](const CountProgress& step) { progress.counting_again(step.runs); });
}

// Nothing else than an earlier certificate is written over: not the ballots, the journal, or a device.
bool may_be_certificate(const std::filesystem::path& path) {
  namespace fs = std::filesystem;
  std::error_code unreadable;
  const fs::file_status there = fs::symlink_status(path, unreadable);
  if (!fs::exists(there)) return true;
  if (!fs::is_regular_file(there)) return false;
  if (fs::file_size(path, unreadable) == 0) return true;
  std::ifstream file(path, std::ios::binary);
  std::string start(100, '\0');
  file.read(start.data(), static_cast<std::streamsize>(start.size()));
  return start.starts_with("{\n\"format\": \"buurtkas-certificate\"");
}

// What-ifs, and other days for the rulebooks, are no decision.
bool is_of_round_itself(const Input& input, const ChosenTerms& chosen, const CountOptions& options) {
  return input.round && !chosen.is_what_if && !options.dates.on && !options.dates.known;
}

int record_vote(Console& console, const std::filesystem::path& folder, const Input& input,
                const Outcome& outcome, const std::string& certificate, const VoteQuestions& asked) {
  return record_round(console, folder, input, entries_of_vote(input, outcome, certificate), asked.record,
                      "facilitator", input.round->closes);
}

}  // namespace

int vote(Console& console, const std::filesystem::path& path, const CountOptions& options,
         const VoteQuestions& asked) {
  Input input = read_input(console, path, options.dates);
  if (!input.election) {
    tell_findings(console, console.err, input.findings, input.language);
    return input_is_wrong;
  }
  if (!input.findings.empty()) tell_findings(console, console.err, input.findings, input.language);
  if (asked.certificate && (options.dates.on || options.dates.known)) {
    return refuse_call(
        console,
        std::string(in(input.language,
                       "een bewijs gaat over de dagen van de ronde zelf: zonder --as-of en --known-at",
                       "a certificate is of the round's own days: without --as-of and --known-at")));
  }
  if (asked.certificate && !may_be_certificate(*asked.certificate)) {
    return refuse_call(
        console,
        fmt::format(fmt::runtime(in(input.language,
                                    "{} is er al, en is geen eerder bewijs: er is niets overschreven; geef "
                                    "na --certificate een nieuwe naam",
                                    "{} is there already, and is not an earlier certificate: nothing was "
                                    "written over; give a new name after --certificate")),
                    *asked.certificate));
  }
  const auto chosen = choose_terms(console, options, input);
  if (!chosen) return input_is_wrong;
  const bool is_of_itself = is_of_round_itself(input, *chosen, options);
  if (!is_of_itself && (asked.record.by || asked.record.on || asked.record.reason)) {
    return refuse_call(console,
                       std::string(in(input.language,
                                      "zo wordt niets vastgelegd: --on, --by en --correct horen bij de "
                                      "stemming van een ronde, zoals die zelf zegt",
                                      "nothing is recorded like this: --on, --by and --correct go with the "
                                      "vote of a round, as it says itself")));
  }
  const Selection selection = count(console, input, *chosen);
  const Outcome outcome = outcome_of(input, *chosen, selection);

  const bool is_recorded = is_of_itself && !asked.dry_run;
  if (asked.certificate || is_recorded) {
    const std::string certificate = certificate_of(outcome);
    if (asked.certificate) write_whole(*asked.certificate, certificate);
    const int recorded = is_recorded ? record_vote(console, path, input, outcome, certificate, asked) : done;
    if (recorded != done) return recorded;
  }
  nlohmann::json json = outcome_json(outcome);
  const std::string digest = sha256_of(compact_text(json));
  std::optional<Sensitivity> sensitivity;
  if (asked.sensitivity) sensitivity = ask_sensitivity(console, path, input, *chosen, options.dates);
  if (console.format == Format::json) {
    json["digest"] = digest;
    if (asked.fairness)
      json["fairness"] = fairness_json(input.election->instance, fairness_of(path, outcome, options.dates));
    if (sensitivity) json["sensitivity"] = sensitivity_json(input.election->instance, *sensitivity);
    console.out << json_text(json);
  } else {
    console.out << outcome_text(outcome, digest, input.language);
    if (asked.fairness)
      console.out << '\n'
                  << fairness_text(input.election->instance, fairness_of(path, outcome, options.dates),
                                   input.language);
    if (sensitivity)
      console.out << '\n' << sensitivity_text(input.election->instance, *sensitivity, input.language);
  }
  if (asked.dry_run) tell_dry_run(console, input.language);
  return done;
}

}  // namespace buurtkas
