#include "cli/render/books/audit_year.h"

namespace buurtkas {

BookJournal journal_of(EntryKind kind) {
  const bool is_of_bank = kind == EntryKind::settlement || kind == EntryKind::repayment;
  return is_of_bank ? BookJournal::bank : BookJournal::general;
}

void LineSum::add(std::int64_t cents) {
  lines_ += 1;
  if (cents < 0) debit_ -= cents;
  if (cents > 0) credit_ += cents;
}

std::string LineSum::text_of(const BigInt& cents) {
  std::string digits = cents.str();
  if (digits.size() < 3) digits.insert(0, 3 - digits.size(), '0');
  return digits.insert(digits.size() - 2, 1, '.');
}

void YearSums::add(const Entry& entry) {
  if (entry.date.year > year_) return;
  const bool is_before = entry.date.year < year_;
  for (const Posting& posting : entry.postings) {
    std::int64_t& opening = opening_[{posting.pot, posting.account}];
    const std::int64_t cents = posting.amount.cents();
    if (is_before) {
      opening += cents;
    } else {
      booked_.add(cents);
      has_.at(static_cast<std::size_t>(journal_of(entry.kind))) = true;
    }
  }
}

LineSum YearSums::opened() const {
  LineSum sum;
  for (const auto& [key, cents] : opening_) {
    if (cents != 0) sum.add(cents);
  }
  return sum;
}

}  // namespace buurtkas
