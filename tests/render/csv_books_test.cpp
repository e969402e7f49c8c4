// Books for a spreadsheet: amounts stay numbers, and no text is ever a formula.

#include <sstream>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "engine/money/amount.h"
#include "tests/render/random_books.h"

namespace buurtkas {
namespace {

using Row = std::vector<std::string>;

// Cells as RFC 4180 has them.
std::vector<Row> rows_in(const std::string& text, char separator) {
  std::vector<Row> rows(1, Row(1));
  bool is_inside = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    std::string& cell = rows.back().back();
    if (is_inside && c == '"' && text.substr(at + 1, 1) == "\"") {
      cell += text[++at];
    } else if (c == '"') {
      is_inside = !is_inside;
    } else if (!is_inside && c == separator) {
      rows.back().emplace_back();
    } else if (!is_inside && c == '\r') {
      EXPECT_EQ(text.substr(at++, 2), "\r\n");
      rows.emplace_back(1);
    } else {
      cell += c;
    }
  }
  EXPECT_FALSE(is_inside);
  EXPECT_EQ(rows.back(), Row(1));
  rows.pop_back();
  return rows;
}

std::string csv(const Books& books, Language language) {
  std::ostringstream text;
  write_csv_books(text, books, language);
  return text.str();
}

std::int64_t cents_in(const std::string& cell, char point) {
  if (cell.empty()) return 0;
  const std::size_t at = cell.size() - 3;
  EXPECT_EQ(cell.at(at), point) << cell;
  return std::stoll(cell.substr(0, at) + cell.substr(at + 1));
}

Entry entry_with(const std::string& text) {
  const Money amount(123'456, Currency::euro());
  return {7,
          {2026, 3, 15},
          text,
          "treasurer",
          EntryKind::approval,
          text,
          "{}",
          {{PotId(text), {AccountKind::project, text}, -amount},
           {PotId(text), {AccountKind::payable, text}, amount}},
          {}};
}

std::string csv(const Entry& entry, Language language) {
  Books books;
  books.each = [&](const OnEntry& on_entry) { on_entry(entry); };
  return csv(books, language);
}

TEST(CsvBooks, AreOneRowAPosting) {
  EXPECT_EQ(
      csv(entry_with("x"), Language::nl),
      "\xEF\xBB\xBFregel;datum;soort;sleutel;door;rol;pot;rekening;debet;credit;munt;overzicht;batch\r\n"
      "7;2026-03-15;approval;\"x\";\"x\";\"treasurer\";\"x\";\"project:x\";1234,56;;EUR;;\r\n"
      "7;2026-03-15;approval;\"x\";\"x\";\"treasurer\";\"x\";\"payable:x\";;1234,56;EUR;;\r\n");
  EXPECT_EQ(csv(entry_with("x"), Language::en),
            "\xEF\xBB\xBF"
            "entry,date,kind,key,by,role,pot,account,debit,credit,currency,statement,batch\r\n"
            "7,2026-03-15,approval,\"x\",\"x\",\"treasurer\",\"x\",\"project:x\",1234.56,,EUR,,\r\n"
            "7,2026-03-15,approval,\"x\",\"x\",\"treasurer\",\"x\",\"payable:x\",,1234.56,EUR,,\r\n");
}

TEST(CsvBooks, HaveNoFormulas) {
  for (const std::string text :
       {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "\uFF1D1", "\uFF0B1", "\uFF0D1", "\uFF201"}) {
    for (const Row& row : rows_in(csv(entry_with(text), Language::nl), ';')) {
      for (const std::size_t at : {3, 4, 6}) {
        const std::string& cell = row.at(at);
        EXPECT_TRUE(cell.starts_with("'") || row.front() != "7") << cell;
      }
    }
  }
  const auto rows = rows_in(csv(entry_with("a \"b\"; =1\r\nc"), Language::nl), ';');
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_EQ(rows[1].at(3), "a \"b\"; =1  c");
}

TEST(CsvBooks, NameTheStatementAndTheBatch) {
  const Money amount(100, Currency::euro());
  Entry entry = entry_with("x");
  entry.kind = EntryKind::batch;
  entry.body =
      R"({"batch":"b001","count":"1","debtor":{"iban":"NL94BUUR0000000011","name":"x"},)"
      R"("execution":"2026-05-29","form":"pain.001.001.09",)"
      R"("payments":[{"amount":"1.00","resident":"r1","statement":"s0001-1a2b3c4d"}],"remittance":"x",)"
      R"("signers":["r4"],"total":"1.00"})";
  entry.postings = {{PotId("p"), {AccountKind::payable, "r1"}, -amount},
                    {PotId("p"), {AccountKind::in_transit, "b001"}, amount}};
  auto rows = rows_in(csv(entry, Language::nl), ';');
  EXPECT_EQ(Row(rows.at(1).end() - 2, rows.at(1).end()), (Row{"s0001-1a2b3c4d", "b001"}));
  EXPECT_EQ(Row(rows.at(2).end() - 2, rows.at(2).end()), (Row{"", "b001"}));
  entry.kind = EntryKind::settlement;
  entry.body = R"({"batch":"b001","statement":"s0001-1a2b3c4d"})";
  entry.postings = {{PotId("p"), {AccountKind::in_transit, "b001"}, -amount},
                    {PotId("p"), {AccountKind::bank, {}}, amount}};
  rows = rows_in(csv(entry, Language::nl), ';');
  for (const std::size_t row : {1, 2}) {
    EXPECT_EQ(Row(rows.at(row).end() - 2, rows.at(row).end()), (Row{"s0001-1a2b3c4d", "b001"}));
  }
}

TEST(CsvBooks, HaveEveryCentWhateverIdsSay) {
  testing::RandomBooks random(Currency::euro());
  EXPECT_TRUE(rc::check([&] { random.add(*testing::hostile_text()); }));
  for (const auto& [language, separator, point] :
       {std::tuple(Language::nl, ';', ','), std::tuple(Language::en, ',', '.')}) {
    const auto rows = rows_in(csv(random.books(), language), separator);
    std::size_t at = 1;
    for (const Entry& entry : random.entries()) {
      for (const Posting& posting : entry.postings) {
        ASSERT_LT(at, rows.size());
        const Row& row = rows[at++];
        ASSERT_EQ(row.size(), 13U);
        EXPECT_EQ(row[0], std::to_string(entry.number));
        EXPECT_EQ(cents_in(row[9], point) - cents_in(row[8], point), posting.amount.cents());
        for (const std::size_t text : {3, 4, 5, 6, 7}) {
          EXPECT_EQ(row[text].find_first_of("=+-@\t\r\n") == 0, false) << row[text];
        }
      }
    }
    EXPECT_EQ(at, rows.size());
  }
}

}  // namespace
}  // namespace buurtkas
