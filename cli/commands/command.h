#pragma once

#include <memory>
#include <optional>
#include <ostream>
#include <string>

#include <spdlog/logger.h>

#include "cli/render/language.h"
#include "engine/finding.h"

// What every command is given: where it writes, and the options that all commands have.

namespace buurtkas {

enum class Format { text, json };

// Exit codes of the program.
inline constexpr int done = 0;
inline constexpr int machine_failed = 1;
inline constexpr int input_is_wrong = 2;
inline constexpr int audit_differs = 3;  // what was decided is not what follows

struct Console {
  std::ostream& out;            // results
  std::ostream& err;            // everything else
  bool shows_progress = false;  // err is a terminal, and not asked to be quiet
  bool is_quiet = false;        // no warnings and no progress; errors are always told
  Format format = Format::text;
  std::optional<Language> language;     // as asked for; else the round's first, else English
  std::shared_ptr<spdlog::logger> log;  // of this call only: two may run at the same time

  Language language_or(Language fallback) const { return language.value_or(fallback); }
};

// Findings beside a result, or in the place of one.
void tell_findings(Console& console, std::ostream& to, const Findings& findings, Language language);

// After a `--dry-run`: that nothing was recorded, to err.
void tell_dry_run(Console& console, Language language);

// A call that cannot be answered: one sentence to err, as text or as JSON. Returns input_is_wrong.
int refuse_call(Console& console, const std::string& sentence);

}  // namespace buurtkas
