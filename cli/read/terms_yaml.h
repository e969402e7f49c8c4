#pragma once

#include <vector>

#include "cli/read/limits_yaml.h"
#include "engine/voting/terms.h"

// What a meeting decided about the count: the `terms` of round.yaml.

namespace buurtkas {

struct ReadTerms {
  Terms terms;
  std::vector<ReadLimit> limits;
};

ReadTerms read_terms(const YamlNode& node, FileFindings& findings, BallotType ballots, Currency currency);

}  // namespace buurtkas
