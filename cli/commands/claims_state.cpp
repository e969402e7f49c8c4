#include "cli/commands/claims_state.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "cli/render/repayment_bodies.h"

namespace buurtkas {
namespace {

using Json = nlohmann::json;

bool is_granted(const RecordedLine& line) {
  return line.verdict == name_of(Verdict::paid) && line.amount.cents() > 0;
}

// Never more than the line was granted, whatever an entry says.
Money paid_for(const LineState& line) {
  Money sum = line.settled;
  for (const DrawnFrom& one : line.drawn) sum += one.amount;
  return sum;
}

bool is_payable(const LineState& line) {
  return std::all_of(line.assessed.needed.begin(), line.assessed.needed.end(), [&](Role role) {
    return std::any_of(line.signatures.begin(), line.signatures.end(),
                       [role](const Signature& one) { return one.role == role; });
  });
}

}  // namespace

const ClaimState* ClaimsState::find(const ClaimId& claim) const {
  const auto at = claims_.find(claim);
  return at == claims_.end() ? nullptr : &at->second;
}

void ClaimsState::add(const Entry& entry) {
  balances_.add(entry);
  switch (entry.kind) {
    case EntryKind::claim:
      if (auto claim = claim_in(Json::parse(entry.body, nullptr, false))) {
        const ClaimId id = claim->id;
        const std::size_t lines = claim->lines.size();
        const ResidentId claimant = claim->claimant;
        if (claims_.emplace(id, ClaimState{std::move(*claim), lines, {}}).second) {
          order_.push_back(id);
          by_claimant_[claimant].push_back(id);
        }
      }
      break;
    case EntryKind::assessment:
      assess(entry);
      break;
    case EntryKind::approval:
      approve(entry);
      break;
    case EntryKind::waiver:
      waive(entry);
      break;
    case EntryKind::repayment:
      repay(entry);
      break;
    case EntryKind::statement:
      tell(entry);
      break;
    case EntryKind::batch:
      batch(entry);
      break;
    case EntryKind::bank_status:
    case EntryKind::settlement:
      settle(entry);
      break;
    default:
      break;
  }
}

void ClaimsState::assess(const Entry& entry) {
  const Json body = Json::parse(entry.body, nullptr, false);
  const auto known = known_at_in(body);
  if (!known) return;
  if (const auto correction = correction_in(body)) return correct(*correction, *known);
  auto lines = lines_in(body);
  if (!lines || !body.contains("claim") || !body["claim"].is_string()) return;
  const auto at = claims_.find(ClaimId(body["claim"].get<std::string>()));
  const bool is_of_claim =
      at != claims_.end() && at->second.lines.empty() && at->second.claim.lines.size() == lines->size();
  if (!is_of_claim) return;
  for (RecordedLine& line : *lines) {
    LineState& kept = at->second.lines.emplace_back();
    kept.assessed = std::move(line);
    kept.known_at = *known;
    grant(at->second, at->second.lines.size() - 1);
  }
}

void ClaimsState::correct(const Correction& correction, const Date& known) {
  const auto at = claims_.find(correction.line.claim);
  if (at == claims_.end()) return;
  ClaimState& state = at->second;
  const bool is_next = correction.line.number == state.lines.size() + 1;
  if (!is_next || correction.corrects < 1 || correction.corrects > state.handed_in) return;
  const ClaimLine corrected = state.claim.lines[correction.corrects - 1];
  state.claim.lines.push_back(corrected);
  LineState& kept = state.lines.emplace_back();
  kept.assessed = correction.granted;
  kept.known_at = known;
  kept.corrects = correction.corrects;
  grant(state, state.lines.size() - 1);
}

void ClaimsState::grant(ClaimState& state, std::size_t line) {
  RecordedLine& assessed = state.lines[line].assessed;
  if (!is_granted(assessed)) return;
  if (assessed.needed.empty()) assessed.needed.push_back(Role::approver);  // nothing is paid unsigned
  const LineId id = {state.claim.id, static_cast<std::uint32_t>(line + 1)};
  history_.add({id, state.claim.claimant, state.claim.lines[line], assessed.amount, assessed.counts,
                state.lines[line].corrects.has_value()});
}

void ClaimsState::approve(const Entry& entry) {
  const Json body = Json::parse(entry.body, nullptr, false);
  const auto act = approval_in(body);
  const auto drawn = drawn_in(body);
  const auto settled = settled_in(body);
  if (!act || !drawn || !settled) return;
  for (const DrawnFrom& one : *drawn) {
    LineState* line = find_line(one.line);
    if (line != nullptr && paid_for(*line) + one.amount <= line->assessed.amount) line->drawn.push_back(one);
  }
  for (const SettledLine& one : *settled) {
    LineState* line = find_line(one.line);
    if (line == nullptr || paid_for(*line) + one.amount > line->assessed.amount) continue;
    line->settled += one.amount;
    history_.settle(one.advance, one.amount);
  }
  for (const LineId& id : act->lines) {
    const auto at = claims_.find(id.claim);
    if (at == claims_.end() || id.number < 1 || id.number > at->second.lines.size()) continue;
    if (!act->refused.empty()) {
      refuse(at->second, id.number, *act);
    } else if (act->role) {
      at->second.lines[id.number - 1].signatures.push_back({*act->role, act->by});
    }
  }
}

std::vector<LineId> ClaimsState::lines_of_advance(const LineId& advance) const {
  std::vector<LineId> lines;
  const ClaimState& claim = *find(advance.claim);
  for (std::uint32_t number = 1; number <= claim.lines.size(); ++number) {
    const LineState& line = claim.lines[number - 1];
    if (line.is_waived) continue;
    if (number == advance.number || line.corrects == advance.number)
      lines.push_back({claim.claim.id, number});
  }
  return lines;
}

Money ClaimsState::open_advance(const LineId& advance) const {
  return taken_for(lines_of_advance(advance)) - history_.settled(advance);
}

Money ClaimsState::owed_advance(const LineId& advance) const {
  std::vector<LineId> lines = lines_of_advance(advance);
  std::erase_if(lines, [this](const LineId& line) { return !is_paid(line); });
  const Money owed = taken_for(lines) - history_.settled(advance);
  return std::max(owed, Money(0, Currency::euro()));
}

Money ClaimsState::taken_for(const std::vector<LineId>& lines) const {
  Money sum(0, Currency::euro());
  for (const LineId& id : lines) {
    const LineState& line = find(id.claim)->lines[id.number - 1];
    for (const DrawnFrom& one : line.drawn) sum += one.amount;
    for (const GivenBack& one : line.given_back) sum -= one.to.amount;
  }
  return sum;
}

bool ClaimsState::is_paid(const LineId& id) const {
  const LineState& line = find(id.claim)->lines[id.number - 1];
  const auto at = by_id_.find(line.statement);
  if (at == by_id_.end() || line.drawn.empty()) return false;
  return statements_[at->second].booked && !statements_[at->second].reopened;
}

LineState* ClaimsState::find_line(const LineId& id) {
  const auto at = claims_.find(id.claim);
  const bool is_there = at != claims_.end() && id.number >= 1 && id.number <= at->second.lines.size();
  return is_there ? &at->second.lines[id.number - 1] : nullptr;
}

// A line that was withdrawn before it was approved does not count any more, nor does an advance that was not
// wanted after all; a gift was earned, and counts.
void ClaimsState::waive(const Entry& entry) {
  const auto act = waiver_in(Json::parse(entry.body, nullptr, false));
  if (!act) return;
  for (const LineId& id : act->lines) {
    LineState* line = find_line(id);
    if (line == nullptr) continue;
    line->is_waived = true;
    const bool is_advance_line = is_advance(claims_.at(id.claim).claim.lines[id.number - 1]);
    if (line->drawn.empty() || is_advance_line) history_.take_back(id);
  }
}

// To no account more than that paid, whatever an entry says.
void ClaimsState::repay(const Entry& entry) {
  const Json body = Json::parse(entry.body, nullptr, false);
  const auto act = repayment_in(body);
  const auto given_back = given_back_in(body);
  if (!act || !given_back || find_line(act->line) == nullptr) return;
  const std::vector<LineId> lines = lines_of_advance(act->line);
  for (const DrawnFrom& one : *given_back) {
    LineState* line = find_line(one.line);
    const bool is_its = std::find(lines.begin(), lines.end(), one.line) != lines.end();
    if (!is_its || one.amount > line->left_of(one.pot, one.account)) continue;
    line->given_back.push_back({one, entry.date, entry.number});
    history_.repay(act->line, one.amount);
  }
}

std::vector<ClaimId> ClaimsState::claims_of(const ResidentId& resident) const {
  const auto at = by_claimant_.find(resident);
  return at == by_claimant_.end() ? std::vector<ClaimId>() : at->second;
}

void ClaimsState::tell(const Entry& entry) {
  auto body = statement_in(Json::parse(entry.body, nullptr, false));
  if (!body) return;
  for (const StatedLine& one : body->lines) {
    if (LineState* line = find_line(one.line)) line->statement = body->id;
  }
  const std::string code = statement_code(body->id, entry.body);
  by_code_.emplace(code, statements_.size());
  by_id_[body->id] = statements_.size();
  if (body->total.cents() > 0) last_payments_[body->resident] = statements_.size();
  statements_.push_back({std::move(*body), code, entry.number, entry.date, {}, {}, {}});
}

void ClaimsState::batch(const Entry& entry) {
  auto body = batch_in(Json::parse(entry.body, nullptr, false));
  if (!body) return;
  for (const BatchedPayment& one : body->payments) {
    const auto at = by_code_.find(one.statement);
    if (at != by_code_.end()) statements_[at->second].batch = body->id;
  }
  const std::string code = batch_code(body->id, entry.body);
  batches_.push_back({std::move(*body), code, entry.date});
}

// What a bank rejected or gave back is as if no statement told it.
void ClaimsState::settle(const Entry& entry) {
  const auto body = settlement_in(Json::parse(entry.body, nullptr, false));
  const auto at = body ? by_code_.find(body->statement) : by_code_.end();
  if (at == by_code_.end()) return;
  StatementState& statement = statements_[at->second];
  if (body->did == BankDid::booked) {
    statement.booked = *body;
    return;
  }
  statement.reopened = *body;
  for (const StatedLine& one : statement.body.lines) {
    LineState* line = find_line(one.line);
    if (line != nullptr && line->statement == statement.body.id) line->statement.clear();
  }
}

const StatementState* ClaimsState::statement(const std::string& code) const {
  const auto at = by_code_.find(code);
  return at == by_code_.end() ? nullptr : &statements_[at->second];
}

const StatementState* ClaimsState::last_payment(const ResidentId& resident) const {
  const auto at = last_payments_.find(resident);
  return at == last_payments_.end() ? nullptr : &statements_[at->second];
}

// With what corrects it.
void ClaimsState::refuse(ClaimState& state, std::uint32_t number, const ApprovalAct& act) {
  for (std::uint32_t other = 1; other <= state.lines.size(); ++other) {
    LineState& line = state.lines[other - 1];
    const bool is_its = other == number || (line.corrects == number && !is_payable(line));
    if (!is_its) continue;
    line.is_refused = true;
    line.refused_by = act.by;
    line.refused_why = act.refused;
    history_.take_back({state.claim.id, other});
  }
}

}  // namespace buurtkas
