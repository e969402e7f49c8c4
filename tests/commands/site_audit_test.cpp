// What pages tell of a round's journal, and that what they say to type works as it is written.

#include <fstream>

#include <gtest/gtest.h>

#include "tests/commands/recorded_round.h"
#include "tests/support/claims_round.h"

namespace buurtkas::testing {
namespace {

class SiteAudit : public ::testing::Test {
 protected:
  // The audit page in English, and what was told beside it.
  std::string page() {
    const Answer answer =
        ask_words({"report", round_.round().string(), "--out", round_.file("pages"), "--lang", "en"});
    EXPECT_EQ(answer.code, 0) << answer.err;
    err_ = answer.err;
    return text_of(round_.file("pages/en/audit.html"));
  }

  static bool has(const std::string& page, const std::string& part) {
    return page.find(part) != std::string::npos;
  }

  RecordedRound round_{"one-street"};
  std::string err_;
};

TEST_F(SiteAudit, TheRecordedOutcomeIsTheCountedOne) {
  const std::string told = page();
  EXPECT_EQ(err_, "");
  EXPECT_FALSE(has(told, "<p class=\"lead wrong\">"));
  EXPECT_TRUE(has(told, "<code>buurtkas audit . --lang en</code>")) << told;
  EXPECT_TRUE(has(told, "no checkpoint was made yet"));
}

TEST_F(SiteAudit, AnotherRecordedOutcomeIsSaidOnTopAndOnErr) {
  std::ofstream(round_.round() / "proposals.yaml", std::ios::app) << "# a remark\n";
  const std::string remark = page();
  EXPECT_TRUE(has(remark, "Note: the journal has the same decision, but with another digest"));
  EXPECT_TRUE(has(err_, "other-outcome")) << err_;
  replace_in(round_.round() / "proposals.yaml", "cost: 400", "cost: 410");
  const std::string other = page();
  EXPECT_TRUE(has(other, "Note: the journal has another outcome.")) << err_;
  EXPECT_TRUE(has(err_, "other-outcome"));
}

TEST_F(SiteAudit, ACorrectionIsShownBeforeAndAfter) {
  replace_in(round_.round() / "proposals.yaml", "cost: 400", "cost: 410");
  ASSERT_EQ(ask_words({"vote", round_.round().string(), "--correct", "the bench costs more"}).code, 0);
  const std::string told = page();
  EXPECT_EQ(err_, "");
  EXPECT_TRUE(has(told, "because: the bench costs more.")) << told;
  EXPECT_TRUE(has(told, "<th scope=\"row\">cost</th><td>400.00</td><td>410.00</td>")) << told;
}

TEST_F(SiteAudit, OfABrokenJournalNothingIsTold) {
  round_.tamper(
      [](Tampering& tampering) { tampering.run("UPDATE entry SET actor = 'board' WHERE number = 3"); });
  const std::string told = page();
  EXPECT_TRUE(has(told, "the journal of this round does not hold"));
  EXPECT_TRUE(has(err_, "journal-fails")) << err_;
  EXPECT_FALSE(has(told, "Last checkpoint"));
}

}  // namespace
}  // namespace buurtkas::testing
