#pragma once

#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "cli/read/source.h"
#include "cli/read/yaml_fields.h"
#include "engine/round/election.h"
#include "engine/round/round.h"
#include "engine/round/voter_trait.h"

// A round's folder: round.yaml, pots.yaml, proposals.yaml, residents.csv, and ballots.csv or ballots.pb.

namespace buurtkas {

struct RoundFolder {
  Round round;
  Election election;
};

// Is given round.yaml's `terms`, if it has them (terms/round_terms.h).
using ReadTerms = std::function<void(const YamlFields& terms, BallotType ballots)>;

// Everything wrong in every file, in one go. `name` is how findings name the folder. The ballots of a channel
// that is left out are read, and then it is as if they had not been cast. Every ballot that counts is shown
// to `on_ballot`, when there is one.
Reading<RoundFolder> read_round_folder(const std::filesystem::path& folder, const std::string& name,
                                       const ReadTerms& read_terms, const std::string& channel_left_out = {},
                                       const OnBallot& on_ballot = {});

// The names of the files that a folder may have.
std::span<const std::string_view> round_file_names();

}  // namespace buurtkas
