#include "cli/render/event_json.h"

#include <nlohmann/json.hpp>

#include "engine/voting/next_project.h"

namespace buurtkas {
namespace {

using Json = nlohmann::json;

Json ids(const std::vector<ProjectIndex>& projects, const Instance& instance) {
  Json list = Json::array();
  for (const ProjectIndex project : projects) list.push_back(instance.projects[project].id.text());
  return list;
}

struct ToJson {
  const Instance& instance;

  Json of(const char* name, ProjectIndex project, const Ratio& votes) const {
    return {{"event", name}, {"project", instance.projects[project].id.text()}, {"votes", to_string(votes)}};
  }
  Json with(Json json, const char* key, Json value) const {
    json[key] = std::move(value);
    return json;
  }

  Json operator()(const BelowThreshold& one) const {
    Json json = with(of("below-threshold", one.project, one.votes), "threshold", to_string(one.threshold));
    if (one.must_exceed) json["must_exceed"] = true;
    return json;
  }
  Json operator()(const TieBroken& one) const {
    return {{"event", "tie-broken"}, {"tied", ids(one.tied, instance)}, {"by", name_of(one.by)}};
  }
  Json operator()(const Taken& one) const { return of("taken", one.project, one.votes); }
  Json operator()(const Skipped& one) const {
    return with(of("skipped", one.project, one.votes), "cut", cut_json(one.cut, instance));
  }
  Json operator()(const StoppedAt& one) const {
    return with(of("stopped-at", one.project, one.votes), "cut", cut_json(one.cut, instance));
  }
  Json operator()(const RunStarted& one) const {
    Json json = {
        {"event", "run-started"}, {"endowment", unit_fraction(one.endowment)}, {"raises", one.raises.str()}};
    if (one.pay_the_same) json["pay_the_same"] = true;
    return json;
  }
  Json operator()(const Bought& one) const {
    Json json = of("bought", one.project, one.votes);
    json["effective_votes"] = to_string(one.effective_votes);
    json["payment"] = unit_fraction(one.payment);
    json["paid_in_full"] = to_string(one.paid_in_full);
    if (one.per_point) json["per_point"] = true;
    return json;
  }
  Json operator()(const OutOfReach& one) const {
    return with(of("out-of-reach", one.project, one.votes), "supporters_have",
                unit_fraction(one.supporters_have));
  }
  Json operator()(const NotFundable& one) const {
    Json json = of("not-fundable", one.project, one.votes);
    json["effective_votes"] = to_string(one.effective_votes);
    if (one.cut) json["cut"] = cut_json(*one.cut, instance);
    return json;
  }
  Json operator()(const Unsupported& one) const {
    return {{"event", "unsupported"}, {"project", instance.projects[one.project].id.text()}};
  }
  Json operator()(const RaisesEnded& one) const {
    Json json = {{"event", "raises-ended"},
                 {"why", word_of(one.why)},
                 {"raises", one.raises.str()},
                 {"endowment", unit_fraction(one.endowment)}};
    if (one.next_cost) json["next_cost"] = to_string(*one.next_cost);
    if (one.next_cut) json["next_cut"] = cut_json(*one.next_cut, instance);
    return json;
  }
  Json operator()(const Compared& one) const {
    return {{"event", "compared"},
            {"prefer_equal_shares", to_string(one.prefer_equal_shares)},
            {"prefer_greedy", to_string(one.prefer_greedy)},
            {"indifferent", to_string(one.indifferent)},
            {"kept", one.greedy_kept ? "greedy" : "equal-shares"}};
  }
  Json operator()(const Chosen& one) const {
    return with(of("chosen", one.project, one.votes), "measure",
                {{"name", one.measure}, {"value", to_string(one.value)}});
  }
  Json operator()(const NextReached& one) const {
    Json json = of("next-reached", one.project, one.votes);
    json["left"] = to_string(one.left);
    json["next_project"] = to_string(one.terms);
    json["is_enough"] = one.is_enough;
    return json;
  }
  Json operator()(const LeftOut& one) const {
    Json json = of("left-out", one.project, one.votes);
    json["measure"] = {{"name", one.measure}};
    if (one.value) json["measure"]["value"] = to_string(*one.value);
    if (one.cut) json["cut"] = cut_json(*one.cut, instance);
    return json;
  }
};

}  // namespace

std::string unit_fraction(const Ratio& cents) {
  return to_string(cents / Ratio(100));
}

Json cut_json(const FundingCut& cut, const Instance& instance) {
  Json pots = Json::array();
  for (const PotIndex pot : cut.pots) pots.push_back(instance.pots[pot].id.text());
  if (cut.limit) {
    return {{"projects", ids(cut.projects, instance)},
            {"limit", limit_json(instance.limits[*cut.limit], instance)},
            {"cost", to_string(cut.cost)}};
  }
  return {{"projects", ids(cut.projects, instance)},
          {"pots", std::move(pots)},
          {"cost", to_string(cut.cost)},
          {"reachable", to_string(cut.reachable)},
          {"short_by", to_string(cut.short_by)}};
}

Json limit_json(const Limit& limit, const Instance& instance) {
  if (limit.kind == Limit::Kind::exclusion)
    return {{"kind", "exclusion"}, {"projects", ids(limit.projects, instance)}};
  return {{"kind", "cap"},
          {"of", limit.of},
          {"projects", ids(limit.projects, instance)},
          {"at_most", to_string(limit.most)}};
}

Json event_json(const Event& event, const Instance& instance) {
  return std::visit(ToJson{instance}, event);
}

std::string_view word_of(RaiseStop why) {
  switch (why) {
    case RaiseStop::everything_bought:
      return "everything-bought";
    case RaiseStop::next_costs_more:
      return "next-costs-more";
    case RaiseStop::nothing_fits:
      return "nothing-fits";
    case RaiseStop::nothing_changes:
      return "nothing-changes";
  }
  BUURTKAS_ASSERT(false);
}

}  // namespace buurtkas
