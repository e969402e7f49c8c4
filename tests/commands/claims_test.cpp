// `buurtkas claims`: what it decides, records and refuses to touch again.

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/commands/recorded_round.h"
#include "tests/support/claims_round.h"

namespace buurtkas {
namespace {

using testing::Answer;
using testing::ask_words;
using testing::given_claims;
using testing::RecordedRound;
using testing::replace_in;
using testing::write_claims;

void expect_in(const std::string& part, const std::string& text) {
  EXPECT_NE(text.find(part), std::string::npos) << "no `" << part << "` in\n" << text;
}

class Claims : public ::testing::Test {
 protected:
  void SetUp() override { testing::give_claims(round_.round()); }

  Answer claims(const std::vector<std::string>& more = {}) const {
    std::vector<std::string> words = {"claims", round_.round().string(), "--lang", "en"};
    words.insert(words.end(), more.begin(), more.end());
    return ask_words(words);
  }

  nlohmann::json decided(const std::vector<std::string>& more = {}) const {
    std::vector<std::string> words = {"--format", "json", "--quiet"};
    words.insert(words.end(), more.begin(), more.end());
    const Answer answer = claims(words);
    EXPECT_EQ(answer.code, 0) << answer.err;
    return nlohmann::json::parse(answer.out);
  }

  // What it tells when one thing in claims.yaml is wrong; nothing may be recorded then.
  std::string refusal(const std::string& part, const std::string& instead) const {
    write_claims(round_.round(), given_claims());
    replace_in(round_.round() / "claims.yaml", part, instead);
    const Answer answer = claims();
    EXPECT_EQ(answer.code, 2) << instead << answer.out;
    EXPECT_EQ(answer.out, "") << instead;
    return answer.err;
  }

