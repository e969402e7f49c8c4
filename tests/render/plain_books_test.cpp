// What ledger and hledger read of our books is what our own balances are, to the cent.

#include <algorithm>
#include <sstream>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "engine/money/amount.h"
#include "tests/render/random_books.h"
#include "tests/support/other_programs.h"
#include "tests/support/support.h"

namespace buurtkas {
namespace {

using testing::ask_other;
using testing::OtherAnswer;
using testing::RandomBooks;

using Told = std::map<std::string, std::string>;  // amounts, by account

std::string name_of(const Balances::Key& key) {
  return (is_asset(key.second.kind) ? "Assets:" : "Liabilities:") + account_code(key.first, key.second);
}

Told expected_of(const Books& books) {
  Told told;
  for (const auto& [key, cents] : books.balances.cents()) {
    const Money amount(-cents, *books.balances.currency());
    told[name_of(key)] =
        amount.is_zero() ? "0" : to_string(amount) + ' ' + std::string(amount.currency().code());
  }
  return told;
}

// `name|12.00 EUR`, and `"name","12.00 EUR"`.
Told told_by(const std::string& text) {
  Told told;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    std::string clean;
    for (const char c : line) {
      if (c != '"') clean += c == ',' ? '|' : c;
    }
    const std::size_t bar = clean.find('|');
    EXPECT_NE(bar, std::string::npos) << line;
    if (clean != "account|balance" && bar != std::string::npos)
      told[clean.substr(0, bar)] = clean.substr(bar + 1);
  }
  return told;
}

void expect_read(const Books& books, const std::filesystem::path& file) {
  const OtherAnswer ledger = ask_other(
      "ledger --args-only --pedantic -f % balance --flat --empty --no-total "
      "--balance-format '%(account)|%(scrub(amount))\n'",
      file);
  EXPECT_EQ(ledger.code, 0) << ledger.out.substr(0, 2000);
  EXPECT_EQ(told_by(ledger.out), expected_of(books));
  const OtherAnswer check = ask_other("hledger -f % check --strict ordereddates payees", file);
  EXPECT_EQ(check.code, 0) << check.out.substr(0, 2000);
  EXPECT_EQ(check.out, "");
  const OtherAnswer hledger = ask_other("hledger -f % balance --strict --flat --empty -N -O csv", file);
  EXPECT_EQ(hledger.code, 0) << hledger.out.substr(0, 2000);
  EXPECT_EQ(told_by(hledger.out), expected_of(books));
  const OtherAnswer codes = ask_other("hledger -f % codes", file);
  EXPECT_EQ(static_cast<std::uint64_t>(std::count(codes.out.begin(), codes.out.end(), '\n')), books.entries)
      << "every entry is a transaction";
}

void expect_read(const Books& books) {
  std::ostringstream text;
  write_plain_books(text, books, Language::nl);
  const testing::TemporaryFolder folder;
  expect_read(books, folder.write("books.journal", text.str()));
}

TEST(PlainBooks, AreReadToTheCentWhateverIdsSay) {
  RandomBooks random(Currency::euro());
  EXPECT_TRUE(rc::check([&] { random.add("pot " + *testing::hostile_text()); }));
  expect_read(random.books());
}

TEST(PlainBooks, AreOfAnyCurrency) {
  for (const char* code : {"JPY", "PLN", "XTS"}) {
    RandomBooks random(*Currency::from_code(code));
    EXPECT_TRUE(rc::check([&] { random.add("street"); }));
    expect_read(random.books());
  }
}

TEST(PlainBooks, MayBeEmpty) {
  Books books;
  books.each = [](const OnEntry&) {};
  expect_read(books);
}

TEST(PlainBooks, HaveTheLargestAmounts) {
  Books books;
  const Money most(Money::cents_max, Currency::euro());
  const Entry entry = {
      1,
      {2026, 1, 1},
      "a",
      "b",
      EntryKind::pot_opened,
      "pot:p",
      "{}",
      {{PotId("p"), {AccountKind::grantor, {}}, -most}, {PotId("p"), {AccountKind::pot, {}}, most}},
      {}};
  books.entries = 1;
  EXPECT_FALSE(books.balances.add(entry));
  books.each = [&](const OnEntry& on_entry) { on_entry(entry); };
  expect_read(books);
}

}  // namespace
}  // namespace buurtkas
