#include <nlohmann/json.hpp>

#include "cli/render/event_json.h"
#include "cli/render/fairness.h"

namespace buurtkas {
namespace {

using Json = nlohmann::json;

// An amount by cost, else a number of projects or points.
std::string measured(const Ratio& value, Satisfaction satisfaction) {
  return satisfaction == Satisfaction::cost ? unit_fraction(value) : to_string(value);
}

Json ejr_plus_json(const Instance& instance, const EjrPlus& found, Satisfaction satisfaction) {
  Json json = {{"holds", found.holds()}, {"projects", std::to_string(found.projects)}};
  if (!found.group) return json;
  json["group"] = {{"project", instance.projects[found.group->project].id.text()},
                   {"voters", to_string(found.group->voters)},
                   {"times", to_string(found.group->times)},
                   {"has", measured(found.group->has, satisfaction)},
                   {"gains", measured(found.group->gains, satisfaction)},
                   {"due", measured(found.group->due, satisfaction)}};
  return json;
}

Json priceability_json(const Instance& instance, const Priceability& found) {
  const auto id = [&](ProjectIndex project) { return instance.projects[project].id.text(); };
  Json json = {{"priceable", found.verdict == Priced::yes  ? "yes"
                             : found.verdict == Priced::no ? "no"
                                                           : "undecided"},
               {"money", unit_fraction(found.money)}};
  if (found.unsupported) json["unsupported"] = id(*found.unsupported);
  for (const ProjectIndex project : found.needy) json["needy"].push_back(id(project));
  if (!found.left_out) return json;
  json["left_out"] = id(*found.left_out);
  json["supporters_left"] = unit_fraction(found.supporters_left);
  return json;
}

std::string_view word_of(Trait trait) {
  switch (trait) {
    case Trait::channel:
      return "channel";
    case Trait::neighbourhood:
      return "neighbourhood";
    case Trait::district:
      return "district";
    case Trait::age:
      return "age";
    case Trait::sex:
      return "sex";
    case Trait::education:
      return "education";
  }
  BUURTKAS_ASSERT(false);
}

Json group_json(const VoterGroup& group) {
  return {{"trait", word_of(group.trait)},
          {"value", group.value},
          {"merged", std::to_string(group.merged)},
          {"voters", to_string(group.voters)},
          {"without_any", to_string(group.without_any)},
          {"funded", to_string(group.funded)},
          {"cost", unit_fraction(group.cents)}};
}

Json measures_json(const Instance& instance, const Fairness& fairness) {
  Json json = {{"votes", to_string(fairness.votes)}, {"spent", to_string(fairness.spent)}};
  json["voters_by_funded"] = Json::array();
  for (const Ratio& voters : fairness.voters_by_funded) json["voters_by_funded"].push_back(to_string(voters));
  json["ejr_plus"] = Json::array();
  for (const EjrPlusBy& one : fairness.ejr_plus) {
    json["ejr_plus"].push_back({{"satisfaction", name_of(one.satisfaction)},
                                {"exact", ejr_plus_json(instance, one.exact, one.satisfaction)},
                                {"up_to_one", ejr_plus_json(instance, one.up_to_one, one.satisfaction)}});
  }
  if (fairness.is_unmeasured) json["ejr_plus_unmeasured"] = name_of(*fairness.is_unmeasured);
  json["priceability"] = priceability_json(instance, fairness.priceability);
  json["tags"] = Json::array();
  for (const TagShare& share : fairness.tags) {
    json["tags"].push_back({{"tag", share.tag},
                            {"projects", std::to_string(share.projects)},
                            {"funded", std::to_string(share.funded)},
                            {"votes", to_string(share.votes)},
                            {"spent", to_string(share.spent)}});
  }
  return json;
}

}  // namespace

Json fairness_json(const Instance& instance, const FairnessReport& report) {
  Json json = {{"outcome", measures_json(instance, report.outcome)}};
  if (report.greedy) json["greedy"] = measures_json(instance, *report.greedy);
  if (report.next) json["without_next"] = instance.projects[*report.next].id.text();
  json["voter_groups"] = Json::array();
  for (const VoterGroup& group : report.groups) json["voter_groups"].push_back(group_json(group));
  return json;
}

}  // namespace buurtkas
