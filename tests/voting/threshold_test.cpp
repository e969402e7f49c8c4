#include "engine/voting/threshold.h"

#include <gtest/gtest.h>

#include "tests/voting/build.h"

namespace buurtkas {
namespace {

std::string again(std::string_view text) {
  const auto threshold = threshold_from(text);
  return threshold ? to_string(*threshold) : "none";
}

TEST(Threshold, IsReadAndWritten) {
  EXPECT_EQ(again("25"), "25");
  EXPECT_EQ(again("5/2"), "5/2");
  EXPECT_EQ(again("5%"), "5%");
  EXPECT_EQ(again("12.5%"), "25/2%");
  EXPECT_EQ(again("at-least 5%"), "5%");
  EXPECT_EQ(again("more-than 25"), "more-than 25");
  EXPECT_EQ(again("more-than 0"), "more-than 0");
  EXPECT_EQ(again("100%"), "100%");
  for (const char* wrong :
       {"", "0", "0%", "-1", "101%", "100.01%", "more than 5", "more-than", "more-than ", "%", "5 votes",
        "NaN", "1e3", "more-than at-least 5", "1000000001", "more-than 100%", "most-of 5%"}) {
    EXPECT_EQ(again(wrong), "none") << wrong;
  }
}

struct Row {
  const char* threshold;
  std::string outcome;
};

// Of ten ballots a has 5, b has 4, c has 1.
TEST(Threshold, DropsWhatDoesNotReachIt) {
  const Instance built = testing::instance(100, {10, 10, 10});
  testing::Ballots ballots(5, {0});
  ballots.insert(ballots.end(), 4, {1});
  ballots.push_back({2});
  const std::vector<Row> rows = {{"more-than 0", "abc"},
                                 {"10%", "abc"},
                                 {"more-than 10%", "ab"},
                                 {"2", "ab"},
                                 {"40%", "ab"},
                                 {"more-than 40%", "a"},
                                 {"more-than 4", "a"},
                                 {"50%", "a"},
                                 {"more-than 50%", ""},
                                 {"6", ""},
                                 {"41%", "a"},
                                 {"100%", ""}};
  for (const Row& row : rows) {
    Terms asked = testing::terms(&method::equal_shares, Satisfaction::cost, {Completion::greedy});
    asked.threshold = threshold_from(row.threshold);
    ASSERT_TRUE(asked.threshold) << row.threshold;
    EXPECT_EQ(testing::selected(built, testing::approvals(ballots), asked), row.outcome) << row.threshold;
  }
}

TEST(Threshold, CountsVotesAndBallotsByTheSameWeights) {
  // Weights in units of 1/2: a has 3 of 6 votes, exactly half.
  Profile profile(BallotType::approval, 2);
  profile.add(std::vector<ProjectIndex>{0}, {}, 6, 6);
  profile.add(std::vector<ProjectIndex>{1}, {}, 6, 3);
  Terms asked = testing::terms(&method::equal_shares, Satisfaction::cost, {Completion::greedy});
  asked.threshold = threshold_from("50%");
  EXPECT_EQ(testing::selected(testing::instance(100, {10, 10}), profile, asked), "ab");
  asked.threshold = threshold_from("more-than 50%");
  EXPECT_EQ(testing::selected(testing::instance(100, {10, 10}), profile, asked), "");
}

}  // namespace
}  // namespace buurtkas
