#include "cli/commands/decide_again.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "cli/commands/certificate.h"
#include "engine/sha256.h"

namespace buurtkas {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kept_max = 4;

// What was counted by the round's own terms, with its certificate. An earlier program could prove less of
// some outcomes: where the journal has that, it is what was decided.
RoundEntries decide_vote(const Journal& journal, const Input& input, const Terms& terms) {
  const Election& election = *input.election;
  const Selection selection = select_projects(election.instance, election.profile, terms);
  const Outcome outcome = {election, terms,       selection,     false,       false,
                           {},       input.files, &*input.round, &input.rules};
  std::string certificate = certificate_of(outcome);
  if (!journal.input_text(sha256_of(certificate))) {
    for (std::string& lesser : lesser_certificates_of(outcome)) {
      if (journal.input_text(sha256_of(lesser))) certificate = std::move(lesser);
    }
  }
  return entries_of_vote(input, outcome, certificate);
}

}  // namespace

std::optional<std::map<std::string, std::string>> files_on(const std::string& list) {
  const Json json = Json::parse(list, nullptr, false);
  if (!json.is_object() || !json.contains("files") || !json["files"].is_array()) return std::nullopt;
  std::map<std::string, std::string> files;
  for (const Json& file : json["files"]) {
    if (!file.is_object() || !file.contains("file") || !file.contains("sha256")) return std::nullopt;
    if (!file["file"].is_string() || !file["sha256"].is_string()) return std::nullopt;
    files.emplace(file["file"].get<std::string>(), file["sha256"].get<std::string>());
  }
  return files;
}

std::unique_ptr<DecidedAgain> DecideAgain::decide(const std::string& inputs) const {
  auto decided = std::make_unique<DecidedAgain>();
  decided->inputs = inputs;
  decided->missing = inputs;
  const auto list = journal_.input_text(inputs);
  const auto names = list ? files_on(*list) : std::nullopt;
  if (!names) return decided;
  std::map<std::string, std::string> bytes;
  for (const auto& [name, sha256] : *names) {
    auto text = journal_.input_text(sha256);
    if (!text) {
      decided->missing = name;
      return decided;
    }
    bytes.emplace(name, std::move(*text));
  }
  decided->missing.clear();
  decided->has_vote = names->contains("ballots.csv") || names->contains("ballots.pb");
  const FilesInMemory files(bytes);
  const Input input = read_again(files, decided->has_vote);
  decided->findings = input.findings;
  if (!input.election) return decided;
  decided->entries =
      decided->has_vote ? decide_vote(journal_, input, *input.terms) : entries_before_vote(input);
  return decided;
}

const DecidedAgain& DecideAgain::by(const std::string& inputs) {
  const auto known =
      std::find_if(last_.begin(), last_.end(), [&](const auto& one) { return one->inputs == inputs; });
  if (known != last_.end()) return **known;
  last_.push_back(decide(inputs));
  if (last_.size() > kept_max) last_.pop_front();
  return *last_.back();
}

}  // namespace buurtkas
