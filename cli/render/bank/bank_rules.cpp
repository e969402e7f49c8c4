#include <algorithm>
#include <set>

#include "cli/render/bank/bank_letters.h"
#include "cli/render/bank/banking_day.h"
#include "cli/render/bank/credit_transfers.h"

namespace buurtkas {
namespace {

constexpr std::size_t remittance_max = 140;
constexpr std::int64_t cents_max = 99'999'999'999;

std::optional<BrokenRule> broken_text(const std::string& text, std::size_t most) {
  if (!std::all_of(text.begin(), text.end(), is_bank_letter)) return BrokenRule{BankRule::letters, text};
  if (text.empty() || text.size() > most) return BrokenRule{BankRule::length, text};
  return std::nullopt;
}

std::optional<BrokenRule> broken_reference(const std::string& text) {
  if (auto broken = broken_text(text, bank_reference_max)) return broken;
  const bool is_wrong = text.front() == '/' || text.back() == '/' || text.find("//") != std::string::npos;
  return is_wrong ? std::optional(BrokenRule{BankRule::slashes, text}) : std::nullopt;
}

}  // namespace

std::optional<BrokenRule> broken_rule(const CreditTransfer& payment) {
  if (auto broken = broken_reference(payment.end_to_end)) return broken;
  if (auto broken = broken_text(payment.name, bank_name_max)) return broken;
  if (auto broken = broken_text(payment.remittance, remittance_max)) return broken;
  const bool is_amount = payment.amount.currency() == Currency::euro() && payment.amount.cents() >= 1 &&
                         payment.amount.cents() <= cents_max;
  if (!is_amount) return BrokenRule{BankRule::amount, to_string(payment.amount)};
  return std::nullopt;
}

std::optional<BrokenRule> broken_rule(const CreditTransfers& file) {
  if (auto broken = broken_reference(file.message)) return broken;
  if (auto broken = broken_text(file.debtor.holder, bank_name_max)) return broken;
  if (file.payments.empty()) return BrokenRule{BankRule::nothing, file.message};
  if (!is_banking_day(file.execution) || file.execution < file.created) {
    return BrokenRule{BankRule::execution, to_string(file.execution)};
  }
  std::set<std::string_view> seen;
  for (const CreditTransfer& payment : file.payments) {
    if (auto broken = broken_rule(payment)) return broken;
    if (!seen.insert(payment.end_to_end).second) return BrokenRule{BankRule::same_twice, payment.end_to_end};
  }
  return std::nullopt;
}

}  // namespace buurtkas
