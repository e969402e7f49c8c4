#include <gtest/gtest.h>

#include "tests/read/pb_support.h"

// One slip in the rows of a `.pb` file that is right, its projects and its ballots, and what is said of it.

namespace buurtkas {
namespace {

using testing::expect_pb_findings;
using testing::pb_right;
using testing::replaced;

TEST(PbProjectFindings, TellCostsThatAreNotPlainAmounts) {
  expect_pb_findings({
      {"bench;400", "bench;1.234,56", "f.pb:16:7 ambiguous-amount 1.234,56|1234.56|1234.56\n"},
      {"bench;400", "bench;1,000", "f.pb:16:7 ambiguous-amount 1,000|1234.56|1000\n"},
      {"bench;400", "bench;400,5", "f.pb:16:7 ambiguous-amount 400,5|1234.56|400.5\n"},
      {"bench;400", "bench;1'000", "f.pb:16:7 ambiguous-amount 1'000|1234.56|1000\n"},
      {"bench;400", "bench;0400", "f.pb:16:7 ambiguous-amount 0400|1234.56|400\n"},
      {"bench;400", "bench;-400", "f.pb:16:7 negative-amount -400|0|\n"},
      {"bench;400", "bench;NaN", "f.pb:16:7 not-an-amount NaN|1234.56|\n"},
      {"bench;400", "bench;inf", "f.pb:16:7 not-an-amount inf|1234.56|\n"},
      {"bench;400", "bench;1e5", "f.pb:16:7 not-an-amount 1e5|1234.56|\n"},
      {"bench;400", "bench;+400", "f.pb:16:7 not-an-amount +400|1234.56|\n"},
      {"bench;400", "bench;.5", "f.pb:16:7 ambiguous-amount .5|1234.56|0.5\n"},
      {"bench;400", "bench;0x10", "f.pb:16:7 not-an-amount 0x10|1234.56|\n"},
      {"bench;400", "bench;\xE2\x82\xAC 400", "f.pb:16:7 not-an-amount \xE2\x82\xAC 400|1234.56|\n"},
      {"bench;400", "bench;300-400", "f.pb:16:7 not-an-amount 300-400|1234.56|\n"},
      {"bench;400", "bench;", "f.pb:16:7 not-an-amount |1234.56|\n"},
      {"bench;400", "bench;None", "f.pb:16:7 not-an-amount |1234.56|\n"},
      {"bench;400", "bench;400.1234", "f.pb:16:7 too-many-decimals 400.1234|1234.56|\n"},
      {"bench;400", "bench;1000000000000001",
       "f.pb:16:7 amount-too-large 1000000000000001|1000000000000000.00|\n"},
      {"bench;400", "bench;\"400\"", ""},
      {"bench;400", "bench;400.0", ""},
      {"bench;400", "bench;0", "warning f.pb:16:7 zero-cost bench||\n"},
      {"pond;700.50", "pond;999999999", "warning f.pb:17:6 withdrawn-project pond||\n"},
      {"pond;700.50;1;Een vijver;;0", "pond;999999999;1;Een vijver;;2",
       "warning f.pb:17:6 withdrawn-project pond||\nwarning f.pb:17:6 withdrawn-selected pond|2|\n"},
      {"bench;400", "bench;999999999", "warning f.pb:16:7 withdrawn-selected bench|1|\n"},
      {"bench;400", "bench;999999998", ""},
  });
}

TEST(PbProjectFindings, TellCostsThatAreTooLargeTogether) {
  std::string text = replaced(pb_right, "bench;400", "bench;999999999999999");
  text = replaced(text, "pond;700.50", "pond;900000000000000");
  text = replaced(text, "budget;1000", "budget;1000\nmax_sum_cost;5000");
  text = replaced(text, "v2;bench", "v2;bench,pond,trees");
  EXPECT_EQ(testing::lines_of(testing::read_pb(text).findings),
            "f.pb:18:6 amount-too-large 900000000000000.00|1000000000000000.00|\n"
            "f.pb:19:7 amount-too-large 200.00|1000000000000000.00|\n"
            "warning f.pb:22:4 over-cost 999999999999999.00|5000.00|\n"
            "warning f.pb:23:4 over-cost 999999999999999.00|5000.00|\n");
}

TEST(PbProjectFindings, TellIdsThatNameNothingOrTwoThings) {
  expect_pb_findings({
      {"pond;700.50", ";700.50", "f.pb:17:1 missing-value |project_id|\n"},
      {"pond;700.50", "None;700.50", "f.pb:17:1 missing-value None|project_id|\n"},
      {"pond;700.50", "bench;700.50",
       "f.pb:17:1 duplicate-id bench|f.pb:16|\nf.pb:23:4 dangling-id pond|PROJECTS|\n"},
      {"pond;700.50", "\"po,nd\";700.50", "f.pb:17:1 bad-id po,nd||\n"},
      {"pond;700.50", "Pond;700.50", "f.pb:23:4 dangling-id pond|PROJECTS|Pond\n"},
  });
}

// A project's row that cannot be read gives one finding, not one more for each ballot that names it.
TEST(PbProjectFindings, AreNotToldAgainForEachBallot) {
  expect_pb_findings({
      {"project_id;cost", "id;cost", "f.pb:15:1 missing-column |project_id|\n"},
      {"pond;700.50;", "pond;", "f.pb:17:1 cell-count 5|6|\n"},
      {"pond;700.50;", "\"pond\"s;700.50;", "f.pb:17:7 syntax s|\"\"|\n"},
  });
}

TEST(PbProjectFindings, TellOwnSumsThatDiffer) {
  expect_pb_findings({
      {"num_projects;3", "num_projects;4", "warning f.pb:7:14 total-differs 4|3|\n"},
      {"num_votes;3", "num_votes;4", "warning f.pb:8:11 total-differs 4|3|\n"},
      {"bench;400;2", "bench;400;3", "warning f.pb:16:11 total-differs 3|2|\n"},
      {"bench;400;2", "bench;400;", ""},
      {"bench;400;2", "bench;400;2.0", ""},
      {"bench;400;2", "bench;400;veel", "warning f.pb:16:11 not-a-number veel|>= 0|\n"},
      {"groen;1\npond", "groen;4\npond", "warning f.pb:16:28 not-a-mark 4|0, 1, 2, 3|\n"},
      {"groen;1\npond", "groen;ja\npond", "warning f.pb:16:28 not-a-mark ja|0, 1, 2, 3|\n"},
      {"cost;votes;", "cost;score;", ""},
  });
  std::string scores = replaced(pb_right, "cost;votes;", "cost;score;");
  EXPECT_EQ(testing::lines_of(testing::read_pb(replaced(scores, "bench;400;2", "bench;400;2.5")).findings),
            "warning f.pb:16:11 score-counts 2.5|2|\n");
  scores = replaced(scores, "rule;greedy", "rule;equalshares");
  EXPECT_EQ(testing::lines_of(testing::read_pb(replaced(scores, "bench;400;2", "bench;400;2.5")).findings),
            "warning f.pb:16:11 total-differs 2.5|2|\n");
}

// One score that is none, and the votes are counted; of a rule that does not go by scores nothing is told.
TEST(PbProjectFindings, TellAScoreThatCannotBeUsed) {
  const std::string scores = replaced(pb_right, "cost;votes;", "cost;score;");
  expect_pb_findings({{"bench;400;2", "bench;400;", "warning f.pb:16:11 score-unusable ||\n"},
                      {"bench;400;2", "bench;400;None", "warning f.pb:16:11 score-unusable ||\n"},
                      {"bench;400;2", "bench;400;-1",
                       "warning f.pb:16:11 not-a-number -1|>= 0|\nwarning f.pb:16:11 score-unusable -1||\n"},
                      {"pond;700.50;1", "pond;999999999;", "warning f.pb:17:6 withdrawn-project pond||\n"}},
                     scores);
  const std::string one_empty = replaced(scores, "bench;400;2", "bench;400;");
  EXPECT_TRUE(testing::read_pb(one_empty).value.value().declared->scores.empty());
  EXPECT_EQ(testing::lines_of(testing::read_pb(replaced(one_empty, "rule;greedy", "rule;unknown")).findings),
            "");
  const std::string all_empty =
      replaced(replaced(one_empty, "pond;700.50;1", "pond;700.50;"), "trees;200;1", "trees;200;");
  EXPECT_EQ(testing::lines_of(testing::read_pb(all_empty).findings), "");
}

// What else the file has is not asked after, nor other words that look alike.
TEST(PbProjectFindings, TellColumnsThatAreAlmostKnown) {
  expect_pb_findings({
      {"cost;votes;", "cost;Votes;", "warning f.pb:15:17 unknown-column Votes||votes\n"},
      {"cost;votes;", "cost;vote;", "warning f.pb:15:17 unknown-column vote||votes\n"},
      {"cost;votes;", "cost;scores;", "warning f.pb:15:17 unknown-column scores||score\n"},
      {"cost;votes;", "cost;socre;", "warning f.pb:15:17 unknown-column socre||score\n"},
      {"category;selected", "category;selectd", "warning f.pb:15:37 unknown-column selectd||selected\n"},
      {"category;selected", "Category;selected", "warning f.pb:15:28 unknown-column Category||category\n"},
      {"cost;votes;", "cost;notes;", ""},
      {"cost;votes;", "cost;core;", ""},
      {"cost;votes;", "cost;source;", ""},
      {"cost;votes;", "cost;Cost;", ""},
      {"cost;votes;", "cost;target;", ""},
      {"votes;name;", "votes;voters;", ""},
      {"vote;voting_method", "vote;voting-method",
       "warning f.pb:20:15 unknown-column voting-method||voting_method\n"},
      {"vote;voting_method", "vote;Age", "warning f.pb:20:15 unknown-column Age||age\n"},
      {"vote;voting_method", "vote;page", ""},
      {"vote;voting_method", "vote;set", ""},
  });
}

// The first that is empty; all that are something else.
TEST(PbProjectFindings, TellMarksThatSayNothing) {
  expect_pb_findings({
      {"groen;1\npond", "groen;\npond", "warning f.pb:16:28 not-a-mark |0, 1, 2, 3|\n"},
      {"groen;1\npond;700.50;1;Een vijver;;0", "groen;None\npond;700.50;1;Een vijver;;",
       "warning f.pb:16:28 not-a-mark |0, 1, 2, 3|\n"},
  });
}

TEST(PbBallotFindings, TellMarksThatNameNothing) {
  expect_pb_findings({
      {"v3;pond", "v3;pont", "f.pb:23:4 dangling-id pont|PROJECTS|pond\n"},
      {"trees,bench", "trees, bensch", "f.pb:21:11 dangling-id bensch|PROJECTS|bench\n"},
      {"trees,bench", "tree,bnech",
       "f.pb:21:4 dangling-id tree|PROJECTS|trees\nf.pb:21:9 dangling-id bnech|PROJECTS|bench\n"},
      {"trees,bench", "\"trees,bensch\"", "f.pb:21:11 dangling-id bensch|PROJECTS|bench\n"},
      {"trees,bench", "\"trees,\"\"bench\"", "f.pb:21:4 dangling-id \"bench|PROJECTS|bench\n"},
      {"trees,bench", "trees bench", "f.pb:21:4 dangling-id trees bench|PROJECTS|\n"},
      {"trees,bench", "trees,,bench", "f.pb:21:10 missing-value trees,,bench|project_id|\n"},
      {"trees,bench", "trees,bench,", "f.pb:21:16 missing-value trees,bench,|project_id|\n"},
      {"trees,bench", ",trees,bench", "f.pb:21:4 missing-value ,trees,bench|project_id|\n"},
      {"trees,bench", "trees,None", "f.pb:21:10 dangling-id None|PROJECTS|\n"},
  });
}

TEST(PbBallotFindings, TellVotersThatAreNobodyOrTwice) {
  expect_pb_findings({
      {"v3;pond", ";pond", "f.pb:23:1 missing-value |voter_id|\n"},
      {"v3;pond", "None;pond", "f.pb:23:1 missing-value None|voter_id|\n"},
      {"v3;pond", "v1;pond", "f.pb:23:1 duplicate-id v1|f.pb:21|\n"},
      {"v3;pond", "\"v1\";pond", "f.pb:23:1 duplicate-id v1|f.pb:21|\n"},
      {"v3;pond", "V1;pond", ""},
  });
}

TEST(PbBallotFindings, TellMarksThatAreTooManyOrTooFew) {
  expect_pb_findings({
      {"trees,bench", "trees,bench,trees", "warning f.pb:21:4 marked-twice trees||\n"},
      {"trees,bench", "trees,trees,bench,trees",
       "warning f.pb:21:4 marked-twice trees||\nwarning f.pb:21:4 marked-twice trees||\n"},
      {"budget;1000", "budget;1000\nmax_length;1", "warning f.pb:22:4 too-many-marks 2|1|\n"},
      {"budget;1000", "budget;1000\nmin_length;2",
       "warning f.pb:23:4 too-few-marks 1|2|\nwarning f.pb:24:4 too-few-marks 1|2|\n"},
      {"budget;1000", "budget;1000\nmax_sum_cost;600", "warning f.pb:24:4 over-cost 700.50|600.00|\n"},
      {"budget;1000", "budget;1000\nmin_sum_cost;400.01", "warning f.pb:23:4 under-cost 400.00|400.01|\n"},
      {"budget;1000", "budget;1000\nmin_sum_cost;400", ""},
      {"vote_type;approval", "vote_type;choose-1", "f.pb:21:4 too-many-marks 2|1|\n"},
      {"v2;bench", "v2;bench,pond", "warning f.pb:17:13 total-differs 1|2|\n"},
      {"v2;bench", "v2;", "warning f.pb:16:11 total-differs 2|1|\n"},
      {"v2;bench", "v2;None", "warning f.pb:16:11 total-differs 2|1|\n"},
  });
}

const std::string with_points = replaced(
    replaced(
        replaced(replaced(replaced(pb_right, "approval", "cumulative"), "vote;voting_method", "vote;points"),
                 "trees,bench;paper", "trees,bench;4,6"),
        "v2;bench;internet", "v2;bench;10"),
    "v3;pond;internet", "v3;pond;2.5");

TEST(PbBallotFindings, TellPointsThatDoNotFit) {
  const std::string bounds = "|-1000000000 - 1000000000|\n";
  expect_pb_findings(
      {
          {";4,6", ";4,6", ""},
          {";4,6", "; 4, 6.0", ""},
          {";4,6", ";4", "f.pb:21:16 points-count 1|2|\n"},
          {";4,6", ";4,6,1", "f.pb:21:16 points-count 3|2|\n"},
          {";4,6", ";", "f.pb:21:16 points-count 0|2|\n"},
          {";4,6", ";None", "f.pb:21:16 points-count 0|2|\n"},
          {";4,6", ";4,zes", "f.pb:21:18 not-a-number zes" + bounds},
          {";4,6", ";4,", "f.pb:21:18 not-a-number " + bounds},
          {";4,6", ";4,1e5", "f.pb:21:18 not-a-number 1e5" + bounds},
          {";4,6", ";NaN,6", "f.pb:21:16 not-a-number NaN" + bounds},
          {";4,6", ";4,6.", "f.pb:21:18 not-a-number 6." + bounds},
          {";4,6", ";4,.6", "f.pb:21:18 not-a-number .6" + bounds},
          {";4,6", ";4,6.1x", "f.pb:21:18 not-a-number 6.1x" + bounds},
          {";4,6", ";4,1.1234567", "f.pb:21:18 not-a-number 1.1234567" + bounds},
          {";4,6", ";4,1.12345600", ""},
          {";4,6", ";4,1000000001", "f.pb:21:18 not-a-number 1000000001" + bounds},
          {";4,6", ";4,-1000000000", "warning f.pb:21:16 too-few-points bench -1000000000|0|\n"},
          {";4,6", ";4,0", ""},
          {";4,6", ";4,--6", "f.pb:21:18 not-a-number --6" + bounds},
          {"budget;1000", "budget;1000\nmax_sum_points;9",
           "warning f.pb:22:16 over-points 10|9|\nwarning f.pb:23:10 over-points 10|9|\n"},
          {"budget;1000", "budget;1000\nmax_sum_points;2.4",
           "warning f.pb:22:16 over-points 10|2.4|\nwarning f.pb:23:10 over-points 10|2.4|\n"
           "warning f.pb:24:9 over-points 2.5|2.4|\n"},
          {"budget;1000", "budget;1000\nmin_sum_points;2.6", "warning f.pb:24:9 under-points 2.5|2.6|\n"},
          {"budget;1000", "budget;1000\nmin_sum_points;2.5", ""},
          {"budget;1000", "budget;1000\nmax_points;5",
           "warning f.pb:22:16 too-many-points bench 6|5|\n"
           "warning f.pb:23:10 too-many-points bench 10|5|\n"},
          {"budget;1000", "budget;1000\nmin_points;4", "warning f.pb:24:9 too-few-points pond 2.5|4|\n"},
          {"budget;1000", "budget;1000\nmax_points;10\nmin_points;-2", ""},
          {"budget;1000", "budget;1000\nmin_points;-x",
           "warning f.pb:10:12 not-a-number -x|-1, 0, 1, 2.5|\n"},
          {"cost;votes;", "cost;score;",
           "warning f.pb:16:11 score-counts 2|16|\nwarning f.pb:17:13 score-counts 1|2.5|\n"
           "warning f.pb:18:11 score-counts 1|4|\n"},
      },
      with_points);
}

TEST(PbBallotFindings, TellADefaultScoreThatCannotBeCounted) {
  const std::string scoring = replaced(with_points, "cumulative", "scoring");
  expect_pb_findings(
      {
          {"budget;1000", "budget;1000\ndefault_score;-1", ""},
          {"budget;1000", "budget;1000\ndefault_score;-x",
           "f.pb:10:15 not-a-number -x|-1000000000 - 1000000000|\n"},
          {"budget;1000", "budget;1000\ndefault_score;1/3",
           "f.pb:10:15 not-a-number 1/3|-1000000000 - 1000000000|\n"},
          {"budget;1000", "budget;1000\ndefault_score;0.1234567",
           "f.pb:10:15 not-a-number 0.1234567|-1000000000 - 1000000000|\n"},
          {"budget;1000", "budget;1000\ndefault_score;1000000001",
           "f.pb:10:15 not-a-number 1000000001|-1000000000 - 1000000000|\n"},
          {"budget;1000", "budget;1000\ndefault_score;0.5", ""},
      },
      scoring);
  expect_pb_findings({{"budget;1000", "budget;1000\ndefault_score;1/3", ""}});
}

}  // namespace
}  // namespace buurtkas
