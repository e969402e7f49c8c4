#include "cli/verify/run_verify.h"

#include <optional>

#include <nlohmann/json.hpp>

#include "cli/read/source.h"
#include "cli/verify/input.h"
#include "cli/verify/run_journal.h"

namespace buurtkas::verify {
namespace {

constexpr std::uint64_t certificate_bytes_max = std::uint64_t{64} << 20;

constexpr const char* dutch_usage =
    "Gebruik: buurtkas-verify [--lang nl|en] BEWIJS PAD\n"
    "         buurtkas-verify [--lang nl|en] [--checkpoint BESTAND] [--trusts SLEUTEL]\n"
    "                         JOURNAAL\n"
    "Kijkt zonder te tellen na wat `buurtkas vote PAD --certificate BEWIJS` schreef.\n"
    "PAD is de map van een ronde, of een .pb-bestand.\n"
    "JOURNAAL is een journal.db, of een map waar die in staat: kijkt zijn zegels na,\n"
    "zijn geld, en wat erin besloten is, met de bewijzen die het bewaart. BESTAND is\n"
    "een controlepunt dat is gepubliceerd, SLEUTEL de openbare sleutel die getekend\n"
    "moet hebben, of een bestand daarmee.\n"
    "Exitcodes: 0 bewezen; 1 de machine faalde; 2 de invoer of aanroep klopt niet;\n"
    "3 een bewering of een regel klopt niet; 4 alles wat er staat klopt, maar dat\n"
    "bewijst de uitslag niet.\n";

constexpr const char* usage =
    "Usage: buurtkas-verify [--lang nl|en] CERTIFICATE PATH\n"
    "       buurtkas-verify [--lang nl|en] [--checkpoint FILE] [--trusts KEY]\n"
    "                       JOURNAL\n"
    "Checks what `buurtkas vote PATH --certificate CERTIFICATE` wrote, without counting.\n"
    "PATH is a round's folder, or a .pb file.\n"
    "JOURNAL is a journal.db, or a folder with one: checks its seals, its money, and\n"
    "what was decided in it by the certificates that it keeps. FILE is a checkpoint\n"
    "that was published, KEY the public key that must have signed, or a file with it.\n"
    "Exit codes: 0 proven; 1 the machine failed; 2 the input, or the call, is wrong;\n"
    "3 a statement or an entry does not hold; 4 all that is said holds, but that does\n"
    "not prove the outcome.\n";

struct Call {
  bool is_dutch = false;
  bool asks_help = false;
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
    } else if (args[at] == "--help" || args[at] == "-h") {
      call.asks_help = true;
    } else if (args[at].starts_with("-")) {
      return std::nullopt;
    } else {
      call.paths.push_back(args[at]);
    }
  }
  if (!call.asks_help && !call.is_of_journal() && !call.is_of_certificate()) return std::nullopt;
  return call;
}

void tell(std::ostream& err, const Findings& findings) {
  for (const Finding& finding : findings) {
    if (finding.severity != Severity::error) continue;
    err << shown(finding.place.file) << ':';
    if (finding.place.line > 0) err << finding.place.line << ':' << finding.place.column << ':';
    err << ' ' << finding.code << (finding.found.empty() ? "" : ": ") << shown(finding.found) << '\n';
  }
}

const std::string& in(bool is_dutch, const Words& words) {
  return is_dutch ? words.nl : words.en;
}

// As the certificate has them.
std::string words_of(const TermWords& terms) {
  std::string text = terms.method + ' ' + terms.satisfaction;
  for (const std::string& one : terms.completion) text += ' ' + one;
  for (const auto* one : {&terms.threshold, &terms.next_project, &terms.leftover})
    if (*one) text += ", " + **one;
  if (terms.declared) text += ", declared " + *terms.declared;
  if (terms.kept_limits) text += ", limits of the file";
  return shown(text);
}

Words sentence_of(const Verified& verified) {
  if (verified.is_whole())
    return {"Bewezen: dit is de uitslag, en zo wordt hij betaald.",
            "Proven: this is the outcome, and this is how it is paid."};
  if (verified.proves_outcome)
    return {
        "Wat er staat klopt: na deze verhoging wordt dit gekozen, en zo wordt het betaald.\n"
        "Niet bewezen: dat geen eerdere verhoging al de laatste was, en dit de uitslag is.",
        "What is said holds: after this raise this is selected, and this is how it is\n"
        "paid. Not proven: that no earlier raise should have been the last, so that this\n"
        "is the outcome."};
  return {
      "Wat er staat klopt: de stemmen, en wat gekozen is kan zo betaald worden.\n"
      "Niet bewezen: dat de telwijze het koos.",
      "What is said holds: the votes, and what is selected can be paid so.\n"
      "Not proven: that the method selected it."};
}

void tell_verified(std::ostream& out, const Verified& verified, const Input& input, bool is_dutch) {
  for (const auto& [kind, count] : verified.kinds) {
    out << kind << std::string(kind.size() < 20 ? 20 - kind.size() : 1, ' ') << count << '\n';
  }
  out << in(is_dutch, {"volgens             ", "by                  "}) << words_of(verified.terms) << '\n';
  out << in(is_dutch, sentence_of(verified)) << '\n';
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
    return verified.is_whole() ? proven : not_proven;
  } catch (const Refuted& wrong) {
    err << in(call.is_dutch, wrong.sentence) << '\n';
    return refuted;
  }
}

}  // namespace

int run_verify(std::span<const std::string> args, std::ostream& out, std::ostream& err) {
  const auto call = call_of(args);
  if (!call) {
    err << usage;
    return input_is_wrong;
  }
  if (call->asks_help) {
    out << (call->is_dutch ? dutch_usage : usage);
    return proven;
  }
  if (call->is_of_certificate()) return run_certificate(*call, out, err);
  return run_journal({call->paths[0], call->is_dutch, call->checkpoints, call->trusts}, out, err);
}

}  // namespace buurtkas::verify
