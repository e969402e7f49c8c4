#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

#include "engine/date.h"
#include "engine/id.h"
#include "engine/money/money.h"

// What the journal's entries say that a bank did with a payment, and back. cli/record/README.md describes
// them.

namespace buurtkas {

enum class BankDid {
  rejected,  // before it was booked: an entry `bank-status`
  booked,    // `settlement`, as the next
  returned,  // after it was booked
};

std::string_view name_of(BankDid did);

// Of one payment, all of it.
struct SettlementBody {
  BankDid did = BankDid::booked;
  std::string statement;  // its code
  std::string batch;
  ResidentId resident;
  Money amount;
  std::optional<Date> booked;  // the bank's day; not of what was rejected
  std::string reason;          // ISO 20022; empty: the bank gave none
  std::string reference;       // the bank's; may be empty
  std::string file;            // the SHA-256 of what the bank sent
  ResidentId by;               // the treasurer who read it
};

// `settlement:s0001-1a2b3c4d`, `return:...`, `bank-status:...`.
std::string settlement_key(const SettlementBody& settlement);

nlohmann::json settlement_body(const SettlementBody& settlement);
std::optional<SettlementBody> settlement_in(const nlohmann::json& body);

}  // namespace buurtkas
