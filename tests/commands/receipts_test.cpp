// `buurtkas receipts`: a code for each resident, and the page on which it leads to their ballot.

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "cli/read/receipts_csv.h"
#include "tests/commands/ask.h"
#include "tests/support/support.h"

namespace buurtkas {
namespace {

namespace fs = std::filesystem;
using testing::Answer;
using testing::ask_words;
using testing::text_of;

// A street of which twelve vote; what stands in it besides is not anybody's.
class ReceiptsOfARound : public ::testing::Test {
 protected:
  void SetUp() override {
    write("round.yaml", R"(name: Verzonnen plein 2026
place: Voorbeelddorp
currency: EUR
languages: [nl, en]
vote:
  opens: 2026-03-02
  closes: 2026-03-15
  ballots: approval
  most-marks: 3
  channels:
    - id: zolderluik
      issued: 40
terms:
  method: equal-shares
  satisfaction: cost
  completion: none
  tie-breaks: [lowest-id]
)");
    write("pots.yaml", "pots:\n  - id: plein\n    name: Pleinpot\n    kind: groz\n    amount: 1200.00\n");
    write("proposals.yaml", R"(proposals:
  - id: bench
    name: "<script>alert('x')</script> & een bank"
    cost: 600.00
  - id: pond
    name: Een vijver
    cost: 900.00
  - id: lamp
    name: Een lamp
    cost: 100.00
)");
    std::string residents = "resident;neighbourhood\n";
    for (int i = 1; i <= 15; ++i) residents += pseudonym(i) + ";Plein\n";
    write("residents.csv", residents);
    write("ballots.csv", ballots());
  }

  // Capitals, so that no word of a page is a pseudonym by chance.
  static std::string pseudonym(int i) { return "QX" + std::to_string(100 + i); }

  // The first eight want the bench, two of them the lamp too; then two the pond; number 11 changes their
  // mind; of number 12 the ballot is blank; numbers 13 to 15 did not vote.
  static std::string ballots() {
    std::string text = "ballot;channel;resident;received;vote;invalid\n";
    const auto row = [&](int number, int who, const std::string& rest) {
      text += std::to_string(number) + ";zolderluik;" + pseudonym(who) + ";" + rest + "\n";
    };
    for (int i = 1; i <= 6; ++i) row(i, i, "2026-03-03;bench;");
    for (int i = 7; i <= 8; ++i) row(i, i, "2026-03-03;bench,lamp;");
    for (int i = 9; i <= 10; ++i) row(i, i, "2026-03-04;pond;");
    row(11, 11, "2026-03-04;bench;");
    row(12, 11, "2026-03-07;pond;");
    row(13, 12, "2026-03-05;;blank");
    return text;
  }

  void write(const std::string& name, const std::string& text) const { folder_.write(name, text); }
  fs::path round() const { return folder_.path(); }
  fs::path list() const { return round() / "private" / "receipts.csv"; }
  fs::path pages() const { return pages_.path() / "pages"; }

  Answer receipts(const std::vector<std::string>& more = {}) const {
    std::vector<std::string> words = {"receipts", round().string(), "--lang", "en"};
    words.insert(words.end(), more.begin(), more.end());
    return ask_words(words);
  }

  Answer report(const std::vector<std::string>& more = {}) const {
    std::vector<std::string> words = {"report", round().string(), "--out", pages().string(), "--lang", "en"};
    words.insert(words.end(), more.begin(), more.end());
    return ask_words(words);
  }

  // By pseudonym.
  std::map<std::string, std::string> codes() const {
    std::map<std::string, std::string> codes;
    std::istringstream rows(text_of(list()));
    std::string row;
    std::getline(rows, row);
    EXPECT_EQ(row, "resident;code");
    while (std::getline(rows, row)) codes[row.substr(0, row.find(';'))] = row.substr(row.find(';') + 1);
    return codes;
  }

  // What the page says under a resident's code; empty when their code is not there.
  std::string told(int who, const std::string& file = "en/ballot.html") const {
    const std::string page = text_of(pages() / file);
    const std::size_t from = page.find("<section id=\"" + codes().at(pseudonym(who)) + "\">");
    return from == std::string::npos ? std::string()
                                     : page.substr(from, page.find("</section>", from) - from);
  }

