#include "cli/render/statement_bodies.h"

#include <nlohmann/json.hpp>

#include "cli/render/body_reader.h"
#include "engine/journal/hash.h"
#include "engine/sha256.h"

namespace buurtkas {
namespace {

using Json = nlohmann::json;

LineId line_in(BodyReader& body) {
  const auto line = body.line_or_nothing("line");
  if (!line) body.spoil();
  return line.value_or(LineId());
}

}  // namespace

Json statement_body(const StatementBody& statement) {
  Json json = {
      {"statement", statement.id},
      {"to", {{"resident", statement.resident.text()}, {"commitment", statement.commitment}}},
      {"signers", Json::array()},
      {"lines", Json::array()},
      {"waiting", Json::array()},
      {"totals", Json::array()},
      {"advances", Json::array()},
      {"total", to_string(statement.total)},
  };
  for (const ResidentId& id : statement.signers) json["signers"].push_back(id.text());
  for (const StatedLine& one : statement.lines) {
    json["lines"].push_back({{"line", to_string(one.line)},
                             {"became", one.became},
                             {"granted", to_string(one.granted)},
                             {"settled", to_string(one.settled)},
                             {"paid", to_string(one.paid)}});
  }
  for (const LineId& line : statement.waiting) json["waiting"].push_back(to_string(line));
  for (const StatedTotal& one : statement.totals) {
    json["totals"].push_back({{"limit", one.limit},
                              {"whom", one.whom},
                              {"from", to_string(one.first)},
                              {"counted", to_string(one.counted)},
                              {"elsewhere", to_string(one.elsewhere)},
                              {"most", to_string(one.most)}});
  }
  for (const StatedAdvance& one : statement.advances) {
    json["advances"].push_back({{"line", to_string(one.line)}, {"open", to_string(one.open)}});
  }
  return json;
}

std::optional<StatementBody> statement_in(const Json& json) {
  BodyReader body(json);
  StatementBody statement;
  statement.id = body.numbered("statement", 's');
  if (!body.has("to")) return std::nullopt;
  BodyReader to(json["to"]);
  statement.resident = ResidentId(to.name("resident"));
  statement.commitment = to.text("commitment");
  if (!hash_from_hexadecimal(statement.commitment)) to.spoil();
  statement.signers = body.residents("signers");
  statement.lines = body.items<StatedLine>("lines", [](BodyReader& one) {
    return StatedLine{line_in(one), one.text("became"), one.money("granted"), one.money("settled"),
                      one.money("paid")};
  });
  statement.waiting = body.lines("waiting");
  statement.totals = body.items<StatedTotal>("totals", [](BodyReader& one) {
    return StatedTotal{one.text("limit"),  one.text("whom"),     one.date("from"),
                       one.sum("counted"), one.sum("elsewhere"), one.sum("most")};
  });
  statement.advances = body.items<StatedAdvance>("advances", [](BodyReader& one) {
    return StatedAdvance{line_in(one), one.sum("open")};
  });
  statement.total = body.sum("total");
  return body.is_good() && to.is_good() ? std::optional(std::move(statement)) : std::nullopt;
}

std::string statement_code(const std::string& id, const std::string& body) {
  return id + '-' + sha256_of(body).substr(0, 8);
}

std::vector<ResidentId> signers_in(const Json& json) {
  BodyReader body(json);
  std::vector<ResidentId> signers = body.residents("signers");
  return body.is_good() ? signers : std::vector<ResidentId>();
}

}  // namespace buurtkas
