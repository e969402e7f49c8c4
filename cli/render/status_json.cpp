#include <nlohmann/json.hpp>

#include "cli/render/status.h"

namespace buurtkas {
namespace {

using Json = nlohmann::json;

Json resident_json(const ResidentStatus& one) {
  Json json = paid_out_json(one.out);
  json["resident"] = one.resident.text();
  json["granted"] = to_string(one.granted);
  json["to_sign"] = to_string(one.to_sign);
  json["settled"] = to_string(one.settled);
  json["given_back"] = to_string(one.given_back);
  json["open_advances"] = to_string(one.open);
  add_reopened(json, one.reopened);
  return json;
}

Json batch_json(const BatchStatus& one) {
  return {{"batch", one.id},
          {"code", one.code},
          {"on", to_string(one.on)},
          {"payments", std::to_string(one.payments)},
          {"total", to_string(one.total)},
          {"in_transit", to_string(one.in_transit)},
          {"booked", to_string(one.booked)},
          {"rejected", to_string(one.rejected)},
          {"returned", to_string(one.returned)},
          {"open", !one.in_transit.is_zero()}};
}

Json came_back_json(const CameBack& one) {
  return {{"statement", one.statement},
          {"resident", one.resident.text()},
          {"amount", to_string(one.amount)},
          {"bank", one.was_booked ? "returned" : "rejected"},
          {"reason", one.reason}};
}

}  // namespace

Json status_json(const ShownStatus& status) {
  Json json = {
      {"round", status.round},      {"on", to_string(status.on)}, {"entries", std::to_string(status.entries)},
      {"pots", Json::array()},      {"projects", Json::array()},  {"reserves", Json::array()},
      {"residents", Json::array()}, {"batches", Json::array()},   {"came_back", Json::array()}};
  for (const PotStatus& one : status.pots) json["pots"].push_back(pot_json(one));
  for (const ProjectStatus& one : status.projects) {
    json[one.project.empty() ? "reserves" : "projects"].push_back(project_json(one));
  }
  for (const ResidentStatus& one : status.residents) json["residents"].push_back(resident_json(one));
  for (const BatchStatus& one : status.batches) json["batches"].push_back(batch_json(one));
  for (const CameBack& one : status.came_back) json["came_back"].push_back(came_back_json(one));
  return json;
}

}  // namespace buurtkas
