#include "cli/render/entry_bodies.h"

#include <nlohmann/json.hpp>

#include "cli/render/json_text.h"
#include "cli/render/remainders.h"
#include "cli/render/round_rules.h"
#include "engine/sha256.h"

namespace buurtkas {
namespace {

using Json = nlohmann::json;

std::string_view word_of(PotKind kind) {
  switch (kind) {
    case PotKind::grant:
      return "grant";
    case PotKind::groz:
      return "groz";
    case PotKind::gift:
      return "gift";
  }
  BUURTKAS_ASSERT(false);
}

std::string_view word_of(ProposalStatus status) {
  switch (status) {
    case ProposalStatus::admitted:
      return "admitted";
    case ProposalStatus::refused:
      return "refused";
    case ProposalStatus::withdrawn:
      return "withdrawn";
  }
  BUURTKAS_ASSERT(false);
}

// What the rulebooks said of it, each ground with its article and source.
Json grounds_json(const Round& round, const RoundRules& rules, CaseKind kind, std::size_t index) {
  Json grounds = Json::array();
  for (const Ruling& ruling : rules.admission.rulings) {
    if (ruling.kind == kind && ruling.index == index) grounds.push_back(ruling_json(round, rules, ruling));
  }
  return grounds;
}

Json rulebooks_json(const RoundRules& rules) {
  Json list = Json::array();
  for (std::size_t i = 0; i < rules.rulebooks.size(); ++i) {
    list.push_back({{"name", rules.rulebooks[i].name},
                    {"folder", rules.folders[i]},
                    {"sha256", rules.rulebooks[i].sha256}});
  }
  return list;
}

Json channels_json(const Round& round) {
  Json list = Json::array();
  for (const Channel& channel : round.channels) {
    list.push_back({{"channel", channel.id.text()},
                    {"issued", std::to_string(channel.issued)},
                    {"weight", to_string(channel.weight)}});
  }
  return list;
}

Json vote_json(const Round& round, std::string_view ballots) {
  const BallotRules& rules = round.ballots;
  Json json = {{"opens", to_string(round.opens)},
               {"closes", to_string(round.closes)},
               {"ballots", std::string(ballots)},
               {"least_marks", std::to_string(rules.least_marks)},
               {"channels", channels_json(round)}};
  if (rules.most_marks) json["most_marks"] = std::to_string(*rules.most_marks);
  if (rules.most_cost) json["most_cost"] = to_string(*rules.most_cost);
  if (rules.most_points) json["most_points"] = std::to_string(*rules.most_points);
  return json;
}

}  // namespace

std::string_view word_of(BallotType type) {
  switch (type) {
    case BallotType::approval:
      return "approval";
    case BallotType::choose_one:
      return "choose-1";
    case BallotType::cumulative:
      return "cumulative";
    case BallotType::scoring:
      return "scoring";
    case BallotType::ordinal:
      return "ordinal";
  }
  BUURTKAS_ASSERT(false);
}

Json pot_body(const Round& round, const RoundRules& rules, std::size_t index) {
  const Pot& pot = round.pots[index];
  Json articles = Json::array();
  for (const PotArticle& added : rules.admission.earmarks) {
    if (added.pot != index) continue;
    const Rulebook& rulebook = rules.rulebooks[added.rulebook];
    articles.push_back({{"rulebook", rulebook.name}, {"article", rulebook.articles[added.article].id}});
  }
  Json json = {{"pot", pot.id.text()},
               {"name", pot.name},
               {"pot_kind", std::string(word_of(pot.kind))},
               {"amount", to_string(pot.amount)},
               {"reserve", to_string(pot.reserve)},
               {"currency", std::string(round.currency.code())},
               {"earmark",
                {{"all_of", pot.earmark.all_of},
                 {"any_of", pot.earmark.any_of},
                 {"largest_share", to_string(pot.earmark.largest_share)},
                 {"articles", std::move(articles)}}}};
  if (pot.from) json["from"] = to_string(*pot.from);
  if (pot.until) json["until"] = to_string(*pot.until);
  if (pot.remainder) json["remainder"] = std::string(word_of(*pot.remainder));
  return json;
}

Json proposal_body(const Round& round, const RoundRules& rules, std::size_t index) {
  const Proposal& proposal = round.proposals[index];
  Json json = {{"proposal", proposal.id.text()},
               {"name", proposal.name},
               {"cost", to_string(proposal.cost)},
               {"currency", std::string(round.currency.code())},
               {"tags", proposal.tags},
               {"place", proposal.place},
               {"status", std::string(word_of(proposal.status))},
               {"grounds", grounds_json(round, rules, CaseKind::proposal, index)}};
  if (!proposal.reason.empty()) json["reason"] = proposal.reason;
  if (proposal.proposer) json["proposer"] = proposal.proposer->text();
  return json;
}

Json terms_body(const Round& round, const RoundRules& rules, const Terms& terms, const Instance& instance) {
  Json json = {{"round", round.name},
               {"place", round.place},
               {"currency", std::string(round.currency.code())},
               {"vote", vote_json(round, word_of(round.ballots.type))},
               {"terms", terms_json(terms, instance)},
               {"rulebooks", rulebooks_json(rules)}};
  if (!rules.rulebooks.empty()) {
    json["as_of"] = to_string(rules.as_of);
    json["known_at"] = to_string(rules.known_at);
  }
  for (const Pot& part : instance.pots) {
    if (!part.part_of) continue;
    json["floors"].push_back(
        {{"pot", part.part_of->text()}, {"part", part.id.text()}, {"amount", to_string(part.amount)}});
  }
  if (json["terms"].contains("draw")) {
    for (Json& one : json["terms"]["draw"]) one.erase("seed");
  }
  return json;
}

Json ballots_body(const Election& election) {
  return {{"ballots", account_json(election.account)},
          {"counted", std::to_string(election.profile.ballots())},
          {"voters", to_string(election.profile.voters())}};
}

Json outcome_body(const Outcome& outcome, const std::string& certificate) {
  Json counted = outcome_json(outcome);
  std::string digest = sha256_of(compact_text(counted));
  const Instance& instance = outcome.election.instance;
  Json votes = Json::array();
  for (ProjectIndex i = 0; i < instance.projects.size(); ++i) {
    votes.push_back(
        {{"project", instance.projects[i].id.text()}, {"votes", to_string(outcome.selection.votes[i])}});
  }
  return {{"outcome", std::move(counted)},
          {"digest", std::move(digest)},
          {"votes", std::move(votes)},
          {"certificate", certificate}};
}

Json funding_body(const Outcome& outcome) {
  const Json counted = outcome_json(outcome);
  Json json = {{"selected", counted.at("selected")},
               {"cost", counted.at("cost")},
               {"currency", counted.at("currency")},
               {"funding", counted.at("funding")}};
  for (const char* key : {"next", "remainders"}) {
    if (counted.contains(key)) json[key] = counted.at(key);
  }
  return json;
}

}  // namespace buurtkas
