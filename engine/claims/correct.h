#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/claims/assess.h"

// A line that was granted, decided again by what is known now. It is never changed: what it should have been
// more is a further line. Everything else that was granted counts for its limits as it does now, so that
// lines and corrections together stay within them.

namespace buurtkas {

// A parameter that has another value now.
struct KnownSince {
  std::size_t rulebook = 0;
  ParameterIndex parameter = 0;
  const DatedValue* before = nullptr;  // nothing: it had none
  const DatedValue* now = nullptr;
};

struct LineAgain {
  LineAssessment assessment;    // of the whole line
  Money before;                 // granted so far, with its corrections
  Money more;                   // that it should have been; zero or less: nothing is to be corrected
  std::vector<KnownSince> why;  // of the articles that decided it
};

// `granted`: the line, and those that correct it; all are in the history, and stay. `known_before`: how the
// rulebooks were known when the last of them was decided.
LineAgain assess_again(const Claim& claim, const ClaimLine& line, const std::vector<LineId>& granted,
                       const Resident& claimant, ClaimRules& rules, const Date& known_before,
                       ClaimHistory& history);

}  // namespace buurtkas
