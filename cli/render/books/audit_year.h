#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>

#include "engine/journal/balances.h"

// What a year's books add up to: what was there when it began, and how much was booked in it. Memory grows
// with the accounts.

namespace buurtkas {

// An auditor's two: what the bank booked, and all else.
enum class BookJournal { general, bank };
BookJournal journal_of(EntryKind kind);

// Lines, and what they are together: as many debits as credits.
class LineSum {
 public:
  void add(std::int64_t cents);  // of one line, of either side
  std::uint64_t lines() const { return lines_; }
  std::string debit() const { return text_of(debit_); }
  std::string credit() const { return text_of(credit_); }

 private:
  static std::string text_of(const BigInt& cents);

  std::uint64_t lines_ = 0;
  BigInt debit_, credit_;
};

class YearSums {
 public:
  explicit YearSums(int year) : year_(year) {}

  // REQUIRES: entries in their order.
  void add(const Entry& entry);

  // Every account that was used until the year's end, and what was there when it began.
  const std::map<Balances::Key, std::int64_t>& opening() const { return opening_; }
  LineSum opened() const;
  const LineSum& booked() const { return booked_; }
  bool has(BookJournal journal) const { return has_.at(static_cast<std::size_t>(journal)); }

 private:
  int year_;
  std::map<Balances::Key, std::int64_t> opening_;
  LineSum booked_;
  std::array<bool, 2> has_ = {};
};

}  // namespace buurtkas
