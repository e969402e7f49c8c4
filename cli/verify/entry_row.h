#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "cli/record/database.h"
#include "cli/verify/statement.h"

// An entry of a journal as its columns have it: words and numbers, of which nothing is known yet. Read by
// lines of this program's own, so that two programs must read the same.

namespace buurtkas::verify {

struct PostingRow {
  std::string pot, account, currency;
  std::int64_t cents = 0;  // at most cents_most, either way
};

struct EntryRow {
  std::uint64_t number = 0;
  std::string date, actor, role, kind, key, body;
  std::string previous, seal;  // the bytes of two hashes
  std::vector<PostingRow> postings;
};

inline constexpr std::int64_t cents_most = 100'000'000'000'000'000;

// In their order. Refuted: a posting that cannot be, or of no entry.
void each_row(const Database& database, const std::function<void(const EntryRow&)>& on_row);

// `entry 12 (`funding`)`, in words.
Words where_is(std::uint64_t number, std::string_view kind);
[[noreturn]] void refute(const EntryRow& row, const Words& sentence);

std::string amount_text(std::int64_t cents);  // `-0.05`

// Cents by pot and account.
using Sums = std::map<std::pair<std::string, std::string>, std::int64_t>;

// Refuted: a sum that grows beyond what an amount can be.
void add_postings(Sums& sums, const EntryRow& row);

}  // namespace buurtkas::verify
