#pragma once

#include <filesystem>

#include "cli/read/files.h"
#include "engine/round/ballot_fate.h"
#include "engine/round/round.h"

// The ballots of a round's folder once more, for who cast them.

namespace buurtkas {

// `file` is ballots.csv or ballots.pb, as it was read. Throws std::runtime_error when it is another one now.
// REQUIRES: the round is of this folder, and was read without errors.
void show_fates_of(const std::filesystem::path& folder, const ReadFile& file, const Round& round,
                   const OnFate& on_fate);

}  // namespace buurtkas
