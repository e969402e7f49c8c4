#include <algorithm>
#include <array>

#include "cli/read/round_files.h"
#include "cli/read/yaml_fields.h"
#include "cli/read/yaml_items.h"

namespace buurtkas {
namespace {

constexpr std::array<std::string_view, 1> file_keys = {"proposals"};
constexpr std::array<std::string_view, 15> proposal_keys = {
    "id",       "name",  "cost",   "description", "tags",     "place",   "proposer", "supporters",
    "partners", "goals", "status", "reason",      "feasible", "decided", "appeal"};
constexpr std::array<std::string_view, 2> appeal_keys = {"lodged", "outcome"};
constexpr std::array<std::string_view, 3> outcome_words = {"open", "granted", "dismissed"};
constexpr std::array<std::string_view, 2> no_yes = {"no", "yes"};
constexpr std::array<std::string_view, 3> status_words = {"admitted", "refused", "withdrawn"};

std::optional<ProposalStatus> status_from(std::string_view word) {
  static constexpr std::array<ProposalStatus, 3> statuses = {
      ProposalStatus::admitted, ProposalStatus::refused, ProposalStatus::withdrawn};
  const auto at = std::find(status_words.begin(), status_words.end(), word);
  if (at == status_words.end()) return std::nullopt;
  return statuses.at(static_cast<std::size_t>(at - status_words.begin()));
}

std::optional<Appeal::Outcome> outcome_from(std::string_view word) {
  const auto at = std::find(outcome_words.begin(), outcome_words.end(), word);
  if (at == outcome_words.end()) return std::nullopt;
  return static_cast<Appeal::Outcome>(at - outcome_words.begin());
}

std::optional<bool> flag_from(std::string_view word) {
  if (word != no_yes[0] && word != no_yes[1]) return std::nullopt;
  return word == no_yes[1];
}

std::vector<std::string> texts_of(std::vector<Mention> mentions) {
  std::vector<std::string> texts;
  for (Mention& mention : mentions) texts.push_back(std::move(mention.text));
  return texts;
}

void read_people(const YamlFields& fields, Proposal& proposal, std::vector<Mention>& residents) {
  if (const auto proposer = fields.id("proposer", Need::optional)) {
    proposal.proposer = ResidentId(*proposer);
    residents.push_back({*proposer, fields.spot_of("proposer")});
  }
  for (const Mention& supporter : read_items(fields, "supporters", Items::ids)) {
    proposal.supporters.emplace_back(supporter.text);
    residents.push_back(supporter);
  }
}

void read_status(const YamlFields& fields, Proposal& proposal) {
  const auto status = fields.word_of<ProposalStatus>("status", Need::optional, status_from, status_words);
  const bool was_read = status || !fields.has("status");
  proposal.status = status.value_or(ProposalStatus::admitted);
  const bool wants_reason = status && *status != ProposalStatus::admitted;
  proposal.reason = fields.text("reason", wants_reason ? Need::required : Need::optional).value_or("");
  if (fields.has("feasible")) {
    proposal.is_feasible = fields.word_of<bool>("feasible", Need::optional, flag_from, no_yes);
  }
  const bool may_have_reason = wants_reason || proposal.is_feasible == false;
  if (was_read && !may_have_reason && fields.has("reason")) {
    fields.findings().error(code::terms_conflict, fields.spot_of("reason"), "reason",
                            "status: refused, withdrawn");
  }
}

void read_appeal(const YamlFields& fields, Proposal& proposal) {
  if (fields.has("decided")) proposal.decided = fields.date("decided", Need::optional);
  if (!fields.has("appeal")) return;
  const YamlNode* node = fields.map("appeal", Need::optional);
  if (node == nullptr) return;
  const YamlFields appeal(*node, fields.findings(), appeal_keys);
  const auto lodged = appeal.date("lodged", Need::required);
  const auto outcome =
      appeal.word_of<Appeal::Outcome>("outcome", Need::required, outcome_from, outcome_words);
  if (proposal.status != ProposalStatus::refused) {
    fields.findings().error(code::terms_conflict, fields.spot_of("appeal"), "appeal", "status: refused");
  }
  if (!lodged || !outcome) return;
  proposal.appeal = Appeal{*lodged, *outcome};
  if (proposal.decided && *lodged < *proposal.decided) {
    fields.findings().error(code::dates_reversed, appeal.spot_of("lodged"), to_string(*lodged),
                            to_string(*proposal.decided));
  }
}

Proposal read_proposal(const YamlFields& fields, Currency currency, ProposalsYaml& result) {
  Proposal proposal;
  proposal.name = fields.text("name", Need::required).value_or("");
  proposal.description = fields.text("description", Need::optional, Lines::many).value_or("");
  const auto cost = fields.amount("cost", Need::required, currency);
  proposal.cost = cost.value_or(Money(0, currency));
  if (cost && cost->is_zero()) {
    fields.findings().warning(code::zero_cost, fields.spot_of("cost"), *fields.word("cost", Need::required));
  }
  proposal.tags = texts_of(read_items(fields, "tags", Items::texts));
  std::sort(proposal.tags.begin(), proposal.tags.end());
  proposal.place = fields.text("place", Need::optional).value_or("");
  read_people(fields, proposal, result.residents);
  for (Mention& partner : read_items(fields, "partners", Items::texts)) {
    proposal.partners.push_back(partner.text);
    result.partners.push_back(std::move(partner));
  }
  proposal.goals = texts_of(read_items(fields, "goals", Items::texts));
  read_status(fields, proposal);
  read_appeal(fields, proposal);
  return proposal;
}

}  // namespace

ProposalsYaml read_proposals_yaml(const YamlNode& root, FileFindings& findings, Currency currency) {
  ProposalsYaml result;
  const std::uint64_t errors_before = findings.list().errors();
  if (!is_map(root, findings)) return result;
  const YamlFields file(root, findings, file_keys);
  std::map<std::string, Spot> seen;
  Money sum(0, currency);
  bool has_admitted = false;
  result.is_whole = true;
  for (const YamlNode& item : file.list("proposals", Need::required)) {
    if (!is_map(item, findings)) {
      result.is_whole = false;
      continue;
    }
    const YamlFields fields(item, findings, proposal_keys);
    const auto id = fields.id("id", Need::required);
    Proposal proposal = read_proposal(fields, currency, result);
    has_admitted = has_admitted || proposal.status == ProposalStatus::admitted;
    if (proposal.cost.cents() > Money::cents_max - sum.cents()) {
      findings.error(code::amount_too_large, fields.spot_of("cost"), to_string(proposal.cost),
                     to_string(Money(Money::cents_max, currency)));
      proposal.cost = Money(0, currency);
    }
    sum += proposal.cost;
    result.is_whole = result.is_whole && id;
    if (!id) continue;
    const auto [first, is_new] = seen.emplace(*id, fields.spot_of("id"));
    if (!is_new) {
      findings.error(code::duplicate_id, fields.spot_of("id"), *id, findings.place(first->second));
      result.is_whole = false;
      continue;
    }
    proposal.id = ProjectId(*id);
    result.proposals.push_back(std::move(proposal));
    result.spots.push_back(fields.spot_of("id"));
  }
  result.is_whole = result.is_whole && !result.proposals.empty();
  if (file.has("proposals") && !has_admitted) {
    findings.error(code::no_projects, file.spot_of("proposals"), {}, "status: admitted");
  }
  result.has_errors = findings.list().errors() > errors_before;
  return result;
}

}  // namespace buurtkas
