#include <gtest/gtest.h>

#include "tests/read/pb_support.h"

// What becomes of the ballots of a `.pb` file, by type of ballot.

namespace buurtkas {
namespace {

struct Case {
  std::string meta;  // beside budget and vote_type, a line each
  std::string type;
  std::string votes;    // with their header
  std::string profile;  // its type, its units, and a line each group
};

std::string text_of(const Case& one) {
  return "META\nkey;value\nbudget;1000\nvote_type;" + one.type + '\n' + one.meta +
         "PROJECTS\nproject_id;cost\n1;400\n2;300\n3;200\n9;999999999\nVOTES\n" + one.votes;
}

std::string profile_of(const Case& one) {
  const auto reading = testing::read_pb(text_of(one));
  const std::string story = testing::story_of(reading);
  const std::size_t at = story.find("type ");
  return at == std::string::npos ? story : story.substr(at);
}

void expect_profiles(const std::vector<Case>& cases) {
  for (const Case& one : cases) EXPECT_EQ(profile_of(one), one.profile) << one.type << '\n' << one.votes;
}

TEST(PbBallots, OfOneChannelMayBeLeftOut) {
  const Source source = {"f.pb", testing::pb_right};
  const auto voters_without = [&](std::string_view channel) {
    return read_pb_election(source, {}, channel).value.value().profile.voters();
  };
  EXPECT_EQ(voters_without(""), Ratio(3));
  EXPECT_EQ(voters_without("internet"), Ratio(1));
  EXPECT_EQ(voters_without("paper"), Ratio(2));
  const Source unnamed = {"f.pb", testing::replaced(testing::pb_right, "v1;trees,bench;paper", "v1;trees;")};
  EXPECT_EQ(read_pb_election(unnamed, {}, "unspecified").value.value().profile.voters(), Ratio(2));
}

TEST(PbBallots, AreSetsWhenTheyApprove) {
  expect_profiles({
      {"", "approval", "voter_id;vote\na;1,3\nb;3,1\nc;2\nd;\n",
       "type 0 unit 1 default 0\n1:\n1: 2\n2: 1 3\n"},
      {"", "approval", "voter_id;vote\na;3,1,3,3\n", "type 0 unit 1 default 0\n1: 1 3\n"},
      {"", "approval", "voter_id;vote\na;9,1\nb;9\n", "type 0 unit 1 default 0\n1:\n1: 1\n"},
      {"", "approval", "voter_id;vote;points\na;1,3;x\n", "type 0 unit 1 default 0\n1: 1 3\n"},
      {"max_length;1\n", "approval", "voter_id;vote\na;1,3\n", "type 0 unit 1 default 0\n1: 1 3\n"},
  });
}

TEST(PbBallots, NameOneWhenTheyChooseOne) {
  expect_profiles({
      {"", "choose-1", "voter_id;vote\na;1\nb;2\nc;2\nd;2,2\n", "type 1 unit 1 default 0\n1: 1\n3: 2\n"},
  });
}

TEST(PbBallots, GivePointsWhenTheyAreCumulative) {
  expect_profiles({
      {"", "cumulative", "voter_id;vote;points\na;1,3;7,3\nb;3,1;3,7\nc;2;10\n",
       "type 2 unit 1 default 0\n1: 2=10\n2: 1=7 3=3\n"},
      {"", "cumulative", "voter_id;vote;points\na;1,3;7.5,-3\nb;2;0.25\n",
       "type 2 unit 100 default 0\n1: 1=750 3=-300\n1: 2=25\n"},
      {"", "cumulative", "voter_id;vote;points\na;1,3,1;7,3,5\n", "type 2 unit 1 default 0\n1: 1=7 3=3\n"},
      {"", "cumulative", "voter_id;vote;points\na;3,9,1;7,3,5\n", "type 2 unit 1 default 0\n1: 1=5 3=7\n"},
      {"", "cumulative", "voter_id;vote;points\na;;\nb;1;0\n", "type 2 unit 1 default 0\n1:\n1: 1=0\n"},
      {"default_score;5\n", "cumulative", "voter_id;vote;points\na;1;1\n",
       "type 2 unit 1 default 0\n1: 1=1\n"},
  });
}

TEST(PbBallots, GiveADefaultScoreWhenTheyScore) {
  expect_profiles({
      {"", "scoring", "voter_id;vote;points\na;1,3;7,3\n", "type 3 unit 1 default 0\n1: 1=7 3=3\n"},
      {"default_score;2\n", "scoring", "voter_id;vote;points\na;1,3;7,3\nb;;\n",
       "type 3 unit 1 default 2\n1:\n1: 1=7 3=3\n"},
      {"default_score;0.5\n", "scoring", "voter_id;vote;points\na;1,3;7,3\n",
       "type 3 unit 10 default 5\n1: 1=70 3=30\n"},
      {"default_score;0.5\n", "scoring", "voter_id;vote;points\na;1;0.125\n",
       "type 3 unit 1000 default 500\n1: 1=125\n"},
      {"default_score;2.25\n", "scoring", "voter_id;vote;points\na;1;0.5\n",
       "type 3 unit 100 default 225\n1: 1=50\n"},
  });
}

// Not named is the default: 7 + 1.5 for the first project, 1.5 + 1.5 for the second.
TEST(PbBallots, AddUpWithTheirDefaultScore) {
  const std::string text =
      "META\nkey;value\nbudget;1000\nvote_type;scoring\ndefault_score;1.5\nPROJECTS\nproject_id;cost;score\n"
      "1;400;8.5\n2;300;3.0\n3;200;3\nVOTES\nvoter_id;vote;points\na;1,3;7,3\nb;;\n";
  const auto reading = testing::read_pb(text);
  ASSERT_FALSE(reading.findings.empty());
  EXPECT_EQ(testing::lines_of({reading.findings.back()}), "warning f.pb:10:7 total-differs 3|4.5|\n");
  EXPECT_EQ(reading.findings.size(), 10U);  // with the keys that are missing
}

TEST(PbBallots, AreRankingsWhenTheyAreOrdinal) {
  expect_profiles({
      {"", "ordinal", "voter_id;vote\na;3,1,2\nb;3,1,2\nc;1,3\nd;\n",
       "type 4 unit 1 default 0\n1:\n1: 1 3\n2: 3 1 2\n"},
      {"", "ordinal", "voter_id;vote\na;3,9,1,3\n", "type 4 unit 1 default 0\n1: 3 1\n"},
      {"", "ordinal", "voter_id;vote;points\na;3,1;2,1\n", "type 4 unit 1 default 0\n1: 3 1\n"},
      {"", "ordinal", "voter_id;vote;points\na;3,1;2\nb;1;\nc;2;x\n",
       "type 4 unit 1 default 0\n1: 1\n1: 2\n1: 3 1\n"},
  });
}

// The points of a ranking decide nothing, so one that is wrong is told and not used.
TEST(PbBallots, MayHaveWrongPointsWhenTheyAreOrdinal) {
  const auto reading = testing::read_pb(
      "META\nkey;value\nbudget;1000\nvote_type;ordinal\nPROJECTS\nproject_id;cost\n1;400\n2;300\nVOTES\n"
      "voter_id;vote;points\na;2,1;2\nb;1;x\n");
  ASSERT_TRUE(reading.value);
  const std::string lines = testing::lines_of(reading.findings);
  EXPECT_NE(lines.find("warning f.pb:11:7 points-count 1|2|\n"), std::string::npos) << lines;
  EXPECT_NE(lines.find("warning f.pb:12:5 not-a-number x|"), std::string::npos) << lines;
}

// A ballot with 0 points or less for a project is no vote for it. A file may count all who name it.
TEST(PbBallots, CountAsVotesWithPointsAboveZero) {
  const std::string text =
      "META\nkey;value\nbudget;1000\nvote_type;cumulative\nPROJECTS\nproject_id;cost;votes\na;1;0\nb;1;2\n"
      "VOTES\nvoter_id;vote;points\n1;a,b;-3,2\n2;a;0\n3;b;1\n";
  for (const char* votes : {"a;1;0", "a;1;2"}) {
    for (const Finding& finding : testing::read_pb(testing::replaced(text, "a;1;0", votes)).findings)
      EXPECT_NE(finding.code, code::total_differs);
  }
  const auto other = testing::read_pb(testing::replaced(text, "a;1;0", "a;1;1")).findings;
  EXPECT_NE(testing::lines_of(other).find("warning f.pb:7:5 total-differs 1|0|\n"), std::string::npos);
}

}  // namespace
}  // namespace buurtkas
