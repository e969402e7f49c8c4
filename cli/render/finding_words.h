#pragma once

#include <span>
#include <string>
#include <string_view>

#include "cli/render/language.h"
#include "engine/finding.h"

// One sentence a code, in both languages. `{found}` and `{expected}` stand for the finding's own words, in
// backticks; a hint is said after it.

namespace buurtkas {

struct FindingWords {
  std::string_view code;
  std::string_view dutch;
  std::string_view english;
};

std::span<const FindingWords> finding_words();
std::span<const FindingWords> journal_finding_words();  // of those: claims, payments, the bank, the journal

// `pots.yaml:7:11: error unknown-key: ...`, one harmless line, without a line end.
std::string line_of(const Finding& finding, Language language);

// All of them, a line each, and last how many there are.
std::string findings_text(const Findings& findings, Language language);

}  // namespace buurtkas
