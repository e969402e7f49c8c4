#include "cli/verify/run_verify.h"

#include <optional>

#include <nlohmann/json.hpp>

#include "cli/read/source.h"
#include "cli/verify/input.h"
#include "cli/verify/run_journal.h"

namespace buurtkas::verify {
namespace {

constexpr std::uint64_t certificate_bytes_max = std::uint64_t{64} << 20;

constexpr const char* usage =
    "Usage: buurtkas-verify [--lang nl|en] CERTIFICATE PATH\n"
    "       buurtkas-verify [--lang nl|en] [--checkpoint FILE] [--trusts KEY] JOURNAL\n"
    "Checks what `buurtkas vote PATH --certificate CERTIFICATE` wrote, without counting.\n"
    "PATH is a round's folder, or a .pb file.\n"
    "JOURNAL is a journal.db, or a folder with one: checks its seals, its money, and what\n"
    "was decided in it by the certificates that it keeps. FILE is a checkpoint that was\n"
    "published, KEY the public key that must have signed, or a file with it.\n"
    "Exit codes: 0 proven; 1 the machine failed; 2 the input, or the call, is wrong;\n"
    "3 a statement or an entry does not hold.\n";

struct Call {
  bool is_dutch = false;
  std::vector<std::string> paths, checkpoints, trusts;

  bool is_of_journal() const { return paths.size() == 1; }
  bool is_of_certificate() const { return paths.size() == 2 && checkpoints.empty() && trusts.empty(); }
};

std::optional<Call> call_of(std::span<const std::string> args) {
  Call call;
  for (std::size_t at = 0; at < args.size(); ++at) {
    const bool has_more = at + 1 < args.size();
    if (args[at] == "--lang" && has_more && (args[at + 1] == "nl" || args[at + 1] == "en")) {
      call.is_dutch = args[++at] == "nl";
    } else if (args[at] == "--checkpoint" && has_more) {
      call.checkpoints.push_back(args[++at]);
    } else if (args[at] == "--trusts" && has_more) {
      call.trusts.push_back(args[++at]);
    } else if (args[at].starts_with("-")) {
      return std::nullopt;
    } else {
      call.paths.push_back(args[at]);
    }
  }
  if (!call.is_of_journal() && !call.is_of_certificate()) return std::nullopt;
  return call;
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
  if (verified.leaves_raises_open()) {
    out << in(is_dutch, {"Niet bewezen: dat geen eerdere verhoging al de laatste was.",
                         "Not proven: that no earlier raise should have been the last."})
        << '\n';
  }
  if (!input.own_terms || are_those(*input.own_terms, verified.terms)) return;
  out << in(is_dutch, {"Let op: dit zijn niet de afspraken van de ronde zelf.",
                       "Note: these are not the round's own terms."})
      << '\n';
}

int run_certificate(const Call& call, std::ostream& out, std::ostream& err) {
  const std::string& file = call.paths[0];
  Reading<Source> source = read_source(file, file, certificate_bytes_max);
  if (!source.value) {
    tell(err, source.findings);
    return input_is_wrong;
  }
  const auto certificate = read_certificate(source.value->text);
  if (!certificate) {
    err << shown(file) << ": "
        << in(call.is_dutch, {"geen certificaat van versie 1", "no certificate of version 1"}) << '\n';
    return input_is_wrong;
  }
  const Input input = read_input(call.paths[1]);
  if (!input.election) {
    tell(err, input.findings);
    return input_is_wrong;
  }
  try {
    const Verified verified = verify(*certificate, *input.election, input.hashes, input.draw);
    if (verified.says_own_terms && input.own_terms && !are_those(*input.own_terms, verified.terms)) {
      throw Refuted{{"het begin: `terms` zijn niet de afspraken van de ronde zelf",
                     "the head: `terms` are not the round's own terms"}};
    }
    tell_verified(out, verified, input, call.is_dutch);
    return proven;
  } catch (const Refuted& wrong) {
    err << in(call.is_dutch, wrong.sentence) << '\n';
    return refuted;
  }
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
  if (call->is_of_certificate()) return run_certificate(*call, out, err);
  return run_journal({call->paths[0], call->is_dutch, call->checkpoints, call->trusts}, out, err);
}

}  // namespace buurtkas::verify
