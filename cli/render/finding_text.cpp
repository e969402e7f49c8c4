#include <algorithm>

#include "cli/render/finding_words.h"
#include "cli/render/plain_text.h"

namespace buurtkas {
namespace {

std::string in_quotes(std::string_view text) {
  return '`' + std::string(text) + '`';
}

// `{expected}` without a value goes, with what leads up to it.
std::string filled(std::string_view sentence, const Finding& finding, Language language) {
  std::string text(sentence);
  const auto put = [&](std::string_view slot, const std::string& value) {
    const std::size_t at = text.find(slot);
    if (at != std::string::npos) text.replace(at, slot.size(), value);
  };
  if (finding.expected.empty()) {
    const std::size_t at = text.find("{expected}");
    const std::size_t part = at == std::string::npos ? at : text.rfind(';', at);
    if (part != std::string::npos) {
      text.erase(part);
    } else if (at != std::string::npos && at > 0) {
      text.erase(at - 1, std::string_view(" {expected}").size());
    }
  }
  put("{expected}", in_quotes(finding.expected));
  put("{found}",
      finding.found.empty() ? std::string(in(language, "niets", "nothing")) : in_quotes(finding.found));
  return text;
}

std::string place_text(const Place& place) {
  std::string text = place.file;
  if (place.line > 0) text += ':' + std::to_string(place.line);
  if (place.line > 0 && place.column > 0) text += ':' + std::to_string(place.column);
  return text;
}

}  // namespace

std::string line_of(const Finding& finding, Language language) {
  const std::span<const FindingWords> words = finding_words();
  const auto known = std::find_if(words.begin(), words.end(),
                                  [&](const FindingWords& one) { return one.code == finding.code; });
  const bool is_error = finding.severity == Severity::error;
  std::string line = place_text(finding.place) + ": ";
  line += is_error ? in(language, "fout ", "error ") : in(language, "let op ", "warning ");
  line += std::string(finding.code) + ": ";
  line += known == words.end() ? in_quotes(finding.found)
                               : filled(in(language, known->dutch, known->english), finding, language);
  if (!line.ends_with('?')) line += '.';
  if (!finding.hint.empty())
    line += ' ' + std::string(in(language, "Bedoelde je ", "Did you mean ")) + in_quotes(finding.hint) + '?';
  return harmless(line);
}

std::string findings_text(const Findings& findings, Language language) {
  std::string text;
  std::size_t errors = 0;
  for (const Finding& finding : findings) {
    text += line_of(finding, language) + '\n';
    if (finding.severity == Severity::error) ++errors;
  }
  const std::size_t warnings = findings.size() - errors;
  const auto counted = [](std::size_t number, std::string_view one, std::string_view more) {
    return std::to_string(number) + ' ' + std::string(number == 1 ? one : more);
  };
  if (errors + warnings == 0) return text;
  text += counted(errors, in(language, "fout", "error"), in(language, "fouten", "errors"));
  text += ", " + counted(warnings, in(language, "waarschuwing", "warning"),
                         in(language, "waarschuwingen", "warnings"));
  if (errors > 0) text += in(language, "; er is niets besloten", "; nothing was decided");
  return text + ".\n";
}

}  // namespace buurtkas
