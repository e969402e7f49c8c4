// `buurtkas approve`: who may sign, what a signature makes payable, and corrections of what was granted.

#include <array>
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
using testing::RecordedRound;
using testing::Tampering;

void expect_in(const std::string& part, const std::string& text) {
  EXPECT_NE(text.find(part), std::string::npos) << "no `" << part << "` in\n" << text;
}

class Approve : public ::testing::Test {
 protected:
  void SetUp() override {
    testing::give_claims(round_.round());
    ASSERT_EQ(ask_words({"claims", round_.round().string(), "--quiet"}).code, 0);
  }

  Answer approve(const std::string& of, const std::string& by, const std::vector<std::string>& more = {},
                 const std::string& on = "2026-04-10") const {
    std::vector<std::string> words = {
        "approve", round_.round().string(), of, "--by", by, "--on", on, "--lang", "en"};
    words.insert(words.end(), more.begin(), more.end());
    return ask_words(words);
  }

  // The postings of the last entry: `street project:bench -63.22, ...`.
  std::string moved() const {
    std::string text;
    round_.tamper([&](Tampering& tampering) {
      const std::vector<SealedEntry> entries = tampering.entries();
      for (const Posting& posting : entries.back().entry.postings) {
        text += (text.empty() ? "" : ", ") + posting.pot.text() + ' ' + to_string(posting.account) + ' ' +
                to_string(posting.amount);
      }
    });
    return text;
  }

  const RecordedRound round_{"one-street"};
};

TEST_F(Approve, AsJsonIsOneDocument) {
  const Answer answer = approve("c001/1", "r2", {"c001/2", "--format", "json"});
  ASSERT_EQ(answer.code, 0) << answer.err;
  const auto approvals = nlohmann::json::parse(answer.out)["approvals"];
  ASSERT_EQ(approvals.size(), 2u) << answer.out;
  EXPECT_EQ(approvals[0]["lines"].size(), 1u) << answer.out;
  const Answer again = approve("c001/1", "r2", {"--format", "json"});
  EXPECT_EQ(again.code, 0) << again.err;
  EXPECT_TRUE(nlohmann::json::parse(again.out)["approvals"].empty()) << again.out;
}

TEST_F(Approve, MakesLinesPayable) {
  const Answer answer = approve("c001", "r2");
  EXPECT_EQ(answer.code, 0) << answer.err;
  EXPECT_EQ(answer.out, "c001/1  approved, to be paid\nc001/2  approved, to be paid\n");
  EXPECT_EQ(moved(), "street project:bench -63.22, street payable:r1 63.22");
  EXPECT_EQ(round_.told(), "");
}

TEST_F(Approve, NeedsASecondAboveAnAmount) {
  EXPECT_EQ(approve("c002", "r5").out,
            "c002/1  signed; still to sign: a second approver\nc002/2  approved, to be paid\n");
  EXPECT_EQ(moved(), "street project:trees -15.00, street payable:r3 15.00");
  expect_in("signed-already", approve("c002/1", "r5", {"--refuse", "no"}, "2026-04-11").err);
  EXPECT_EQ(approve("c002", "r6").out, "c002/1  approved, to be paid\n");
  EXPECT_EQ(moved(), "street project:trees -280.00, street payable:r3 280.00");
  EXPECT_EQ(round_.told(), "");
}

TEST_F(Approve, IsNotForEverybody) {
  const std::vector<std::array<std::string, 3>> table = {
      {"c001", "r1", "own-claim"},         {"c002", "r3", "own-claim"},
      {"c002", "r2", "own-household"},     {"c001", "r4", "lacks-role"},
      {"c001", "r6", "lacks-role"},        {"c001", "r99", "no-resident"},
      {"c009", "r2", "no-such-claim"},     {"c001/9", "r2", "no-such-claim"},
      {"c002/3", "r5", "nothing-to-sign"}, {"bench", "r2", "no-such-claim"},
  };
  for (const auto& [of, by, code] : table) {
    const Answer answer = approve(of, by);
    EXPECT_EQ(answer.code, 2) << of << ' ' << by;
    expect_in(code, answer.err);
  }
  expect_in("recorded-until", approve("c001", "r2", {}, "2026-04-01").err);
  expect_in("say why", approve("c001", "r2", {"--refuse", ""}).err);
}

