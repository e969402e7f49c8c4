#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "cli/commands/command.h"

// The verb that writes what people read. Returns the program's exit code.

namespace buurtkas {

struct ReportOptions {
  std::optional<std::string> statement;    // its code, or its id: to standard output
  std::optional<std::string> into_folder;  // all statements, as text, page and JSON: for those they are of
};

int report(Console& console, const std::filesystem::path& folder, const ReportOptions& options);

}  // namespace buurtkas
