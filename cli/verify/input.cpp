#include "cli/verify/input.h"

#include <array>
#include <utility>

#include "cli/read/pb_file.h"
#include "cli/read/round_folder.h"
#include "cli/read/yaml_items.h"

namespace buurtkas::verify {
namespace {

namespace fs = std::filesystem;

// A text, or the texts of a list, as they are written; whether they can be is for the program that counts.
std::vector<std::string> words_in(const YamlFields& fields, std::string_view key) {
  std::vector<std::string> words;
  for (const YamlNode& item : fields.list(key, Need::optional, YamlFields::ListForm::list_or_text))
    words.push_back(item.text);
  return words;
}

TermWords terms_in(const YamlFields& fields) {
  TermWords terms;
  const auto word = [&](std::string_view key) -> std::optional<std::string> {
    const auto words = words_in(fields, key);
    if (words.empty()) return std::nullopt;
    return words.front();
  };
  terms.method = word("method").value_or("");
  terms.satisfaction = word("satisfaction").value_or("cost");
  terms.completion = words_in(fields, "completion");
  terms.tie_breaks = words_in(fields, "tie-breaks");
  terms.threshold = word("threshold");
  terms.leftover = word("leftover");
  if (terms.leftover == "within-caps") terms.leftover.reset();
  terms.next_project = word("next-project");
  return terms;
}

Draw draw_in(const YamlFields& fields) {
  constexpr static std::array<std::string_view, 2> keys = {"commitment", "seed"};
  Draw draw;
  for (const YamlNode& item : fields.list("draw", Need::optional)) {
    if (!is_map(item, fields.findings())) continue;
    const YamlFields seed(item, fields.findings(), keys);
    draw.push_back({seed.text("commitment", Need::optional).value_or(""),
                    seed.text("seed", Need::optional).value_or("")});
  }
  return draw;
}

Input read_folder(const fs::path& folder, const std::string& name, const RoundOptions& options) {
  Input input;
  auto reading = read_round_folder(
      folder, name,
      [&](const YamlFields& terms, BallotType) {
        input.own_terms = terms_in(terms);
        input.draw = draw_in(terms);
      },
      options);
  input.findings = std::move(reading.findings);
  if (!reading.value) return input;
  input.election = std::move(reading.value->election);
  input.round = std::move(reading.value->round);
  for (const ReadFile& file : reading.value->files) input.hashes.push_back({file.name, file.sha256});
  return input;
}

Input read_pb(const fs::path& path) {
  Input input;
  Reading<Source> source = read_source(path, path.string(), table_bytes_max);
  input.findings = std::move(source.findings);
  if (!source.value) return input;
  Reading<Election> reading = read_pb_election(*source.value);
  input.findings = std::move(reading.findings);
  if (!reading.value) return input;
  input.election = std::move(*reading.value);
  input.hashes.push_back({path.filename().string(), source.value->sha256});
  return input;
}

}  // namespace

Input read_input(const fs::path& path) {
  std::error_code unreadable;
  return fs::is_directory(path, unreadable) ? read_folder(path, path.string(), {}) : read_pb(path);
}

Input read_kept(const Files& files, bool has_ballots) {
  RoundOptions options;
  options.files = &files;
  options.needs_ballots = has_ballots;
  return read_folder({}, {}, options);
}

}  // namespace buurtkas::verify
