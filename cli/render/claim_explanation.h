#pragma once

#include <cstdint>
#include <optional>
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

// What an article did, or that it did not apply, and the condition that did not hold.
struct GroundWords {
  std::string article;  // `expenses actual-costs`
  bool did_apply = false;
  bool is_of_other_kind = false;  // it did not apply because it is for lines of another kind
  std::string did;                // `pays € 12.50`, or `only when ...`
  std::string because;            // the reason, and its source; nothing of one that did not apply
};
std::vector<GroundWords> grounds_words(const LineAssessment& line, Language language);

std::string explanation_text(const ExplainedLine& line, Language language);

// What became of it since: who signed, who refused, who must still sign.
struct SignedLine {
  std::vector<Signature> signatures;
  std::vector<Role> needed;
  ResidentId refused_by;
  std::string refused_why;  // empty: it was not refused
  bool is_waived = false;
  std::optional<Money> given_back;  // of an advance
  std::optional<LineId> settles;    // an advance, by so much
  Money settled;
  std::optional<Money> open;  // of an advance that was approved
  bool is_granted = false;
};
std::string signed_text(const SignedLine& line, Language language);

}  // namespace buurtkas
