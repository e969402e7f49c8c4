#pragma once

#include <filesystem>

#include "cli/read/source.h"
#include "engine/round/election.h"
#include "engine/round/round.h"
#include "engine/voting/terms.h"

// A round's folder: round.yaml, pots.yaml, proposals.yaml, residents.csv, and ballots.csv or ballots.pb.

namespace buurtkas {

struct RoundFolder {
  Round round;
  Terms terms;
  Election election;
};

// Everything wrong in every file, in one go. `name` is how findings name the folder. The ballots of a channel
// that is left out are read, and then it is as if they had not been cast.
Reading<RoundFolder> read_round_folder(const std::filesystem::path& folder, const std::string& name,
                                       const std::string& channel_left_out = {});

}  // namespace buurtkas
