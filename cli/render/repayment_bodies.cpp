#include "cli/render/repayment_bodies.h"

#include <nlohmann/json.hpp>

#include "cli/render/body_reader.h"
#include "engine/rulebook/verb_words.h"

namespace buurtkas {

using Json = nlohmann::json;

Json repayment_body(const RepaymentAct& act, std::span<const DrawnFrom> given_back) {
  return {{"of", act.line.claim.text()},
          {"line", std::to_string(act.line.number)},
          {"resident", act.resident.text()},
          {"amount", to_string(act.amount)},
          {"by", act.by.text()},
          {"role", std::string(name_of(Role::treasurer))},
          {"on", to_string(act.on)},
          {"given_back", drawn_json(given_back)}};
}

std::optional<RepaymentAct> repayment_in(const Json& json) {
  BodyReader body(json);
  RepaymentAct act;
  const auto line = parse_line_id(body.text("of") + '/' + body.text("line"));
  act.resident = ResidentId(body.text("resident"));
  act.amount = body.sum("amount");
  act.by = ResidentId(body.name("by"));
  act.on = body.date("on");
  if (!line || act.amount.is_zero()) return std::nullopt;
  act.line = *line;
  return body.is_good() ? std::optional(std::move(act)) : std::nullopt;
}

std::string repayment_key(const RepaymentAct& act) {
  return "repayment:" + to_string(act.line) + ':' + to_string(act.on);
}

}  // namespace buurtkas
