#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "engine/claims/approval.h"
#include "engine/journal/account.h"
#include "engine/round/claim.h"

// What the journal's entries say of what people did with claims, and back. cli/record/README.md describes
// them.

namespace buurtkas {

// Money of one account that pays a line.
struct DrawnFrom {
  LineId line;
  PotId pot;
  Account account;
  Money amount;
};

// What of an advance a line was spent of: so much of it is not paid once more.
struct SettledLine {
  LineId line;
  LineId advance;
  Money amount;  // above 0
};

nlohmann::json drawn_json(std::span<const DrawnFrom> drawn);

// Somebody's approval of lines of one claim, or refusal.
struct ApprovalAct {
  std::string of;  // a claim or a line, as it was named
  std::vector<LineId> lines;
  std::optional<Role> role;  // that the signer signed in
  ResidentId by;
  std::string refused;  // why; empty when approved
};

// `drawn` and `settled`: what pays the lines that are complete with it, each in full.
nlohmann::json approval_body(const ApprovalAct& act, std::span<const DrawnFrom> drawn,
                             std::span<const SettledLine> settled);
std::optional<std::vector<SettledLine>> settled_in(const nlohmann::json& body);
std::optional<ApprovalAct> approval_in(const nlohmann::json& body);
std::optional<std::vector<DrawnFrom>> drawn_in(const nlohmann::json& body);

// A claimant gives lines up before they are paid. What is payable goes back to where it was drawn from.
struct WaiverAct {
  std::string of;  // a claim or a line, as it was named
  std::vector<LineId> lines;
  ResidentId by;
};
nlohmann::json waiver_body(const WaiverAct& act, std::span<const DrawnFrom> given_back);
std::optional<WaiverAct> waiver_in(const nlohmann::json& body);
// Of a waiver or a repayment: where money goes back to.
std::optional<std::vector<DrawnFrom>> given_back_in(const nlohmann::json& body);

}  // namespace buurtkas
