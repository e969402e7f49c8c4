#pragma once

#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "cli/commands/claim_acts.h"
#include "cli/commands/claims_state.h"
#include "cli/record/recorder.h"
#include "engine/claims/drawing.h"
#include "engine/finding.h"
#include "engine/round/round.h"

// An approval, decided: which lines somebody signs, in which role, and from which pots the lines are paid
// that this completes. A pure function of the round and of what the journal says so far.

namespace buurtkas {

// Why somebody cannot sign.
struct CannotSign {
  std::string_view code;  // of a finding
  std::string found;
  std::string expected;
  // Of lines that nobody has to sign any more: what became of each, `refused`, `approved`, or a verdict.
  std::vector<std::pair<LineId, std::string>> became;
  std::vector<Role> needed;                // of who lacks the role
  std::vector<std::string> articles = {};  // that say who signs
};

// A line that its pots cannot pay.
struct CannotPay {
  LineId line;
  std::string project;  // that it is for; empty: of a reserve
  Date date;
  std::vector<std::pair<PotId, Money>> left;  // that the pots still have for it; none may pay it
  Money short_by;
};

struct Approval {
  ApprovalAct act;
  std::vector<LineId> complete;                // all have signed
  std::vector<SettledLine> settled;            // of those: what an advance paid beforehand
  std::map<LineId, Money> open;                // of those advances: what is not settled yet
  std::map<LineId, std::vector<Role>> needed;  // of the other lines: who must still sign
  Draft draft;
};

struct ApprovalAsked {
  std::string of;  // a claim, or a line
  ResidentId by;
  std::string refuse;  // why; empty: it is approved
  std::string inputs;  // the SHA-256 of the list of what it is decided by
};

using Approving = std::variant<Approval, CannotSign, CannotPay>;

Approving decide_approval(const ClaimsState& state, const Round& round, const ApprovalAsked& asked);

// Whether the same was recorded before.
bool is_signed_already(const ClaimsState& state, const ApprovalAsked& asked);

}  // namespace buurtkas
