#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "cli/commands/command.h"
#include "cli/commands/count_options.h"
#include "engine/date.h"

// The verb that writes what people read. Both return the program's exit code.

namespace buurtkas {

struct ReportOptions {
  std::optional<std::string> statement;    // its code, or its id: to standard output
  std::optional<std::string> into_folder;  // all statements, as text, page and JSON: for those they are of
  std::optional<std::string> grant;        // a pot: what became of it, for who gave it
  std::optional<int> year;                 // what residents were granted and paid in it, for the treasurer
  std::optional<Date> as_of;               // of these two: only entries up to that day
  std::optional<std::string> site;         // the outcome, as pages, into a folder
  CountOptions count;                      // of the pages
  std::optional<std::uint64_t> recounts;   // for what would have helped a project: so many a question
};

int report(Console& console, const std::filesystem::path& folder, const ReportOptions& options);

// `path` is a round's folder, or a `.pb` file. What is in `into` already is replaced when it is pages made
// here.
int report_site(Console& console, const std::filesystem::path& path, const std::filesystem::path& into,
                const ReportOptions& options);

}  // namespace buurtkas
