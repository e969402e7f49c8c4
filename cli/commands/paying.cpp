#include "cli/commands/paying.h"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/commands/claim_acts.h"
#include "cli/render/bank/bank_letters.h"
#include "cli/render/bank/banking_day.h"
#include "cli/render/batch_bodies.h"
#include "engine/claims/approval.h"

namespace buurtkas {
namespace {

Money euros(std::int64_t cents) {
  return {cents, Currency::euro()};
}

bool is_granted(const LineState& line) {
  return line.assessed.verdict == name_of(Verdict::paid);
}

Money drawn_for(const LineState& line) {
  Money sum = euros(0);
  for (const DrawnFrom& one : line.drawn) sum += one.amount;
  return sum;
}

// Nothing: it is still to be signed.
std::optional<std::string> became(const LineState& line) {
  if (line.is_waived) return "waived";
  if (line.is_refused) return "refused";
  if (!is_granted(line)) return line.assessed.verdict;
  const bool is_approved = !line.drawn.empty() || line.settled.cents() > 0;
  return is_approved ? std::optional<std::string>("approved") : std::nullopt;
}

// What of a resident's lines no statement tells.
class Untold {
 public:
  Untold(const ClaimsState& state, const ResidentId& resident) : state_(state) {
    for (const ClaimId& claim : state.claims_of(resident)) {
      const ClaimState& one = *state.find(claim);
      for (std::uint32_t number = 1; number <= one.lines.size(); ++number) {
        add({claim, number}, one.lines[number - 1]);
      }
    }
  }

  std::vector<StatedLine> lines;
  std::vector<LineId> waiting;

  // Of each limit that the approved lines count for, and of each of its months or years.
  std::vector<StatedTotal> totals() const {
    std::map<std::tuple<std::string, std::string, Date>, StatedTotal> totals;
    for (const StatedLine& one : lines) {
      if (one.became != "approved") continue;
      const RecordedLine& recorded = state_of(state_, one.line).assessed;
      for (const CountedBy& count : recorded.counts) {
        const auto limit = std::find_if(recorded.limits.begin(), recorded.limits.end(),
                                        [&](const RecordedLimit& it) { return it.limit == count.limit; });
        if (limit == recorded.limits.end()) continue;
        const Money counted =
            state_.history().limits().of(count.limit, count.whom, count.first) + limit->elsewhere;
        totals[{count.limit, count.whom, count.first}] = {count.limit, count.whom,       count.first,
                                                          counted,     limit->elsewhere, limit->most};
      }
    }
    std::vector<StatedTotal> list;
    for (auto& [key, total] : totals) list.push_back(std::move(total));
    return list;
  }

  std::vector<StatedAdvance> advances(const ResidentId& resident) const {
    std::vector<StatedAdvance> open;
    for (const ClaimId& claim : state_.claims_of(resident)) {
      const ClaimState& one = *state_.find(claim);
      for (std::uint32_t number = 1; number <= one.handed_in && number <= one.lines.size(); ++number) {
        if (!is_advance(one.claim.lines[number - 1])) continue;
        const Money left = state_.open_advance({claim, number});
        if (left.cents() > 0) open.push_back({{claim, number}, left});
      }
    }
    return open;
  }

 private:
  void add(const LineId& id, const LineState& line) {
    if (!line.statement.empty()) return;
    const auto word = became(line);
    if (!word) {
      waiting.push_back(id);
    } else if (*word == "approved") {
      lines.push_back({id, *word, line.assessed.amount, line.settled, drawn_for(line)});
    } else {
      lines.push_back({id, *word, euros(0), euros(0), euros(0)});
    }
  }

