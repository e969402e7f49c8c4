#include "cli/commands/input.h"

#include <algorithm>
#include <system_error>
#include <utility>

#include "cli/read/pb_file.h"
#include "cli/read/terms/round_terms.h"
#include "cli/render/plain_text.h"
#include "engine/finding_codes.h"

namespace buurtkas {
namespace {

namespace fs = std::filesystem;

Input read_round(const fs::path& folder, const RoundOptions& options, std::optional<Language> asked) {
  Input input;
  std::string name = folder.string();
  while (name.size() > 1 && name.ends_with('/')) name.pop_back();
  Reading<RoundWithTerms> reading = read_round_folder(folder, name, options);
  input.findings = std::move(reading.findings);
  input.language = asked.value_or(Language::nl);
  if (!reading.value) return input;
  input.election = std::move(reading.value->election);
  input.round = std::move(reading.value->round);
  input.terms = std::move(reading.value->terms);
  input.rules = std::move(reading.value->rules);
  input.claim_rulebooks = std::move(reading.value->claim_rulebooks);
  if (!input.round->languages.empty()) {
    input.language = asked.value_or(language_from(input.round->languages.front()).value_or(Language::nl));
  }
  for (ReadFile& file : reading.value->files)
    input.files.push_back({std::move(file.name), std::move(file.sha256)});
  return input;
}

Input read_folder(Console& console, const fs::path& folder, const RuleDates& dates) {
  RoundOptions options;
  options.as_of = dates.on;
  options.known_at = dates.known;
  return read_round(folder, options, console.language);
}

// `my-round/round.yaml` where `my-round` is meant.
bool is_part_of_round(const fs::path& path) {
  const std::string name = path.filename().string();
  std::error_code unreadable;
  const auto names = round_file_names();
  return path.extension() != ".pb" && std::find(names.begin(), names.end(), name) != names.end() &&
         fs::is_regular_file(path, unreadable);
}

Input refuse_part(Console& console, const fs::path& path) {
  Input input;
  input.language = console.language_or(Language::nl);
  const std::string folder = path.has_parent_path() ? path.parent_path().string() : ".";
  input.findings.push_back({code::wrong_type,
                            Severity::error,
                            {path.string(), 0, 0},
                            path.filename().string(),
                            "DIR, FILE.pb",
                            folder});
  return input;
}

Input read_pb(Console& console, const fs::path& path) {
  Input input;
  input.language = console.language_or(Language::en);
  Progress progress(console.err, console.shows_progress, input.language);
  Reading<Source> source = read_source(path, path.string(), table_bytes_max);
  input.findings = std::move(source.findings);
  if (!source.value) return input;
  Reading<Election> reading = read_pb_election(
      *source.value,
      [&](std::uint64_t bytes_done, std::uint64_t bytes) { progress.reading(bytes_done, bytes); });
  input.findings = std::move(reading.findings);
  if (!reading.value) return input;
  input.election = std::move(*reading.value);
  input.files.push_back({path.filename().string(), source.value->sha256});
  return input;
}

}  // namespace

std::optional<Profile> read_without_channel(const fs::path& path, const ChannelId& channel,
                                            const RuleDates& dates) {
  const std::string& left_out = channel.text();
  if (fs::is_directory(path)) {
    Reading<RoundWithTerms> reading =
        read_round_folder(path, path.string(), {left_out, {}, dates.on, dates.known});
    if (!reading.value) return std::nullopt;
    return std::move(reading.value->election.profile);
  }
  const Reading<Source> source = read_source(path, path.string(), table_bytes_max);
  if (!source.value) return std::nullopt;
  Reading<Election> reading = read_pb_election(*source.value, {}, left_out);
  if (!reading.value) return std::nullopt;
  return std::move(reading.value->profile);
}

void show_ballots_of(const fs::path& path, const OnBallot& on_ballot, const RuleDates& dates) {
  if (fs::is_directory(path)) {
    read_round_folder(path, path.string(), {{}, on_ballot, dates.on, dates.known});
  } else if (const Reading<Source> source = read_source(path, path.string(), table_bytes_max); source.value) {
    read_pb_election(*source.value, {}, {}, on_ballot);
  }
}

Input read_before_vote(Console& console, const fs::path& folder) {
  RoundOptions options;
  options.needs_ballots = false;
  return read_round(folder, options, console.language);
}

Input read_again(const Files& files, bool needs_ballots) {
  RoundOptions options;
  options.files = &files;
  options.needs_ballots = needs_ballots;
  return read_round({}, options, std::nullopt);
}

Input read_input(Console& console, const fs::path& path, const RuleDates& dates) {
  std::error_code unreadable;  // which read_source tells of
  Input input = fs::is_directory(path, unreadable) ? read_folder(console, path, dates)
                : is_part_of_round(path)           ? refuse_part(console, path)
                                                   : read_pb(console, path);
  const bool asks_dates = dates.on || dates.known;
  if (input.election && asks_dates && input.rules.rulebooks.empty()) {
    input.election.reset();
    input.findings.push_back(
        {code::no_rulebooks, Severity::error, {path.string(), 0, 0}, "--as-of, --known-at", {}, {}});
  }
  if (input.election) {
    console.log->debug("read {}: {} projects, {} ballots in {} groups", harmless(path.string()),
                       input.election->instance.projects.size(), input.election->profile.ballots(),
                       input.election->profile.groups());
  }
  return input;
}

}  // namespace buurtkas
