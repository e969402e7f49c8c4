#pragma once

#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "engine/id.h"
#include "engine/money/money.h"

// What the journal's entries say of batches of payments, and back. cli/record/README.md describes them.

namespace buurtkas {

struct BatchedPayment {
  std::string statement;  // its code
  ResidentId resident;
  Money amount;  // above 0
};

struct BatchBody {
  std::string id;  // `b001`
  std::vector<ResidentId> signers;
  std::vector<BatchedPayment> payments;
  Money total;
};

nlohmann::json batch_body(const BatchBody& batch);
std::optional<BatchBody> batch_in(const nlohmann::json& body);

}  // namespace buurtkas
