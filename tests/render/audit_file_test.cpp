// An audit file is valid by its schema, and says what our own balances say, whatever ids there are.

#include <set>
#include <sstream>

#include <gtest/gtest.h>
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <rapidcheck/gtest.h>

#include "tests/render/random_books.h"
#include "tests/support/other_programs.h"
#include "tests/support/support.h"

namespace buurtkas {
namespace {

using testing::RandomBooks;

// An element of XML, and all within.
struct Element {
  std::string name, text;
  std::vector<Element> within;

  const Element& at(const std::string& wanted) const {
    static const Element none;
    for (const Element& one : within) {
      if (one.name == wanted) return one;
    }
    ADD_FAILURE() << "no " << wanted << " in " << name;
    return none;
  }
  std::vector<const Element*> all(const std::string& wanted) const {
    std::vector<const Element*> found;
    for (const Element& one : within) {
      if (one.name == wanted) found.push_back(&one);
    }
    return found;
  }
};

Element element_of(const xmlNode* node) {
  Element element = {reinterpret_cast<const char*>(node->name), {}, {}};
  for (const xmlNode* child = node->children; child != nullptr; child = child->next) {
    if (child->type == XML_ELEMENT_NODE) element.within.push_back(element_of(child));
    if (child->type == XML_TEXT_NODE) element.text += reinterpret_cast<const char*>(child->content);
  }
  return element;
}

Element read_xml(const std::string& text) {
  const std::unique_ptr<xmlDoc, void (*)(xmlDoc*)> document(
      xmlReadMemory(text.data(), static_cast<int>(text.size()), "books.xaf", nullptr,
                    XML_PARSE_NONET | XML_PARSE_HUGE),
      xmlFreeDoc);
  EXPECT_NE(document, nullptr);
  return document ? element_of(xmlDocGetRootElement(document.get())) : Element();
}

std::string audit_file(const Books& books, int year) {
  std::ostringstream text;
  write_audit_file(text, books, {year, "001234567"}, Language::nl);
  return text.str();
}

void expect_valid(const std::string& text) {
  const testing::TemporaryFolder folder;
  const std::string schema =
      (testing::shared_folder() / "vectors/xaf/XmlAuditfileFinancieel3.2.xsd").string();
  ASSERT_TRUE(std::filesystem::exists(schema)) << schema;
  const auto answer = testing::ask_other("xmllint --nonet --noout --schema '" + schema + "' %",
                                         folder.write("books.xaf", text));
  EXPECT_EQ(answer.code, 0) << answer.out.substr(0, 2000);
}

using Sums = std::map<std::string, BigInt>;  // debits less credits, by accID

BigInt cents_of_text(const std::string& text) {
  EXPECT_EQ(text.at(text.size() - 3), '.') << text;
  return BigInt(text.substr(0, text.size() - 3)) * 100 + BigInt("1" + text.substr(text.size() - 2)) - 100;
}

// What lines are together; their totals must say the same.
struct Lines {
  Sums sums;
  BigInt debit, credit;
  std::size_t count = 0;

