#include "cli/verify/run_verify.h"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <utility>

#include <nlohmann/json.hpp>

#include "cli/read/pb_file.h"
#include "cli/read/round_folder.h"
#include "cli/verify/verify.h"

namespace buurtkas::verify {
namespace {

namespace fs = std::filesystem;

constexpr int proven = 0;
constexpr int input_is_wrong = 2;
constexpr int refuted = 3;
constexpr std::uint64_t certificate_bytes_max = std::uint64_t{64} << 20;

constexpr const char* usage =
    "Usage: buurtkas-verify [--lang nl|en] CERTIFICATE PATH\n"
    "Checks what `buurtkas vote PATH --certificate CERTIFICATE` wrote, without counting.\n"
    "PATH is a round's folder, or a .pb file.\n"
    "Exit codes: 0 proven; 1 the machine failed; 2 the input, or the call, is wrong;\n"
    "3 a statement does not hold.\n";

struct Call {
  bool is_dutch = false;
  std::vector<std::string> paths;
};

std::optional<Call> call_of(std::span<const std::string> args) {
  Call call;
  for (std::size_t at = 0; at < args.size(); ++at) {
    if (args[at] == "--lang" && at + 1 < args.size() && (args[at + 1] == "nl" || args[at + 1] == "en")) {
      call.is_dutch = args[++at] == "nl";
    } else if (args[at].starts_with("-")) {
      return std::nullopt;
    } else {
      call.paths.push_back(args[at]);
    }
  }
  if (call.paths.size() != 2) return std::nullopt;
  return call;
}

struct Input {
  std::optional<Election> election;
  std::optional<TermWords> own_terms;  // of a folder
  std::vector<FileHash> hashes;
  Findings findings;
};

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
  if (fields.has("next-project")) terms.next_project.emplace();
  return terms;
}

Input read_input(const fs::path& path) {
  Input input;
  std::error_code unreadable;
  if (fs::is_directory(path, unreadable)) {
    auto reading = read_round_folder(
        path, path.string(), [&](const YamlFields& terms, BallotType) { input.own_terms = terms_in(terms); });
    input.findings = std::move(reading.findings);
    if (!reading.value) return input;
    input.election = std::move(reading.value->election);
    for (const ReadFile& file : reading.value->files) input.hashes.push_back({file.name, file.sha256});
    return input;
  }
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

void tell(std::ostream& err, const Findings& findings) {
  for (const Finding& finding : findings) {
    if (finding.severity != Severity::error) continue;
    err << shown(finding.place.file) << ':' << finding.place.line << ':' << finding.place.column << ": "
        << finding.code << ": " << shown(finding.found) << '\n';
  }
}

const std::string& in(bool is_dutch, const Words& words) {
  return is_dutch ? words.nl : words.en;
}

void tell_verified(std::ostream& out, const Verified& verified, const Input& input, bool is_dutch) {
  for (const auto& [kind, count] : verified.kinds) {
    out << kind << std::string(kind.size() < 20 ? 20 - kind.size() : 1, ' ') << count << '\n';
  }
  out << in(is_dutch,
            verified.proves_outcome
                ? Words{"Bewezen: dit is de uitslag, en zo wordt hij betaald.",
                        "Proven: this is the outcome, and this is how it is paid."}
                : Words{"Bewezen: de stemmen kloppen en wat gekozen is kan zo betaald worden; niet dat\n"
                        "de telwijze het koos.",
                        "Proven: the votes are right and what is selected can be paid so; not that the\n"
                        "method selected it."})
      << '\n';
  if (verified.proves_outcome && verified.terms.method.ends_with("equal-shares") &&
      !verified.terms.completion.empty() && verified.terms.completion.front().starts_with("add-one")) {
    out << in(is_dutch, {"Niet bewezen: dat geen eerdere verhoging al de laatste was.",
                         "Not proven: that no earlier raise should have been the last."})
        << '\n';
  }
  if (!input.own_terms) return;
  TermWords own = *input.own_terms;
  std::erase(own.completion, "none");
  const auto& ties = own.tie_breaks;
  if (std::find(ties.begin(), ties.end(), "lowest-id") == ties.end())
    own.tie_breaks.emplace_back("lowest-id");
  // Which may be written in another way.
  if (own.threshold && verified.terms.threshold) own.threshold = verified.terms.threshold;
  if (own.next_project && verified.terms.next_project) own.next_project = verified.terms.next_project;
  if (own == verified.terms) return;
  out << in(is_dutch, {"Let op: dit zijn niet de afspraken van de ronde zelf.",
                       "Note: these are not the round's own terms."})
      << '\n';
}

}  // namespace

int run_verify(std::span<const std::string> args, std::ostream& out, std::ostream& err) {
  if (args.size() == 1 && (args[0] == "--help" || args[0] == "-h")) {
    out << usage;
    return proven;
  }
  const auto call = call_of(args);
  if (!call) {
    err << usage;
    return input_is_wrong;
  }
  Reading<Source> source = read_source(call->paths[0], call->paths[0], certificate_bytes_max);
  if (!source.value) {
    tell(err, source.findings);
    return input_is_wrong;
  }
  const auto certificate = read_certificate(source.value->text);
  if (!certificate) {
    err << shown(call->paths[0]) << ": "
        << in(call->is_dutch, {"geen certificaat van versie 1", "no certificate of version 1"}) << '\n';
    return input_is_wrong;
  }
  const Input input = read_input(call->paths[1]);
  if (!input.election) {
    tell(err, input.findings);
    return input_is_wrong;
  }
  try {
    tell_verified(out, verify(*certificate, *input.election, input.hashes), input, call->is_dutch);
    return proven;
  } catch (const Refuted& wrong) {
    err << in(call->is_dutch, wrong.sentence) << '\n';
    return refuted;
  }
}

}  // namespace buurtkas::verify
