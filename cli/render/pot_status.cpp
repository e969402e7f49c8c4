#include "cli/render/pot_status.h"

#include <nlohmann/json.hpp>

namespace buurtkas {

using Json = nlohmann::json;

Json pot_json(const PotStatus& one) {
  Json json = paid_out_json(one.out);
  json["pot"] = one.pot.id.text();
  json["name"] = one.pot.name;
  json["given"] = to_string(one.given);
  json["free"] = to_string(one.free);
  json["reserve"] = to_string(one.reserve);
  json["committed"] = to_string(one.committed);
  json["left"] = to_string(one.left());
  json["ended"] = one.has_ended;
  add_reopened(json, one.reopened);
  json["end"] = end_json(end_of(one.pot, one.left(), one.reserve));
  if (one.pot.from) json["from"] = to_string(*one.pot.from);
  if (one.pot.until) json["until"] = to_string(*one.pot.until);
  return json;
}

Json project_json(const ProjectStatus& one) {
  Json json = paid_out_json(one.out);
  if (!one.project.empty()) json["project"] = one.project;
  json["pot"] = one.pot.text();
  json["granted"] = to_string(one.granted);
  json["left"] = to_string(one.left);
  add_reopened(json, one.reopened);
  return json;
}

MoneyTable ends_table(std::string_view title, std::span<const PotStatus> pots, Language language) {
  MoneyTable table(title, language);
  table.column(in(language, "over", "left"));
  table.column(in(language, "terug", "goes back"), MoneyTable::Shown::if_any);
  table.column(in(language, "gaat mee", "carried on"), MoneyTable::Shown::if_any);
  table.column(in(language, "reserve", "reserve"), MoneyTable::Shown::if_any);
  table.column(in(language, "afspreken", "to agree on"), MoneyTable::Shown::if_any);
  for (const PotStatus& one : pots) {
    const PotEnd end = end_of(one.pot, one.left(), one.reserve);
    table.row(one.pot.id.text(), {one.left(), end.returned, end.carried, end.reserved, end.undecided});
  }
  return table;
}

}  // namespace buurtkas
