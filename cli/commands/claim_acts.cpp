#include "cli/commands/claim_acts.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "cli/record/canonical_json.h"
#include "engine/rulebook/decision.h"
#include "engine/rulebook/verb_words.h"
#include "engine/semantics.h"

namespace buurtkas {

const LineState* find_line(const ClaimsState& state, const LineId& id) {
  const ClaimState* claim = state.find(id.claim);
  const bool is_there = claim != nullptr && id.number >= 1 && id.number <= claim->lines.size();
  return is_there ? &claim->lines[id.number - 1] : nullptr;
}

const LineState& state_of(const ClaimsState& state, const LineId& id) {
  return state.find(id.claim)->lines.at(id.number - 1);
}

std::vector<LineId> lines_of(const ClaimsState& state, const std::string& of) {
  std::vector<LineId> lines;
  if (const ClaimState* claim = state.find(ClaimId(of))) {
    for (std::uint32_t number = 1; number <= claim->lines.size(); ++number) {
      lines.push_back({ClaimId(of), number});
    }
  } else if (const auto line = parse_line_id(of)) {
    const ClaimState* of_line = state.find(line->claim);
    if (of_line != nullptr && line->number <= of_line->lines.size()) lines.push_back(*line);
  }
  return lines;
}

std::vector<std::pair<LineId, std::string>> became_of(const ClaimsState& state,
                                                      const std::vector<LineId>& lines) {
  std::vector<std::pair<LineId, std::string>> became;
  for (const LineId& id : lines) {
    const LineState& line = state_of(state, id);
    const bool is_granted = line.assessed.verdict == name_of(Verdict::paid);
    became.emplace_back(id, line.is_waived    ? "waived"
                            : line.is_refused ? "refused"
                            : is_granted      ? "approved"
                                              : line.assessed.verdict);
  }
  return became;
}

Draft draft_of(EntryKind kind, std::string key, nlohmann::json body, const std::string& inputs) {
  body["inputs"] = inputs;
  body["semantics"] = std::string(semantics_version);
  return {kind, std::move(key), canonical_json(body), {}};
}

Entry entry_of(const Draft& draft, Date date) {
  Entry entry;
  entry.date = date;
  entry.kind = draft.kind;
  entry.key = draft.key;
  entry.body = draft.body;
  entry.postings = draft.postings;
  return entry;
}

void Postings::add(const PotId& pot, const Account& account, Money amount) {
  const auto [at, is_new] = places_.emplace(std::pair(pot, account), postings_.size());
  if (is_new) {
    postings_.push_back({pot, account, amount});
  } else {
    postings_[at->second].amount += amount;
  }
}

void post_payment(const ClaimsState& state, const StatementBody& statement, const Account& from,
                  const Account& to, Postings& postings) {
  for (const StatedLine& line : statement.lines) {
    const LineState* paid = find_line(state, line.line);
    if (paid == nullptr || line.paid.is_zero()) continue;
    for (const DrawnFrom& one : paid->drawn) {
      postings.add(one.pot, from, -one.amount);
      postings.add(one.pot, to, one.amount);
    }
  }
}

std::vector<Posting> payable_by(const ClaimsState& state, const std::vector<DrawnFrom>& drawn) {
  Postings postings;
  for (const DrawnFrom& one : drawn) postings.add(one.pot, one.account, -one.amount);
  for (const DrawnFrom& one : drawn) {
    postings.add(one.pot, {AccountKind::payable, state.find(one.line.claim)->claim.claimant.text()},
                 one.amount);
  }
  return postings.take();
}

std::string household_of(const Round& round, const ResidentId& id) {
  const auto at = std::find_if(round.residents.begin(), round.residents.end(),
                               [&](const Resident& one) { return one.id == id; });
  return at == round.residents.end() ? std::string() : at->household;
}

Signer signer_in(const Round& round, const ResidentId& id) {
  Signer signer = {id, household_of(round, id), {}};
  for (const RoleHolder& holder : round.roles) {
    const auto role = role_from(holder.role);
    if (holder.resident == id && role) signer.roles.push_back(*role);
  }
  return signer;
}

bool is_treasurer(const Round& round, const ResidentId& id) {
  const std::vector<Role> roles = signer_in(round, id).roles;
  return std::find(roles.begin(), roles.end(), Role::treasurer) != roles.end();
}

}  // namespace buurtkas