  void add(const Element& line) {
    const BigInt cents = cents_of_text(line.at("amnt").text);
    EXPECT_GT(cents, 0);
    const bool is_debit = line.at("amntTp").text == "D";
    (is_debit ? debit : credit) += cents;
    sums[line.at("accID").text] += is_debit ? cents : BigInt(-cents);
    count += 1;
  }
  void expect_totals(const Element& element) const {
    EXPECT_EQ(element.at("linesCount").text, std::to_string(count));
    EXPECT_EQ(cents_of_text(element.at("totalDebit").text), debit);
    EXPECT_EQ(cents_of_text(element.at("totalCredit").text), credit);
    EXPECT_EQ(debit, credit);
  }
};

Lines opening_of(const Element& company) {
  Lines lines;
  for (const Element* line : company.at("openingBalance").all("obLine")) lines.add(*line);
  lines.expect_totals(company.at("openingBalance"));
  return lines;
}

Lines booked_in(const Element& company, std::set<std::string>& numbers) {
  Lines lines;
  for (const Element* journal : company.at("transactions").all("journal")) {
    for (const Element* transaction : journal->all("transaction")) {
      EXPECT_TRUE(numbers.insert(transaction->at("nr").text).second) << "each once";
      BigInt sum = 0;
      for (const Element* line : transaction->all("trLine")) {
        const BigInt before = lines.debit - lines.credit;
        lines.add(*line);
        sum += lines.debit - lines.credit - before;
      }
      EXPECT_EQ(sum, 0) << "a transaction balances";
    }
  }
  lines.expect_totals(company.at("transactions"));
  return lines;
}

Sums balances_until(const RandomBooks& random, int year) {
  Sums sums;
  for (const Entry& entry : random.entries()) {
    if (entry.date.year > year) continue;
    for (const Posting& posting : entry.postings) {
      sums[short_code(account_code(posting.pot, posting.account))] -= posting.amount.cents();
    }
  }
  return sums;
}

std::string without_zeros(const Sums& sums) {
  std::string text;
  for (const auto& [account, cents] : sums) {
    if (cents != 0) text += account + ' ' + cents.str() + '\n';
  }
  return text;
}

TEST(AuditFile, IsValidAndSaysWhatTheJournalSaysWhateverIdsSay) {
  RandomBooks random(Currency::euro());
  EXPECT_TRUE(rc::check([&] { random.add("pot" + *testing::hostile_text()); }));
  std::set<std::string> numbers;
  std::size_t entries = 0;
  for (int year = random.first_year(); year <= random.books().last.year; ++year) {
    const std::string text = audit_file(random.books(), year);
    expect_valid(text);
    const Element root = read_xml(text);
    EXPECT_EQ(root.at("header").at("fiscalYear").text, std::to_string(year));
    EXPECT_EQ(root.at("header").at("dateCreated").text, to_string(random.books().last));
    const Element& company = root.at("company");
    const Lines opening = opening_of(company);
    EXPECT_EQ(without_zeros(opening.sums), without_zeros(balances_until(random, year - 1)));
    Lines closing = booked_in(company, numbers);
    for (const auto& [account, cents] : opening.sums) closing.sums[account] += cents;
    EXPECT_EQ(without_zeros(closing.sums), without_zeros(balances_until(random, year)));
    std::set<std::string> accounts;
    for (const Element* one : company.at("generalLedger").all("ledgerAccount")) {
      EXPECT_TRUE(accounts.insert(one->at("accID").text).second);
    }
    EXPECT_EQ(accounts.size(), balances_until(random, year).size());
    entries += numbers.size();
  }
  EXPECT_EQ(numbers.size(), random.entries().size()) << "every entry is in the file of its year";
  EXPECT_GT(entries, numbers.size()) << "of more than one year";
}

TEST(AuditFile, TakesTextsOfAnyLength) {
  Books books;
  const std::string name(5'000, 'x');
  const Money amount(5, Currency::euro());
  const Entry entry = {1,
                       {2028, 2, 29},
                       name,
                       name,
                       EntryKind::settlement,
                       name,
                       "{}",
                       {{PotId(name), {AccountKind::in_transit, name}, -amount},
                        {PotId(name), {AccountKind::bank, {}}, amount},
                        {PotId(name + "y"), {AccountKind::in_transit, name}, -amount},
                        {PotId(name + "y"), {AccountKind::payable, name}, amount}},
                       {}};
  books.balances.add(entry);
  books.round = books.place = books.holder = name;
  books.pots = {{PotId(name), name}};
  books.last = entry.date;
  books.each = [&](const OnEntry& on_entry) { on_entry(entry); };
  std::ostringstream text;
  write_audit_file(text, books, {2028, name}, Language::en);
  expect_valid(text.str());
  const Element company = read_xml(text.str()).at("company");
  EXPECT_EQ(company.at("companyName").text.size(), 999U);
  EXPECT_EQ(company.at("periods").all("period").at(1)->at("endDatePeriod").text, "2028-02-29");
  EXPECT_EQ(company.at("transactions").at("journal").at("jrnTp").text, "B");
}

TEST(AuditFile, TellsMoreMoneyThanAnAmountHolds) {
  Books books;
  const Money most(Money::cents_max, Currency::euro());
  Entry entry = {
      1,
      {2026, 1, 1},
      "a",
      "b",
      EntryKind::pot_changed,
      "k",
      "{}",
      {{PotId("p"), {AccountKind::grantor, {}}, -most}, {PotId("p"), {AccountKind::pot, {}}, most}},
      {}};
  books.balances.add(entry);
  books.last = entry.date;
  books.each = [&](const OnEntry& on_entry) {
    for (std::uint64_t i = 1; i < 200; ++i) {
      Entry one = entry;
      one.number = i;
      if (i % 2 == 0) std::swap(one.postings[0].amount, one.postings[1].amount);
      on_entry(one);
    }
  };
  const std::string text = audit_file(books, 2026);
  expect_valid(text);
  std::set<std::string> numbers;
  EXPECT_EQ(booked_in(read_xml(text).at("company"), numbers).debit, BigInt(Money::cents_max) * 199);
}

TEST(AuditFile, IsInACurrencyThatItsSchemaKnows) {
  for (const char* code : {"EUR", "JPY", "PLN", "ZWL", "AED"})
    EXPECT_TRUE(is_audit_currency(*Currency::from_code(code)));
  for (const char* code : {"XTS", "ABC", "RAE"}) EXPECT_FALSE(is_audit_currency(*Currency::from_code(code)));
}

}  // namespace
}  // namespace buurtkas
