#include <nlohmann/json.hpp>

#include "cli/render/event_json.h"
#include "cli/render/outcome.h"
#include "cli/render/remainders.h"
#include "cli/render/round_rules.h"
#include "cli/render/terms_text.h"
#include "engine/voting/next_project.h"

namespace buurtkas {
namespace {

using Json = nlohmann::json;

Json ids(const Instance& instance, const std::vector<ProjectIndex>& projects) {
  Json list = Json::array();
  for (const ProjectIndex project : projects) list.push_back(instance.projects[project].id.text());
  return list;
}

Json lines_json(const Instance& instance, const std::vector<FundingLine>& lines) {
  Json list = Json::array();
  for (const FundingLine& line : lines) {
    list.push_back({{"project", instance.projects[line.project].id.text()},
                    {"pot", instance.pots[line.pot].id.text()},
                    {"amount", to_string(line.amount)}});
  }
  return list;
}

Json terms_of(const Outcome& outcome) {
  Json json = terms_json(outcome.terms, outcome.election.instance);
  json["what_if"] = outcome.is_what_if;
  return json;
}

}  // namespace

Json terms_json(const Terms& terms, const Instance& instance) {
  Json json = {{"method", name_of(terms.method)},
               {"satisfaction", name_of(terms.satisfaction)},
               {"completion", completion_word(terms)},
               {"tie_breaks", tie_breaks_word(terms)}};
  if (terms.threshold) json["threshold"] = to_string(*terms.threshold);
  if (terms.leftover == Leftover::beyond_caps) json["leftover"] = "beyond-caps";
  if (terms.next) json["next_project"] = to_string(*terms.next);
  for (const TieDraw::Seed& seed : terms.draw.seeds)
    json["draw"].push_back({{"commitment", seed.commitment}, {"seed", seed.text}});
  for (const Limit& limit : instance.limits) json["limits"].push_back(limit_json(limit, instance));
  return json;
}

Json account_json(const BallotAccount& account) {
  Json list = Json::array();
  for (const ChannelAccount& channel : account.channels) {
    Json invalid = Json::object();
    for (const auto& [reason, ballots] : channel.invalid) invalid[reason] = std::to_string(ballots);
    list.push_back({{"channel", channel.channel.text()},
                    {"weight", to_string(channel.weight)},
                    {"issued", std::to_string(channel.issued)},
                    {"counted", std::to_string(channel.counted)},
                    {"invalid", std::move(invalid)},
                    {"superseded", std::to_string(channel.superseded)},
                    {"unused", std::to_string(channel.unused)}});
  }
  return list;
}

Json outcome_json(const Outcome& outcome) {
  const Instance& instance = outcome.election.instance;
  Json json = terms_of(outcome);
  json["name"] = outcome.election.name;
  json["currency"] = instance.currency.code();
  json["selected"] = ids(instance, outcome.selection.projects);
  json["cost"] = to_string(outcome.selection.cost);
  json["votable"] = to_string(votable(instance));
  json["voters"] = to_string(outcome.election.profile.voters());
  json["ballots"] = account_json(outcome.election.account);
  json["funding"] = lines_json(instance, outcome.selection.funding.lines);
  for (const PotRemainder& one : remainders_of(outcome)) {
    json["remainders"].push_back({{"pot", instance.pots[one.pot].id.text()},
                                  {"amount", to_string(one.left)},
                                  {"to", word_of(one.to)}});
  }
  if (const auto& next = outcome.selection.next) {
    const Project& project = instance.projects[next->project];
    json["next"] = {{"project", project.id.text()},
                    {"paid", to_string(next->paid)},
                    {"cost", to_string(project.cost)},
                    {"whole", next->is_whole}};
  }
  json["trace"] = Json::array();
  for (const Event& event : outcome.selection.trace) json["trace"].push_back(event_json(event, instance));
  json["withdrawn"] = Json::array();
  for (const WithdrawnProject& project : outcome.election.withdrawn) {
    json["withdrawn"].push_back({{"project", project.id.text()}, {"reason", project.reason}});
  }
  if (outcome.rules != nullptr && !outcome.rules->rulebooks.empty()) {
    json["rules"] = round_rules_json(*outcome.round, *outcome.rules);
  }
  json["inputs"] = Json::array();
  for (const InputFile& input : outcome.inputs) {
    json["inputs"].push_back({{"file", input.name}, {"sha256", input.sha256}});
  }
  if (outcome.is_declared) {
    Json declared = {{"rule", outcome.election.declared->rule}};
    if (outcome.agreement) {
      declared["agrees"] = outcome.agreement->agrees();
      declared["only_here"] = ids(instance, outcome.agreement->only_here);
      declared["only_in_file"] = ids(instance, outcome.agreement->only_in_file);
      declared["otherwise"] = ids(instance, outcome.agreement->otherwise);
    }
    json["declared"] = std::move(declared);
  }
  return json;
}

Json explanation_json(const Outcome& outcome, const Explanation& explanation) {
  const Instance& instance = outcome.election.instance;
  Json json = terms_of(outcome);
  const Project& project = instance.projects[explanation.project];
  json["project"] = project.id.text();
  json["cost"] = to_string(project.cost);
  json["selected"] = explanation.position.has_value();
  if (explanation.position) json["position"] = std::to_string(*explanation.position + 1);
  json["votes"] = to_string(explanation.votes);
  json["events"] = Json::array();
  for (const Event& event : explanation.events) json["events"].push_back(event_json(event, instance));
  if (explanation.supporters_had) json["supporters_had"] = unit_fraction(*explanation.supporters_had);
  if (explanation.supporters_left) json["supporters_left"] = unit_fraction(*explanation.supporters_left);
  if (explanation.effective_votes) json["effective_votes"] = to_string(*explanation.effective_votes);
  if (explanation.fell_after) json["fell_after"] = instance.projects[*explanation.fell_after].id.text();
  json["spent_elsewhere"] = Json::array();
  for (const SpentElsewhere& one : explanation.elsewhere) {
    json["spent_elsewhere"].push_back(
        {{"project", instance.projects[one.project].id.text()}, {"amount", unit_fraction(one.amount)}});
  }
  json["funding"] = lines_json(instance, explanation.funding);
  return json;
}

}  // namespace buurtkas