  const ClaimsState& state_;
};

Money total_of(const std::vector<StatedLine>& lines) {
  Money total = euros(0);
  for (const StatedLine& one : lines) total += one.paid;
  return total;
}

std::string_view kind_of(const ClaimsState& state, const StatementBody& statement) {
  bool are_advances = true;
  bool are_corrections = true;
  for (const StatedLine& one : statement.lines) {
    if (one.paid.is_zero()) continue;
    const ClaimState& claim = *state.find(one.line.claim);
    are_advances = are_advances && is_advance(claim.claim.lines[one.line.number - 1]);
    are_corrections = are_corrections && claim.lines[one.line.number - 1].corrects.has_value();
  }
  return are_corrections ? "correction" : are_advances ? "advance" : "claim";
}

// Whether the row that was committed to when they were paid last is another one now.
bool is_changed(const ClaimsState& state, const StatementBody& statement) {
  const StatementState* last = state.last_payment(statement.resident);
  return last != nullptr && last->body.commitment != statement.commitment;
}

// The account is wrong, or closed: what is sent there again comes back again.
bool is_of_account(const SettlementBody& reopened) {
  return reopened.reason == "AC01" || reopened.reason == "AC04";
}

bool has_approved(const ClaimsState& state, const StatementBody& statement, const ResidentId& id) {
  return std::any_of(statement.lines.begin(), statement.lines.end(), [&](const StatedLine& line) {
    const auto& signatures = state_of(state, line.line).signatures;
    return std::any_of(signatures.begin(), signatures.end(),
                       [&](const Signature& signature) { return signature.by == id; });
  });
}

}  // namespace

Paying::Paying(const Round& round, std::span<const Rulebook> rulebooks, const PayAsked& asked)
    : round_(round), asked_(asked), rules_(rulebooks, asked.on) {}

bool Paying::has_news(const ClaimsState& state, const ResidentId& resident) {
  return !Untold(state, resident).lines.empty();
}

Money Paying::due(const ClaimsState& state, const ResidentId& resident) {
  return total_of(Untold(state, resident).lines);
}

std::variant<Stated, Unpaid> Paying::state_for(const ClaimsState& state, const ResidentId& resident,
                                               const std::string& commitment) {
  const Untold untold(state, resident);
  StatementBody body;
  body.id = fmt::format("s{:04}", state.statements().size() + 1);
  body.resident = resident;
  body.commitment = commitment;
  body.signers = {asked_.signers.front()};
  body.lines = untold.lines;
  body.waiting = untold.waiting;
  body.totals = untold.totals();
  body.advances = untold.advances(resident);
  body.total = total_of(body.lines);
  if (!body.total.is_zero()) {
    const StatementState* last = state.last_payment(resident);
    const bool is_refused = last != nullptr && last->reopened && last->body.commitment == commitment &&
                            is_of_account(*last->reopened);
    if (is_refused) {
      return Unpaid{resident, body.total, Unpaid::Why::bank_refused, last->reopened->reason, {}, {}};
    }
    if (auto unpaid = sign(state, body)) return *unpaid;
  }
  Draft draft = draft_of(EntryKind::statement, "statement:" + body.id, statement_body(body), asked_.inputs);
  std::string code = statement_code(body.id, draft.body);
  return Stated{std::move(body), std::move(code), std::move(draft)};
}

std::optional<Unpaid> Paying::decide_by_rules(const ClaimsState& state, const StatementBody& statement,
                                              std::vector<Role>& needed, std::string& articles) {
  Case payment = blank_case(CaseKind::payment);
  set_number(payment, "amount", std::min(statement.total.cents(), parts_max(Unit::eur)));
  set_word(payment, "kind", kind_of(state, statement));
  set_word(payment, "account-changed", is_changed(state, statement) ? "yes" : "no");
  needed = {Role::treasurer};
  for (const RulesInForce* rules : rules_.on(asked_.on)) {
    const Decision decision = decide(*rules, payment);
    needed.insert(needed.end(), decision.roles.begin(), decision.roles.end());
    for (const Ground& ground : decision.grounds) {
      if (ground.kind != Ground::Kind::applies) continue;
      articles += (articles.empty() ? "" : ", ") + rules->rulebook->name + ' ' +
                  rules->rulebook->articles[ground.article].id;
    }
    if (decision.verdict == Verdict::admitted) continue;
    Unpaid unpaid = {statement.resident, statement.total, Unpaid::Why::undecided, {}, {}, {}};
    if (decision.verdict == Verdict::refused) unpaid.why = Unpaid::Why::refused;
    const Ground::Kind stops =
        decision.verdict == Verdict::refused ? Ground::Kind::refuses : Ground::Kind::unknown;
    for (const Ground& ground : decision.grounds) {
      if (ground.kind != stops) continue;
      unpaid.article = rules->rulebook->name + ' ' + rules->rulebook->articles[ground.article].id;
      break;
    }
    return unpaid;
  }
  std::sort(needed.begin(), needed.end());
  needed.erase(std::unique(needed.begin(), needed.end()), needed.end());
  return std::nullopt;
}

// Who may not sign for this resident, or need not, is passed over; a statement tells only who did sign.
std::optional<Unpaid> Paying::sign(const ClaimsState& state, StatementBody& statement) {
  LineToSign payment = {statement.resident, household_of(round_, statement.resident), {}, {}};
  Unpaid unpaid = {statement.resident, statement.total, Unpaid::Why::lacks_roles, {}, {}, {}};
  if (auto ruled = decide_by_rules(state, statement, payment.needed, unpaid.article)) return ruled;
  const auto pass_over = [&](Unpaid::Why why, const ResidentId& id) {
    if (unpaid.who.empty()) unpaid.why = why;
    if (unpaid.who.empty()) unpaid.who = id.text();
  };
  statement.signers.clear();
  for (const ResidentId& id : asked_.signers) {
    if (still_needed(payment).empty()) break;
    LineToSign asked = payment;
    if (statement.signers.empty()) asked.needed = {Role::treasurer};  // whatever other roles they have
    const Signing signing = sign_line(asked, signer_in(round_, id));
    if (has_approved(state, statement, id)) {
      pass_over(Unpaid::Why::approved_it, id);
    } else if (signing.fault == SignFault::own_claim) {
      pass_over(Unpaid::Why::own_claim, id);
    } else if (signing.fault == SignFault::own_household) {
      pass_over(Unpaid::Why::own_household, id);
    } else if (signing.role) {
      payment.signatures.push_back({*signing.role, id});
      statement.signers.push_back(id);
    }
    if (statement.signers.empty()) break;  // the treasurer's act
  }
  unpaid.roles = still_needed(payment);
  return unpaid.roles.empty() ? std::nullopt : std::optional(unpaid);
}

std::optional<Draft> Paying::batch(const ClaimsState& state) const {
  if (!round_.bank) return std::nullopt;
  BatchBody batch;
  batch.id = fmt::format("b{:03}", state.batches().size() + 1);
  batch.signers = {asked_.signers.front()};
  batch.execution = banking_day_from(asked_.on);
  batch.debtor = *round_.bank;
  batch.debtor.holder = bank_letters(round_.bank->holder, bank_name_max);
  batch.remittance = bank_letters(round_.name, bank_remittance_max);
  if (batch.remittance.empty()) batch.remittance = "Buurtkas";
  Postings postings;
  for (const StatementState& statement : state.statements()) {
    if (!statement.batch.empty() || statement.body.total.is_zero()) continue;
    if (batch.payments.size() == batch_payments_max) break;
    batch.payments.push_back({statement.code, statement.body.resident, statement.body.total});
    batch.total += statement.body.total;
    const ResidentId& resident = statement.body.resident;
    post_payment(state, statement.body, {AccountKind::payable, resident.text()},
                 {AccountKind::in_transit, batch.id}, postings);
  }
  if (batch.payments.empty()) return std::nullopt;
  Draft draft = draft_of(EntryKind::batch, "batch:" + batch.id, batch_body(batch), asked_.inputs);
  draft.postings = postings.take();
  return draft;
}

}  // namespace buurtkas
