#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/commands/commands.h"
#include "cli/commands/people.h"
#include "cli/read/claims_folder.h"
#include "cli/render/amounts.h"
#include "cli/render/findings_json.h"
#include "cli/render/json_text.h"
#include "cli/render/round_rules.h"

namespace buurtkas {
namespace {

std::string rules_text(const Input& input) {
  if (!input.round || input.rules.rulebooks.empty()) return {};
  return rulebooks_text(input.rules, input.language) +
         refusals_text(*input.round, input.rules, input.language);
}

std::string summary(const Input& input) {
  const Election& election = *input.election;
  const auto& pots = election.instance.pots;
  const std::string sentence(
      in(input.language, "In orde: {} en {}; te verdelen {}.\n", "In order: {} and {}; {} to be spent.\n"));
  const std::string projects =
      counted_text(Ratio(election.instance.projects.size()), input.language,
                   in(input.language, "project", "project"), in(input.language, "projecten", "projects"));
  const std::string sources =
      counted_text(Ratio(pots.size()), input.language, "pot", in(input.language, "potten", "pots"));
  return fmt::format(fmt::runtime(sentence), projects, sources,
                     amount_text(votable(election.instance), input.language)) +
         account_text(election, input.language) + rules_text(input);
}

void add(Findings findings, Input& input) {
  const bool has_errors = std::any_of(findings.begin(), findings.end(),
                                      [](const Finding& one) { return one.severity == Severity::error; });
  input.findings.insert(input.findings.end(), findings.begin(), findings.end());
  if (has_errors) input.election.reset();
}

// Names and accounts, when they are there.
void check_people(Input& input, const std::filesystem::path& folder) {
  if (disk().has(people_file(folder))) add(read_people(folder).findings, input);
}

// Claims, when there are any, with all of their receipts.
void check_claims(Input& input, const std::filesystem::path& folder) {
  if (!disk().has(folder / "claims.yaml") && !disk().has(folder / "claims.csv")) return;
  const Reading<ClaimsFolder> reading =
      read_claims_folder(folder, folder.string(), *input.round, input.claim_rulebooks);
  Findings findings = reading.findings;
  if (reading.value) {
    std::vector<const ReadClaim*> claims;
    for (const ReadClaim& claim : reading.value->claims) claims.push_back(&claim);
    const Findings receipts = check_receipts(folder, claims);
    findings.insert(findings.end(), receipts.begin(), receipts.end());
  }
  add(std::move(findings), input);
}

}  // namespace

int check(Console& console, const std::filesystem::path& path, const RuleDates& dates) {
  Input input = read_input(console, path, dates);
  if (input.round) {
    check_claims(input, path);
    check_people(input, path);
  }
  if (console.format == Format::json) {
    nlohmann::json json = findings_json(input.findings, input.language);
    json.erase("decided");
    json["in_order"] = input.election.has_value();
    if (input.election) {
      json["projects"] = std::to_string(input.election->instance.projects.size());
      json["votable"] = to_string(votable(input.election->instance));
      json["ballots"] = account_json(input.election->account);
      if (input.round && !input.rules.rulebooks.empty())
        json["rules"] = round_rules_json(*input.round, input.rules);
    }
    console.out << json_text(json);
  } else {
    tell_findings(console, console.out, input.findings, input.language);
    if (input.election) console.out << summary(input);
  }
  return input.election ? done : input_is_wrong;
}

}  // namespace buurtkas
