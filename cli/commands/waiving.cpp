#include "cli/commands/waiving.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "cli/record/canonical_json.h"
#include "engine/finding_codes.h"
#include "engine/rulebook/decision.h"
#include "engine/semantics.h"

namespace buurtkas {

using Json = nlohmann::json;

namespace {

bool is_paid(const ClaimsState& state, const LineId& id) {
  const LineState& line = state_of(state, id);
  return !line.statement.empty() && !line.drawn.empty() && !line.is_waived;
}

}  // namespace

Waiving decide_waiver(const ClaimsState& state, const ApprovalAsked& asked) {
  const std::vector<LineId> lines = lines_of(state, asked.of);
  if (lines.empty()) return CannotSign{code::no_such_claim, asked.of, {}, {}, {}};
  const ResidentId& claimant = state.find(lines.front().claim)->claim.claimant;
  if (claimant != asked.by) return CannotSign{code::not_own_claim, asked.by.text(), asked.of, {}, {}};
  for (const LineId& id : lines) {
    if (is_paid(state, id))
      return CannotSign{code::paid_already, to_string(id), state_of(state, id).statement, {}, {}};
    const LineId advance = {id.claim, state_of(state, id).corrects.value_or(id.number)};
    const bool is_settled =
        state_of(state, id).settled.cents() > 0 || state.history().settled(advance).cents() > 0;
    if (is_settled) return CannotSign{code::settled_already, to_string(id), {}, {}, {}};
  }
  Waiver waiver = {{asked.of, {}, asked.by}, {}, {}};
  std::string numbers;
  for (const LineId& id : lines) {
    const LineState& line = state_of(state, id);
    const bool is_open =
        line.assessed.verdict == name_of(Verdict::paid) && !line.is_refused && !line.is_waived;
    if (!is_open) continue;
    waiver.act.lines.push_back(id);
    waiver.given_back.insert(waiver.given_back.end(), line.drawn.begin(), line.drawn.end());
    numbers += (numbers.empty() ? to_string(id) : '+' + std::to_string(id.number));
  }
  if (numbers.empty()) return CannotSign{code::nothing_to_sign, asked.of, {}, became_of(state, lines), {}};
  Json body = waiver_body(waiver.act, waiver.given_back);
  body["inputs"] = asked.inputs;
  body["semantics"] = std::string(semantics_version);
  std::vector<Posting> postings = payable_by(state, waiver.given_back);
  for (Posting& posting : postings) posting.amount = -posting.amount;
  waiver.draft = {EntryKind::waiver, "waiver:" + numbers, canonical_json(body), std::move(postings)};
  return waiver;
}

bool is_waived_already(const ClaimsState& state, const ApprovalAsked& asked) {
  const std::vector<LineId> lines = lines_of(state, asked.of);
  if (lines.empty() || state.find(lines.front().claim)->claim.claimant != asked.by) return false;
  const auto is_open = [&](const LineId& id) {
    const LineState& line = state_of(state, id);
    return line.assessed.verdict == name_of(Verdict::paid) && !line.is_refused && !line.is_waived;
  };
  const auto is_waived = [&](const LineId& id) { return state_of(state, id).is_waived; };
  return std::none_of(lines.begin(), lines.end(), is_open) &&
         std::any_of(lines.begin(), lines.end(), is_waived);
}

}  // namespace buurtkas
