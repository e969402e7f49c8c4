#include "cli/render/batch_bodies.h"

#include <nlohmann/json.hpp>

#include "cli/render/body_reader.h"

namespace buurtkas {

using Json = nlohmann::json;

Json batch_body(const BatchBody& batch) {
  Json json = {{"batch", batch.id},
               {"signers", Json::array()},
               {"payments", Json::array()},
               {"count", std::to_string(batch.payments.size())},
               {"total", to_string(batch.total)}};
  for (const ResidentId& id : batch.signers) json["signers"].push_back(id.text());
  for (const BatchedPayment& one : batch.payments) {
    json["payments"].push_back(
        {{"statement", one.statement}, {"resident", one.resident.text()}, {"amount", to_string(one.amount)}});
  }
  return json;
}

std::optional<BatchBody> batch_in(const Json& json) {
  BodyReader body(json);
  BatchBody batch;
  batch.id = body.numbered("batch", 'b');
  batch.signers = body.residents("signers");
  batch.payments = body.items<BatchedPayment>("payments", [](BodyReader& one) {
    return BatchedPayment{one.text("statement"), ResidentId(one.name("resident")), one.money("amount")};
  });
  batch.total = body.money("total");
  return body.is_good() ? std::optional(std::move(batch)) : std::nullopt;
}

}  // namespace buurtkas