TEST_F(Approve, IsRecordedOnce) {
  expect_in("entry 14", approve("c001", "r2").err);
  expect_in("nothing was added", approve("c001", "r2").err);
  expect_in("nothing was added", approve("c001", "r2", {}, "2026-05-10").err);
  expect_in("entry 15", approve("c002/2", "r5").err);
  expect_in("nothing was added", approve("c002/2", "r5").err);
  EXPECT_EQ(round_.told(), "");
}

TEST_F(Approve, RefusesWithAReason) {
  EXPECT_EQ(approve("c002/2", "r5", {"--refuse", "nobody saw it"}).out, "c002/2  refused\n");
  EXPECT_EQ(moved(), "");
  expect_in("nothing was added", approve("c002/2", "r5", {"--refuse", "nobody saw it"}).err);
  expect_in("c002/2 refused", approve("c002/2", "r2").err);
  expect_in("own-household", approve("c002/1", "r2", {"--refuse", "no"}).err);
  EXPECT_EQ(round_.told(), "");
}

// 300.00 was committed to trees; 280.00 and 15.00 leave 5.00.
TEST_F(Approve, PaysNothingThatIsNotThere) {
  testing::write_claims(round_.round(), testing::given_claims() +
                                            "  - id: c003\n"
                                            "    claimant: r5\n"
                                            "    handed-in: 2026-04-05\n"
                                            "    lines:\n"
                                            "      - {kind: kilometres, date: 2026-04-01, kilometres: 40, "
                                            "project: trees}\n"
                                            "      - {kind: kilometres, date: 2026-04-01, kilometres: 7}\n");
  ASSERT_EQ(ask_words({"claims", round_.round().string(), "--quiet"}).code, 0);
  ASSERT_EQ(approve("c002", "r5").code, 0);
  ASSERT_EQ(approve("c002", "r6").code, 0);
  const Answer answer = approve("c003/1", "r2");
  EXPECT_EQ(answer.code, 2);
  expect_in("pots-dry: `c003/1` cannot be paid: `what is left for trees is street € 5.00; € 4.20 short`",
            answer.err);
  expect_in("on 1 April 2026 no pot has money for residents themselves; € 1.61 short",
            approve("c003/2", "r2").err);
  expect_in("pots-dry", approve("c003", "r2").err);
  EXPECT_EQ(round_.told(), "");
}

// The rate of 2026 was known on 21 May.
TEST_F(Approve, CoversCorrectionsOnce) {
  const auto correct = [&](const std::string& on) {
    return ask_words({"claims", round_.round().string(), "--correct", "--on", on, "--lang", "en"});
  };
  ASSERT_EQ(approve("c001", "r2").code, 0);
  EXPECT_EQ(correct("2026-05-20").out, "There is nothing to correct.\n");
  const Answer first = correct("2026-05-21");
  expect_in("c001/3 of r1, to c001/2: € 3.22 becomes € 3.50, € 0.28 more\n", first.out);
  expect_in("€ 0.23 a kilometre becomes € 0.25 a kilometre, known\n     on 21 May 2026", first.out);
  expect_in("entry 15", first.err);
  EXPECT_EQ(correct("2026-05-22").out, "There is nothing to correct.\n");
  EXPECT_EQ(approve("c001", "r2", {}, "2026-05-23").out, "c001/3  approved, to be paid\n");
  EXPECT_EQ(moved(), "street project:bench -0.28, street payable:r1 0.28");
  EXPECT_EQ(correct("2026-06-22").out, "There is nothing to correct.\n");
  expect_in("There are no new claims.", ask_words({"claims", round_.round().string(), "--lang", "en"}).out);
  EXPECT_EQ(round_.told(), "");
}

// What a refused line was granted later goes with it.
TEST_F(Approve, RefusesALineWithItsCorrection) {
  ASSERT_EQ(ask_words({"claims", round_.round().string(), "--correct", "--on", "2026-06-01", "--quiet"}).code,
            0);
  ASSERT_EQ(approve("c001/2", "r2", {"--refuse", "no such trip"}, "2026-06-02").code, 0);
  EXPECT_EQ(approve("c001", "r2", {}, "2026-06-03").out, "c001/1  approved, to be paid\n");
  expect_in("c001/3 refused", approve("c001/3", "r5", {}, "2026-06-03").err);
  EXPECT_EQ(
      ask_words({"claims", round_.round().string(), "--correct", "--on", "2026-06-04", "--lang", "en"}).out,
      "There is nothing to correct.\n");
  EXPECT_EQ(round_.told(), "");
}

