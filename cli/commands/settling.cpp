#include "cli/commands/settling.h"

#include <algorithm>
#include <set>
#include <tuple>

#include <nlohmann/json.hpp>

#include "cli/commands/claim_acts.h"

namespace buurtkas {
namespace {

Money euros(std::int64_t cents) {
  return {cents, Currency::euro()};
}

// Ours are in small letters; a bank may write others.
std::string as_ours(std::string code) {
  for (char& c : code) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return code;
}

// A bank's own words may tell who somebody is: a journal takes codes only.
std::string code_only(const std::string& text, std::size_t most) {
  const bool is_code = text.size() <= most && std::all_of(text.begin(), text.end(), [](char c) {
                         return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
                                c == '-' || c == '/' || c == '.' || c == '+' || c == ':';
                       });
  return is_code ? text : std::string();
}

constexpr std::size_t reason_max = 4;
constexpr std::size_t reference_max = 35;

Money total_of(const std::vector<const StatementState*>& payments) {
  Money total = euros(0);
  for (const StatementState* one : payments) total += one->body.total;
  return total;
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
  const bool is_late = body.booked && *body.booked > asked.on;
  const bool is_return = body.did == BankDid::returned;
  if (is_late || is_return != statement->booked.has_value()) return std::nullopt;
  if (is_return && body.booked < statement->booked->booked) return std::nullopt;
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

// One thing that a bank says of one payment, or of a batch.
struct Settling::Line {
  UnmatchedLine told;
  std::string within;  // of which list of the bank's it is
  std::string code;    // a statement's
  const ClaimsState::BatchState* batch = nullptr;
  std::optional<Money> amount;  // nothing: not told, or no euros
  bool is_status = false;
  bool is_credit = false;
  bool is_return = false;
  bool is_booked = false;
  std::string reason;
  std::string text;
  std::string reference;
  std::string sha256;

  bool is_same(const SettlementBody& recorded) const {
    const bool have_both = !recorded.reference.empty() && !reference.empty();
    return have_both ? recorded.reference == reference : recorded.booked == told.day;
  }
};

Settling::Settling(const Round& round, const SettleAsked& asked, ClaimsState& state)
    : round_(round), asked_(asked), state_(state) {}
Settling::~Settling() = default;

void Settling::leave(const Line& line, UnmatchedLine::Why why, std::string expected) {
  UnmatchedLine& left = shown_.unmatched.emplace_back(line.told);
  left.why = why;
  left.expected = std::move(expected);
}

std::vector<const StatementState*> Settling::payments_of(const ClaimsState::BatchState& batch) const {
  std::vector<const StatementState*> payments;
  for (const BatchedPayment& one : batch.body.payments) {
    const StatementState* statement = state_.statement(one.statement);
    if (statement != nullptr) payments.push_back(statement);
  }
  return payments;
}

void Settling::record(const Line& line, const std::string& code, BankDid did) {
  SettlementBody body;
  body.did = did;
  body.statement = code;
  body.booked = line.told.day;
  body.reason = did == BankDid::booked ? std::string() : line.reason;
  body.reference = line.reference;
  body.file = line.sha256;
  auto draft = settlement_draft(state_, asked_, std::move(body));
  if (!draft) {
    const bool is_later = line.told.day && *line.told.day > asked_.on;
    return leave(line, is_later ? UnmatchedLine::Why::later : UnmatchedLine::Why::not_paid,
                 to_string(asked_.on));
  }
  shown_.settled.push_back({*settlement_in(nlohmann::json::parse(draft->body)), line.text});
  state_.add(entry_of(*draft, asked_.on));
  drafts_.push_back(std::move(*draft));
}

void Settling::read(const BankFile& file, const StatusReport& report) {
  for (const PaymentStatus& status : report.statuses) {
    if (!status.is_rejected()) {
      shown_.accepted += status.level == PaymentStatus::Level::transaction ? 1 : 0;
      continue;
    }
    Line& line = lines_.emplace_back();
    line.is_status = true;
    line.sha256 = file.answer.sha256;
    line.code = as_ours(status.end_to_end);
    line.reason = code_only(status.reason, reason_max);
    line.text = status.reason_text;
    line.amount = status.amount;
    line.told.file = file.name;
    line.told.line = status.spot.line;
    line.told.amount = status.amount;
    line.told.reference = status.end_to_end.empty() ? status.batch : status.end_to_end;
    for (const auto& batch : state_.batches()) {
      if (batch.code == as_ours(status.batch)) line.batch = &batch;
    }
    if (status.level != PaymentStatus::Level::transaction) line.code.clear();
  }
}

void Settling::read(const BankFile& file, const AccountStatement& statement) {
  Line base;
  base.sha256 = file.answer.sha256;
  base.within = file.answer.sha256 + '/' + statement.id;
  base.told.file = file.name;
  base.told.line = statement.spot.line;
  base.told.reference = statement.iban;
  if (statement.iban != round_.bank->iban) return leave(base, UnmatchedLine::Why::other_account);
  const auto add = [&](const BookedEntry& entry, const BookedTransaction& one) {
    Line line = base;
    line.code = as_ours(one.end_to_end);
    line.amount = one.amount;
    line.is_credit = one.is_credit;
    line.is_return = one.is_return;
    line.is_booked = entry.is_booked();
    line.reason = code_only(one.reason, reason_max);
    line.text = one.reason_text;
    line.reference =
        code_only(one.bank_reference.empty() ? entry.bank_reference : one.bank_reference, reference_max);
    line.told.day = entry.booked_on;
    line.told.line = one.spot.line;
    line.told.amount = one.amount;
    line.told.other_amount = one.other_amount;
    line.told.came_in = one.is_credit;
    line.told.reference = one.end_to_end.empty() ? one.remittance : one.end_to_end;
    for (const auto& batch : state_.batches()) {
      for (const std::string* code :
           {&one.payment_information, &one.message, &entry.batch_payment_information, &entry.batch_message}) {
        if (as_ours(*code) == batch.code) line.batch = &batch;
      }
    }
    if (line.batch != nullptr && one.end_to_end.empty()) line.told.reference = line.batch->code;
    lines_.push_back(std::move(line));
  };
  for (const BookedEntry& entry : statement.entries) {
    for (const BookedTransaction& one : entry.transactions) add(entry, one);
    if (!entry.transactions.empty()) continue;
    BookedTransaction whole;
    whole.amount = entry.amount;
    whole.other_amount = entry.other_amount;
    whole.is_credit = entry.is_credit;
    whole.is_return = entry.is_reversal;
    whole.spot = entry.spot;
    whole.remittance = entry.entry_reference;
    add(entry, whole);
  }
}

void Settling::reject(const Line& line) {
  if (line.code.empty()) {
    if (line.batch == nullptr) return leave(line, UnmatchedLine::Why::not_ours);
    for (const StatementState* one : payments_of(*line.batch)) reject(line, *one);
    return;
  }
  const StatementState* statement = state_.statement(line.code);
  if (statement == nullptr) return leave(line, UnmatchedLine::Why::not_ours);
  if (line.batch != nullptr && line.batch->body.id != statement->batch) {
    return leave(line, UnmatchedLine::Why::other_batch, statement->batch);
  }
  if (line.amount && *line.amount != statement->body.total) {
    return leave(line, UnmatchedLine::Why::other_amount, to_string(statement->body.total));
  }
  reject(line, *statement);
}

void Settling::reject(const Line& line, const StatementState& statement) {
  Line of_payment = line;
  of_payment.told.reference = statement.code;
  if (statement.batch.empty()) return leave(of_payment, UnmatchedLine::Why::not_ours);
  if (statement.reopened && statement.reopened->did == BankDid::rejected) {
    shown_.known += 1;
  } else if (statement.reopened || statement.booked) {
    leave(of_payment, UnmatchedLine::Why::booked_already);
  } else {
    record(of_payment, statement.code, BankDid::rejected);
  }
}

void Settling::book(const Line& line, const StatementState& statement) {
  if (statement.batch.empty()) return leave(line, UnmatchedLine::Why::not_ours);
  if (line.amount != statement.body.total) {
    return leave(line, UnmatchedLine::Why::other_amount, to_string(statement.body.total));
  }
  if (statement.booked) {
    if (!line.is_same(*statement.booked)) return leave(line, UnmatchedLine::Why::paid_twice);
    shown_.known += 1;
  } else if (statement.reopened) {
    leave(line, UnmatchedLine::Why::reopened_before);
  } else {
    record(line, statement.code, BankDid::booked);
  }
}

void Settling::book_batch(const Line& line) {
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
    return leave(line, UnmatchedLine::Why::other_amount, to_string(left));
  }
  std::vector<std::string> codes;
  for (const StatementState* one : in_transit) codes.push_back(one->code);
  for (const std::string& code : codes) record(line, code, BankDid::booked);
  if (line.amount != left) leave(line, UnmatchedLine::Why::rejected_part, to_string(rejected));
}

void Settling::give_back(const Line& line, const StatementState& statement) {
  if (!statement.booked) return leave(line, UnmatchedLine::Why::not_paid);
  if (line.amount != statement.body.total) {
    return leave(line, UnmatchedLine::Why::other_amount, to_string(statement.body.total));
  }
  if (statement.reopened) {
    if (!line.is_same(*statement.reopened)) return leave(line, UnmatchedLine::Why::reopened_before);
    shown_.known += 1;
  } else {
    record(line, statement.code, BankDid::returned);
  }
}

void Settling::give_back_batch(const Line& line) {
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
    return leave(line, UnmatchedLine::Why::other_amount, to_string(total_of(paid)));
  }
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
  for (const BankFile& file : files) {
    if (const auto* report = std::get_if<StatusReport>(&file.answer.content)) {
      read(file, *report);
      continue;
    }
    for (const AccountStatement& one : std::get<std::vector<AccountStatement>>(file.answer.content)) {
      read(file, one);
    }
  }
  const auto each = [&](const auto& is_now, const auto& settle_line) {
    for (const Line& line : lines_) {
      if (is_now(line)) settle_line(line);
    }
  };
  const auto is_out = [](const Line& line) { return line.is_booked && !line.is_credit && !line.is_return; };
  const auto names_payment = [&](const Line& line) { return state_.statement(line.code) != nullptr; };
  std::set<std::pair<std::string, std::string>> seen;  // in one list of the bank's, a payment is booked once
  each([&](const Line& line) { return is_out(line) && names_payment(line); },
       [&](const Line& line) {
         if (!seen.emplace(line.within, line.code).second) return leave(line, UnmatchedLine::Why::paid_twice);
         book(line, *state_.statement(line.code));
       });
  each([](const Line& line) { return line.is_status && !line.code.empty(); },
       [&](const Line& line) { reject(line); });
  each([](const Line& line) { return line.is_status && line.code.empty(); },
       [&](const Line& line) { reject(line); });
  each([&](const Line& line) { return is_out(line) && !names_payment(line) && line.batch != nullptr; },
       [&](const Line& line) { book_batch(line); });
  const auto is_back = [](const Line& line) { return line.is_booked && line.is_credit; };
  each([&](const Line& line) { return is_back(line) && names_payment(line); },
       [&](const Line& line) { give_back(line, *state_.statement(line.code)); });
  each([&](const Line& line) { return is_back(line) && !names_payment(line) && line.batch != nullptr; },
       [&](const Line& line) { give_back_batch(line); });
  each([](const Line& line) { return !line.is_status; },
       [&](const Line& line) {
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
