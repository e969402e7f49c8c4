// `buurtkas pay` and `buurtkas report`: who is paid what, once, and told why.

#include <filesystem>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "cli/read/people_csv.h"
#include "tests/commands/paid_round.h"
#include "tests/support/claims_round.h"

namespace buurtkas {
namespace {

namespace fs = std::filesystem;
using testing::Answer;
using testing::expect_in;
using testing::RecordedRound;
using testing::Tampering;
using Json = nlohmann::json;

class Pay : public testing::PaidRound {};

TEST_F(Pay, PutsWhatWasApprovedInABatchOnce) {
  const Answer answer = pay();
  EXPECT_EQ(answer.code, 0) << answer.err;
  expect_in("Batch b001, to be executed on 20 April 2026\n", answer.out);
  expect_in("1 payment, € 63.22.\n", answer.out);
  EXPECT_EQ(moved_by("batch:b001"), "payable:r1 -63.22, in-transit:b001 63.22");
  const std::size_t before = entries().size();
  const Answer again = pay("2026-04-21");
  EXPECT_EQ(again.code, 0) << again.err;
  EXPECT_EQ(again.out, "There is nothing to pay.\n");
  EXPECT_EQ(entries().size(), before);
  EXPECT_EQ(round_.told(), "");
}

TEST_F(Pay, StatementsSayWhatIsPaidAndWhatIsNot) {
  ASSERT_EQ(pay().code, 0);
  const Json first = body_of("statement:s0001");
  EXPECT_EQ(first["total"], "63.22");
  EXPECT_EQ(first["to"]["resident"], "r1");
  EXPECT_EQ(first["to"]["commitment"],
            commitment_to({"r1", "Ans Nergens", "NL91ABNA0417164300", "0123456789abcdef0123456789abcdef"}));
  // r3 is told of the alcohol, though nothing is signed yet; the other lines wait.
  const Json second = body_of("statement:s0002");
  EXPECT_EQ(second["total"], "0.00");
  EXPECT_EQ(second["lines"].size(), 1U);
  EXPECT_EQ(second["lines"][0]["became"], "refused");
  EXPECT_EQ(second["waiting"], Json::array({"c002/1", "c002/2"}));
  const Answer text = call({"report", "--statement", code_of("s0002")});
  expect_in("There is nothing to pay now.\n", text.out);
  expect_in("For Şule \"Ö\" (resident r3), 20 April 2026\n", text.out);
  expect_in("We do not pay alcohol, tobacco or fines", text.out);
  expect_in("Still to be signed, and on a later statement: c002/1, c002/2.\n", text.out);
}

TEST_F(Pay, GivesSaltsOnceAndKeepsThem) {
  ASSERT_EQ(pay().code, 0);
  const std::string now = testing::text_of(people_path());
  EXPECT_TRUE(now.starts_with("resident;name;iban;salt\nr1;Ans Nergens;NL91ABNA0417164300;0123456789abcdef"))
      << now;
  expect_in("\nr3;\"Şule \"\"Ö\"\"\";nl91 abna 0417 1643 00;", now);
  const std::size_t salt = now.rfind(';') + 1;
  EXPECT_EQ(now.size() - salt, 33U);  // 32 digits, and the line's end
  sign("r5", "c002", "2026-04-21");
  sign("r6", "c002", "2026-04-21");
  ASSERT_EQ(pay("2026-04-22").code, 0);
  EXPECT_EQ(testing::text_of(people_path()), now);
  EXPECT_EQ(body_of("statement:s0003")["to"]["commitment"], body_of("statement:s0002")["to"]["commitment"]);
  const Answer audit = round_.audit();
  EXPECT_EQ(audit.code, 0) << audit.out;
}

TEST_F(Pay, DryRunRecordsNothing) {
  const std::size_t before = entries().size();
  const Answer answer = pay("2026-04-20", {"--by", "r4", "--dry-run"});
  EXPECT_EQ(answer.code, 0) << answer.err;
  expect_in("1 payment, € 63.22.\n", answer.out);
  expect_in("s0002 r3", answer.out);  // no code yet: that hangs on a salt
  EXPECT_EQ(entries().size(), before);
  EXPECT_EQ(testing::text_of(people_path()), testing::people_of_street);
}

TEST_F(Pay, LeavesOutWhoCannotBePaidAndPaysTheRest) {
  struct Row {
    const char* people;
    const char* expected;
  };
  const std::vector<Row> rows = {
      {"resident;name\nr2;Bé\n", "r1  € 63.22  private/people.csv: this resident is not in it."},
      {"resident;name\nr1;Ans\n", "r1  € 63.22  private/people.csv: this resident has no IBAN."},
      {"resident;name;iban\nr1;Ans;NL92ABNA0417164300\n",
       "r1  € 63.22  NL92ABNA0417164300 is no IBAN that SEPA pays to; check its country,\n"
       "  digits and length."},
  };
  for (const Row& row : rows) {
    write_people(row.people);
    const Answer answer = pay();
    EXPECT_EQ(answer.code, 0) << answer.err;
    expect_in("Not paid now\n" + std::string(row.expected), answer.out);
    EXPECT_EQ(moved_by("batch:b001"), "");
  }
  write_people(testing::people_of_street);
  EXPECT_EQ(pay().code, 0);
  EXPECT_EQ(moved_by("batch:b001"), "payable:r1 -63.22, in-transit:b001 63.22");
}

TEST_F(Pay, NeedsTheTreasurerAndNotWhoApproved) {
  const Answer other = pay("2026-04-20", {"--by", "r5"});
  EXPECT_EQ(other.code, 2);
  expect_in("lacks-role: `r5`", other.err);
  EXPECT_EQ(pay("2026-04-20", {"--by", "r99"}).code, 2);
  EXPECT_EQ(pay("2026-04-20", {"--by", "r4", "--with", "r99"}).code, 2);
  testing::replace_in(round_.round() / "round.yaml", "treasurer: [r4]", "treasurer: [r4, r2, r1]");
  const Answer approver = pay("2026-04-20", {"--by", "r2"});
  EXPECT_EQ(approver.code, 0) << approver.err;
  expect_in("r1  € 63.22  r2 approved a line of it", approver.out);
  const Answer own = pay("2026-04-20", {"--by", "r1"});
  expect_in("r1  € 63.22  r1 cannot sign this for themselves", own.out);
  EXPECT_EQ(moved_by("batch:b001"), "");
}

TEST_F(Pay, AnotherAccountNeedsASecondPairOfEyes) {
  // Who is both signs as the treasurer.
  testing::replace_in(round_.round() / "round.yaml", "second-approver: [r5, r6]",
                      "second-approver: [r4, r5, r6]");
  ASSERT_EQ(pay().code, 0);
  testing::write_claims(
      round_.round(),
      testing::given_claims() +
          "  - id: c003\n    claimant: r1\n    handed-in: 2026-05-01\n    project: bench\n    lines:\n"
          "      - {kind: kilometres, date: 2026-04-28, kilometres: 10, trip: a - b}\n");
  run({"claims", "--on", "2026-05-01"});
  sign("r2", "c003", "2026-05-01");
  testing::replace_in(people_path(), "NL91ABNA0417164300", "DE89370400440532013000");
  const Answer alone = pay("2026-05-02");
  expect_in("Not paid now\nr1  € 2.30  this must also be signed by a second approver", alone.out);
  const Answer both = pay("2026-05-02", {"--by", "r4", "--with", "r6"});
  expect_in("1 payment, € 2.30.\n", both.out);
  EXPECT_EQ(body_of("statement:s0003")["signers"], Json::array({"r4", "r6"}));
  EXPECT_EQ(body_of("batch:b002")["signers"], Json::array({"r4"}));
  EXPECT_EQ(round_.audit().code, 0);
}

TEST_F(Pay, WhatIsInPaymentCannotBeGivenUp) {
  ASSERT_EQ(pay().code, 0);
  const Answer answer = call({"waive", "c001/1", "--by", "r1", "--on", "2026-04-21"});
  EXPECT_EQ(answer.code, 2);
  expect_in("paid-already: `c001/1` is in payment already by statement `s0001`", answer.err);
}

TEST_F(Pay, AuditFindsAStatementByItsCode) {
  ASSERT_EQ(pay().code, 0);
  const std::string code = code_of("s0001");
  const Answer one = round_.audit({"--only", code});
  EXPECT_EQ(one.code, 0) << one.out;
  expect_in("Decided again     1 (not asked: 16)\n", one.out);
  const std::string other = code.substr(0, code.size() - 1) + (code.back() == '0' ? '1' : '0');
  EXPECT_EQ(round_.audit({"--only", other}).code, 2);
  EXPECT_EQ(call({"report", "--statement", other}).code, 2);
  const Answer proof = round_.audit({"--prove", code});
  EXPECT_EQ(proof.code, 0) << proof.err;
  EXPECT_EQ(Json::parse(proof.out)["entry"]["key"], "statement:s0001");
}

TEST_F(Pay, AuditFindsWhatWasPaidOtherwise) {
  ASSERT_EQ(pay().code, 0);
  struct Row {
    const char* key;
    const char* part;
    const char* instead;
  };
  for (const Row& row : std::vector<Row>{
           {"statement:s0001", "\"total\":\"63.22\"", "\"total\":\"73.22\""},
           {"statement:s0001", "\"paid\":\"60.00\"", "\"paid\":\"70.00\""},
           {"statement:s0001", "\"signers\":[\"r4\"]", "\"signers\":[\"r2\"]"},
           {"statement:s0001", "\"resident\":\"r1\"", "\"resident\":\"r2\""},
           {"statement:s0002", "\"became\":\"refused\"", "\"became\":\"held\""},
           {"batch:b001", "\"amount\":\"63.22\"", "\"amount\":\"73.22\""},
           {"batch:b001", "\"resident\":\"r1\"", "\"resident\":\"r3\""},
           {"batch:b001", "\"signers\":[\"r4\"]", "\"signers\":[\"r5\"]"},
       }) {
    const RecordedRound copy("one-street");
    fs::copy(round_.round(), copy.round(),
             fs::copy_options::recursive | fs::copy_options::overwrite_existing);
    copy.say_instead(row.key, row.part, row.instead);
    const Answer audit = copy.audit();
    EXPECT_EQ(audit.code, 3) << row.part << '\n' << audit.out;
  }
}

TEST_F(Pay, ErasingAPersonLeavesTheStatement) {
  ASSERT_EQ(pay().code, 0);
  run({"erase", "r1", "--on", "2026-04-21"});
  const Answer text = call({"report", "--statement", "s0001"});
  EXPECT_EQ(text.code, 0) << text.err;
  expect_in("For resident r1, 20 April 2026\n", text.out);
  expect_in("You get € 63.22, with reference s0001-", text.out);
  EXPECT_EQ(text.out.find("Ans"), std::string::npos);
  EXPECT_EQ(round_.audit().code, 0);
}

TEST_F(Pay, WritesAllStatementsForTheirOwnersOnly) {
  ASSERT_EQ(pay().code, 0);
  const fs::path folder = round_.file("statements");
  run({"report", "--private", folder.string()});
  EXPECT_EQ(fs::status(folder).permissions(), fs::perms::owner_all);
  std::size_t files = 0;
  for (const auto& one : fs::directory_iterator(folder)) {
    ++files;
    EXPECT_EQ(one.status().permissions(), fs::perms::owner_read | fs::perms::owner_write);
  }
  EXPECT_EQ(files, 14U);  // two statements, two languages, three forms; the treasurer's page in both
  const std::string page = testing::text_of(folder / (code_of("s0002") + ".nl.html"));
  expect_in("<html lang=\"nl\">", page);
  expect_in("Şule &quot;Ö&quot;", page);
  EXPECT_EQ(page.find("<script"), std::string::npos);
  const std::string treasurer = testing::text_of(folder / "treasurer.en.html");
  expect_in("Şule &quot;Ö&quot;", treasurer);
  expect_in("Batches for the bank", treasurer);
  EXPECT_EQ(treasurer.find("<script"), std::string::npos);
  EXPECT_EQ(call({"report"}).code, 2);
  EXPECT_EQ(call({"report", "--private", folder.string(), "--statement", "s0001"}).code, 2);
}

TEST_F(Pay, CorrectionsAfterPaymentArePaidOnce) {
  ASSERT_EQ(pay().code, 0);
  run({"claims", "--correct", "--on", "2026-06-01"});
  sign("r2", "c001", "2026-06-01");
  const Answer answer = pay("2026-06-02");
  expect_in("1 payment, € 0.28.\n", answer.out);
  const Answer text = call({"report", "--statement", "s0003"});
  expect_in("correction of c001/2", text.out);
  run({"claims", "--correct", "--on", "2026-06-03"});
  EXPECT_EQ(pay("2026-06-03").out, "There is nothing to pay.\n");
}

TEST_F(Pay, OnlyWhoseSignatureWasNeededAreRecorded) {
  const Answer answer = pay("2026-04-20", {"--by", "r4", "--with", "r5", "--with", "r2", "--with", "r4"});
  EXPECT_EQ(answer.code, 0) << answer.err;
  EXPECT_EQ(body_of("statement:s0001")["signers"], Json::array({"r4"}));
  EXPECT_EQ(body_of("batch:b001")["signers"], Json::array({"r4"}));
  expect_in("Nothing needed the signature of r5; it is not recorded.\n", answer.out);
}

TEST_F(Pay, AuditFindsWhoIsNoTreasurer) {
  ASSERT_EQ(pay().code, 0);
  for (const char* key : {"statement:s0002", "batch:b001"}) {
    const RecordedRound copy("one-street");
    fs::copy(round_.round(), copy.round(),
             fs::copy_options::recursive | fs::copy_options::overwrite_existing);
    copy.tamper([&](Tampering& tampering) {
      std::vector<Entry> entries;
      for (const SealedEntry& one : tampering.entries()) entries.push_back(one.entry);
      for (Entry& entry : entries) {
        if (entry.key == key) entry.role = "king";
      }
      tampering.rewrite(entries);
    });
    const Answer audit = copy.audit();
    EXPECT_EQ(audit.code, 3) << key << '\n' << audit.out;
    expect_in("king", audit.out);
  }
}

TEST_F(Pay, SaltsLeaveTheFileAsItWasOtherwise) {
  write_people("\xEF\xBB\xBFresident,name,iban\r\nr1,\"Bos, Ans\",NL91ABNA0417164300\r\nr3,Cor,\r\n");
  ASSERT_EQ(pay().code, 0);
  const std::string now = testing::text_of(people_path());
  EXPECT_TRUE(now.starts_with("\xEF\xBB\xBFresident,name,iban,salt\r\nr1,\"Bos, Ans\",NL91ABNA0417164300,"))
      << now;
  EXPECT_TRUE(now.ends_with("\r\n"));
}

TEST_F(Pay, ALinkStaysALink) {
  const fs::path vault = round_.write("vault.csv", testing::people_of_street);
  fs::remove(people_path());
  fs::create_symlink(vault, people_path());
  ASSERT_EQ(pay().code, 0);
  EXPECT_TRUE(fs::is_symlink(people_path()));
  EXPECT_NE(testing::text_of(vault), testing::people_of_street);
}

TEST_F(Pay, WhoWasErasedOrLeftIsNotForgotten) {
  ASSERT_EQ(pay().code, 0);
  run({"claims", "--correct", "--on", "2026-06-01"});
  sign("r2", "c001", "2026-06-01");
  run({"erase", "r1", "--on", "2026-06-01"});
  expect_in("r1  € 0.28  this resident was erased (erase); pay in another way.", pay("2026-06-02").out);
  write_people(testing::people_of_street);
  expect_in("r1  € 0.28  private/people.csv: this resident was erased;", pay("2026-06-02").out);
}

TEST_F(Pay, StatementsAreNotWrittenIntoARoundOrAFile) {
  ASSERT_EQ(pay().code, 0);
  EXPECT_EQ(call({"report", "--private", round_.round().string()}).code, 2);
  EXPECT_EQ(call({"report", "--private", people_path().string()}).code, 2);
}

}  // namespace
}  // namespace buurtkas
