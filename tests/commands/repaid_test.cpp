// What is left of an advance is given back: to where it came from, once, and by who may say so.

#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "cli/commands/claim_acts.h"
#include "cli/commands/repaying.h"
#include "cli/record/canonical_json.h"
#include "engine/money/amount.h"
#include "tests/commands/paid_round.h"
#include "tests/support/bank_answers.h"
#include "tests/support/claims_round.h"
#include "tests/support/support.h"

namespace buurtkas {
namespace {

using testing::Answer;
using testing::expect_in;
using Json = nlohmann::json;

// An advance of r1 that is paid, and that receipts for 82.40 of it are settled with: 17.60 is open.
class Repaid : public testing::PaidRound {
 protected:
  void SetUp() override {
    PaidRound::SetUp();
    write_people(std::string(testing::people_of_street) + "r5;Eva;NL02ABNA0123456789;\n");
    hand_in(advance("c003", "r1") + purchase("c004", "82.40"), "2026-04-15");
    sign("r2", "c003", "2026-04-15");
    sign("r2", "c004", "2026-04-15");
    ASSERT_EQ(pay().code, 0);
  }

  static std::string advance(const std::string& id, const std::string& who,
                             const std::string& day = "2026-04-11") {
    return "  - id: " + id + "\n    claimant: " + who + "\n    handed-in: " + day +
           "\n    project: bench\n    lines:\n      - {kind: advance, date: " + day + ", amount: 100.00}\n";
  }
  std::string purchase(const std::string& id, const std::string& amount) const {
    const std::string sha256 = testing::write_receipt(round_.round(), id + ".txt", "VERZONNEN BON " + id);
    return "  - id: " + id +
           "\n    claimant: r1\n    handed-in: 2026-04-15\n    project: bench\n    lines:\n"
           "      - {kind: purchase, date: 2026-04-12, amount: " +
           amount + ", receipt: private/receipts/" + id + ".txt, sha256: " + sha256 + ", settles: c003/1}\n";
  }
  void hand_in(const std::string& more, const std::string& on) {
    claims_ += more;
    testing::write_claims(round_.round(), claims_);
    run({"claims", "--on", on});
  }

  // What the bank's file says of a statement's payment.
  Answer bank(const std::string& statement, const std::string& on, const std::string& reason = {}) const {
    testing::BankLine line = {
        .end_to_end = code_of(statement), .amount = body_of("statement:" + statement)["total"], .day = on};
    line.is_credit = !reason.empty();
    line.reason = reason;
    const auto file = files_.write("answer.xml", testing::camt053({line}, on));
    return call({"settle", file.string(), "--by", "r4", "--on", on});
  }
  void book() const {
    const Answer answer = bank("s0001", "2026-04-22");
    ASSERT_EQ(answer.code, 0) << answer.err;
    expect_in("1 payment, ", answer.out);
  }
  Answer repay(const std::string& amount, const std::string& on = "2026-04-25", const Words& more = {},
               const std::string& line = "1", const std::string& by = "r4") const {
    Words words = {"repaid", "c003", line, amount, "--by", by, "--on", on};
    words.insert(words.end(), more.begin(), more.end());
    return call(words);
  }
  void expect_refused(const Answer& answer, const std::string& told, std::size_t entries_before) const {
    EXPECT_EQ(answer.code, 2);
    EXPECT_EQ(answer.out, "");
    expect_in(told, answer.err);
    EXPECT_EQ(entries().size(), entries_before);
  }
  Json status() const { return Json::parse(call({"status", "--format", "json"}).out); }

