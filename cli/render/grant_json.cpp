#include <nlohmann/json.hpp>

#include "cli/render/grant_report.h"

namespace buurtkas {
namespace {

using Json = nlohmann::json;

Json line_json(const GrantLine& one) {
  Json json = paid_out_json(one.out);
  json["line"] = to_string(one.line);
  json["resident"] = one.resident.text();
  json["date"] = to_string(one.date);
  json["kind"] = one.kind;
  json["amount"] = to_string(one.out.sum());
  json["grounds"] = one.grounds;
  if (!one.project.empty()) json["project"] = one.project;
  if (one.settles) json["settles"] = to_string(*one.settles);
  if (!one.settled.is_zero()) json["settled"] = to_string(one.settled);
  if (!one.given_back.is_zero()) json["given_back"] = to_string(one.given_back);
  return json;
}

}  // namespace

Json grant_json(const ShownGrant& grant) {
  Json json = {
      {"round", grant.round},       {"on", to_string(grant.on)}, {"entries", std::to_string(grant.entries)},
      {"pot", pot_json(grant.pot)}, {"projects", Json::array()}, {"lines", Json::array()},
      {"grounds", Json::array()},   {"advances", Json::array()}, {"has_unsigned", grant.has_unsigned}};
  const ToldPot& pot = grant.pot.pot;
  json["earmark"] = {{"all_of", pot.earmark.all_of},
                     {"any_of", pot.earmark.any_of},
                     {"largest_share", to_string(pot.earmark.largest_share)},
                     {"articles", pot.articles}};
  for (const ProjectStatus& one : grant.projects) json["projects"].push_back(project_json(one));
  if (grant.reserve) json["reserve"] = project_json(*grant.reserve);
  for (const GrantLine& one : grant.lines) json["lines"].push_back(line_json(one));
  for (const GrantGround& one : grant.grounds) {
    json["grounds"].push_back({{"article", one.article}, {"title", one.title}, {"source", one.source}});
  }
  for (const GrantAdvance& one : grant.advances) {
    json["advances"].push_back(
        {{"line", to_string(one.line)}, {"resident", one.resident.text()}, {"open", to_string(one.open)}});
  }
  return json;
}

}  // namespace buurtkas
