#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "cli/commands/round_entries.h"

// Recording what a command decided in the round's journal: what is there already is not recorded again, and
// what is there otherwise is a conflict, unless the call says that it is a correction, and why.

namespace buurtkas {

inline constexpr const char* journal_file = "journal.db";

struct RecordOptions {
  std::optional<std::string> by;      // a resident's pseudonym, or an office
  std::optional<Date> on;             // the day of the act
  std::optional<std::string> reason;  // for a correction
};

// Whose act it is, and when; nothing, told as a finding, when it is neither an office nor a resident of the
// round. REQUIRES: options.on.
std::optional<Act> act_in(Console& console, const std::filesystem::path& folder, const RecordOptions& options,
                          const std::string& role);

// The round's journal; nothing, told as a finding, when it has none yet.
std::optional<std::filesystem::path> journal_in(Console& console, const std::filesystem::path& folder);

// Records all that is not there yet, as the role's act, and tells what on err. Returns done, or tells the
// findings and returns input_is_wrong: then nothing is recorded. `day`: when the call names none, or the day
// of the last entry when that is later.
int record_round(Console& console, const std::filesystem::path& folder, const Input& input,
                 const RoundEntries& entries, const RecordOptions& options, const std::string& role,
                 Date day);

}  // namespace buurtkas
