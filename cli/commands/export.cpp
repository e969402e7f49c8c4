#include <system_error>

#include "cli/commands/commands.h"
#include "cli/read/pb_file.h"
#include "cli/render/pb_text.h"
#include "cli/render/plain_text.h"

namespace buurtkas {

int export_to_pb(Console& console, const std::filesystem::path& path) {
  const Language language = console.language_or(Language::en);
  std::error_code unreadable;  // which read_source tells of
  if (std::filesystem::is_directory(path, unreadable)) {
    return refuse_call(
        console,
        std::string(in(language, "een ronde kan nog niet als `.pb` worden geschreven; geef een `.pb`-bestand",
                       "a round cannot be written as `.pb` yet; give a `.pb` file")));
  }
  const Reading<Source> source = read_source(path, path.string(), table_bytes_max);
  Findings findings = source.findings;
  if (source.value) findings = read_pb_election(*source.value).findings;
  if (!findings.empty()) tell_findings(console, console.err, findings, language);
  if (has_errors(findings)) return input_is_wrong;
  const Reading<PbDocument> document = read_pb_document(*source.value);
  const PbText text = pb_text(*document.value);
  for (const std::string& key : text.left_out) {
    console.err << in(language, "weggelaten, want het formaat kent het niet: ",
                      "left out, as the format does not know it: ")
                << harmless(key) << '\n';
  }
  console.out << text.text;
  return done;
}

int export_as(Console& console, const std::filesystem::path& path, const ExportOptions& options) {
  if (options.format != "xaf" && (options.year || options.tax_number)) {
    return refuse_call(console, std::string(in(console.language_or(Language::nl),
                                               "--year en --tax-number horen bij --to xaf",
                                               "--year and --tax-number belong with --to xaf")));
  }
  return options.format == "pb" ? export_to_pb(console, path) : export_books(console, path, options);
}

}  // namespace buurtkas
