#include <nlohmann/json.hpp>

#include "cli/render/year_report.h"

namespace buurtkas {
namespace {

using Json = nlohmann::json;

Json sums_json(const YearSums& sums) {
  return {{"allowance", to_string(sums.allowance)},
          {"receipts", to_string(sums.receipts)},
          {"kilometres", to_string(sums.kilometres)},
          {"unproven", to_string(sums.unproven)},
          {"advances", to_string(sums.advances)},
          {"given_back", to_string(sums.given_back)},
          {"sum", to_string(sums.sum())}};
}

Json limit_json(const YearLimit& one) {
  return {{"limit", one.limit},
          {"span", one.is_of_year ? "year" : "month"},
          {"from", to_string(one.first)},
          {"counted", to_string(one.counted)},
          {"elsewhere", to_string(one.elsewhere)},
          {"most", to_string(one.most)},
          {"costs", to_string(one.costs)},
          {"together", to_string(one.together())},
          {"beyond", one.is_beyond()}};
}

}  // namespace

YearSums::YearSums()
    : allowance(0, Currency::euro()),
      receipts(allowance),
      kilometres(allowance),
      unproven(allowance),
      advances(allowance),
      given_back(allowance) {}

YearSums& YearSums::operator+=(const YearSums& other) {
  allowance += other.allowance;
  receipts += other.receipts;
  kilometres += other.kilometres;
  unproven += other.unproven;
  advances += other.advances;
  given_back += other.given_back;
  return *this;
}

Json year_json(const ShownYear& shown) {
  Json json = {{"round", shown.round},
               {"year", std::to_string(shown.year)},
               {"on", to_string(shown.on)},
               {"scheme", shown.scheme},
               {"residents", Json::array()}};
  YearSums granted;
  YearSums paid;
  for (const YearResident& one : shown.residents) {
    granted += one.granted;
    paid += one.paid;
    Json limits = Json::array();
    for (const YearLimit& limit : one.limits) limits.push_back(limit_json(limit));
    json["residents"].push_back({{"resident", one.resident.text()},
                                 {"granted", sums_json(one.granted)},
                                 {"paid", sums_json(one.paid)},
                                 {"limits", std::move(limits)}});
  }
  json["granted"] = sums_json(granted);
  json["paid"] = sums_json(paid);
  return json;
}

}  // namespace buurtkas