  const RecordedRound round_{"one-street"};
};

TEST_F(Claims, AreDecidedLineByLine) {
  const nlohmann::json json = decided();
  ASSERT_EQ(json.at("claims").size(), 2);
  std::string told;
  for (const auto& claim : json.at("claims")) {
    for (const auto& line : claim.at("lines")) {
      told += claim.at("claim").get<std::string>() + '/' + line.at("line").get<std::string>() + ' ' +
              line.at("verdict").get<std::string>() + ' ' + line.at("amount").get<std::string>() + ' ' +
              line.at("signs").dump() + '\n';
    }
  }
  EXPECT_EQ(told,
            "c001/1 paid 60.00 [\"approver\"]\n"
            "c001/2 paid 3.22 [\"approver\"]\n"
            "c002/1 paid 280.00 [\"approver\",\"second-approver\"]\n"
            "c002/2 paid 15.00 [\"approver\"]\n"
            "c002/3 refused 0.00 []\n");
  EXPECT_EQ(json.at("claims")[0].at("total"), "63.22");
  EXPECT_EQ(round_.told(), "");
}

// Each article that applied, and each that did not, with the condition that failed.
TEST_F(Claims, SayOnWhatGrounds) {
  const nlohmann::json json = decided();
  const nlohmann::json& line = json.at("claims")[1].at("lines")[1];  // hours
  std::vector<std::string> grounds;
  for (const auto& ground : line.at("grounds")) {
    grounds.push_back(ground.at("rulebook").get<std::string>() + ' ' +
                      ground.at("article").get<std::string>() + ' ' + ground.at("did").get<std::string>() +
                      ' ' + ground.value("condition", "") + ground.value("most", ""));
  }
  const auto has = [&](const std::string& ground) {
    return std::find(grounds.begin(), grounds.end(), ground) != grounds.end();
  };
  EXPECT_TRUE(has("engagement-ladder from-ondersteuner holds "));
  EXPECT_TRUE(has("expenses actual-costs does-not-apply kind one-of purchase materials household"));
  EXPECT_TRUE(has("volunteer-allowance allowance pays "));
  EXPECT_TRUE(has("volunteer-allowance hour-limit within 17.25"));
  EXPECT_TRUE(has("volunteer-allowance hour-limit-young does-not-apply age less-than hour-age"));
  EXPECT_TRUE(has("volunteer-allowance month-limit within 220.00"));
  EXPECT_EQ(line.at("counts").size(), 2);
  EXPECT_EQ(line.at("counts")[0].at("from"), "2026-03-01");
}

TEST_F(Claims, AreRecordedOnce) {
  const Answer first = claims();
  expect_in("entries 10 to 13", first.err);
  expect_in("c001 of r1, handed in on 2 April 2026: € 63.22\n", first.out);
  const Answer second = claims();
  EXPECT_EQ(second.code, 0);
  expect_in("nothing was added", second.err);
  EXPECT_EQ(second.out, "There are no new claims.\n");
  EXPECT_EQ(round_.told(), "");
}

TEST_F(Claims, AreNotRecordedByADryRun) {
  const Answer dry = claims({"--dry-run"});
  const Answer real = claims();
  EXPECT_EQ(dry.out, real.out);
  expect_in("entries 10 to 13", real.err);
}

TEST_F(Claims, HandedInLaterWait) {
  const nlohmann::json json = decided({"--on", "2026-04-02"});
  EXPECT_EQ(json.at("claims").size(), 1);
  EXPECT_EQ(json.at("later"), "1");
  EXPECT_EQ(decided({"--on", "2026-04-03"}).at("claims").size(), 1);
  EXPECT_EQ(round_.told(), "");
}

// The same claims in one go or day by day: only the day and the inputs of the entries differ.
TEST_F(Claims, EarnTheSameWhenDecidedApart) {
  nlohmann::json apart = decided({"--on", "2026-04-02", "--known-at", "2026-04-03"}).at("claims");
  apart.push_back(decided({"--on", "2026-04-03"}).at("claims")[0]);
  const RecordedRound other("one-street");
  testing::give_claims(other.round());
  const Answer answer = ask_words({"claims", other.round().string(), "--format", "json", "--quiet"});
  EXPECT_EQ(nlohmann::json::parse(answer.out).at("claims"), apart);
}

// What was handed in is not changed any more, and the field is named.
TEST_F(Claims, DoNotChangeOnceTheyAreRecorded) {
  ASSERT_EQ(claims().code, 0);
  const std::vector<std::array<std::string, 3>> table = {
      {"amount: 60.00", "amount: 61.00", "c001 lines[0].amount 60.00"},
      {"claimant: r1", "claimant: r5", "c001 claimant r1"},
      {"handed-in: 2026-04-02", "handed-in: 2026-04-01", "c001 handed_in 2026-04-02"},
      {"about: vaste planten", "about: planten", "c001 lines[0].about vaste planten"},
      {"project: bench", "project: trees", "c001 lines[0].project bench"},
  };
  for (const auto& [part, instead, told] : table) {
    const std::string err = refusal(part, instead);
    expect_in("claim-changed", err);
    expect_in(told, err);
  }
  EXPECT_EQ(round_.told(), "");
}

TEST_F(Claims, ThatAreWrongAreToldWhere) {
  const std::vector<std::array<std::string, 3>> table = {
      {"claimant: r1", "claimant: r9", "claims.yaml:3:15: error dangling-id: `r9`"},
      {"amount: 60.00", "amount: 60.000", "claims.yaml:9:17: error ambiguous-amount"},
      {"amount: 60.00", "amount: 60.0001", "claims.yaml:9:17: error too-many-decimals"},
      {"date: 2026-03-20\n", "date: 2026-04-20\n",
       "date-in-future: the day `2026-04-20` is later than that of handing in, `2026-04-02`"},
      {"kind: purchase", "kind: purchas", "Did you mean `purchase`?"},
      {"project: bench", "project: benhc", "dangling-id: `benhc`"},
      {"project: bench", "project: party", "not-committed: the project `party`"},
      {"about: vaste planten", "about: voor 111222333", "service-number"},
      {"about: vaste planten", "bsn: 111222333", "forbidden-field"},
      {"receipt: private/receipts/plants.txt", "receipt: private/receipts/wood.txt", "receipt-differs"},
      {"receipt: private/receipts/plants.txt", "receipt: private/receipts/none.txt", "receipt-missing"},
      {"receipt: private/receipts/plants.txt", "receipt: ../../pots.yaml", "outside-folder"},
      {"        receipt: private/receipts/plants.txt\n", "", "missing-key"},
      {"amount: 60.00\n        ", "", "missing-key"},
      {"elsewhere: {month: 0.00, year: 0.00}", "elsewhere: {month: 0.00}", "missing-key"},
      {"    elsewhere: {month: 0.00, year: 0.00}\n", "", "`c002/2` cannot be decided; needed is `elsewhere`"},
      {"- id: c002", "- id: c001", "duplicate-id"},
      {"- id: c002", "- id: c001/2", "unknown-value: `c001/2` cannot stand here; these can: `c001`"},
      {"hours: 3,", "hours: 3, other-than: c009/1,", "dangling-id: `c009/1`"},
      {"hours: 3,", "hours: 3, other-than: c001/9,", "dangling-id: `c001/9`"},
      {"hours: 3,", "hours: 3, agreed: maybe,", "unknown-value"},
      {"handed-in: 2026-04-02", "handed-in: yesterday", "not-a-date"},
  };
  for (const auto& [part, instead, told] : table) expect_in(told, refusal(part, instead));
  write_claims(round_.round(), given_claims());
  expect_in("entries 10 to 13", claims().err);
}

// What others paid in a year does not become less, and is no less than in a month of it.
TEST_F(Claims, TellOfLessFromOthersThanBefore) {
  std::string claims = given_claims();
  const std::string none = "elsewhere: {month: 0.00, year: 0.00}";
  claims.replace(claims.find(none), none.size(), "elsewhere: {month: 20.00, year: 50.00}");
  const auto later = [](const std::string& id, const std::string& elsewhere) {
    return "  - id: " + id + "\n    claimant: r3\n    handed-in: 2026-04-04\n    elsewhere: " + elsewhere +
           "\n    lines:\n      - {kind: hours, date: 2026-04-01, amount: 5.00, hours: 1, project: trees}\n";
  };
  write_claims(round_.round(), claims + later("c003", "{month: 20.00, year: 49.99}") +
                                   later("c004", "{month: 60.01, year: 60.00}") +
                                   later("c005", "{month: 60.00, year: 60.00}"));
  const Answer answer = this->claims();
  EXPECT_EQ(answer.code, 0) << answer.err;
  std::string told;
  for (std::size_t at = 0; (at = answer.err.find("elsewhere-less: ", at)) != std::string::npos; ++at)
    told += answer.err.substr(at + 16, answer.err.find(';', at) - at - 16) + '\n';
  EXPECT_EQ(told,
            "what others paid this year is `49.99` here, which is less than `50.00 (c002)`\n"
            "what others paid this year is `60.00` here, which is less than `60.01 (month)`\n");
}

// An article that does not apply because of an exception must not say that it is for these alone.
TEST_F(Claims, SayWhatIsExceptedAsAnException) {
  replace_in(round_.round() / "../../rules/expenses/rulebook.yaml",
             "    when:\n      - amount more-than second-approval-above\n",
             "    unless:\n      - amount at-most second-approval-above\n");
  EXPECT_EQ(claims({"--quiet"}).code, 0);
  const auto told = [&](const std::string& language) {
    return ask_words({"explain", round_.round().string(), "c001/1", "--lang", language}).out;
  };
  expect_in("expenses second-approval: not when the amount is at most", told("en"));
  expect_in("expenses second-approval: niet als het bedrag", told("nl"));
}

TEST_F(Claims, AreNotSignedOnADayFarFromNow) {
  EXPECT_EQ(claims({"--quiet"}).code, 0);
  const std::string before = round_.told();
  const Answer answer = ask_words(
      {"approve", round_.round().string(), "c001", "--by", "r2", "--on", "2199-04-02", "--lang", "en"});
  EXPECT_EQ(answer.code, 2);
  expect_in("the day at --on is more than a year from now; is the year right?", answer.err);
  EXPECT_EQ(round_.told(), before);
}

TEST_F(Claims, NeedTheirRulebooks) {
  replace_in(round_.round() / "round.yaml", "\nclaims:\n", "\nrulebooks: []\n#");
  const Answer answer = claims();
  EXPECT_EQ(answer.code, 2);
}

TEST_F(Claims, AreCheckedByCheck) {
  EXPECT_EQ(ask_words({"check", round_.round().string()}).code, 0);
  replace_in(round_.round() / "private/receipts/plants.txt", "60.00", "66.00");
  const Answer answer = ask_words({"check", round_.round().string(), "--lang", "en"});
  EXPECT_EQ(answer.code, 2);
  expect_in("receipt-differs", answer.out);
}

// As a table, for many.
TEST_F(Claims, OfATableAreTheSame) {
  const nlohmann::json wanted = decided({"--dry-run"}).at("claims");
  const std::string yaml = given_claims();
  const auto hash = [&](std::size_t nth) {
    std::size_t at = 0;
    for (std::size_t i = 0; i <= nth; ++i) at = yaml.find("sha256: ", at) + 8;
    return yaml.substr(at, 64);
  };
  std::filesystem::remove(round_.round() / "claims.yaml");
  std::ofstream(round_.round() / "claims.csv")
      << "claim;claimant;handed_in;kind;date;amount;kilometres;hours;trip;about;receipt;sha256;project;"
         "elsewhere_month;elsewhere_year\n"
      << "c001;r1;2026-04-02;purchase;2026-03-20;60.00;;;;vaste planten;private/receipts/plants.txt;"
      << hash(0) << ";bench;;\n"
      << "c001;r1;2026-04-02;kilometres;2026-03-20;;14;;thuis - tuincentrum - thuis;;;;bench;;\n"
      << "c002;r3;2026-04-03;materials;2026-03-28;280.00;;;;;private/receipts/wood.txt;" << hash(1)
      << ";trees;0.00;0.00\n"
      << "c002;r3;2026-04-03;hours;2026-03-28;15.00;;3;;;;;trees;0.00;0.00\n"
      << "c002;r3;2026-04-03;alcohol;2026-03-28;9.50;;;;;;;trees;0.00;0.00\n";
  nlohmann::json got = decided().at("claims");
  ASSERT_EQ(got.size(), 2);
  for (std::size_t i = 0; i < got.size(); ++i) {
    EXPECT_EQ(got[i].at("lines"), wanted[i].at("lines"));
    EXPECT_EQ(got[i].at("total"), wanted[i].at("total"));
  }
  EXPECT_EQ(round_.told(), "");
}

}  // namespace
}  // namespace buurtkas
