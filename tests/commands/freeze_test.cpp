// `buurtkas freeze`: what the vote is about is recorded, and nothing is added to it in silence.

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/commands/ask.h"
#include "tests/commands/recorded_round.h"
#include "tests/support/support.h"

namespace buurtkas {
namespace {

using testing::Answer;
using testing::RecordedRound;

class AfterFreeze : public ::testing::Test {
 protected:
  void add(const std::string& file, const std::string& text) const {
    const std::string name = "sample-budgets/one-street/" + file;
    round_.write(name, testing::text_of(round_.round() / file) + text);
  }

  Answer vote(const std::vector<std::string>& more = {}) const {
    std::vector<std::string> words = {"vote", round_.round().string(), "--quiet", "--lang", "en"};
    words.insert(words.end(), more.begin(), more.end());
    return testing::ask_words(words);
  }

  void expect_refused(const std::string& key) const {
    const std::string before = testing::text_of(round_.journal());
    const Answer answer = vote();
    EXPECT_EQ(answer.code, 2);
    EXPECT_NE(answer.err.find("added-after-freeze: `" + key + "` was added after"), std::string::npos)
        << answer.err;
    EXPECT_EQ(testing::text_of(round_.journal()), before);
    EXPECT_EQ(vote({"--correct", "it was forgotten"}).code, 0);
    EXPECT_EQ(round_.audit().code, 0);
  }

  const RecordedRound round_{"one-street", {"freeze"}};
};

TEST_F(AfterFreeze, AProposalIsNotAddedInSilence) {
  add("proposals.yaml", "\n  - id: late\n    name: Te laat\n    cost: 10.00\n");
  expect_refused("proposal:late");
}

TEST_F(AfterFreeze, APotIsNotAddedInSilence) {
  add("pots.yaml", "\n  - id: late\n    name: Te laat\n    kind: groz\n    amount: 10.00\n");
  expect_refused("pot:late");
}

// A day that nobody names is never before the last entry's.
TEST(FreezeLate, TheVoteIsRecordedOnThatDay) {
  const RecordedRound round("one-street", {});
  const std::string folder = round.round().string();
  ASSERT_EQ(testing::ask_words({"freeze", folder, "--on", "2026-04-20", "--lang", "en"}).code, 0);
  const Answer early = testing::ask_words({"vote", folder, "--on", "2026-04-19", "--lang", "en"});
  EXPECT_EQ(early.code, 2);
  EXPECT_NE(early.err.find("of `2026-04-20`; name that day, or a later one, with --on"), std::string::npos)
      << early.err;
  EXPECT_EQ(testing::ask_words({"vote", folder, "--lang", "en"}).code, 0);
  const Answer audit = round.audit();
  EXPECT_EQ(audit.code, 0);
  EXPECT_NE(audit.out.find("2026-04-20 to 2026-04-20"), std::string::npos) << audit.out;
}

}  // namespace
}  // namespace buurtkas