  std::string claims_ = testing::given_claims();
  const testing::TemporaryFolder files_;
};

TEST_F(Repaid, ClosesTheAdvanceAndGoesBackToWhereItCameFrom) {
  book();
  const Json before = status();
  EXPECT_EQ(before["residents"][0]["open_advances"], "17.60");
  expect_in("Advances for which receipts must still come, or the money: r1 € 17.60.", call({"status"}).out);
  const Answer answer = repay("17.60");
  EXPECT_EQ(answer.code, 0) << answer.err;
  EXPECT_EQ(answer.out,
            "c003/1  € 17.60 given back; the advance is settled\n"
            "  € 17.60 to bench, of street\n");
  EXPECT_EQ(moved_by("repayment:c003/1:2026-04-25"), "bank -17.60, project:bench 17.60");
  const Json body = body_of("repayment:c003/1:2026-04-25");
  EXPECT_EQ(body["of"], "c003");
  EXPECT_EQ(body["line"], "1");
  EXPECT_EQ(body["resident"], "r1");
  EXPECT_EQ(body["amount"], "17.60");
  EXPECT_EQ(body["role"], "treasurer");

  const Json now = status();
  EXPECT_EQ(now["residents"][0]["open_advances"], "0.00");
  EXPECT_EQ(now["residents"][0]["given_back"], "17.60");
  EXPECT_EQ(now["residents"][0]["paid"], "145.62");  // of 163.22
  EXPECT_EQ(now["pots"][0]["paid"], "145.62");
  EXPECT_EQ(call({"status"}).out.find("Advances for which"), std::string::npos);
  const Json grant = Json::parse(call({"report", "--grant", "street", "--format", "json"}).out);
  EXPECT_EQ(grant["advances"], Json::array());
  EXPECT_EQ(grant["pot"], now["pots"][0]);
  expect_in("Given back of advances, and so no longer paid: r1 € 17.60.", call({"status"}).out);
  expect_in("€ 17.60 given back", call({"report", "--grant", "street"}).out);
  const Json year = Json::parse(call({"report", "--year", "2026", "--format", "json"}).out);
  EXPECT_EQ(year["paid"]["given_back"], "17.60");
  EXPECT_EQ(year["paid"]["sum"], "145.62");
  expect_in("- € 17.60 of advances came back to the account; it is taken off at Paid.",
            call({"report", "--year", "2026"}).out);
  expect_in("Of that, € 17.60 was given back.", call({"explain", "c003/1"}).out);
  EXPECT_EQ(round_.audit().code, 0) << round_.audit().out;
}

TEST_F(Repaid, InPartsAndThenAnotherAdvanceCanBeHad) {
  book();
  expect_in("€ 10.00 given back; € 7.60 is still open", repay("10.00").out);
  EXPECT_EQ(status()["residents"][0]["open_advances"], "7.60");
  hand_in(advance("c005", "r1", "2026-04-26"), "2026-04-26");
  EXPECT_EQ(body_of("assessment:c005")["lines"][0]["verdict"], "refused");
  EXPECT_EQ(repay("7.60", "2026-04-27").code, 0);
  hand_in(advance("c006", "r1", "2026-04-28"), "2026-04-28");
  EXPECT_EQ(body_of("assessment:c006")["lines"][0]["amount"], "100.00");
  EXPECT_EQ(round_.audit().code, 0);
}

// What is given back is not there any more to settle later receipts with: these are paid.
TEST_F(Repaid, LaterReceiptsArePaid) {
  book();
  ASSERT_EQ(repay("17.60").code, 0);
  hand_in(purchase("c005", "12.00"), "2026-04-26");
  sign("r2", "c005", "2026-04-26");
  EXPECT_EQ(moved_by("approval:c005/1:approver"), "project:bench -12.00, payable:r1 12.00");
  EXPECT_EQ(round_.audit().code, 0);
}

TEST_F(Repaid, TwiceIsOnce) {
  book();
  ASSERT_EQ(repay("10.00").code, 0);
  const std::size_t before = entries().size();
  const Answer again = testing::ask_words({"repaid", round_.round().string(), "c003", "1", "10.00", "--by",
                                           "r4", "--on", "2026-04-25", "--lang", "en"});
  EXPECT_EQ(again.code, 0);
  EXPECT_EQ(again.out, "");
  expect_in("nothing was added", again.err);
  EXPECT_EQ(entries().size(), before);
  expect_refused(repay("7.60"),
                 "repaid-otherwise: for that day it is recorded that `€ 10.00` came back, and now it is `€ "
                 "7.60`; if something more came back, record it with another day",
                 before);
}

TEST_F(Repaid, OnlyWhatIsOpen) {
  book();
  const std::size_t before = entries().size();
  expect_refused(repay("17.61"), "more-than-open: `€ 17.61` is more than is open of this advance: `€ 17.60`",
                 before);
  expect_refused(repay("0.00"), "number-out-of-range: `€ 0.00`", before);
  expect_refused(repay("17,60"), "ambiguous-amount: `17,60`", before);
  expect_refused(repay("een tientje"), "not-an-amount", before);
  ASSERT_EQ(repay("17.60").code, 0);
  expect_refused(repay("0.01", "2026-04-26"), "more-than-open", before + 1);
}

TEST_F(Repaid, OnlyOfAnAdvanceThatIsPaid) {
  const std::size_t before = entries().size();
  expect_refused(repay("17.60"), "not-paid-out: `c003/1` was not paid out yet (`in transit`)", before);
  EXPECT_EQ(status()["residents"][0]["open_advances"], "0.00");
  book();
  ASSERT_EQ(bank("s0001", "2026-04-24", "AC06").code, 0);
  EXPECT_EQ(body_of("return:" + code_of("s0001"))["bank"], "returned");
  expect_refused(repay("17.60"), "not-paid-out: `c003/1` was not paid out yet (`came back from the bank`)",
                 before + 2);
  EXPECT_EQ(status()["residents"][0]["open_advances"], "0.00");  // there is nothing to give back
}

TEST_F(Repaid, OnlyOfAnAdvance) {
  book();
  const std::size_t before = entries().size();
  const auto refused = [&](const std::string& claim, const std::string& line, const std::string& told) {
    expect_refused(call({"repaid", claim, line, "10.00", "--by", "r4", "--on", "2026-04-25"}), told, before);
  };
  refused("c001", "1", "not-an-advance: `c001/1`");
  refused("c004", "1", "not-an-advance: `c004/1`");
  refused("c003", "2", "no-such-claim: `c003/2`");
  refused("c009", "1", "no-such-claim: `c009/1`");
  refused("c003", "een", "no-such-claim: `c003/een`");
}

TEST_F(Repaid, OnlyATreasurerSaysSo) {
  book();
  const std::size_t before = entries().size();
  expect_refused(repay("17.60", "2026-04-25", {}, "1", "r2"), "lacks-role: `r2`", before);
  expect_refused(repay("17.60", "2026-04-25", {}, "1", "r99"), "lacks-role: `r99`", before);
  testing::replace_in(round_.round() / "round.yaml", "treasurer: [r4]", "treasurer: [r4, r1]");
  expect_refused(repay("17.60", "2026-04-25", {}, "1", "r1"), "own-claim: `r1`", before);
  testing::replace_in(round_.round() / "residents.csv", "r1;Kerkstraat;;", "r1;Kerkstraat;h9;");
  testing::replace_in(round_.round() / "residents.csv", "r4;Kerkstraat;;", "r4;Kerkstraat;h9;");
  expect_refused(repay("17.60"), "own-household: `r4`", before);
}

TEST_F(Repaid, ADryRunOnlyDecides) {
  book();
  const std::size_t before = entries().size();
  expect_refused(repay("17.60", "2026-04-01"), "recorded-until", before);
  expect_refused(repay("17.60", "2026-04-01", {"--dry-run"}), "recorded-until", before);
  const Answer dry = repay("17.60", "2026-04-25", {"--dry-run"});
  EXPECT_EQ(dry.code, 0) << dry.err;
  EXPECT_EQ(entries().size(), before);
  const Answer json = repay("17.60", "2026-04-25", {"--dry-run", "--format", "json"});
  ASSERT_EQ(repay("17.60", "2026-04-25", {"--quiet"}).out, dry.out);
  EXPECT_EQ(Json::parse(json.out), body_of("repayment:c003/1:2026-04-25"));
}

// The bank cannot have given the whole payment back, when the resident gave back a part of it.
TEST_F(Repaid, APaymentDoesNotComeBackWholeAfterThat) {
  book();
  ASSERT_EQ(repay("17.60").code, 0);
  const std::size_t before = entries().size();
  const Answer answer = bank("s0001", "2026-04-27", "AC06");
  EXPECT_EQ(answer.code, 0) << answer.err;
  expect_in("the resident gave a part back before", answer.out);
  EXPECT_EQ(entries().size(), before);
}

TEST_F(Repaid, SettleSaysHowMoneyOfAResidentIsRecorded) {
  const testing::BankLine in = {
      .amount = "17.60", .day = "2026-04-24", .is_credit = true, .remittance = "rest van mijn voorschot"};
  const testing::BankLine out = {.amount = "9.95", .day = "2026-04-24", .remittance = "kosten"};
  const auto file = files_.write("answer.xml", testing::camt053({in, out}, "2026-04-24"));
  const Words words = {"settle", file.string(), "--by", "r4", "--on", "2026-04-24"};
  const Answer answer = call(words);
  EXPECT_EQ(answer.code, 0) << answer.err;
  const std::string told = "Did a resident give back an advance? Record that with `buurtkas repaid`.";
  expect_in(told, answer.out);
  EXPECT_EQ(answer.out.find(told), answer.out.rfind(told));
  Words as_json = words;
  as_json.insert(as_json.end(), {"--format", "json"});
  const Json lines = Json::parse(call(as_json).out)["unmatched"];
  expect_in(told, lines[0]["why"]);
  EXPECT_EQ(lines[1]["why"], "no payment of this round.");
}

TEST_F(Repaid, AnAuditNoticesWhatIsSaidInstead) {
  book();
  ASSERT_EQ(repay("17.60").code, 0);
  const std::string key = "repayment:c003/1:2026-04-25";
  for (const auto& [part, instead] : std::vector<std::pair<std::string, std::string>>{
           {R"("amount":"17.60","by")", R"("amount":"17.50","by")"},
           {R"("by":"r4")", R"("by":"r2")"},
           {R"("resident":"r1")", R"("resident":"r3")"},
           {R"("on":"2026-04-25")", R"("on":"2026-04-24")"},
           {R"("account":"project:bench")", R"("account":"reserve")"},
           {R"("line":"1")", R"("line":"2")"},
           {R"("of":"c003")", R"("of":"c001")"}}) {
    round_.say_instead(key, part, instead);
    EXPECT_EQ(round_.audit().code, 3) << instead;
    round_.say_instead(key, instead, part);
    EXPECT_EQ(round_.audit().code, 0) << part;
  }
  // As if it had come to another project.
  round_.tamper([&](testing::Tampering& tampering) {
    std::vector<Entry> all;
    for (const SealedEntry& one : tampering.entries()) all.push_back(one.entry);
    for (Entry& entry : all) {
      if (entry.key == key) entry.postings[1].account.name = "trees";
    }
    tampering.rewrite(all);
  });
  EXPECT_EQ(round_.audit().code, 3);
  EXPECT_EQ(call({"status"}).code, 2);
}

TEST_F(Repaid, TheLastAccountDrawnOnIsTheFirstThatGetsItBack) {
  book();
  ClaimsState state;
  for (SealedEntry& sealed : entries()) {
    Entry& entry = sealed.entry;
    Json body = Json::parse(entry.body);
    if (entry.key == "approval:c003/1:approver") {
      body["drawn"] = Json::array(
          {{{"line", "c003/1"}, {"pot", "street"}, {"account", "project:bench"}, {"amount", "70.00"}},
           {{"line", "c003/1"}, {"pot", "gift"}, {"account", "reserve"}, {"amount", "30.00"}}});
    }
    if (entry.key == "approval:c004/1:approver") body["settled"] = Json::array();
    entry.body = canonical_json(body);
    state.add(entry);
  }
  Round round;
  round.roles = {{"treasurer", ResidentId("r4")}};
  const auto repay = [&](const std::string& amount, const std::string& day) {
    const RepayAsked asked = {{ClaimId("c003"), 1},
                              *parse_amount(amount, Currency::euro()),
                              ResidentId("r4"),
                              *parse_iso_date(day),
                              {}};
    const Repaying repaying = decide_repayment(state, round, asked);
    std::string text;
    if (const auto* repayment = std::get_if<Repayment>(&repaying)) {
      for (const Posting& one : repayment->draft.postings) {
        text += one.pot.text() + ' ' + to_string(one.account) + ' ' + to_string(one.amount) + "; ";
      }
      state.add(entry_of(repayment->draft, asked.on));
    }
    return text;
  };
  EXPECT_EQ(repay("50.00", "2026-05-01"),
            "gift bank -30.00; street bank -20.00; gift reserve 30.00; street project:bench 20.00; ");
  EXPECT_EQ(repay("50.01", "2026-05-02"), "");
  EXPECT_EQ(repay("50.00", "2026-05-02"), "street bank -50.00; street project:bench 50.00; ");
  EXPECT_EQ(repay("0.01", "2026-05-03"), "");
}

}  // namespace
}  // namespace buurtkas
