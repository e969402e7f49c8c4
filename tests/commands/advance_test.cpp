// Advances: paid beforehand, settled with what was spent of them, and what is left shown.

#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/commands/paid_round.h"
#include "tests/support/claims_round.h"

namespace buurtkas {
namespace {

using testing::Answer;
using testing::expect_in;

// An advance of r1, who leads a project, and what it was spent on.
class Advance : public testing::PaidRound {
 protected:
  static std::string purchase(const std::string& id, const std::string& amount, const std::string& receipt,
                              const std::string& fields = "settles: c003/1") {
    return "  - id: " + id +
           "\n    claimant: r1\n    handed-in: 2026-04-15\n    project: bench\n    lines:\n" +
           "      - {kind: purchase, date: 2026-04-12, amount: " + amount + ", receipt: private/receipts/" +
           id + ".txt, sha256: " + receipt + ", " + fields + "}\n";
  }
  std::string receipt(const std::string& id) const {
    return testing::write_receipt(round_.round(), id + ".txt", "VERZONNEN BON " + id);
  }
  std::string advance(const std::string& id = "c003", const std::string& day = "2026-04-11") const {
    return "  - id: " + id + "\n    claimant: r1\n    handed-in: " + day +
           "\n    project: bench\n    lines:\n" + "      - {kind: advance, date: " + day +
           ", amount: 100.00}\n";
  }
  Answer claims(const std::string& more, const std::string& on = "2026-04-15") const {
    testing::write_claims(round_.round(), testing::given_claims() + more);
    return call({"claims", "--on", on});
  }
};

TEST_F(Advance, IsSettledAndWhatIsLeftIsShown) {
  const Answer claimed = claims(advance() + purchase("c004", "82.40", receipt("c004")));
  ASSERT_EQ(claimed.code, 0) << claimed.err;
  expect_in("Is settled with advance c003/1 when it is approved.", claimed.out);
  const Answer early = call({"approve", "c004", "--by", "r2", "--on", "2026-04-15"});
  EXPECT_EQ(early.code, 2);
  expect_in("advance-waits: the advance `c003/1` is not approved yet", early.err);
  sign("r2", "c003", "2026-04-15");
  const Answer approved = call({"approve", "c004", "--by", "r2", "--on", "2026-04-15"});
  EXPECT_EQ(approved.out,
            "c004/1  approved; € 82.40 settled with advance c003/1\n"
            "c003/1  € 17.60 of this advance is open: hand in receipts, or give it back\n");
  EXPECT_EQ(moved_by("approval:c004/1:approver"), "");
  const Answer paid = pay();
  expect_in("1 payment, € 163.22.\n", paid.out);  // the advance, and c001
  const Answer text = call({"report", "--statement", "s0001"});
  expect_in("€ 17.60 of advance c003/1 is open.", text.out);
  EXPECT_EQ(round_.audit().code, 0);
}

TEST_F(Advance, MoreThanItIsPaidAndThenAnotherCanBeHad) {
  ASSERT_EQ(claims(advance() + purchase("c004", "60.00", receipt("c004")) +
                   purchase("c005", "55.10", receipt("c005")) + advance("c006", "2026-04-14"))
                .code,
            0);
  EXPECT_EQ(body_of("assessment:c006")["lines"][0]["verdict"], "refused");  // one at a time
  sign("r2", "c003", "2026-04-15");
  sign("r2", "c004", "2026-04-15");
  sign("r2", "c005", "2026-04-15");
  EXPECT_EQ(moved_by("approval:c005/1:approver"), "project:bench -15.10, payable:r1 15.10");
  ASSERT_EQ(claims(advance() + purchase("c004", "60.00", receipt("c004")) +
                       purchase("c005", "55.10", receipt("c005")) + advance("c006", "2026-04-14") +
                       advance("c007", "2026-04-20"),
                   "2026-04-20")
                .code,
            0);
  EXPECT_EQ(body_of("assessment:c007")["lines"][0]["amount"], "100.00");
  const Answer explained = call({"explain", "c003/1"});
  expect_in("This advance is settled.", explained.out);
}

TEST_F(Advance, InOneGoOrOneByOneIsTheSame) {
  ASSERT_EQ(claims(advance() + purchase("c004", "60.00", receipt("c004")) +
                   purchase("c005", "55.10", receipt("c005")))
                .code,
            0);
  const Answer all = call({"approve", "c003", "c004", "c005", "--by", "r2", "--on", "2026-04-15"});
  EXPECT_EQ(all.code, 0) << all.err;
  EXPECT_EQ(moved_by("approval:c005/1:approver"), "project:bench -15.10, payable:r1 15.10");
}

TEST_F(Advance, OfSeveralIdsAllAreSignedOrNone) {
  ASSERT_EQ(claims(advance() + purchase("c004", "60.00", receipt("c004"))).code, 0);
  const std::size_t before = entries().size();
  EXPECT_EQ(call({"approve", "c003", "c002", "--by", "r2", "--on", "2026-04-15"}).code,
            2);  // r3 lives with r2
  EXPECT_EQ(entries().size(), before);
}

TEST_F(Advance, ThatIsRefusedSettlesNothing) {
  ASSERT_EQ(claims(advance() + purchase("c004", "60.00", receipt("c004"))).code, 0);
  run({"approve", "c003", "--by", "r2", "--on", "2026-04-15", "--refuse", "niet nodig"});
  const Answer approved = call({"approve", "c004", "--by", "r2", "--on", "2026-04-15"});
  EXPECT_EQ(approved.out, "c004/1  approved, to be paid\n");
  EXPECT_EQ(moved_by("approval:c004/1:approver"), "project:bench -60.00, payable:r1 60.00");
}

TEST_F(Advance, CannotBeGivenUpOnceItIsSettled) {
  ASSERT_EQ(claims(advance() + purchase("c004", "60.00", receipt("c004"))).code, 0);
  sign("r2", "c003", "2026-04-15");
  sign("r2", "c004", "2026-04-15");
  for (const char* of : {"c003", "c004"}) {
    const Answer answer = call({"waive", of, "--by", "r1", "--on", "2026-04-16"});
    EXPECT_EQ(answer.code, 2);
    expect_in("settled-already", answer.err);
  }
}

TEST_F(Advance, MustBeOnesOwnAndForTheSame) {
  const std::string hash = receipt("c004");
  struct Row {
    std::string claims;
    const char* expected;
  };
  for (const Row& row : std::vector<Row>{
           {purchase("c004", "60.00", hash), "dangling-id: `c003/1`"},
           {advance() + purchase("c004", "60.00", hash, "settles: c003/2"), "dangling-id: `c003/2`"},
           {advance() + purchase("c004", "60.00", hash, "settles: c001/1"), "not-an-advance: `c001/1`"},
           {advance() + purchase("c004", "60.00", hash, "settles: c004/1"), "not-an-advance: `c004/1`"},
           {advance() + purchase("c004", "60.00", hash, "settles: c003/1, project: trees"),
            "settles-other-money: the advance `c003/1`"},
           {advance() + purchase("c004", "60.00", hash, "settles: c003/1, pot: street"),
            "settles-other-money: the advance `c003/1`"},
           {advance() + purchase("c004", "60.00", hash, "settles: c003"), "unknown-value: `c003`"},
       }) {
    const Answer answer = claims(row.claims);
    EXPECT_EQ(answer.code, 2);
    expect_in(row.expected, answer.err);
  }
}

TEST_F(Advance, GivenUpBeforeItIsPaidLeavesRoomForAnother) {
  ASSERT_EQ(claims(advance()).code, 0);
  sign("r2", "c003", "2026-04-15");
  const Answer waived = call({"waive", "c003", "--by", "r1", "--on", "2026-04-16"});
  EXPECT_EQ(waived.out, "c003/1  withdrawn\n");
  ASSERT_EQ(claims(advance() + advance("c004", "2026-04-17"), "2026-04-17").code, 0);
  EXPECT_EQ(body_of("assessment:c004")["lines"][0]["amount"], "100.00");
  EXPECT_EQ(round_.audit().code, 0);
}

// An advance that was cut, and is more by what became known later.
class CorrectedAdvance : public Advance {
 protected:
  void SetUp() override {
    testing::replace_in(round_.round() / "../../rules/expenses/rulebook.yaml", "      - value: 300.00\n",
                        "      - value: 60.00\n        valid: 2026-01-01 ..\n        known: 2026-01-01\n"
                        "        source: Besluit (voorbeeld)\n        status: unconfirmed\n"
                        "      - value: 300.00\n        known: 2026-05-01\n");
    Advance::SetUp();
    ASSERT_EQ(claims(advance() + purchase("c004", "60.00", receipt("c004")) +
                     purchase("c005", "50.00", receipt("c005")))
                  .code,
              0);
    sign("r2", "c003", "2026-04-15");
    sign("r2", "c004", "2026-04-15");
    run({"claims", "--correct", "--on", "2026-05-02"});  // c003/2: 40.00 more
    sign("r2", "c003/2", "2026-05-02");
  }
};

TEST_F(CorrectedAdvance, IsSettledAsOne) {
  const Answer approved = call({"approve", "c005", "--by", "r2", "--on", "2026-05-03"});
  EXPECT_EQ(approved.out,
            "c005/1  approved; € 40.00 settled with advance c003/1\nc003/1  the advance is settled\n");
  EXPECT_EQ(moved_by("approval:c005/1:approver"), "project:bench -10.00, payable:r1 10.00");
}

TEST_F(CorrectedAdvance, ItsCorrectionIsNotGivenUpNorSettledByItself) {
  const Answer waived = call({"waive", "c003/2", "--by", "r1", "--on", "2026-05-03"});
  EXPECT_EQ(waived.code, 2);
  expect_in("settled-already: `c003/2`", waived.err);
  const Answer claimed = claims(advance() + purchase("c004", "60.00", receipt("c004")) +
                                    purchase("c005", "50.00", receipt("c005")) +
                                    purchase("c006", "10.00", receipt("c006"), "settles: c003/2"),
                                "2026-05-03");
  EXPECT_EQ(claimed.code, 2);
  expect_in("not-an-advance: `c003/2`", claimed.err);
}

}  // namespace
}  // namespace buurtkas
