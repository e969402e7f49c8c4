#include "cli/commands/input.h"

#include <array>
#include <utility>

#include <spdlog/spdlog.h>

#include "cli/commands/sha256.h"
#include "cli/read/pb_file.h"
#include "cli/read/round_folder.h"

namespace buurtkas {
namespace {

namespace fs = std::filesystem;

constexpr std::array round_files = {"round.yaml",    "pots.yaml",   "proposals.yaml",
                                    "residents.csv", "ballots.csv", "ballots.pb"};

Input read_folder(Console& console, const fs::path& folder) {
  Input input;
  std::string name = folder.string();
  while (name.size() > 1 && name.ends_with('/')) name.pop_back();
  Reading<RoundFolder> reading = read_round_folder(folder, name);
  input.findings = std::move(reading.findings);
  input.language = console.language_or(Language::nl);
  if (!reading.value) return input;
  input.election = std::move(reading.value->election);
  input.round = std::move(reading.value->round);
  input.terms = std::move(reading.value->terms);
  if (!input.round->languages.empty()) {
    input.language =
        console.language_or(language_from(input.round->languages.front()).value_or(Language::nl));
  }
  for (const char* file : round_files) {
    if (fs::exists(folder / file)) input.files.push_back({file, sha256_of_file(folder / file)});
  }
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
  input.files.push_back({path.filename().string(), sha256_of_file(path)});
  return input;
}

}  // namespace

Input read_input(Console& console, const fs::path& path) {
  Input input = fs::is_directory(path) ? read_folder(console, path) : read_pb(console, path);
  if (input.election) {
    spdlog::debug("read {}: {} projects, {} ballots in {} groups", path.string(),
                  input.election->instance.projects.size(), input.election->profile.ballots(),
                  input.election->profile.groups());
  }
  return input;
}

}  // namespace buurtkas
