#include <gtest/gtest.h>

#include "cli/render/finding_words.h"
#include "engine/voting/declared.h"
#include "tests/read/pb_support.h"

// A `.pb` file's column `score` with a cell that is none: what is counted instead, and what is said of it.

namespace buurtkas {
namespace {

using testing::replaced;

// p5 has no score. By the points p2 and p4 have 7, p3 6 and p1 4; two voters name each of the four.
const std::string points = R"(META
key;value
description;Een buurt
country;Nederland
unit;Voorbeelddorp
instance;2026
num_projects;5
num_votes;5
budget;1000
vote_type;cumulative
max_sum_points;5
rule;greedy
date_begin;01.03.2026
date_end;14.03.2026
PROJECTS
project_id;cost;votes;score;name;selected
p1;400;2;4;Bench;1
p2;500;2;7;Party;1
p3;300;2;6;Trees;0
p4;100;2;7;Rain;1
p5;700;0;None;Wall;0
VOTES
voter_id;vote;points
v1;p1,p2;3,2
v2;p2;5
v3;p3;4
v4;p1,p3,p4;1,2,2
v5;p4;5
)";

// The findings' lines, the scores, and what the declared rule selects.
std::string count_of(const std::string& text) {
  const auto reading = testing::read_pb(text);
  std::string lines = testing::lines_of(reading.findings);
  if (!reading.value) return lines + "unread\n";
  lines += "scores";
  for (const Ratio& score : reading.value->declared->scores) lines += ' ' + to_string(score);
  lines += "\nselected";
  for (const ProjectIndex project : select_declared(*reading.value).projects)
    lines += ' ' + reading.value->instance.projects[project].id.text();
  return lines + '\n';
}

const std::string by_points = "scores 4 7 6 7 0\nselected p2 p4 p3\n";

TEST(PbScores, ThatAreMissingAreThePointsOfTheBallots) {
  const std::string missing = "warning f.pb:21:10 score-unusable-points ";
  EXPECT_EQ(count_of(points), missing + "||\n" + by_points);
  for (const char* none : {"nan", "NaN", "N/A", "null"})
    EXPECT_EQ(count_of(replaced(points, "None", none)), missing + none + "||\n" + by_points);
  EXPECT_EQ(count_of(replaced(points, "None", "veel")),
            "warning f.pb:21:10 not-a-number veel|>= 0|\n" + missing + "veel||\n" + by_points);
  EXPECT_EQ(count_of(replaced(points, "None", "0")), by_points);
}

// Points in parts, and a default for whom a ballot does not name.
TEST(PbScores, ThatAreMissingAreThePointsOfAScoringBallotWithItsDefault) {
  std::string text = replaced(points, "cumulative\nmax_sum_points;5", "scoring\ndefault_score;0.5");
  text = replaced(text, "p1,p2;3,2", "p1,p2;3.25,-2");
  const std::string scores = "scores 23/4 9/2 15/2 17/2 5/2\nselected p4 p3 p1\n";
  EXPECT_EQ(count_of(text).substr(count_of(text).find("scores")), scores);
}

TEST(PbScores, ThatAreMissingAreTheRanksOfAnOrdinalBallot) {
  std::string text = replaced(points, "cumulative\nmax_sum_points;5", "ordinal");
  for (const char* cell : {"vote;points", "p2;3,2", "p2;5", "p3;4", "p4;1,2,2", "p4;5"})
    text = replaced(text, std::string(cell) + '\n',
                    std::string(cell).substr(0, std::string(cell).find(';')) + '\n');
  const std::string scores = "scores 5 2 3 2 0\nselected p1 p3 p4\n";
  EXPECT_EQ(count_of(text).substr(count_of(text).find("scores")), scores);
}

// Blank from top to bottom: told once.
TEST(PbScores, ThatAreAllMissingAreThePointsOfTheBallots) {
  std::string text = points;
  for (const char* score : {"2;4;", "2;7;P", "2;6;", "2;7;R"})
    text = replaced(text, score, "2;;" + std::string(score).substr(4));
  EXPECT_EQ(count_of(text), "warning f.pb:17:10 score-unusable-points ||\n" + by_points);
}

TEST(PbScores, OfOtherRulesAreNotAskedFor) {
  const std::string text = count_of(replaced(points, "rule;greedy", "rule;equalshares"));
  EXPECT_EQ(text.find("score-unusable"), std::string::npos) << text;
}

TEST(PbScores, ThatAreMissingAreTheVotesOfApprovals) {
  std::string text = replaced(points, "cumulative\nmax_sum_points;5", "approval");
  text = count_of(text);
  EXPECT_EQ(text.substr(text.find("scores")), "scores\nselected p1 p2 p4\n");
  EXPECT_NE(text.find("score-unusable ||"), std::string::npos) << text;
}

TEST(PbScores, AreToldOfInWordsThatSayWhatIsCounted) {
  const auto findings = testing::read_pb(points).findings;
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(line_of(findings.front(), Language::en),
            "f.pb:21:10: warning score-unusable-points: here is nothing where a score belongs, so the whole "
            "column `score` does not count; the points on the ballots are counted.");
}

}  // namespace
}  // namespace buurtkas
