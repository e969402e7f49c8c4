#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "cli/read/yaml_fields.h"
#include "engine/round/limit.h"
#include "engine/round/round.h"

// The limits among a round's terms: `exclusions`, `caps` and `floors` (round/limit.h).

namespace buurtkas {

// With where each stands; of an exclusion also where each of its projects is named.
struct ReadLimit {
  LimitTerm term;
  Spot spot;
  Spot amount = {};              // of a cap or floor
  std::vector<Spot> named = {};  // of an exclusion: its projects
};

// All keys that the terms of a round may have.
std::span<const std::string_view> terms_keys();

std::vector<ReadLimit> read_limits(const YamlFields& terms, Currency currency);

// Against the rest of the round: every exclusion's projects are proposals, every cap or floor has an admitted
// proposal, and the pots without an earmark hold the floors together, each within its cap.
void check_limits(const std::vector<ReadLimit>& limits, const Round& round, FileFindings& findings);

}  // namespace buurtkas
