#pragma once

#include <optional>
#include <span>
#include <string>

#include <nlohmann/json_fwd.hpp>

#include "cli/render/claim_act_bodies.h"
#include "engine/date.h"

// What the journal's entries say of money that came back, and back. cli/record/README.md describes them.

namespace buurtkas {

// What is left of an advance came back to the account that paid it, as a treasurer saw.
struct RepaymentAct {
  LineId line;
  ResidentId resident;  // whose advance it is
  Money amount;         // above 0
  ResidentId by;
  Date on;
};

std::string repayment_key(const RepaymentAct& act);  // `repayment:c001/1:2026-06-15`

// `given_back`: where it goes; together the amount. It is read by given_back_in().
nlohmann::json repayment_body(const RepaymentAct& act, std::span<const DrawnFrom> given_back);
std::optional<RepaymentAct> repayment_in(const nlohmann::json& body);

}  // namespace buurtkas