// What was refused or given up is not asked again, before what is known makes it more than that.
TEST_F(Approve, DoesNotBringBackACorrectionThatWasDeclined) {
  const auto correct = [&](const std::string& on) {
    return ask_words({"claims", round_.round().string(), "--correct", "--on", on, "--lang", "en"}).out;
  };
  const auto waive = [&](const std::string& of, const std::string& on) {
    return ask_words({"waive", round_.round().string(), of, "--by", "r1", "--on", on, "--lang", "en"}).out;
  };
  const auto amount_becomes = [&](const std::string& amount, const std::string& known) {
    testing::replace_in(round_.round() / "../../rules/travel/rulebook.yaml", "\narticles:\n",
                        "      - {value: " + amount + ", valid: 2026-01-01 .., known: " + known +
                            ", source: Verzonnen, status: secondary}\n\narticles:\n");
  };
  ASSERT_EQ(approve("c001", "r2").code, 0);
  expect_in("c001/3 of r1, to c001/2: € 3.22 becomes € 3.50, € 0.28 more\n", correct("2026-05-21"));
  EXPECT_EQ(approve("c001/3", "r2", {"--refuse", "not needed"}, "2026-05-22").code, 0);
  EXPECT_EQ(correct("2026-06-22"), "There is nothing to correct.\n");
  amount_becomes("0.24", "2026-06-25");
  EXPECT_EQ(correct("2026-06-26"), "There is nothing to correct.\n");
  amount_becomes("0.27", "2026-07-01");
  expect_in("c001/4 of r1, to c001/2: € 3.22 becomes € 3.78, € 0.56 more\n", correct("2026-07-02"));
  EXPECT_EQ(waive("c001/4", "2026-07-03"), "c001/4  withdrawn\n");
  EXPECT_EQ(correct("2026-07-04"), "There is nothing to correct.\n");
  amount_becomes("0.30", "2026-08-01");
  expect_in("c001/5 of r1, to c001/2: € 3.22 becomes € 4.20, € 0.98 more\n", correct("2026-08-02"));
  ASSERT_EQ(approve("c001/5", "r2", {}, "2026-08-03").code, 0);
  EXPECT_EQ(correct("2026-08-04"), "There is nothing to correct.\n");
  amount_becomes("0.31", "2026-09-01");
  expect_in("c001/6 of r1, to c001/2: € 4.20 becomes € 4.34, € 0.14 more\n", correct("2026-09-02"));
  EXPECT_EQ(round_.told(), "");
}

// Before it is approved a line is withdrawn; after that it is a gift, and goes back to where it came from.
TEST_F(Approve, IsNotForWhatIsGivenUp) {
  const auto waive = [&](const std::string& of, const std::string& by) {
    return ask_words(
        {"waive", round_.round().string(), of, "--by", by, "--on", "2026-04-10", "--lang", "en"});
  };
  ASSERT_EQ(approve("c001/1", "r2").code, 0);
  EXPECT_EQ(waive("c001", "r1").out, "c001/1  given up, as a gift\nc001/2  withdrawn\n");
  EXPECT_EQ(moved(), "street project:bench 60.00, street payable:r1 -60.00");
  expect_in("nothing was added", waive("c001", "r1").err);
  expect_in("there is nothing to sign at `c001`: `c001/1 given up, c001/2 given up`",
            approve("c001", "r5").err);
  expect_in("not-own-claim: `c002` is not of `r1`", waive("c002", "r1").err);
  expect_in("no-such-claim", waive("c009", "r1").err);
  expect_in("c002/3 refused", waive("c002/3", "r3").err);
  EXPECT_EQ(waive("c002/1", "r3").out, "c002/1  withdrawn\n");
  EXPECT_EQ(approve("c002", "r5").out, "c002/2  approved, to be paid\n");
  EXPECT_EQ(round_.told(), "");
  // What was withdrawn does not count any more, and may be handed in again.
  testing::write_claims(round_.round(), testing::given_claims() +
                                            "  - id: c003\n"
                                            "    claimant: r1\n"
                                            "    handed-in: 2026-04-12\n"
                                            "    lines:\n"
                                            "      - {kind: kilometres, date: 2026-03-20, kilometres: 14, "
                                            "trip: thuis - tuincentrum - thuis}\n");
  expect_in("14 km  granted", ask_words({"claims", round_.round().string(), "--lang", "en"}).out);
  round_.say_instead("waiver:c001/1+2", R"("by":"r1")", R"("by":"r2")");
  expect_in("15 not-decided-so", round_.told());
}

