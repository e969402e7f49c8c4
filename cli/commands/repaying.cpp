#include "cli/commands/repaying.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "cli/commands/claim_acts.h"
#include "engine/claims/approval.h"

namespace buurtkas {
namespace {

// Nothing: they may.
std::optional<code::Code> why_not_by(const Round& round, const ResidentId& claimant, const ResidentId& by) {
  const Signing signing =
      sign_line({claimant, household_of(round, claimant), {Role::treasurer}, {}}, signer_in(round, by));
  if (!signing.fault) return std::nullopt;
  switch (*signing.fault) {
    case SignFault::own_claim:
      return code::own_claim;
    case SignFault::own_household:
      return code::own_household;
    default:
      return code::lacks_role;
  }
}

std::optional<RepaidBefore> before_on(const ClaimsState& state, const RepayAsked& asked) {
  std::optional<RepaidBefore> before;
  for (const LineId& id : state.lines_of_advance(asked.line)) {
    for (const GivenBack& one : state_of(state, id).given_back) {
      if (one.on != asked.on) continue;
      if (!before) before = RepaidBefore{Money(0, Currency::euro()), one.entry};
      before->amount += one.to.amount;
    }
  }
  return before;
}

// The last account that was drawn on first, each at most what it paid. What the bank did not pay yet is none.
std::vector<DrawnFrom> parts_of(const ClaimsState& state, const RepayAsked& asked) {
  std::vector<DrawnFrom> parts;
  Money rest = asked.amount;
  std::vector<LineId> lines = state.lines_of_advance(asked.line);
  std::reverse(lines.begin(), lines.end());
  for (const LineId& id : lines) {
    const LineState& line = state_of(state, id);
    if (!state.is_paid(id)) continue;
    for (auto drawn = line.drawn.rbegin(); drawn != line.drawn.rend(); ++drawn) {
      const bool is_known = std::any_of(parts.begin(), parts.end(), [&](const DrawnFrom& one) {
        return one.line == id && one.pot == drawn->pot && one.account == drawn->account;
      });
      if (is_known) continue;
      const Money amount = std::min(rest, line.left_of(drawn->pot, drawn->account));
      if (amount.cents() <= 0) continue;
      parts.push_back({id, drawn->pot, drawn->account, amount});
      rest -= amount;
    }
  }
  return rest.is_zero() ? parts : std::vector<DrawnFrom>();
}

std::vector<Posting> postings_of(const std::vector<DrawnFrom>& parts) {
  Postings postings;
  for (const DrawnFrom& one : parts) postings.add(one.pot, {AccountKind::bank, {}}, -one.amount);
  for (const DrawnFrom& one : parts) postings.add(one.pot, one.account, one.amount);
  return postings.take();
}

}  // namespace

Repaying decide_repayment(const ClaimsState& state, const Round& round, const RepayAsked& asked) {
  const LineState* line = find_line(state, asked.line);
  if (line == nullptr) return CannotRepay{code::no_such_claim};
  const Claim& claim = state.find(asked.line.claim)->claim;
  const bool is_advance_line = is_advance(claim.lines[asked.line.number - 1]) && !line->corrects;
  if (!is_advance_line) return CannotRepay{code::not_an_advance};
  if (const auto fault = why_not_by(round, claim.claimant, asked.by)) return CannotRepay{*fault};
  if (const auto before = before_on(state, asked)) return *before;
  if (!state.is_paid(asked.line)) return CannotRepay{code::not_paid_out};
  const Money open = state.owed_advance(asked.line);
  if (asked.amount.cents() <= 0) return CannotRepay{code::number_out_of_range, open};
  if (asked.amount > open) return CannotRepay{code::more_than_open, open};
  Repayment repayment;
  repayment.act = {asked.line, claim.claimant, asked.amount, asked.by, asked.on};
  repayment.given_back = parts_of(state, asked);
  if (repayment.given_back.empty()) return CannotRepay{code::more_than_open, open};
  repayment.open = open - asked.amount;
  repayment.draft = draft_of(EntryKind::repayment, repayment_key(repayment.act),
                             repayment_body(repayment.act, repayment.given_back), asked.inputs);
  repayment.draft.postings = postings_of(repayment.given_back);
  return repayment;
}

}  // namespace buurtkas
