#pragma once

#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "cli/render/language.h"
#include "engine/claims/assess.h"
#include "engine/round/claim.h"

// What claims earn, for people: at most 80 columns wide.

namespace buurtkas {

struct ShownClaim {
  const Claim* claim = nullptr;
  const Assessment* assessment = nullptr;
};

// `later`: how many wait for a later day.
std::string claims_text(const std::vector<ShownClaim>& claims, std::size_t later, Language language);

// What a granted line counts for, and what is left of it: `hours, this month: 48.00 of 220.00; 172.00 left`.
// Why a line is held or refused, and what the resident can do about it.
std::string line_reasons(const LineAssessment& line, Language language);

}  // namespace buurtkas
