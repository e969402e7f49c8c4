#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "cli/commands/command.h"
#include "engine/date.h"

// `buurtkas rules ...`: work on a rulebook. Each returns the program's exit code.

namespace buurtkas {

int rules_check(Console& console, const std::vector<std::string>& paths);
int rules_test(Console& console, const std::filesystem::path& path);

struct RuleDates {
  std::optional<Date> on;     // left out: the last day for which the rulebook was made
  std::optional<Date> known;  // left out: as known in the end
};

int rules_show(Console& console, const std::filesystem::path& path, const RuleDates& dates);
int rules_diff(Console& console, const std::filesystem::path& before, const std::filesystem::path& after);
int rules_mutate(Console& console, const std::filesystem::path& path);

}  // namespace buurtkas
