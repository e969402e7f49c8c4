#include "cli/verify/kept_rounds.h"

#include <algorithm>
#include <map>
#include <utility>

#include <nlohmann/json.hpp>

#include "cli/record/canonical_json.h"
#include "engine/sha256.h"

namespace buurtkas::verify {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kept_max = 4;
constexpr std::uint64_t list_bytes_max = std::uint64_t{1} << 20;
constexpr std::uint64_t files_bytes_max = std::uint64_t{4} << 30;  // of one round together

Json list_json(const std::vector<FileHash>& files) {
  Json list = Json::array();
  for (const FileHash& file : files) list.push_back({{"file", file.name}, {"sha256", file.sha256}});
  return {{"files", std::move(list)}};
}

std::vector<FileHash> files_on(const Statement& entry, const Json& list) {
  const Words no_list = {"geen lijst van bestanden", "no list of files"};
  if (!list.is_object() || !list.contains("files") || !list["files"].is_array())
    entry.refute("inputs", no_list);
  std::vector<FileHash> files;
  for (const Json& file : list["files"]) {
    const bool is_file = file.is_object() && file.contains("file") && file.contains("sha256") &&
                         file["file"].is_string() && file["sha256"].is_string();
    if (!is_file) entry.refute("inputs", no_list);
    files.push_back({file["file"].get<std::string>(), file["sha256"].get<std::string>()});
  }
  return files;
}

std::string first_error(const Findings& findings) {
  const auto found = std::find_if(findings.begin(), findings.end(),
                                  [](const Finding& one) { return one.severity == Severity::error; });
  if (found == findings.end()) return "?";
  std::string file = found->place.file;
  if (file.starts_with('/')) file.erase(0, 1);
  return file + ':' + std::to_string(found->place.line) + ": " + std::string(found->code);
}

}  // namespace

std::string KeptRounds::text_of(const Statement& entry, const std::string& sha256,
                                std::uint64_t bytes_max) const {
  std::string text;
  bool fits = true;
  const bool is_kept = journal_.read_input(sha256, [&](std::string_view part) {
    fits = fits && text.size() + part.size() <= bytes_max;
    if (fits) text += part;
  });
  const std::string name = shown(sha256);
  if (!is_kept) entry.refute({"`" + name + "` is niet bewaard", "`" + name + "` is not kept"});
  if (!fits) entry.refute({"`" + name + "` is te groot", "`" + name + "` is too large"});
  if (sha256_of(text) != sha256)
    entry.refute({"`" + name + "` is niet wat bewaard werd", "`" + name + "` is not what was kept"});
  return text;
}

std::string KeptRounds::text(const Statement& entry, std::string_view key, std::uint64_t bytes_max) const {
  return text_of(entry, entry.text(key), bytes_max);
}

std::shared_ptr<const KeptRound> KeptRounds::read(const Statement& entry, const std::string& inputs) const {
  const std::string list = text_of(entry, inputs, list_bytes_max);
  const std::vector<FileHash> files = files_on(entry, Json::parse(list, nullptr, false));
  auto kept = std::make_shared<KeptRound>();
  kept->inputs = inputs;
  std::map<std::string, std::string> bytes;
  std::uint64_t left = files_bytes_max;
  for (const FileHash& file : files) {
    kept->has_ballots = kept->has_ballots || file.name == "ballots.csv" || file.name == "ballots.pb";
    std::string& text = bytes[file.name];
    if (!text.empty()) left += text.size();  // a name that is there twice; the list is refuted below
    text = text_of(entry, file.sha256, left);
    left -= text.size();
  }
  Input input = read_kept(FilesInMemory(bytes), kept->has_ballots);
  if (!input.election || !input.round || !input.own_terms) {
    const std::string error = shown(first_error(input.findings));
    entry.refute(
        {"wat hierbij bewaard is, is geen ronde: " + error, "what is kept with it is no round: " + error});
  }
  // The list is of just the files that were read, in the one way to write that down.
  if (const std::string as_read = canonical_json(list_json(input.hashes)); as_read != list)
    entry.refute("inputs", plain(sha256_of(as_read)));
  kept->round = std::move(*input.round);
  kept->election = std::move(*input.election);
  kept->own_terms = std::move(*input.own_terms);
  kept->draw = std::move(input.draw);
  kept->hashes = std::move(input.hashes);
  return kept;
}

std::shared_ptr<const KeptRound> KeptRounds::by(const Statement& entry) {
  const std::string& inputs = entry.text("inputs");
  const auto known =
      std::find_if(last_.begin(), last_.end(), [&](const auto& one) { return one->inputs == inputs; });
  if (known != last_.end()) return *known;
  last_.push_back(read(entry, inputs));
  if (last_.size() > kept_max) last_.pop_front();
  return last_.back();
}

}  // namespace buurtkas::verify
