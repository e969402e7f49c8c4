#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "cli/commands/recording.h"

// The verb that pays what was approved. Returns the program's exit code.

namespace buurtkas {

struct PayOptions {
  std::vector<std::string> with;  // who sign along with the treasurer
  RecordOptions record;           // by: the treasurer
  bool dry_run = false;
};

// Statements for all residents of whom something was decided, and a batch of what is to be paid. Residents
// without a salt in private/people.csv are given one.
int pay(Console& console, const std::filesystem::path& folder, const PayOptions& options);

}  // namespace buurtkas
