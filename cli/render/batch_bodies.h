#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "engine/date.h"
#include "engine/id.h"
#include "engine/money/money.h"
#include "engine/round/bank_account.h"

// What the journal's entries say of batches of payments, and back. cli/record/README.md describes them.

namespace buurtkas {

struct BatchedPayment {
  std::string statement;  // its code
  ResidentId resident;
  Money amount;  // above 0
};

inline constexpr std::size_t batch_payments_max = 50'000;

struct BatchBody {
  std::string id;  // `b001`
  std::vector<ResidentId> signers;
  std::vector<BatchedPayment> payments;
  Money total = Money(0, Currency::euro());
  Date execution;          // a day on which banks work
  BankAccount debtor;      // in a bank's letters
  std::string remittance;  // what creditors read, besides the statement's code
};

nlohmann::json batch_body(const BatchBody& batch);
std::optional<BatchBody> batch_in(const nlohmann::json& body);

// The message id of its file, by which a bank answers: `b001-` and 16 digits of the SHA-256 of its body.
std::string batch_code(const std::string& id, const std::string& body);

}  // namespace buurtkas
