#pragma once

#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "cli/render/language.h"
#include "engine/claims/correct.h"
#include "engine/round/claim.h"

// What claims earn, for people: at most 80 columns wide.

namespace buurtkas {

// What became of a line: `approved`, or a verdict's name.
std::string_view became_words(std::string_view word, Language language);

struct ShownClaim {
  const Claim* claim = nullptr;
  const Assessment* assessment = nullptr;
};

// `later`: how many wait for a later day.
std::string claims_text(const std::vector<ShownClaim>& claims, std::size_t later, Language language);

struct ShownCorrection {
  LineId line;      // the further one
  LineId corrects;  // that was decided again
  ResidentId claimant;
  const LineAgain* again = nullptr;
};

// `less`: what was granted more than it would be now; that is not asked back.
std::string corrections_text(const std::vector<ShownCorrection>& corrections,
                             const std::vector<ShownCorrection>& less, Language language);

// `€ 12.50`, or `18 km`.
std::string claimed_text(const ClaimLine& line, Language language);

// What a granted line counts for, and what is left of it: `hours, this month: 48.00 of 220.00; 172.00 left`.
// Why a line is held or refused, and what the resident can do about it.
std::string line_reasons(const LineAssessment& line, Language language);

}  // namespace buurtkas
