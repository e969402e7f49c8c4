#include "cli/commands/bank_lines.h"

#include <algorithm>

#include "cli/read/iban.h"

namespace buurtkas {
namespace {

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

class LinesReader {
 public:
  LinesReader(const ClaimsState& state, const std::string& iban) : state_(state), iban_(iban) {}

  void read(const BankFile& file, const StatusReport& report) {
    const bool accepts_some =
        std::any_of(report.statuses.begin(), report.statuses.end(), [](const PaymentStatus& one) {
          return one.level == PaymentStatus::Level::transaction && !one.status.empty() && !one.is_rejected();
        });
    for (const PaymentStatus& status : report.statuses) {
      if (!status.is_rejected()) {
        if (status.level == PaymentStatus::Level::transaction) accept(file, status);
        continue;
      }
      BankLine& line = read_.lines.emplace_back();
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
      line.names_other_batch = line.batch == nullptr && !status.batch.empty();
      if (status.level == PaymentStatus::Level::transaction) continue;
      line.code.clear();
      line.contradicts = accepts_some;
    }
  }

  void accept(const BankFile& file, const PaymentStatus& status) {
    if (status.end_to_end.empty() || state_.statement(as_ours(status.end_to_end)) != nullptr) {
      ++read_.accepted;
      return;
    }
    UnmatchedLine& left = read_.left.emplace_back();
    left.file = file.name;
    left.line = status.spot.line;
    left.amount = status.amount;
    left.reference = status.end_to_end;
    left.why = is_like_ours(left.reference) ? UnmatchedLine::Why::other_copy : UnmatchedLine::Why::not_ours;
  }

  void read(const BankFile& file, const AccountStatement& statement) {
    BankLine base;
    base.sha256 = file.answer.sha256;
    base.within = file.answer.sha256 + '/' + statement.id;
    base.told.file = file.name;
    base.told.line = statement.spot.line;
    base.told.reference = statement.iban;
    if (compact_iban(statement.iban) != iban_) {
      read_.left.push_back(base.told);
      read_.left.back().why = UnmatchedLine::Why::other_account;
      return;
    }
    const auto add = [&](const BookedEntry& entry, const BookedTransaction& one) {
      BankLine line = base;
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
        for (const std::string* code : {&one.payment_information, &one.message,
                                        &entry.batch_payment_information, &entry.batch_message}) {
          if (as_ours(*code) == batch.code) line.batch = &batch;
        }
      }
      const std::string batch =
          one.payment_information.empty() ? entry.batch_payment_information : one.payment_information;
      if (one.end_to_end.empty() && !batch.empty()) line.told.reference = batch;
      read_.lines.push_back(std::move(line));
    };
    for (const BookedEntry& entry : statement.entries) {
      for (const BookedTransaction& one : entry.transactions) add(entry, one);
      leave_difference(base, entry);
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

  BankLines take() { return std::move(read_); }

 private:
  // Of a booking whose payments are told, and are another amount together.
  void leave_difference(const BankLine& base, const BookedEntry& entry) {
    Money sum(0, Currency::euro());
    bool is_ours = false;
    for (const BookedTransaction& one : entry.transactions) {
      if (!one.amount) return;
      sum += one.is_credit == entry.is_credit ? *one.amount : -*one.amount;
      is_ours = is_ours || state_.statement(as_ours(one.end_to_end)) != nullptr;
    }
    if (!is_ours || entry.amount == sum) return;
    UnmatchedLine& left = read_.left.emplace_back(base.told);
    left.why = UnmatchedLine::Why::details_differ;
    left.line = entry.spot.line;
    left.day = entry.booked_on;
    left.amount = entry.amount;
    left.came_in = entry.is_credit;
    left.reference = entry.batch_payment_information;
    left.sum = sum;
  }

  const ClaimsState& state_;
  const std::string& iban_;
  BankLines read_;
};

}  // namespace

bool BankLine::is_same(const SettlementBody& recorded) const {
  const bool have_both = !recorded.reference.empty() && !reference.empty();
  return have_both ? recorded.reference == reference : recorded.booked == told.day;
}

BankLines lines_in(std::span<const BankFile> files, const ClaimsState& state, const std::string& iban) {
  LinesReader reader(state, iban);
  for (const BankFile& file : files) {
    if (const auto* report = std::get_if<StatusReport>(&file.answer.content)) {
      reader.read(file, *report);
      continue;
    }
    for (const AccountStatement& one : std::get<std::vector<AccountStatement>>(file.answer.content)) {
      reader.read(file, one);
    }
  }
  return reader.take();
}

bool is_like_ours(const std::string& reference) {
  const std::string code = as_ours(reference);
  const std::size_t dash = code.find('-');
  if (dash == std::string::npos || dash < 4 || (code.front() != 's' && code.front() != 'b')) return false;
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  const auto is_hex = [&](char c) { return is_digit(c) || (c >= 'a' && c <= 'f'); };
  const auto begin = code.begin() + 1;
  const auto middle = code.begin() + static_cast<std::ptrdiff_t>(dash);
  const std::size_t digits = code.size() - dash - 1;
  return std::all_of(begin, middle, is_digit) && std::all_of(middle + 1, code.end(), is_hex) &&
         digits == (code.front() == 's' ? 8U : 16U);
}

}  // namespace buurtkas
