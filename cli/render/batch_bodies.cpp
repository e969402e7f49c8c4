#include "cli/render/batch_bodies.h"

#include <nlohmann/json.hpp>

#include "cli/render/body_reader.h"
#include "engine/sha256.h"

namespace buurtkas {

using Json = nlohmann::json;

Json batch_body(const BatchBody& batch) {
  Json json = {{"batch", batch.id},
               {"signers", Json::array()},
               {"payments", Json::array()},
               {"count", std::to_string(batch.payments.size())},
               {"total", to_string(batch.total)},
               {"execution", to_string(batch.execution)},
               {"form", std::string(name_of(batch.debtor.file))},
               {"debtor", {{"name", batch.debtor.holder}, {"iban", batch.debtor.iban}}},
               {"remittance", batch.remittance}};
  if (!batch.debtor.bic.empty()) json["debtor"]["bic"] = batch.debtor.bic;
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
    return BatchedPayment{one.text("statement"), ResidentId(one.name("resident")), one.sum("amount")};
  });
  for (const BatchedPayment& one : batch.payments) batch.total += one.amount;
  batch.execution = body.date("execution");
  const auto form = parse_payment_file(body.text("form"));
  if (!form) body.spoil();
  batch.debtor.file = form.value_or(PaymentFile::pain_001_001_09);
  batch.remittance = body.name("remittance");
  if (!body.has("debtor")) return std::nullopt;
  BodyReader debtor(json["debtor"]);
  batch.debtor.holder = debtor.name("name");
  batch.debtor.iban = debtor.name("iban");
  batch.debtor.bic = debtor.text_or_nothing("bic");
  return body.is_good() && debtor.is_good() ? std::optional(std::move(batch)) : std::nullopt;
}

std::string batch_code(const std::string& id, const std::string& body) {
  return id + '-' + sha256_of(body).substr(0, 16);
}

}  // namespace buurtkas
