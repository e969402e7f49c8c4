#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "cli/commands/recording.h"

// The verb that reads what the bank answered. Returns the program's exit code.

namespace buurtkas {

struct SettleOptions {
  std::vector<std::string> files;
  RecordOptions record;  // by: the treasurer
  bool dry_run = false;
};

// Records what the files settle, and lists their lines that settle nothing. A file that cannot be read whole
// makes that nothing is recorded, of none of them.
int settle(Console& console, const std::filesystem::path& folder, const SettleOptions& options);

}  // namespace buurtkas
