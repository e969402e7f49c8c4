// The books that `export` makes of a journal: what they hold is what the journal holds, and nothing comes of
// one that does not.

#include <algorithm>

#include <gtest/gtest.h>

#include "cli/record/recorder.h"
#include "tests/commands/paid_round.h"
#include "tests/commands/read_books.h"
#include "tests/support/xml_schema.h"

namespace buurtkas {
namespace {

namespace fs = std::filesystem;
using testing::Answer;
using testing::ask_words;

void expect_valid(const std::string& text) {
  EXPECT_EQ(testing::schema_faults(text, "xaf/XmlAuditfileFinancieel3.2.xsd"), "");
}

class Export : public testing::PaidRound {
 protected:
  Answer books(const std::string& format, const Words& more = {}) const {
    Words words = {"export", "--to", format};
    words.insert(words.end(), more.begin(), more.end());
    return call(words);
  }

  void expect_read(const std::string& text) const { testing::expect_books_read(text, round_.journal()); }
};

TEST_F(Export, HasTheBalancesOfTheJournalAtEachStep) {
  expect_read(books("ledger").out);
  ASSERT_EQ(pay().code, 0);
  const Answer ledger = books("ledger");
  EXPECT_EQ(ledger.code, 0) << ledger.err;
  EXPECT_EQ(ledger.err, "");
  expect_read(ledger.out);
  EXPECT_EQ(books("hledger").out, ledger.out);
  testing::expect_in("; Kerkstraat 2026\n", ledger.out);
  testing::expect_in("    Liabilities:street:payable:r1  63.22 EUR\n    ; statement: " + code_of("s0001") +
                         "\n    ; batch: b001\n",
                     ledger.out);
  for (const char* name : {"Ans", "Nergens", "0417164300"}) {
    for (const char* format : {"ledger", "xaf", "csv"}) {
      EXPECT_EQ(books(format).out.find(name), std::string::npos) << name << " in " << format;
    }
  }
}

TEST_F(Export, IsOfAJournalByItself) {
  const std::string out = books("ledger").out;
  EXPECT_EQ(ask_words({"export", round_.journal().string(), "--to", "ledger", "--lang", "en"}).out, out);
}

TEST_F(Export, ToAnAuditFileNamesTheRoundThatTheJournalKeeps) {
  ASSERT_EQ(pay().code, 0);
  const Answer answer = books("xaf", {"--tax-number", "001234567"});
  ASSERT_EQ(answer.code, 0) << answer.err;
  expect_valid(answer.out);
  testing::expect_in("<companyName>Stichting Eén Straat</companyName>", answer.out);
  testing::expect_in("<taxRegIdent>001234567</taxRegIdent>", answer.out);
  testing::expect_in("<city>Voorbeelddorp</city>", answer.out);
  testing::expect_in("<dateCreated>2026-04-20</dateCreated>", answer.out);
  testing::expect_in("<docRef>" + code_of("s0001") + "</docRef>", answer.out);
  testing::expect_in("<custSupID>r1</custSupID>", answer.out);
  testing::expect_in("<taxRegIdent>unknown</taxRegIdent>", books("xaf").out);
}

TEST_F(Export, MakesNoBooksOfAJournalThatWasChanged) {
  round_.tamper([](testing::Tampering& tampering) {
    tampering.run("UPDATE posting SET cents = cents + 1 WHERE entry = 1 AND position = 0");
    tampering.run("UPDATE posting SET cents = cents - 1 WHERE entry = 1 AND position = 1");
  });
  for (const char* format : {"ledger", "hledger", "xaf", "csv"}) {
    const Answer answer = books(format);
    EXPECT_EQ(answer.code, 3);
    EXPECT_EQ(answer.out, "");
    testing::expect_in("entry 1: this is not what was sealed", answer.err);
  }
}

TEST_F(Export, RefusesWhatBelongsToAnotherFormat) {
  for (const char* format : {"ledger", "hledger", "csv", "pb"}) {
    for (const Words& more : {Words{"--year", "2026"}, Words{"--tax-number", "1"}}) {
      const Answer answer = books(format, more);
      EXPECT_EQ(answer.code, 2);
      EXPECT_EQ(answer.out, "");
      testing::expect_in("--to xaf", answer.err);
    }
  }
  EXPECT_EQ(books("xaf", {"--year", "next"}).code, 2);
}

TEST_F(Export, FindsNoJournal) {
  fs::remove(round_.journal());
  for (const char* format : {"ledger", "xaf", "csv"}) {
    const Answer answer = books(format);
    EXPECT_EQ(answer.code, 2);
    EXPECT_EQ(answer.out, "");
    testing::expect_in("no-journal", answer.err);
  }
  EXPECT_EQ(ask_words({"export", round_.file("nowhere.db"), "--to", "csv"}).code, 2);
  EXPECT_EQ(ask_words({"export", (round_.round() / "pots.yaml").string(), "--to", "csv"}).code, 3);
}

// Journals without a round.
class ExportYears : public ::testing::Test {
 protected:
  std::string file() const { return (folder_.path() / "years.db").string(); }
  void record(const std::string& day, EntryKind kind, const std::string& key,
              const std::vector<Posting>& postings) {
    Recorder recorder(file());
    recorder.append({kind, key, "{}", postings}, {*parse_iso_date(day), "r1", "treasurer"});
    recorder.commit();
  }
  static std::vector<Posting> moved(const char* from, const char* to, std::int64_t cents) {
    const Money amount(cents, Currency::euro());
    return {{PotId("p"), *parse_account(from), -amount}, {PotId("p"), *parse_account(to), amount}};
  }
  Answer xaf(const std::vector<std::string>& more = {}) const {
    std::vector<std::string> words = {"export", file(), "--to", "xaf", "--lang", "en"};
    words.insert(words.end(), more.begin(), more.end());
    return ask_words(words);
  }

