#include <system_error>

#include "cli/commands/commands.h"
#include "cli/read/pb_file.h"
#include "cli/read/printable.h"
#include "cli/render/event_words.h"
#include "cli/render/pb_of_round.h"
#include "cli/render/pb_text.h"
#include "cli/render/plain_text.h"

namespace buurtkas {
namespace {

// More than any real election has; weights can ask for more than a machine holds.
constexpr std::uint64_t pb_votes_max = 2'000'000;

void tell_left_out(Console& console, const std::vector<std::string>& left_out, Language language) {
  for (const std::string& one : left_out) {
    console.err << in(language, "weggelaten, want het formaat kent het niet: ",
                      "left out, as the format does not know it: ")
                << harmless(one) << '\n';
  }
}

void tell_of_round(Console& console, const PbOfRound& made, Language language) {
  tell_left_out(console, made.left_out, language);
  if (!made.withdrawn.empty()) {
    console.err << in(language, "weggelaten, want ingetrokken: ", "left out, as withdrawn: ")
                << listed(made.withdrawn, language) << '\n';
  }
  if (made.drops_least_marks) {
    console.err << in(language, "weggelaten, want zonder wat ingetrokken is haalt niet elke stem het: ",
                      "left out, as without what is withdrawn not every ballot has them: ")
                << "min_length\n";
  }
  if (!made.missing.empty()) {
    console.err << in(language, "het formaat vraagt het, en de ronde zegt het niet: ",
                      "the format asks for it, and the round does not say it: ")
                << listed(made.missing, language) << '\n';
  }
}

int export_round_to_pb(Console& console, const std::filesystem::path& folder, const std::string& country) {
  Input input = read_input(console, folder);
  if (!input.findings.empty()) tell_findings(console, console.err, input.findings, input.language);
  if (!input.election) return input_is_wrong;
  const Findings refused = not_for_pb(*input.round, (folder / "proposals.yaml").string());
  if (!refused.empty()) {
    tell_findings(console, console.err, refused, input.language);
    return input_is_wrong;
  }
  if (pb_votes(input.election->profile) > pb_votes_max) {
    return refuse_call(
        console,
        std::string(in(
            input.language,
            "een `.pb`-bestand kent geen gewichten, en zonder gewichten zijn dit meer dan 2.000.000 stemmen",
            "a `.pb` file knows no weights, and without weights these are more than 2,000,000 votes")));
  }
  const auto chosen = choose_terms(console, {}, input);
  if (!chosen) return input_is_wrong;
  const Selection selection = count(console, input, *chosen);
  const Outcome outcome = {*input.election, chosen->terms, selection, false, false, {}, {}, &*input.round};
  const PbOfRound made = pb_of_round(outcome, country, input.language);
  if (!console.is_quiet) tell_of_round(console, made, input.language);
  console.out << pb_text(made.document).text;
  return done;
}

int tidy_pb(Console& console, const std::filesystem::path& path) {
  const Language language = console.language_or(Language::en);
  const Reading<Source> source = read_source(path, path.string(), table_bytes_max);
  Findings findings = source.findings;
  if (source.value) findings = read_pb_election(*source.value).findings;
  if (!findings.empty()) tell_findings(console, console.err, findings, language);
  if (has_errors(findings)) return input_is_wrong;
  const Reading<PbDocument> document = read_pb_document(*source.value);
  const PbText text = pb_text(*document.value);
  if (!console.is_quiet) tell_left_out(console, text.left_out, language);
  console.out << text.text;
  return done;
}

int export_to_pb(Console& console, const std::filesystem::path& path, const ExportOptions& options) {
  std::error_code unreadable;  // which read_source tells of
  const bool is_round = std::filesystem::is_directory(path, unreadable);
  const std::string country = options.country.value_or("");
  if (options.country && (!is_round || country.empty() || has_control(country))) {
    return refuse_call(console,
                       std::string(in(console.language_or(Language::nl),
                                      "--country is de naam van een land, bij --to pb van een ronde",
                                      "--country is the name of a country, with --to pb of a round")));
  }
  return is_round ? export_round_to_pb(console, path, country) : tidy_pb(console, path);
}

}  // namespace

int export_as(Console& console, const std::filesystem::path& path, const ExportOptions& options) {
  if (options.format != "xaf" && (options.year || options.tax_number)) {
    return refuse_call(console, std::string(in(console.language_or(Language::nl),
                                               "--year en --tax-number horen bij --to xaf",
                                               "--year and --tax-number belong with --to xaf")));
  }
  if (options.format != "pb" && options.country) {
    return refuse_call(console,
                       std::string(in(console.language_or(Language::nl), "--country hoort bij --to pb",
                                      "--country belongs with --to pb")));
  }
  return options.format == "pb" ? export_to_pb(console, path, options) : export_books(console, path, options);
}

}  // namespace buurtkas