// A vote that was recorded stays as it is, beside claims.
TEST_F(Approve, LeavesTheVoteAsItIs) {
  expect_in("nothing was added", ask_words({"vote", round_.round().string(), "--lang", "en"}).err);
  EXPECT_EQ(round_.told(), "");
}

// Whoever makes every seal right again is found when it is decided again.
TEST_F(Approve, IsDecidedAgainByAnAudit) {
  ASSERT_EQ(approve("c001", "r2").code, 0);
  ASSERT_EQ(ask_words({"claims", round_.round().string(), "--correct", "--on", "2026-06-01", "--quiet"}).code,
            0);
  EXPECT_EQ(round_.told(), "");
  const std::vector<std::array<std::string, 4>> table = {
      {"claim:c001", R"("claimant":"r1")", R"("claimant":"r5")", "10 decided-otherwise"},
      {"claim:c002", R"("amount":"15.00")", R"("amount":"16.00")", "12 decided-otherwise"},
      {"assessment:c001", R"("amount":"3.22")", R"("amount":"4.22")", "11 decided-otherwise"},
      {"assessment:c002", R"("verdict":"refused")", R"("verdict":"paid")", "13 decided-otherwise"},
      {"assessment:c001/3", R"("amount":"0.28")", R"("amount":"0.38")", "15 decided-otherwise"},
      {"approval:c001/1+2:approver", R"("by":"r2")", R"("by":"r1")", "14 not-decided-so"},
      {"approval:c001/1+2:approver", R"("by":"r2")", R"("by":"r5")", "14 decided-otherwise"},
      {"approval:c001/1+2:approver", R"("c001/2"])", R"("c001/1"])", "14 decided-otherwise"},
  };
  const std::string bytes = testing::text_of(round_.journal());
  for (const auto& [key, part, instead, wanted] : table) {
    std::ofstream(round_.journal(), std::ios::binary) << bytes;
    round_.say_instead(key, part, instead);
    expect_in(wanted, round_.told());
  }
  std::ofstream(round_.journal(), std::ios::binary) << bytes;
  round_.tamper([](Tampering& tampering) {
    for (auto& [entry, seal] : tampering.entries()) {
      if (entry.key != "approval:c001/1+2:approver") continue;
      entry.actor = "r1";
      tampering.replace(entry);
    }
    tampering.seal_all();
  });
  expect_in("14 decided-otherwise", round_.told());
}

// A pot may have a first day and no last.
TEST(ApproveFromAPot, ThatHasNoLastDay) {
  const testing::TemporaryFolder home;
  const std::filesystem::path folder = testing::copy_sample("one-street", home);
  testing::give_claims(folder);
  testing::replace_in(folder / "pots.yaml", "    until: 2026-12-31\n", "");
  for (const std::vector<std::string>& words :
       {std::vector<std::string>{"vote", folder.string(), "--quiet"},
        {"claims", folder.string(), "--quiet"},
        {"approve", folder.string(), "c001", "--by", "r2", "--on", "2026-04-10", "--quiet"}}) {
    const Answer answer = ask_words(words);
    EXPECT_EQ(answer.code, 0) << answer.err;
  }
}

TEST_F(Approve, IsDoneByAResident) {
  const Answer answer = approve("c001", "treasurer");
  EXPECT_EQ(answer.code, 2);
  expect_in("`treasurer` is not in residents.csv; this is done by a resident of that file", answer.err);
}

}  // namespace
}  // namespace buurtkas
