#include "cli/render/statement_bodies.h"

#include <nlohmann/json.hpp>

#include "cli/render/body_reader.h"
#include "engine/sha256.h"

namespace buurtkas {
namespace {

using Json = nlohmann::json;

Json ids_json(const std::vector<ResidentId>& ids) {
  Json list = Json::array();
  for (const ResidentId& id : ids) list.push_back(id.text());
  return list;
}

std::vector<ResidentId> ids_in(BodyReader& body, const char* key) {
  std::vector<ResidentId> ids;
  for (const Json& item : body.list(key)) {
    if (!item.is_string()) body.spoil();
    ids.emplace_back(item.is_string() ? item.get<std::string>() : std::string());
  }
  if (ids.empty()) body.spoil();
  return ids;
}

// Nothing for a list with an item of another form.
template <class Item, class Read>
std::vector<Item> items_in(BodyReader& body, const char* key, const Read& read) {
  std::vector<Item> items;
  for (const Json& json : body.list(key)) {
    BodyReader one(json);
    Item item = read(one);
    if (!one.is_good()) body.spoil();
    items.push_back(std::move(item));
  }
  return items;
}

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
      {"signers", ids_json(statement.signers)},
      {"lines", Json::array()},
      {"waiting", Json::array()},
      {"totals", Json::array()},
      {"advances", Json::array()},
      {"total", to_string(statement.total)},
  };
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
  statement.id = body.text("statement");
  if (!body.has("to")) return std::nullopt;
  BodyReader to(json["to"]);
  statement.resident = ResidentId(to.text("resident"));
  statement.commitment = to.text("commitment");
  statement.signers = ids_in(body, "signers");
  statement.lines = items_in<StatedLine>(body, "lines", [](BodyReader& one) {
    return StatedLine{line_in(one), one.text("became"), one.money("granted"), one.money("settled"),
                      one.money("paid")};
  });
  statement.waiting = body.lines("waiting");
  statement.totals = items_in<StatedTotal>(body, "totals", [](BodyReader& one) {
    return StatedTotal{one.text("limit"),    one.text("whom"),       one.date("from"),
                       one.money("counted"), one.money("elsewhere"), one.money("most")};
  });
  statement.advances = items_in<StatedAdvance>(body, "advances", [](BodyReader& one) {
    return StatedAdvance{line_in(one), one.money("open")};
  });
  statement.total = body.money("total");
  return body.is_good() && to.is_good() ? std::optional(std::move(statement)) : std::nullopt;
}

std::string statement_code(const std::string& id, const std::string& body) {
  return id + '-' + sha256_of(body).substr(0, 8);
}

std::vector<ResidentId> signers_in(const Json& json) {
  BodyReader body(json);
  std::vector<ResidentId> signers = ids_in(body, "signers");
  return body.is_good() ? signers : std::vector<ResidentId>();
}

Json batch_body(const BatchBody& batch) {
  Json json = {{"batch", batch.id},
               {"signers", ids_json(batch.signers)},
               {"payments", Json::array()},
               {"count", std::to_string(batch.payments.size())},
               {"total", to_string(batch.total)}};
  for (const BatchedPayment& one : batch.payments) {
    json["payments"].push_back(
        {{"statement", one.statement}, {"resident", one.resident.text()}, {"amount", to_string(one.amount)}});
  }
  return json;
}

std::optional<BatchBody> batch_in(const Json& json) {
  BodyReader body(json);
  BatchBody batch;
  batch.id = body.text("batch");
  batch.signers = ids_in(body, "signers");
  batch.payments = items_in<BatchedPayment>(body, "payments", [](BodyReader& one) {
    return BatchedPayment{one.text("statement"), ResidentId(one.text("resident")), one.money("amount")};
  });
  batch.total = body.money("total");
  return body.is_good() ? std::optional(std::move(batch)) : std::nullopt;
}

}  // namespace buurtkas
