#pragma once

#include <cstdint>
#include <map>
#include <random>
#include <string>
#include <vector>

#include <rapidcheck.h>

#include "cli/render/books/account_code.h"
#include "cli/render/books/books.h"

// Books of any entries: money that goes anywhere, by as much as there may be, between pots, projects and
// residents whose ids try to be something else to the program that reads them.

namespace buurtkas::testing {

// A text of parts that mean something to some program, and of letters of all scripts.
inline rc::Gen<std::string> hostile_text() {
  return rc::gen::exec([] {
    static const std::vector<std::string> parts = {"  ",
                                                   "\t",
                                                   ";",
                                                   ":",
                                                   "(",
                                                   ")",
                                                   "[2026-13-13]",
                                                   "{9 EUR}",
                                                   "@ 3 EUR",
                                                   "@@",
                                                   "|",
                                                   "\n",
                                                   "\r\n",
                                                   "=cmd|'",
                                                   "\"",
                                                   "'",
                                                   "]]>",
                                                   "<a>",
                                                   "&amp;",
                                                   "%3B",
                                                   "%",
                                                   "~",
                                                   "* ",
                                                   "! ",
                                                   ":a:",
                                                   "a::",
                                                   "date:",
                                                   "type:X",
                                                   "\u00A0",
                                                   "\u2003",
                                                   "\u3000",
                                                   "\u202E",
                                                   "\uFEFF",
                                                   "\u200B",
                                                   "\x01",
                                                   "\x7F",
                                                   "\xEF\xBF\xBF",
                                                   "-1",
                                                   "+1",
                                                   "=1+1",
                                                   "@SUM",
                                                   "\uFF1D",
                                                   "\u00E9",
                                                   "\u011E",
                                                   "\u4E2D",
                                                   "\U0001F333",
                                                   "e\u0301",
                                                   "\u0627",
                                                   "r1",
                                                   "bench",
                                                   "a/b",
                                                   "..",
                                                   "include /etc/passwd",
                                                   "apply tag x",
                                                   "\\",
                                                   "#",
                                                   "$5",
                                                   ",",
                                                   "`",
                                                   "^"};
    std::string text;
    const int count = *rc::gen::inRange(1, 5);
    for (int i = 0; i < count; ++i) text += *rc::gen::elementOf(parts);
    return text;
  });
}

class RandomBooks {
 public:
  explicit RandomBooks(Currency currency) : currency_(currency) {
    books_.round = "A round;\n(of) [2026-01-01] any name";
    books_.root = std::string(64, '0');
    books_.each = [this](const OnEntry& on_entry) {
      for (const Entry& entry : entries_) on_entry(entry);
    };
  }
  RandomBooks(const RandomBooks&) = delete;
  RandomBooks& operator=(const RandomBooks&) = delete;

  // Within a property: an entry more, on the same day as the last, or later.
  void add(const std::string& pot_name) {
    const auto kind =
        *rc::gen::elementOf(std::vector{EntryKind::pot_opened, EntryKind::funding, EntryKind::approval,
                                        EntryKind::settlement, EntryKind::correction});
    Entry entry;
    entry.number = entries_.size() + 1;
    day_ += *rc::gen::inRange(0, 4);
    entry.date = date_of(day_);
    entry.kind = kind;
    entry.key = pot_name + *hostile_text();
    entry.actor = *hostile_text();
    entry.role = *hostile_text();
    entry.body = "{}";
    const int pots = *rc::gen::inRange(1, 3);
    for (int i = 0; i < pots; ++i) move(entry, PotId(i == 0 ? pot_name : pot_name + "/" + *hostile_text()));
    books_.balances.add(entry);
    for (const Posting& posting : entry.postings) books_.pots.emplace(posting.pot, *hostile_text());
    books_.entries = entry.number;
    books_.last = entry.date;
    entries_.push_back(std::move(entry));
  }

  const Books& books() const { return books_; }
  const std::vector<Entry>& entries() const { return entries_; }
  int first_year() const { return entries_.front().date.year; }

 private:
  Account any_account() const {
    const auto kind = static_cast<AccountKind>(*rc::gen::inRange(0, 7));
    const bool has_name =
        kind == AccountKind::project || kind == AccountKind::payable || kind == AccountKind::in_transit;
    return {kind, has_name ? *hostile_text() : std::string()};
  }

  // To some accounts, and as much from another.
  void move(Entry& entry, const PotId& pot) const {
    const int legs = *rc::gen::inRange(1, 4);
    std::int64_t sum = 0;
    for (int i = 0; i < legs; ++i) {
      const auto cents = *rc::gen::oneOf(rc::gen::inRange<std::int64_t>(1, 100'000),
                                         rc::gen::inRange<std::int64_t>(1, Money::cents_max / 1'000'000));
      const bool is_back = *rc::gen::inRange(0, 5) == 0;
      entry.postings.push_back({pot, any_account(), Money(is_back ? -cents : cents, currency_)});
      sum += is_back ? -cents : cents;
    }
    if (sum != 0) entry.postings.push_back({pot, any_account(), Money(-sum, currency_)});
  }

  Currency currency_;
  std::int32_t day_ = day_number({2025, 11, 20});
  Books books_;
  std::vector<Entry> entries_;
};

}  // namespace buurtkas::testing
