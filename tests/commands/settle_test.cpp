// `buurtkas settle`: only a booking settles, what a bank rejects or gives back is paid again, once.

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/commands/paid_round.h"
#include "tests/support/bank_answers.h"
#include "tests/support/claims_round.h"
#include "tests/support/support.h"

namespace buurtkas {
namespace {

using Json = nlohmann::json;
using testing::Answer;
using testing::BankLine;
using testing::BankStatus;
using testing::camt053;
using testing::expect_in;
using testing::pain002;

// r1 is paid 63.22 and r3 295.00, in one batch.
class Settle : public testing::PaidRound {
 protected:
  void SetUp() override {
    PaidRound::SetUp();
    sign("r5", "c002", "2026-04-12");
    sign("r6", "c002", "2026-04-12");
    ASSERT_EQ(pay().code, 0);
    first_ = code_of("s0001");
    second_ = code_of("s0002");
    batch_ = bank_files().at(0);
  }

  // Their codes.
  std::vector<std::string> bank_files() const {
    std::vector<std::string> names;
    for (const auto& file : std::filesystem::directory_iterator(round_.round() / "private/bank")) {
      names.push_back(file.path().stem().string());
    }
    std::sort(names.begin(), names.end());
    return names;
  }

  Answer settle(const std::vector<std::string>& texts, const std::string& on = "2026-04-22",
                const Words& more = {}) {
    Words words = {"settle"};
    for (const std::string& text : texts) {
      words.push_back(files_.write("answer" + std::to_string(words.size()) + ".xml", text).string());
    }
    for (const char* word : {"--by", "r4", "--on"}) words.emplace_back(word);
    words.push_back(on);
    words.insert(words.end(), more.begin(), more.end());
    return call(words);
  }

  std::string settled_by(const std::string& kind, const std::string& code) const {
    return moved_by(kind + ':' + code);
  }

  void expect_audit_holds() const {
    const Answer audit = round_.audit();
    EXPECT_EQ(audit.code, 0) << audit.out;
  }

