#include "cli/commands/command.h"

#include <algorithm>
#include <iterator>

#include <nlohmann/json.hpp>

#include "cli/render/finding_words.h"
#include "cli/render/findings_json.h"
#include "cli/render/json_text.h"
#include "cli/render/plain_text.h"

namespace buurtkas {

void tell_findings(Console& console, std::ostream& to, const Findings& findings, Language language) {
  Findings told;
  std::copy_if(findings.begin(), findings.end(), std::back_inserter(told), [&](const Finding& finding) {
    return !console.is_quiet || finding.severity == Severity::error;
  });
  if (told.empty() && (console.format == Format::text || &to == &console.err)) return;
  if (console.format == Format::json) {
    to << json_text(findings_json(told, language));
  } else {
    to << findings_text(told, language);
  }
}

void tell_dry_run(Console& console, Language language) {
  if (console.is_quiet || console.format == Format::json) return;
  console.err << in(language, "Er is niets vastgelegd (--dry-run).\n", "Nothing was recorded (--dry-run).\n");
}

int refuse_call(Console& console, const std::string& sentence) {
  if (console.format == Format::json) {
    console.err << json_text({{"error", sentence}});
  } else {
    console.err << "buurtkas: " << harmless(sentence) << '\n';
  }
  return input_is_wrong;
}

}  // namespace buurtkas
