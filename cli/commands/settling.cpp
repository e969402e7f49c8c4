#include "cli/commands/settling.h"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>
#include <tuple>

#include <nlohmann/json.hpp>

#include "cli/commands/claim_acts.h"

namespace buurtkas {
namespace {

Money euros(std::int64_t cents) {
  return {cents, Currency::euro()};
}

Money total_of(const std::vector<const StatementState*>& payments) {
  Money total = euros(0);
  for (const StatementState* one : payments) total += one->body.total;
  return total;
}

Date made_on(const ClaimsState& state, const std::string& batch) {
  for (const auto& one : state.batches()) {
    if (one.body.id == batch) return one.date;
  }
  return {};
}

// Codes of ISO 20022 for an order, a batch or a payment that the bank had before: the first one counts.
bool is_of_a_copy(const std::string& reason) {
  constexpr std::array<std::string_view, 6> copies = {"AM05", "DU01", "DU02", "DU03", "DU04", "DU05"};
  return std::find(copies.begin(), copies.end(), reason) != copies.end();
}

// The resident gave some of what it paid back: then it cannot come back as a whole.
bool was_given_back(const ClaimsState& state, const StatementState& statement) {
  const auto& lines = statement.body.lines;
  return std::any_of(lines.begin(), lines.end(), [&](const StatedLine& one) {
    const LineState* line = find_line(state, one.line);
    return line != nullptr && line->statement == statement.body.id && !line->given_back.empty();
  });
}

template <class Keep>
std::vector<const StatementState*> only(const std::vector<const StatementState*>& payments,
                                        const Keep& keep) {
  std::vector<const StatementState*> kept;
  std::copy_if(payments.begin(), payments.end(), std::back_inserter(kept), keep);
  return kept;
}

}  // namespace

std::optional<Draft> settlement_draft(const ClaimsState& state, const SettleAsked& asked,
                                      SettlementBody body) {
  const StatementState* statement = state.statement(body.statement);
  if (statement == nullptr || statement->batch.empty() || statement->reopened) return std::nullopt;
  if (body.booked && *body.booked < made_on(state, statement->batch)) return std::nullopt;
  const bool is_late = body.booked && *body.booked > asked.on;
  const bool is_return = body.did == BankDid::returned;
  if (is_late || is_return != statement->booked.has_value()) return std::nullopt;
  if (is_return && body.booked < statement->booked->booked) return std::nullopt;
  if (is_return && was_given_back(state, *statement)) return std::nullopt;
  body.batch = statement->batch;
  body.resident = statement->body.resident;
  body.amount = statement->body.total;
  body.by = asked.by;
  const Account in_transit = {AccountKind::in_transit, body.batch};
  const Account bank = {AccountKind::bank, {}};
  const Account payable = {AccountKind::payable, body.resident.text()};
  Postings postings;
  post_payment(state, statement->body, is_return ? bank : in_transit,
               body.did == BankDid::booked ? bank : payable, postings);
  const EntryKind kind = body.did == BankDid::rejected ? EntryKind::bank_status : EntryKind::settlement;
  Draft draft = draft_of(kind, settlement_key(body), settlement_body(body), asked.inputs);
  draft.postings = postings.take();
  return draft;
}

Settling::Settling(const Round& round, const SettleAsked& asked, ClaimsState& state)
    : round_(round), asked_(asked), state_(state) {}

void Settling::leave(const BankLine& line, UnmatchedLine::Why why, std::string expected) {
  UnmatchedLine& left = shown_.unmatched.emplace_back(line.told);
  left.why = why;
  left.expected = std::move(expected);
  const bool is_other_copy = why == UnmatchedLine::Why::not_ours && is_like_ours(left.reference);
  if (is_other_copy) left.why = UnmatchedLine::Why::other_copy;
}

void Settling::leave(const BankLine& line, UnmatchedLine::Why why, Money sum) {
  leave(line, why);
  shown_.unmatched.back().sum = sum;
}

// A day that cannot be is told once for all that a line is about.
bool Settling::is_in_time(const BankLine& line, const StatementState& statement) {
  const Date made = made_on(state_, statement.batch);
  if (line.told.day && *line.told.day > asked_.on) {
    leave(line, UnmatchedLine::Why::later, to_string(asked_.on));
  } else if (line.told.day && *line.told.day < made) {
    leave(line, UnmatchedLine::Why::too_early, to_string(made));
  } else {
    return true;
  }
  return false;
}

std::vector<const StatementState*> Settling::payments_of(const ClaimsState::BatchState& batch) const {
  std::vector<const StatementState*> payments;
  for (const BatchedPayment& one : batch.body.payments) {
    const StatementState* statement = state_.statement(one.statement);
    if (statement != nullptr) payments.push_back(statement);
  }
  return payments;
}

void Settling::record(const BankLine& line, const std::string& code, BankDid did) {
  SettlementBody body;
  body.did = did;
  body.statement = code;
  body.booked = line.told.day;
  body.reason = did == BankDid::booked ? std::string() : line.reason;
  body.reference = line.reference;
  body.file = line.sha256;
  auto draft = settlement_draft(state_, asked_, std::move(body));
  if (!draft) return leave(line, UnmatchedLine::Why::reopened_before);
  shown_.settled.push_back({*settlement_in(nlohmann::json::parse(draft->body)), line.text});
  state_.add(entry_of(*draft, asked_.on));
  drafts_.push_back(std::move(*draft));
}

void Settling::reject(const BankLine& line) {
  if (line.code.empty()) {
    if (line.batch == nullptr) return leave(line, UnmatchedLine::Why::not_ours);
    if (line.contradicts) return leave(line, UnmatchedLine::Why::contradicts);
    if (is_of_a_copy(line.reason)) return leave(line, UnmatchedLine::Why::copy, line.reason);
    for (const StatementState* one : payments_of(*line.batch)) reject(line, *one);
    return;
  }
  const StatementState* statement = state_.statement(line.code);
  if (statement == nullptr) return leave(line, UnmatchedLine::Why::not_ours);
  if (line.names_other_batch || (line.batch != nullptr && line.batch->body.id != statement->batch)) {
    return leave(line, UnmatchedLine::Why::other_batch, statement->batch);
  }
  if (line.amount && *line.amount != statement->body.total) {
    return leave(line, UnmatchedLine::Why::other_amount, to_string(statement->body.total));
  }
  reject(line, *statement);
}

void Settling::reject(const BankLine& line, const StatementState& statement) {
  BankLine of_payment = line;
  of_payment.told.reference = statement.code;
  if (statement.batch.empty()) return leave(of_payment, UnmatchedLine::Why::not_ours);
  if (statement.reopened && statement.reopened->did == BankDid::rejected) {
    shown_.known += 1;
  } else if (statement.reopened || statement.booked) {
    leave(of_payment, UnmatchedLine::Why::booked_already);
  } else if (is_of_a_copy(line.reason)) {
    leave(of_payment, UnmatchedLine::Why::copy, line.reason);
  } else {
    record(of_payment, statement.code, BankDid::rejected);
  }
}

void Settling::book(const BankLine& line, const StatementState& statement) {
  if (statement.batch.empty()) return leave(line, UnmatchedLine::Why::not_ours);
  if (line.amount != statement.body.total) {
    return leave(line, UnmatchedLine::Why::other_amount, statement.body.total);
  }
  if (statement.booked) {
    if (!line.is_same(*statement.booked)) return leave(line, UnmatchedLine::Why::paid_twice);
    shown_.known += 1;
  } else if (statement.reopened) {
    leave(line, UnmatchedLine::Why::booked_after_all);
  } else if (is_in_time(line, statement)) {
    record(line, statement.code, BankDid::booked);
  }
}

void Settling::book_batch(const BankLine& line) {
  const auto payments = payments_of(*line.batch);
  const auto in_transit = only(payments, [](const StatementState* one) { return one->is_in_transit(); });
  const auto booked = only(payments, [](const StatementState* one) { return one->booked.has_value(); });
  if (in_transit.empty()) {
    const bool is_known =
        !booked.empty() && std::all_of(booked.begin(), booked.end(),
                                       [&](const StatementState* one) { return line.is_same(*one->booked); });
    if (!is_known) return leave(line, UnmatchedLine::Why::paid_twice);
    shown_.known += 1;
    return;
  }
  const Money left = total_of(in_transit);
  const Money rejected = total_of(payments) - left;
  const bool is_whole = booked.empty() && line.amount == line.batch->body.total;
  if (line.amount != left && !is_whole) {
    return leave(line, UnmatchedLine::Why::other_amount, left);
  }
  if (!is_in_time(line, *in_transit.front())) return;
  std::vector<std::string> codes;
  for (const StatementState* one : in_transit) codes.push_back(one->code);
  for (const std::string& code : codes) record(line, code, BankDid::booked);
  if (line.amount == left) return;
  BankLine rest = line;
  rest.told.amount = rejected;
  leave(rest, UnmatchedLine::Why::rejected_part);
}

void Settling::give_back(const BankLine& line, const StatementState& statement) {
  const bool was_rejected = statement.reopened && statement.reopened->did == BankDid::rejected;
  if (was_rejected && line.amount == statement.body.total)
    return leave(line, UnmatchedLine::Why::rejected_back);
  if (!statement.booked) return leave(line, UnmatchedLine::Why::not_paid);
  if (line.amount != statement.body.total) {
    return leave(line, UnmatchedLine::Why::other_amount, statement.body.total);
  }
  if (statement.reopened) {
    if (!line.is_same(*statement.reopened)) return leave(line, UnmatchedLine::Why::reopened_before);
    shown_.known += 1;
  } else if (!line.is_return && line.reason.empty()) {
    leave(line, UnmatchedLine::Why::not_a_return);
  } else if (line.told.day < statement.booked->booked) {
    leave(line, UnmatchedLine::Why::too_early, to_string(*statement.booked->booked));
  } else if (was_given_back(state_, statement)) {
    leave(line, UnmatchedLine::Why::given_back);
  } else if (is_in_time(line, statement)) {
    record(line, statement.code, BankDid::returned);
  }
}

void Settling::give_back_batch(const BankLine& line) {
  const auto payments = payments_of(*line.batch);
  const auto paid = only(payments, [](const StatementState* one) { return one->booked && !one->reopened; });
  const auto returned = only(payments, [&](const StatementState* one) {
    return one->booked && one->reopened && line.is_same(*one->reopened);
  });
  if (!returned.empty() && line.amount == total_of(returned)) {
    shown_.known += 1;
    return;
  }
  if (paid.empty()) return leave(line, UnmatchedLine::Why::not_paid);
  if (line.amount != total_of(paid)) {
    return leave(line, UnmatchedLine::Why::other_amount, total_of(paid));
  }
  const bool is_given_back = std::any_of(
      paid.begin(), paid.end(), [this](const StatementState* one) { return was_given_back(state_, *one); });
  if (is_given_back) return leave(line, UnmatchedLine::Why::given_back);
  if (!is_in_time(line, *paid.front())) return;
  std::vector<std::string> codes;
  for (const StatementState* one : paid) codes.push_back(one->code);
  for (const std::string& code : codes) record(line, code, BankDid::returned);
}

void Settling::leave_in_transit() {
  for (const auto& batch : state_.batches()) {
    ShownBatchLeft left = {batch.body.id};
    for (const StatementState* one : payments_of(batch)) {
      if (!one->is_in_transit()) continue;
      left.count += 1;
      left.amount += one->body.total;
    }
    if (left.count > 0) shown_.in_transit.push_back(std::move(left));
  }
}

// First what names its payment, so that a batch that was booked as one is compared with what is left of it.
void Settling::settle(std::span<const BankFile> files) {
  BankLines read = lines_in(files, state_, round_.bank->iban);
  lines_ = std::move(read.lines);
  shown_.accepted = read.accepted;
  shown_.unmatched = std::move(read.left);
  const auto each = [&](const auto& is_now, const auto& settle_line) {
    for (const BankLine& line : lines_) {
      if (is_now(line)) settle_line(line);
    }
  };
  const auto is_out = [](const BankLine& line) {
    return line.is_booked && !line.is_credit && !line.is_return;
  };
  const auto names_payment = [&](const BankLine& line) { return state_.statement(line.code) != nullptr; };
  // In one list of the bank's, a payment or a batch is booked once, and comes back once.
  std::set<std::pair<std::string, std::string>> seen, given_back;
  each([&](const BankLine& line) { return is_out(line) && names_payment(line); },
       [&](const BankLine& line) {
         if (!seen.emplace(line.within, line.code).second) return leave(line, UnmatchedLine::Why::paid_twice);
         book(line, *state_.statement(line.code));
       });
  each([](const BankLine& line) { return line.is_status && !line.code.empty(); },
       [&](const BankLine& line) { reject(line); });
  each([](const BankLine& line) { return line.is_status && line.code.empty(); },
       [&](const BankLine& line) { reject(line); });
  each([&](const BankLine& line) { return is_out(line) && !names_payment(line) && line.batch != nullptr; },
       [&](const BankLine& line) {
         const auto batch = std::pair(line.within, line.batch->code);
         if (seen.contains(batch)) return leave(line, UnmatchedLine::Why::paid_twice);
         book_batch(line);
         const auto payments = payments_of(*line.batch);
         const bool is_in_transit = std::any_of(payments.begin(), payments.end(),
                                                [](const auto* one) { return one->is_in_transit(); });
         if (!is_in_transit) seen.insert(batch);
       });
  const auto is_back = [](const BankLine& line) { return line.is_booked && line.is_credit; };
  each([&](const BankLine& line) { return is_back(line) && names_payment(line); },
       [&](const BankLine& line) {
         if (!given_back.emplace(line.within, line.code).second)
           return leave(line, UnmatchedLine::Why::reopened_before);
         give_back(line, *state_.statement(line.code));
       });
  each([&](const BankLine& line) { return is_back(line) && !names_payment(line) && line.batch != nullptr; },
       [&](const BankLine& line) { give_back_batch(line); });
  each([](const BankLine& line) { return !line.is_status; },
       [&](const BankLine& line) {
         const bool is_ours = names_payment(line) || line.batch != nullptr;
         if (!line.is_booked && is_ours) leave(line, UnmatchedLine::Why::pending);
         if (!line.is_booked) return;
         const bool was_looked_at = is_ours && (is_out(line) || is_back(line));
         if (!was_looked_at) leave(line, UnmatchedLine::Why::not_ours);
       });
  std::stable_sort(shown_.unmatched.begin(), shown_.unmatched.end(),
                   [](const UnmatchedLine& one, const UnmatchedLine& other) {
                     return std::tie(one.file, one.line) < std::tie(other.file, other.line);
                   });
  leave_in_transit();
}

}  // namespace buurtkas
