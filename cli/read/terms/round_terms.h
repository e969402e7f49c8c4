#pragma once

#include <filesystem>
#include <string>

#include "cli/read/round_folder.h"
#include "engine/voting/terms.h"

// The one part of a round's folder that is about counting: the terms in round.yaml. It is apart from the
// other readers, so that a program that must not link a counting method can read all the rest.

namespace buurtkas {

Terms read_terms(const YamlFields& fields, BallotType ballots);

struct RoundWithTerms {
  Round round;
  Terms terms;
  Election election;
};

// As the other read_round_folder.
Reading<RoundWithTerms> read_round_folder(const std::filesystem::path& folder, const std::string& name,
                                          const std::string& channel_left_out = {},
                                          const OnBallot& on_ballot = {});

}  // namespace buurtkas
