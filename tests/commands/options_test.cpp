// An option that a call cannot use is refused, and what a dry run left undone is told.

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/commands/paid_round.h"

namespace buurtkas {
namespace {

using testing::Answer;
using testing::ask_words;
using testing::expect_in;

class Options : public testing::PaidRound {
 protected:
  // With its warnings.
  Answer aloud(const Words& words) const {
    Words all = {words.front(), round_.round().string()};
    all.insert(all.end(), words.begin() + 1, words.end());
    all.insert(all.end(), {"--lang", "en"});
    return ask_words(all);
  }
};

TEST_F(Options, ThatDoNotGoTogetherAreRefused) {
  struct Row {
    Words call;
    const char* why;
  };
  const std::vector<Row> rows = {
      {{"explain", "c001/1", "--method", "greedy"}, "no options go with a claim"},
      {{"explain", "c001/1", "--what-would-help"}, "no options go with a claim"},
      {{"explain", "c009/1"}, "there is no project and no claim `c009/1`"},
      {{"report", "--year", "2026", "--keep-limits"}, "goes with --out FOLDER"},
      {{"report", "--out", "pages", "--as-of", "2026-04-01"}, "--as-of goes with --grant or --year"},
      {{"vote", "--method", "greedy", "--on", "2026-04-01"}, "nothing is recorded like this"},
      {{"vote", "--method", "greedy", "--by", "r2"}, "nothing is recorded like this"},
      {{"vote", "--completion", "none", "--correct", "why"}, "nothing is recorded like this"},
      {{"audit", "--prove", "3", "--only", "outcome"}, "no other option goes with them"},
      {{"audit", "--prove", "3", "--since", "2"}, "no other option goes with them"},
      {{"audit", "--since", "9999"}, "no-such-entry"},
  };
  for (const Row& row : rows) {
    const Answer answer = call(row.call);
    EXPECT_EQ(answer.code, 2) << row.why;
    EXPECT_EQ(answer.out, "");
    expect_in(row.why, answer.err);
  }
  EXPECT_EQ(call({"explain", "c001/1"}).code, 0);
  EXPECT_EQ(call({"audit", "--since", "2"}).code, 0);
}

TEST_F(Options, ADryRunSaysThatNothingIsRecorded) {
  for (Words words :
       {Words{"vote"}, Words{"claims"}, Words{"freeze"}, Words{"pay", "--on", "2026-04-20", "--by", "r4"}}) {
    words.emplace_back("--dry-run");
    const Answer answer = aloud(words);
    EXPECT_EQ(answer.code, 0) << answer.err;
    expect_in("Nothing was recorded (--dry-run).\n", answer.err);
  }
}

// What private/people.csv does not have any more may still stand elsewhere.
TEST_F(Options, ErasingTellsOfACode) {
  ASSERT_EQ(call({"receipts"}).code, 0);
  const Answer erased = aloud({"erase", "r1", "--on", "2026-04-20"});
  EXPECT_EQ(erased.code, 0);
  expect_in("receipts.csv: warning code-in-receipts: `r1` still has a code here", erased.err);
}

// Names are in the folder, and a journal by itself has none: one sentence, and not one for each.
TEST_F(Options, AJournalAloneIsAuditedWithoutNames) {
  ASSERT_EQ(pay().code, 0);
  const Answer alone = ask_words({"audit", round_.journal().string(), "--lang", "en"});
  EXPECT_EQ(alone.code, 0);
  expect_in("Names and accounts were not looked at here", alone.out);
  EXPECT_EQ(alone.out.find("people.csv"), std::string::npos);
  expect_in(R"("why": "not-read")", ask_words({"audit", round_.journal().string(), "--format", "json"}).out);
}

}  // namespace
}  // namespace buurtkas