  const testing::TemporaryFolder files_;
  std::string first_, second_, batch_;
};

TEST_F(Settle, ABookingSettlesOnce) {
  const std::string statement = camt053({{.end_to_end = first_, .amount = "63.22", .reference = "A1"},
                                         {.end_to_end = second_, .amount = "295.00", .reference = "A2"}});
  const Answer answer = settle({statement});
  EXPECT_EQ(answer.code, 0) << answer.err;
  expect_in("Paid\n" + first_ + "  r1", answer.out);
  expect_in("2 payments, € 358.22 in all.\n", answer.out);
  EXPECT_EQ(settled_by("settlement", first_), "in-transit:b001 -63.22, bank 63.22");
  const std::size_t before = entries().size();
  const Answer again = settle({statement});
  EXPECT_EQ(again.code, 0) << again.err;
  EXPECT_EQ(again.out, "Settled before: 2.\n");
  const Answer both = settle({statement, camt053({{.end_to_end = first_, .amount = "63.22"}}, "2026-04-22")});
  EXPECT_EQ(both.out, "Settled before: 3.\n");
  EXPECT_EQ(entries().size(), before);
  EXPECT_EQ(pay("2026-04-23").out, "There is nothing to pay.\n");
  expect_in("On 21 April 2026 our account was debited.", call({"report", "--statement", first_}).out);
  expect_audit_holds();
}

TEST_F(Settle, APartLeavesTheRestInTransit) {
  const Answer answer = settle({camt053({{.end_to_end = first_, .amount = "63.22"}})});
  expect_in("Still in transit: b001, 1 payment, € 295.00.\n", answer.out);
  EXPECT_EQ(settled_by("settlement", second_), "");
  expect_in("Still in transit: b001, 1 payment", settle({camt053({})}).out);
  expect_audit_holds();
}

TEST_F(Settle, ABatchThatWasBookedAsOne) {
  EXPECT_EQ(settle({camt053({{.amount = "358.21", .batch = batch_}})}).code, 0);
  EXPECT_EQ(settled_by("settlement", first_), "");
  const Answer answer = settle({camt053({{.amount = "358.22", .reference = "B", .batch = batch_}})});
  expect_in("2 payments, € 358.22 in all.\n", answer.out);
  EXPECT_EQ(settled_by("settlement", second_), "in-transit:b001 -295.00, bank 295.00");
  EXPECT_EQ(settle({camt053({{.amount = "358.22", .reference = "B", .batch = batch_}})}).out,
            "Settled before: 1.\n");
  expect_in(
      "was paid already: perhaps debited twice",
      settle({camt053({{.amount = "358.22", .day = "2026-04-22", .reference = "C", .batch = batch_}})}).out);
  expect_audit_holds();
}

TEST_F(Settle, WhatIsRejectedIsPaidAgainByANewStatement) {
  const Answer answer = settle({pain002(batch_, {{first_, "RJCT", "AC04", ""}, {second_, "ACSC", "", ""}})});
  EXPECT_EQ(answer.code, 0) << answer.err;
  expect_in("Rejected by the bank; `pay` pays it again\n" + first_ + "  r1", answer.out);
  expect_in("AC04", answer.out);
  expect_in("Accepted by the bank, but not paid yet: 1.", answer.out);
  EXPECT_EQ(settled_by("bank-status", first_), "in-transit:b001 -63.22, payable:r1 63.22");
  // The same row would come back again.
  expect_in("the bank refused this account (AC04", pay("2026-04-23").out);
  EXPECT_EQ(bank_files().size(), 1U);
  testing::replace_in(people_path(), "Nergens;NL91ABNA0417164300", "Nergens;BE68 5390 0754 7034");
  expect_in("must also be signed", pay("2026-04-23").out);  // another account: a second pair of eyes
  const Answer paid = pay("2026-04-23", {"--by", "r4", "--with", "r5"});
  EXPECT_EQ(paid.code, 0) << paid.err;
  EXPECT_EQ(moved_by("batch:b002"), "payable:r1 -63.22, in-transit:b002 63.22");
  EXPECT_EQ(bank_files().size(), 2U) << paid.out;
  expect_in("The bank rejected this payment:", call({"report", "--statement", first_}).out);
  expect_audit_holds();
}

TEST_F(Settle, WhatComesBackIsPaidAgain) {
  const std::string out = camt053({{.end_to_end = first_, .amount = "63.22", .reference = "A1"}});
  const std::string back = camt053({{.end_to_end = first_,
                                     .amount = "63.22",
                                     .day = "2026-04-24",
                                     .is_credit = true,
                                     .reason = "AM05",
                                     .reference = "R1"}},
                                   "2026-04-24");
  expect_in("comes back, and was not booked as paid", settle({back}, "2026-04-25").out);
  const Answer answer = settle({back, out}, "2026-04-25");  // in any order
  expect_in("Came back; `pay` pays it again\n" + first_, answer.out);
  EXPECT_EQ(settled_by("return", first_), "bank -63.22, payable:r1 63.22");
  EXPECT_EQ(settle({back, out}, "2026-04-25").out, settle({back}, "2026-04-25").out.replace(16, 1, "2"));
  const Answer paid = pay("2026-04-26");
  expect_in("1 payment, € 63.22.\n", paid.out);
  EXPECT_EQ(moved_by("batch:b002"), "payable:r1 -63.22, in-transit:b002 63.22");
  const std::string third = code_of("s0003");
  EXPECT_NE(third, first_);
  expect_in(
      "Paid\n" + third,
      settle({camt053({{.end_to_end = third, .amount = "63.22", .day = "2026-04-28"}})}, "2026-04-28").out);
  expect_in("The payment came back:", call({"report", "--statement", first_}).out);
  expect_audit_holds();
}

TEST_F(Settle, ARejectedBatchOpensAllOfIt) {
  const Answer answer = settle({pain002(batch_, {{"", "RJCT", "AM04", "saldo"}})});
  expect_in("2 payments, € 358.22 in all.\n", answer.out);
  expect_in("(\"saldo\")", answer.out);
  EXPECT_EQ(settle({pain002(batch_, {{"", "RJCT", "AM04", "saldo"}})}).out, "Settled before: 2.\n");
  expect_in("2 payments, € 358.22 in all.\n", pay("2026-04-23").out);
  EXPECT_EQ(bank_files().size(), 2U);
  // What was sent first is debited all the same: the bank must be asked.
  expect_in("is debited now after all",
            settle({camt053({{.end_to_end = first_, .amount = "63.22"}})}, "2026-04-24").out);
  EXPECT_EQ(settled_by("settlement", first_), "");
  expect_audit_holds();
}

// Other people's pain.002, that answers a pain.001 with two payments; its references and amounts made ours.
TEST_F(Settle, AStatusReportOfOtherPeopleOpensOneAndTheBookingSettlesTheOther) {
  std::string text =
      testing::text_of(testing::shared_folder() / "vectors/pain002/apiome-status-set-pain002.xml");
  const auto swap = [&](const std::string& theirs, const std::string& ours) {
    std::size_t at = text.find(theirs);
    ASSERT_NE(at, std::string::npos) << theirs;
    for (; at != std::string::npos; at = text.find(theirs, at + ours.size())) {
      text.replace(at, theirs.size(), ours);
    }
  };
  swap("MSG-20260824-0007", batch_);
  swap("BATCH-0007", batch_);
  swap("SUP-0007-A", second_);
  swap("SUP-0007-B", first_);
  swap("5100.00", "295.00");
  swap("3500.00", "63.22");
  const Answer answer = settle({text});
  EXPECT_EQ(answer.code, 0) << answer.err;
  expect_in("Accepted by the bank, but not paid yet: 1.", answer.out);
  expect_in("AC01: ", answer.out);
  EXPECT_EQ(settled_by("bank-status", first_), "in-transit:b001 -63.22, payable:r1 63.22");
  EXPECT_EQ(settle({camt053({{.end_to_end = second_, .amount = "295.00"}})}).code, 0);
  EXPECT_EQ(settled_by("settlement", second_), "in-transit:b001 -295.00, bank 295.00");
  expect_audit_holds();
}

TEST_F(Settle, ABatchWithoutWhatWasRejected) {
  const std::string rejected = pain002(batch_, {{second_, "RJCT", "AC01", ""}});
  const std::string booked = camt053({{.amount = "63.22", .batch = batch_}});
  const Answer answer = settle({booked, rejected});
  expect_in("Paid\n" + first_, answer.out);
  expect_in("Rejected by the bank", answer.out);
  EXPECT_EQ(answer.out.find("nothing was done"), std::string::npos) << answer.out;
  expect_audit_holds();
}

TEST_F(Settle, WhatIsNotRightSettlesNothing) {
  struct Case {
    std::string answer;
    std::string expected;
  };
  const BankLine right = {.end_to_end = first_, .amount = "63.22"};
  const auto with = [&](const auto& change) {
    BankLine line = right;
    change(line);
    return camt053({line});
  };
  const std::vector<Case> cases = {
      {with([](BankLine& it) { it.amount = "63.23"; }), "another amount than this payment: € 63.22"},
      {with([](BankLine& it) { it.status = "PDNG"; }), "not booked yet"},
      {with([](BankLine& it) { it.end_to_end = "s9999-00000000"; }),
       "21 April 2026  - € 63.22  s9999-00000000\n  a reference like ours, but not of this journal"},
      {with([](BankLine& it) { it.end_to_end = "NOTPROVIDED"; }),
       "No payment of this round\n21 April 2026  - € 63.22  NOTPROVIDED\n"},
      {with([](BankLine& it) { it.day = "2026-04-23"; }), "is after 2026-04-22: give today at --on"},
      {with([](BankLine& it) { it.day = "2026-04-19"; }),
       "booked before this payment was made, on 2026-04-20"},
      {pain002("b009-0000000000000000", {{first_, "RJCT", "AM04", ""}}), "this payment is of batch b001"},
      {pain002(batch_, {{"", "RJCT", "DU01", ""}}),
       "rejected as the bank had it before (DU01): the first order"},
      {pain002(batch_, {{first_, "RJCT", "AM05", ""}}), "rejected as the bank had it before (AM05)"},
      {pain002(batch_, {{"", "RJCT", "AM04", ""}, {first_, "ACCP", "", ""}}), "it contradicts itself"},
      {with([](BankLine& it) { it.is_credit = true; }), "comes back, and was not booked as paid"},
      {camt053({right}, "2026-04-21", "NL91ABNA0417164300"),
       "NL91ABNA0417164300\n  another account than that in round.yaml: passed over. (answer1.xml:4)\n"},
      {pain002("b009-0000000000000000", {{"", "RJCT", "AM04", ""}}),
       "b009-0000000000000000\n  a reference like ours"},
      {pain002(batch_, {{"s0009-00000000", "RJCT", "AM04", ""}}), "s0009-00000000\n  a reference like ours"},
  };
  const std::size_t before = entries().size();
  for (const Case& one : cases) {
    const Answer answer = settle({one.answer});
    EXPECT_EQ(answer.code, 0) << answer.err;
    expect_in(one.expected, answer.out);
    EXPECT_EQ(entries().size(), before) << one.answer;
    const bool needs_a_look = one.expected.find("No payment of this round") == std::string::npos;
    EXPECT_EQ(answer.out.ends_with("\n1 line needs a look, above.\n"), needs_a_look) << answer.out;
  }
  EXPECT_TRUE(settle({cases[0].answer, cases[1].answer}).out.ends_with("2 lines need a look, above.\n"));
  expect_in("perhaps debited twice", settle({camt053({right, right})}).out);
  EXPECT_EQ(entries().size(), before + 1);
  const BankLine back = {
      .end_to_end = first_, .amount = "63.22", .is_credit = true, .reason = "AC04", .reference = "T1"};
  expect_in("is otherwise now", settle({camt053({back, back})}).out);
  EXPECT_EQ(entries().size(), before + 2);
}

TEST_F(Settle, ABatchThatIsBookedTwiceInOneStatement) {
  const BankLine whole = {.amount = "358.22", .batch = batch_};
  const Answer answer = settle({camt053({whole, whole})});
  expect_in("2 payments, € 358.22 in all.\n", answer.out);
  expect_in("perhaps debited twice", answer.out);
  const std::size_t entries_after = entries().size();
  expect_in("perhaps debited twice", settle({camt053({whole, whole}, "2026-04-22")}).out);
  EXPECT_EQ(entries().size(), entries_after);
  expect_audit_holds();
}

TEST_F(Settle, AFileThatIsGivenTwiceIsReadOnce) {
  const std::string text = camt053({{.end_to_end = first_, .amount = "63.22"}});
  const std::string file = files_.write("a.xml", text).string();
  const Answer answer = call({"settle", file, file, "--by", "r4", "--on", "2026-04-22"});
  expect_in("1 payment, € 63.22.\n", answer.out);
  EXPECT_EQ(answer.out.find("twice"), std::string::npos) << answer.out;
}

TEST_F(Settle, WhatWasRejectedAndDebitedAllTheSameComesBack) {
  ASSERT_EQ(settle({pain002(batch_, {{second_, "RJCT", "MS03", ""}})}).code, 0);
  const Answer whole = settle({camt053({{.amount = "358.22", .batch = batch_}})});
  expect_in("- € 295.00", whole.out);
  expect_in("was rejected, and debited with the batch all the same", whole.out);
  const Answer back = settle({camt053({{.end_to_end = second_, .amount = "295.00", .is_credit = true}})});
  expect_in("the bank gives back what it rejected; that is right.", back.out);
  EXPECT_EQ(settled_by("settlement", second_), "");
  expect_audit_holds();
}

TEST_F(Settle, MoneyThatComesInIsNoReturnUnlessTheBankSaysSo) {
  ASSERT_EQ(settle({camt053({{.end_to_end = first_, .amount = "63.22"}})}).code, 0);
  const Answer answer =
      settle({camt053({{.end_to_end = first_, .amount = "63.22", .is_credit = true, .reference = "X"}})});
  expect_in("the bank does not call it a return", answer.out);
  EXPECT_EQ(settled_by("return", first_), "");
}

TEST_F(Settle, AFileThatTheBankAnsweredIsNotMadeAgain) {
  ASSERT_EQ(settle({camt053({{.end_to_end = first_, .amount = "63.22"}})}).code, 0);
  std::filesystem::remove(round_.round() / "private/bank" / (batch_ + ".xml"));
  EXPECT_EQ(pay("2026-04-23").out, "There is nothing to pay.\n");
  EXPECT_TRUE(bank_files().empty());
}

TEST_F(Settle, AFileThatCannotBeReadStopsAll) {
  const std::size_t before = entries().size();
  const std::string right = camt053({{.end_to_end = first_, .amount = "63.22"}});
  for (const std::string& wrong :
       {std::string(), std::string("geen XML"), right.substr(0, right.size() / 2)}) {
    const Answer answer = settle({right, wrong});
    EXPECT_EQ(answer.code, 2) << answer.out;
    EXPECT_NE(answer.err, "");
    EXPECT_EQ(entries().size(), before);
  }
}

TEST_F(Settle, WhatIsAcceptedAndIsNotOursIsToldAndNotCounted) {
  const std::string others = "s0999-0123abcd";
  const Answer answer = settle(
      {pain002(batch_, {{first_, "ACSP", "", ""}, {others, "ACSP", "", ""}, {"rent", "ACSP", "", ""}})});
  EXPECT_EQ(answer.code, 0) << answer.err;
  expect_in("Accepted by the bank, but not paid yet: 1.", answer.out);
  expect_in(others + "\n  a reference like ours, but not of this journal", answer.out);
  expect_in("rent", answer.out);
}

TEST_F(Settle, OnlyTheTreasurerAndNotBeforeTheLastAct) {
  const std::string right = camt053({{.end_to_end = first_, .amount = "63.22", .day = "2026-04-20"}});
  EXPECT_EQ(settle({pain002(batch_, {{first_, "RJCT", "AM04", ""}})}, "2026-04-19").code, 2);
  const std::string file = files_.write("right.xml", right).string();
  const Answer other = call({"settle", file, "--by", "r5", "--on", "2026-04-22"});
  EXPECT_EQ(other.code, 2);
  expect_in("treasurer", other.err);
  const std::size_t before = entries().size();
  expect_in("1 payment, € 63.22.", settle({right}, "2026-04-22", {"--dry-run"}).out);
  EXPECT_EQ(entries().size(), before);
  const Json json = Json::parse(settle({right}, "2026-04-22", {"--dry-run", "--format", "json"}).out);
  EXPECT_EQ(json["recorded"][0]["statement"], first_);
  EXPECT_EQ(json["in_transit"][0]["count"], 1);
}

TEST_F(Settle, NothingOfAPersonIsRecorded) {
  ASSERT_EQ(settle({pain002(batch_, {{first_, "RJCT", "NARR", "Ans Nergens is verhuisd"}})}).code, 0);
  const std::string body = body_of("bank-status:" + first_).dump();
  EXPECT_EQ(body.find("Ans"), std::string::npos) << body;
}

TEST_F(Settle, AuditFindsWhatTheBankCannotHaveDone) {
  ASSERT_EQ(settle({camt053({{.end_to_end = first_, .amount = "63.22"}})}).code, 0);
  struct Row {
    const char* part;
    const char* instead;
  };
  for (const Row& row : std::vector<Row>{
           {"\"booked\":\"2026-04-21\"", "\"booked\":\"2026-05-21\""},  // after the act
           {"\"amount\":\"63.22\"", "\"amount\":\"63.21\""},
           {"\"bank\":\"booked\"", "\"bank\":\"returned\""},
           {"\"by\":\"r4\"", "\"by\":\"r5\""},
           {"\"resident\":\"r1\"", "\"resident\":\"r3\""},
       }) {
    const testing::RecordedRound copy("one-street");
    std::filesystem::copy(
        round_.round(), copy.round(),
        std::filesystem::copy_options::recursive | std::filesystem::copy_options::overwrite_existing);
    copy.say_instead("settlement:" + first_, row.part, row.instead);
    EXPECT_EQ(copy.audit().code, 3) << row.part;
  }
  expect_audit_holds();
}

}  // namespace
}  // namespace buurtkas
