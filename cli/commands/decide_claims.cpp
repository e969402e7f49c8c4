#include "cli/commands/decide_claims.h"

#include <algorithm>
#include <set>

#include <nlohmann/json.hpp>

#include "cli/record/canonical_json.h"
#include "cli/render/claim_bodies.h"
#include "engine/assertion.h"
#include "engine/semantics.h"
#include "engine/sha256.h"

namespace buurtkas {
namespace {

using Json = nlohmann::json;

Draft draft_of(EntryKind kind, std::string key, Json body, const std::string& inputs) {
  body["inputs"] = inputs;
  body["semantics"] = std::string(semantics_version);
  return {kind, std::move(key), canonical_json(body), {}};
}

// What the article's condition, or its verb, is about.
std::string wanted_by(const LineAssessment& line, const Ground& ground) {
  const Rulebook& rulebook = *line.rules[ground.rulebook]->rulebook;
  const Article& article = rulebook.articles[ground.article];
  if (ground.condition != nullptr) {
    std::string name(fields_of(CaseKind::line)[ground.condition->field].name);
    if (ground.condition->parameter && !line.rules[ground.rulebook]->number_of(*ground.condition)) {
      name = rulebook.parameters[*ground.condition->parameter].name;
    }
    return name;
  }
  if (const auto* pay = std::get_if<Pay>(&article.verb)) {
    if (pay->parameter && line.rules[ground.rulebook]->values[*pay->parameter] == nullptr) {
      return rulebook.parameters[*pay->parameter].name;
    }
    return pay->times ? std::string(fields_of(CaseKind::line)[*pay->times].name) : "amount";
  }
  if (const auto* limit = std::get_if<LimitRule>(&article.verb)) {
    if (line.rules[ground.rulebook]->values[limit->at_most] == nullptr) {
      return rulebook.parameters[limit->at_most].name;
    }
    if (limit->times) return std::string(fields_of(CaseKind::line)[*limit->times].name);
    if (limit->counts_elsewhere) return "elsewhere";
  }
  return rulebook.name + ' ' + article.id;
}

}  // namespace

ClaimsInput claims_input(const Input& input, const ClaimsFolder& folder) {
  std::set<std::pair<std::string, std::string>> files;
  for (const InputFile& file : input.files) {
    if (file.name != "ballots.csv" && file.name != "ballots.pb") files.emplace(file.name, file.sha256);
  }
  for (const ReadFile& file : folder.files) files.emplace(file.name, file.sha256);
  Json list = Json::array();
  for (const auto& [name, sha256] : files) list.push_back({{"file", name}, {"sha256", sha256}});
  ClaimsInput by = {&input, &folder, {}, canonical_json({{"files", std::move(list)}})};
  by.inputs = sha256_of(by.list);
  return by;
}

void keep_inputs(Recorder& recorder, const ClaimsInput& by, const std::filesystem::path& folder) {
  recorder.keep(by.inputs, by.list);
  const Json list = Json::parse(by.list);
  for (const Json& file : list["files"]) {
    recorder.keep_file(file["sha256"].get<std::string>(), folder / file["file"].get<std::string>());
  }
}

Draft claim_draft(const ClaimsInput& by, const Claim& claim) {
  return draft_of(EntryKind::claim, "claim:" + claim.id.text(), claim_body(claim), by.inputs);
}

ClaimsDecider::ClaimsDecider(const ClaimsInput& by, const Date& known)
    : by_(by), known_(known), rules_(by.folder->rulebooks, known) {
  for (const NamedRulebook& named : by.input->claim_rulebooks) folders_.push_back(named.folder);
  for (const Resident& one : by.input->round->residents) residents_.emplace(one.id, &one);
}

DecidedClaim ClaimsDecider::decide(const Claim& claim, ClaimHistory& history) {
  const auto claimant = residents_.find(claim.claimant);
  BUURTKAS_ASSERT(claimant != residents_.end());
  DecidedClaim decided;
  decided.assessment = assess(claim, *claimant->second, rules_, history);
  decided.draft = draft_of(
      EntryKind::assessment, "assessment:" + claim.id.text(),
      assessment_body(claim, decided.assessment, by_.folder->rulebooks, folders_, known_), by_.inputs);
  return decided;
}

std::optional<DecidedAgainLine> ClaimsDecider::decide_again(const ClaimState& claim, std::uint32_t number,
                                                            ClaimHistory& history) {
  const auto claimant = residents_.find(claim.claim.claimant);
  const ClaimId& id = claim.claim.id;
  const bool is_granted = number >= 1 && number <= claim.handed_in && number <= claim.lines.size() &&
                          history.find({id, number}) != nullptr;
  if (claimant == residents_.end() || !is_granted) return std::nullopt;
  std::vector<LineId> granted = {{id, number}};
  Date known_before = claim.lines[number - 1].known_at;
  for (std::uint32_t other = number + 1; other <= claim.lines.size(); ++other) {
    const LineState& line = claim.lines[other - 1];
    if (line.corrects != number) continue;
    granted.push_back({id, other});
    known_before = std::max(known_before, line.known_at);
  }
  const auto next = static_cast<std::uint32_t>(claim.lines.size() + 1);
  DecidedAgainLine decided = {{id, next}, number, {}, {}};
  decided.again = assess_again(claim.claim, claim.claim.lines[number - 1], granted, *claimant->second, rules_,
                               known_before, history);
  if (decided.again.more.cents() > 0) {
    decided.draft = draft_of(
        EntryKind::assessment, "assessment:" + to_string(decided.line),
        correction_body(decided.line, number, decided.again, by_.folder->rulebooks, folders_, known_),
        by_.inputs);
  }
  return decided;
}

std::vector<std::pair<LineId, std::string>> undecided_in(const Claim& claim, const Assessment& assessment) {
  std::vector<std::pair<LineId, std::string>> undecided;
  for (std::size_t i = 0; i < assessment.size(); ++i) {
    const LineAssessment& line = assessment[i];
    if (line.decision.verdict != Verdict::undecided) continue;
    std::set<std::string> wanted;
    std::string two;
    for (const Ground& ground : line.decision.grounds) {
      if (ground.kind == Ground::Kind::unknown) wanted.insert(wanted_by(line, ground));
      const Rulebook& rulebook = *line.rules[ground.rulebook]->rulebook;
      if (ground.kind != Ground::Kind::pays) continue;
      two += (two.empty() ? "" : " + ") + rulebook.name + ' ' + rulebook.articles[ground.article].id;
    }
    std::string text;
    for (const std::string& name : wanted) text += (text.empty() ? "" : ", ") + name;
    if (text.empty()) text = two;
    if (line.without_rules) {
      const Rulebook& rulebook = *line.rules[*line.without_rules]->rulebook;
      text = rulebook.name + ' ' + to_string(rulebook.valid);
    }
    undecided.emplace_back(LineId{claim.id, static_cast<std::uint32_t>(i + 1)}, text);
  }
  return undecided;
}

}  // namespace buurtkas
