#include <nlohmann/json.hpp>

#include "cli/render/claim_bodies.h"
#include "cli/render/statement.h"
#include "cli/render/statement_words.h"

namespace buurtkas {
namespace {

using Json = nlohmann::json;

Json line_json(const ShownStatedLine& line, Language language) {
  Json grounds = Json::array();
  for (const GroundWords& one : line.words.grounds) {
    Json ground = {{"article", one.article}, {"applied", one.did_apply}, {"did", one.did}};
    if (!one.because.empty()) ground["because"] = one.because;
    grounds.push_back(std::move(ground));
  }
  Json json = {{"line", to_string(line.stated.line)},       {"became", line.stated.became},
               {"date", to_string(line.line.date)},         {"kind", line.line.kind},
               {"granted", to_string(line.stated.granted)}, {"settled", to_string(line.stated.settled)},
               {"paid", to_string(line.stated.paid)},       {"grounds", std::move(grounds)}};
  if (line.line.amount) json["claimed"] = to_string(*line.line.amount);
  if (!line.line.about.empty()) json["about"] = line.line.about;
  if (line.corrects) json["corrects"] = to_string(*line.corrects);
  if (line.line.settles) json["settles"] = to_string(*line.line.settles);
  if (line.stated.became != "approved") json["reasons"] = unpaid_reasons(line, language);
  return json;
}

}  // namespace

Json statement_json(const ShownStatement& statement, Language language) {
  Json json = statement_body(statement.body);
  json["code"] = statement.code;
  json["on"] = to_string(statement.on);
  json["round"] = statement.round;
  json["entry"] = std::to_string(statement.entry);
  if (!statement.batch.empty()) json["batch"] = statement.batch;
  if (statement.booked) json["booked"] = to_string(*statement.booked->booked);
  if (statement.reopened) {
    json["reopened"] = {{"bank", std::string(name_of(statement.reopened->did))},
                        {"reason", statement.reopened->reason}};
  }
  if (!statement.name.empty()) json["to"]["name"] = statement.name;
  if (!statement.iban.empty()) json["to"]["iban"] = statement.iban;
  json["lines"] = Json::array();
  for (const ShownStatedLine& line : statement.lines) json["lines"].push_back(line_json(line, language));
  return json;
}

}  // namespace buurtkas