  const testing::TemporaryFolder folder_;
  const testing::TemporaryFolder pages_;
};

void expect_in(const std::string& part, const std::string& text) {
  EXPECT_NE(text.find(part), std::string::npos) << "no `" << part << "` in\n" << text;
}

TEST_F(ReceiptsOfARound, HaveACodeEachThatStays) {
  const Answer first = receipts();
  EXPECT_EQ(first.code, 0) << first.err;
  expect_in("0 codes were there; 15 are new.\n", first.out);
  expect_in("Print each code on the receipt of the resident it is for.", first.out);
  const auto status = fs::status(list()).permissions();
  EXPECT_EQ(status, fs::perms::owner_read | fs::perms::owner_write);
  std::set<std::string> different;
  for (const auto& [resident, code] : codes()) {
    EXPECT_TRUE(is_receipt_code(code)) << code;
    different.insert(code);
  }
  EXPECT_EQ(different.size(), 15U);

  const std::string before = text_of(list());
  const Answer again = receipts({"--format", "json"});
  const nlohmann::json told = nlohmann::json::parse(again.out);
  EXPECT_EQ(told["there"], "15");
  EXPECT_EQ(told["made"], "0");
  EXPECT_EQ(text_of(list()), before);
  EXPECT_FALSE(fs::exists(round() / "journal.db"));
}

TEST_F(ReceiptsOfARound, GiveWhoIsNewACodeAndKeepThatOfWhoIsGone) {
  receipts();
  const auto before = codes();
  std::string residents = text_of(round() / "residents.csv");
  residents.replace(residents.find("QX115"), 5, "QX116");
  write("residents.csv", residents);
  const Answer answer = receipts();
  EXPECT_EQ(answer.code, 0);
  expect_in("15 codes were there; 1 are new.\n", answer.out);
  expect_in("dangling-id", answer.err);
  const auto after = codes();
  EXPECT_EQ(after.size(), 16U);
  for (const auto& [resident, code] : before) EXPECT_EQ(after.at(resident), code);
}

TEST_F(ReceiptsOfARound, ATrialWritesNothing) {
  const Answer answer = receipts({"--dry-run"});
  EXPECT_EQ(answer.code, 0) << answer.err;
  expect_in("0 codes were there; 15 would be new.\n", answer.out);
  EXPECT_FALSE(fs::exists(round() / "private"));
}

TEST_F(ReceiptsOfARound, AreKeptAsTheListOfNamesIs) {
  fs::create_directory(round() / "private");
  write("private/people.csv", "resident,name\r\nQX101,Ada Verzinsel\r\n");
  receipts();
  EXPECT_EQ(text_of(list()).substr(0, 21), "resident,code\r\nQX101,");
}

TEST_F(ReceiptsOfARound, ASpoiltListIsLeftAsItIs) {
  fs::create_directory(round() / "private");
  for (const char* spoilt : {"resident;code\nQX101;k7mf-2qxr-9wtd-hv3n\nQX102;k7mf-2qxr-9wtd-hv3n\n",
                             "resident\nQX101\n", "resident;code\nQX101;abc\n", "", "\xFF\xFE\x00"}) {
    write("private/receipts.csv", spoilt);
    for (const Answer& answer : {receipts(), report()}) {
      EXPECT_EQ(answer.code, 2) << spoilt;
      EXPECT_EQ(answer.out, "") << spoilt;
      expect_in("receipts.csv", answer.err);
    }
    EXPECT_EQ(text_of(list()), spoilt);
    EXPECT_FALSE(fs::exists(pages()));
  }
}

TEST_F(ReceiptsOfARound, LeadToTheBallotOfWhoHasTheCode) {
  receipts();
  const Answer answer = report();
  ASSERT_EQ(answer.code, 0) << answer.err;
  // 1,200 over eleven voters is 109.09; the bench takes 75.00 of eight, and the lamp has 68.18 of two.
  const std::string one = told(1);
  expect_in("Counted.", one);
  expect_in(
      "Of your share of €\u00A0109.09, €\u00A075.00 went to selected projects, and €\u00A034.09 was left.",
      one);
  expect_in(
      "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; een bank</a>: selected; you paid €\u00A075.00",
      one);
  expect_in("Een lamp</a>: not selected", told(7));
  expect_in("Een vijver</a>: not selected", told(9));
  expect_in("gekozen; jij betaalde €\u00A075,00", told(1, "nl/ballot.html"));
  const std::string changed = told(11);
  expect_in("Een vijver</a>", changed);
  EXPECT_EQ(changed.find("een bank"), std::string::npos);
  // One who voted more than once, and was seen to, would be known by it.
  EXPECT_EQ(changed.find("more than once"), std::string::npos);
  expect_in("Not counted. Invalid: “blank”, say those who counted.", told(12));
  // Whether somebody voted is nobody's business.
  for (int who = 13; who <= 15; ++who) EXPECT_EQ(told(who), "");
  expect_in("<a href=\"ballot.html\">My ballot</a>", text_of(pages() / "en/index.html"));
}

TEST_F(ReceiptsOfARound, TellNobodyWhoAResidentIs) {
  receipts();
  ASSERT_EQ(report().code, 0);
  for (const auto& file : fs::recursive_directory_iterator(pages())) {
    if (!file.is_regular_file()) continue;
    const std::string page = text_of(file.path());
    EXPECT_EQ(page.find("QX1"), std::string::npos) << file.path();
    if (file.path().filename() != "ballot.html") continue;
    for (const char* secret : {"zolderluik", "2026-03", "March", "maart"}) {
      EXPECT_EQ(page.find(secret), std::string::npos) << file.path() << ' ' << secret;
    }
    std::vector<std::string> in_order;
    constexpr std::string_view opens = "<section id=\"";
    for (std::size_t at = page.find(opens); at != std::string::npos; at = page.find(opens, at + 1)) {
      in_order.push_back(page.substr(at + opens.size(), 19));
    }
    EXPECT_EQ(in_order.size(), 12U);
    EXPECT_TRUE(std::is_sorted(in_order.begin(), in_order.end()));
  }
}

// Its rows in another order, the pages are the same to the byte.
TEST_F(ReceiptsOfARound, TellNothingByTheirOrder) {
  receipts();
  ASSERT_EQ(report().code, 0);
  const std::string before = text_of(pages() / "en/ballot.html");
  std::vector<std::string> rows;
  std::istringstream list_rows(text_of(list()));
  for (std::string row; std::getline(list_rows, row);) rows.push_back(row);
  std::string turned = rows.front() + '\n';
  for (std::size_t at = rows.size() - 1; at > 0; --at) turned += rows[at] + '\n';
  write("private/receipts.csv", turned);
  ASSERT_EQ(report().code, 0);
  EXPECT_EQ(text_of(pages() / "en/ballot.html"), before);
}

TEST_F(ReceiptsOfARound, OfFewBallotsThereIsNoPage) {
  receipts();
  std::string few = ballots();
  few.erase(few.find("10;zolderluik"));
  write("ballots.csv", few);
  const Answer answer = report();
  EXPECT_EQ(answer.code, 0) << answer.err;
  expect_in("There is no page to find one's ballot: of fewer than 10 ballots", answer.err);
  EXPECT_FALSE(fs::exists(pages() / "en/ballot.html"));
  EXPECT_EQ(text_of(pages() / "en/index.html").find("ballot.html"), std::string::npos);
  EXPECT_EQ(report({"--quiet"}).err, "");
}

// The weight tells the channel, and the channel has one ballot.
TEST_F(ReceiptsOfARound, OfFewBallotsOfOneWeightThereIsNoPage) {
  receipts();
  std::string round = text_of(this->round() / "round.yaml");
  const std::string channel = "      issued: 40\n";
  round.replace(round.find(channel), channel.size(),
                channel + "    - id: kelder\n      weight: 2\n      issued: 5\n");
  write("round.yaml", round);
  write("ballots.csv", ballots() + "14;kelder;" + pseudonym(13) + ";2026-03-05;lamp;\n");
  const Answer answer = report();
  EXPECT_EQ(answer.code, 0) << answer.err;
  expect_in("There is no page to find one's ballot", answer.err);
  EXPECT_FALSE(fs::exists(pages() / "en/ballot.html"));
}

TEST_F(ReceiptsOfARound, TellWhoVotedTwiceWhereTheyAreMany) {
  receipts();
  std::string twice = ballots();
  for (int who = 1; who <= 10; ++who)
    twice += std::to_string(20 + who) + ";zolderluik;" + pseudonym(who) + ";2026-03-08;lamp;\n";
  write("ballots.csv", twice);
  EXPECT_EQ(report().code, 0);
  expect_in("You voted more than once: only your last ballot counts.", told(1));
}

TEST_F(ReceiptsOfARound, WithoutAListThereIsNoPage) {
  const Answer answer = report();
  EXPECT_EQ(answer.code, 0) << answer.err;
  EXPECT_EQ(answer.err, "");
  EXPECT_FALSE(fs::exists(pages() / "nl/ballot.html"));
  EXPECT_EQ(text_of(pages() / "nl/index.html").find("ballot.html"), std::string::npos);
}

}  // namespace
}  // namespace buurtkas
