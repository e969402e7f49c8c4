#include "cli/render/settlement_bodies.h"

#include <algorithm>
#include <array>

#include <nlohmann/json.hpp>

#include "cli/render/body_reader.h"

namespace buurtkas {
namespace {

using Json = nlohmann::json;

// In the order of BankDid.
constexpr std::array<std::string_view, 3> names = {"rejected", "booked", "returned"};
constexpr std::array<std::string_view, 3> keys = {"bank-status:", "settlement:", "return:"};

bool is_hash(std::string_view text) {
  return text.size() == 64 && std::all_of(text.begin(), text.end(), [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
         });
}

}  // namespace

std::string_view name_of(BankDid did) {
  return names.at(static_cast<std::size_t>(did));
}

std::string settlement_key(const SettlementBody& settlement) {
  return std::string(keys.at(static_cast<std::size_t>(settlement.did))) + settlement.statement;
}

Json settlement_body(const SettlementBody& settlement) {
  Json json = {{"bank", std::string(name_of(settlement.did))},
               {"statement", settlement.statement},
               {"batch", settlement.batch},
               {"resident", settlement.resident.text()},
               {"amount", to_string(settlement.amount)},
               {"file", settlement.file},
               {"by", settlement.by.text()}};
  if (settlement.booked) json["booked"] = to_string(*settlement.booked);
  if (!settlement.reason.empty()) json["reason"] = settlement.reason;
  if (!settlement.reference.empty()) json["reference"] = settlement.reference;
  return json;
}

std::optional<SettlementBody> settlement_in(const Json& json) {
  BodyReader body(json);
  SettlementBody settlement;
  const auto* const did = std::find(names.begin(), names.end(), body.text("bank"));
  if (did == names.end()) return std::nullopt;
  settlement.did = static_cast<BankDid>(did - names.begin());
  settlement.statement = body.name("statement");
  settlement.batch = body.numbered("batch", 'b');
  settlement.resident = ResidentId(body.text("resident"));
  settlement.amount = body.sum("amount");
  settlement.file = body.text("file");
  settlement.by = ResidentId(body.name("by"));
  if (body.has("booked")) settlement.booked = body.date("booked");
  settlement.reason = body.text_or_nothing("reason");
  settlement.reference = body.text_or_nothing("reference");
  const bool has_day = settlement.booked.has_value() == (settlement.did != BankDid::rejected);
  if (!has_day || !is_hash(settlement.file)) body.spoil();
  return body.is_good() ? std::optional(std::move(settlement)) : std::nullopt;
}

}  // namespace buurtkas
