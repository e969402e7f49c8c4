#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "cli/render/language.h"
#include "engine/claims/approval.h"
#include "engine/claims/assess.h"

// Why a line of a claim earns what it earns: every article of its rulebooks, with what it did, or with the
// condition that did not hold. Text is at most 80 columns wide.

namespace buurtkas {

struct ExplainedLine {
  LineId id;
  const Claim* claim = nullptr;
  const ClaimLine* line = nullptr;
  const LineAssessment* assessment = nullptr;
  Money amount;             // granted: of a correction, the difference
  LineId corrects;          // of a correction; else itself
  std::uint64_t entry = 0;  // of the journal
  Date decided;
};

std::string explanation_text(const ExplainedLine& line, Language language);

// What became of it since: who signed, who refused, who must still sign.
struct SignedLine {
  std::vector<Signature> signatures;
  std::vector<Role> needed;
  ResidentId refused_by;
  std::string refused_why;  // empty: it was not refused
  bool is_waived = false;
  bool is_granted = false;
};
std::string signed_text(const SignedLine& line, Language language);

}  // namespace buurtkas
