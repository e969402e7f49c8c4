#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "cli/commands/input.h"

// `buurtkas rules ...`: work on a rulebook. Each returns the program's exit code.

namespace buurtkas {

int rules_check(Console& console, const std::vector<std::string>& paths);
int rules_test(Console& console, const std::filesystem::path& path);

// Left out: the last day for which the rulebook was made, as known in the end.
int rules_show(Console& console, const std::filesystem::path& path, const RuleDates& dates);
int rules_diff(Console& console, const std::filesystem::path& before, const std::filesystem::path& after);
int rules_mutate(Console& console, const std::filesystem::path& path);

}  // namespace buurtkas
