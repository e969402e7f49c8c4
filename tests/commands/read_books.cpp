#include "tests/commands/read_books.h"

#include <map>
#include <set>
#include <sstream>

#include <gtest/gtest.h>

#include "cli/record/journal_check.h"
#include "cli/render/books/account_code.h"
#include "tests/support/other_programs.h"
#include "tests/support/support.h"

namespace buurtkas::testing {
namespace {

namespace fs = std::filesystem;

// What comes to an account is its credit.
std::string balances_of(const fs::path& journal) {
  const Database database(journal, Database::Mode::read);
  std::map<std::string, std::string> lines;
  const CheckedJournal checked = check_journal(database);
  for (const auto& [key, cents] : checked.balances.cents()) {
    const std::string side = is_asset(key.second.kind) ? "Assets:" : "Liabilities:";
    lines[side + account_code(key.first, key.second)] =
        cents == 0 ? "0" : to_string(Money(-cents, Currency::euro())) + " EUR";
  }
  std::string text;
  for (const auto& [account, amount] : lines) text += '"' + account + "\",\"" + amount + "\"\n";
  return text;
}

// As it stands below its head.
std::string sorted(const std::string& text) {
  std::istringstream lines(text);
  std::multiset<std::string> all;
  std::string result;
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("\"account")) {
      result += line + '\n';
    } else {
      all.insert(line + '\n');
    }
  }
  for (const std::string& line : all) result += line;
  return result;
}

}  // namespace

void expect_books_read(const std::string& text, const fs::path& journal) {
  const TemporaryFolder folder;
  const fs::path file = folder.write("books.journal", text);
  const auto hledger = ask_other("hledger -f % balance --strict --flat --empty -N -O csv", file);
  EXPECT_EQ(sorted(hledger.out), "\"account\",\"balance\"\n" + balances_of(journal));
  const auto check = ask_other("hledger -f % check --strict ordereddates payees", file);
  EXPECT_EQ(check.code, 0) << check.out;
  const auto ledger = ask_other(
      "ledger --args-only --pedantic -f % balance --flat --empty --no-total "
      "--balance-format '\"%(account)\",\"%(scrub(amount))\"\n'",
      file);
  EXPECT_EQ(sorted(ledger.out), balances_of(journal));
}

}  // namespace buurtkas::testing