  testing::TemporaryFolder folder_;
};

TEST_F(ExportYears, MayBeOfAnEmptyJournal) {
  { Recorder recorder(file()); }
  EXPECT_EQ(xaf().code, 2);
  testing::expect_in("no money was booked", xaf().err);
  const Answer csv = ask_words({"export", file(), "--to", "csv"});
  EXPECT_EQ(csv.code, 0);
  EXPECT_EQ(std::count(csv.out.begin(), csv.out.end(), '\n'), 1);
  EXPECT_EQ(ask_words({"export", file(), "--to", "ledger"}).code, 0);
  record("2026-01-01", EntryKind::erasure, "erasure:r1", {});
  testing::expect_in("no money was booked", xaf().err);
}

TEST_F(ExportYears, AreChosenWhenThereIsMoreThanOne) {
  record("2025-12-31", EntryKind::pot_opened, "pot:p", moved("grantor", "pot", 100'000));
  const std::string alone = xaf().out;
  expect_valid(alone);
  testing::expect_in("<fiscalYear>2025</fiscalYear>", alone);
  record("2027-01-01", EntryKind::funding, "funding", moved("pot", "project:bench", 60'000));
  Answer answer = xaf();
  EXPECT_EQ(answer.code, 2);
  EXPECT_EQ(answer.out, "");
  testing::expect_in("2025, 2026, 2027", answer.err);
  for (const char* year : {"2024", "2028"}) {
    answer = xaf({"--year", year});
    EXPECT_EQ(answer.code, 2);
    testing::expect_in("2025, 2026, 2027", answer.err);
  }
  const std::string quiet = xaf({"--year", "2026"}).out;
  expect_valid(quiet);
  testing::expect_in(
      "<opBalDate>2026-01-01</opBalDate>\n      <linesCount>2</linesCount>\n"
      "      <totalDebit>1000.00</totalDebit>",
      quiet);
  testing::expect_in("<transactions>\n      <linesCount>0</linesCount>", quiet);
  const std::string last = xaf({"--year", "2027"}).out;
  expect_valid(last);
  testing::expect_in("<accID>p:project:bench</accID>", last);
  testing::expect_in(
      "<transactions>\n      <linesCount>2</linesCount>\n      <totalDebit>600.00</totalDebit>", last);
  // Of an earlier year only the day differs on which it was made.
  std::string again = xaf({"--year", "2025"}).out;
  const std::string made = "<dateCreated>2027-01-01";
  again.replace(again.find(made), made.size(), "<dateCreated>2025-12-31");
  EXPECT_EQ(again, alone);
}

TEST_F(ExportYears, AreOfACurrencyThatAnAuditFileKnows) {
  const Money amount(100, *Currency::from_code("XTS"));
  record("2026-01-01", EntryKind::pot_opened, "pot:p",
         {{PotId("p"), {AccountKind::grantor, {}}, -amount}, {PotId("p"), {AccountKind::pot, {}}, amount}});
  const Answer answer = xaf();
  EXPECT_EQ(answer.code, 2);
  testing::expect_in("currency XTS", answer.err);
}

}  // namespace
}  // namespace buurtkas
