#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "cli/read/round_folder.h"
#include "engine/voting/terms.h"

// The one part of a round's folder that is about counting: the terms in round.yaml. It is apart from the
// other readers, so that a program that must not link a counting method can read all the rest.

namespace buurtkas {

// Of a draw: before the vote there are only commitments.
enum class Seeds { published, may_be_secret };

Terms read_terms(const YamlFields& fields, BallotType ballots, Seeds seeds = Seeds::published);

// The same for a rulebook's terms: for some type of ballots that the method counts. The draw and the
// threshold may be left to the round's own terms.
void check_terms(const YamlFields& fields);

struct RoundWithTerms {
  Round round;
  Terms terms;
  Election election;
  RoundRules rules;
  std::vector<NamedRulebook> claim_rulebooks;
  std::vector<ReadFile> files;
};

// As the other read_round_folder.
Reading<RoundWithTerms> read_round_folder(const std::filesystem::path& folder, const std::string& name,
                                          const RoundOptions& options = {});

}  // namespace buurtkas
