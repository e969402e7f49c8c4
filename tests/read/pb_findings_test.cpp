#include <gtest/gtest.h>

#include "tests/read/pb_support.h"

// One slip in the frame of a `.pb` file that is right: its sections, headers, rows and META; and what is said
// of it.

namespace buurtkas {
namespace {

using testing::expect_pb_findings;
using testing::pb_right;
using testing::replaced;

std::string findings_of(const std::string& text) {
  const auto reading = testing::read_pb(text);
  EXPECT_EQ(reading.value.has_value(), !has_errors(reading.findings));
  return testing::lines_of(reading.findings);
}

TEST(PbFindings, TellSectionsThatAreMissingOrTwiceOrOutOfOrder) {
  expect_pb_findings({
      {"META\nkey", "key", "f.pb:1:1 section-missing key|META|\n"},
      {"META\nkey", "MTEA\nkey", "f.pb:1:1 section-missing MTEA|META|\n"},
      {"META\nkey", "META;x\nkey", "f.pb:1:1 section-missing META|META|\n"},
      {"PROJECTS\n", "",
       "f.pb:14:1 cell-count 6|2|\nf.pb:15:1 cell-count 6|2|\nf.pb:16:1 cell-count 6|2|\n"
       "f.pb:17:1 cell-count 6|2|\nf.pb:18:1 section-missing VOTES|PROJECTS|\n"},
      {"VOTES\n", "META\n", "f.pb:19:1 section-order META|META, PROJECTS, VOTES|\n"},
      {"VOTES\n", "PROJECTS\n", "f.pb:19:1 section-repeated PROJECTS|META, PROJECTS, VOTES|\n"},
      {"v2;bench", "votes\nv2;bench", "f.pb:22:1 section-repeated VOTES|META, PROJECTS, VOTES|\n"},
      {"v2;bench;internet\n", "RESULTS\nproject_id;won\nbench;1\n",
       "f.pb:22:1 section-unknown RESULTS|META, PROJECTS, VOTES|\n"},
      {"v2;bench;internet\n", "VOTE\n", "f.pb:22:1 section-unknown VOTE|META, PROJECTS, VOTES|VOTES\n"},
      {"v2;bench;internet\n", "V2\n", "f.pb:22:1 cell-count 1|3|\n"},
      {"v2;bench;internet\n", "\"RESULTS\"\n", "f.pb:22:1 cell-count 1|3|\n"},
      {"v2;bench;", "RESULTS;bench;", ""},
      {"budget;1000\n", "budget;1000\nMETA;\n", "f.pb:10:1 section-repeated META|META, PROJECTS, VOTES|\n"},
      {"key;value\n", "PROJECTS\nkey;value\n",
       "f.pb:2:1 syntax PROJECTS|key;value|\nf.pb:3:1 missing-column |cost|\n"
       "f.pb:3:1 missing-column |project_id|\nf.pb:15:1 section-repeated PROJECTS|META, PROJECTS, VOTES|\n"},
  });
  EXPECT_EQ(findings_of("\n"), "f.pb:0:0 section-absent |META|\n");
  EXPECT_EQ(findings_of("<!DOCTYPE html>\n"), "f.pb:1:1 section-missing <!DOCTYPE html>|META|\n");
  EXPECT_EQ(findings_of("META\nkey;value\nbudget;1\n"), "f.pb:0:0 section-absent |PROJECTS|\n");
  EXPECT_EQ(findings_of("META"), "f.pb:0:0 section-absent |PROJECTS|\n");
  // A file that was cut off, unless it says that nobody voted.
  std::string cut = pb_right.substr(0, pb_right.find("VOTES\nvoter"));
  EXPECT_EQ(findings_of(cut), "f.pb:0:0 section-absent |VOTES|\n");
  EXPECT_EQ(findings_of(cut + "VOTES\n"), "f.pb:0:0 section-absent |VOTES|\n");
  cut.replace(cut.find("num_votes;3"), 11, "num_votes;0");
  EXPECT_EQ(findings_of(cut), "");
}

TEST(PbFindings, TellHeadersThatAreMissing) {
  const std::string meta = pb_right.substr(0, pb_right.find("PROJECTS"));
  EXPECT_EQ(findings_of(meta + "PROJECTS\n"), "f.pb:14:1 truncated PROJECTS|project_id;cost|\n");
  EXPECT_EQ(findings_of(meta + "PROJECTS\nVOTES\nvoter_id;vote\nv1;bench\n"),
            "f.pb:15:1 syntax VOTES|project_id;cost|\n");
  expect_pb_findings({
      {"key;value\n", "",
       "warning f.pb:2:1 missing-key |description|\nf.pb:2:1 syntax description;Een buurt|key;value|\n"},
      {"key;value\n", "key,value\n", "f.pb:2:1 syntax key,value|key;value|\n"},
      {"key;value\n", "key;value;note\n", "f.pb:2:1 syntax key;value;note|key;value|\n"},
      {"key;value\n", "veld;waarde\n", "f.pb:2:1 syntax veld;waarde|key;value|\n"},
  });
}

TEST(PbFindings, TellColumnsThatAreMissingOrTwice) {
  expect_pb_findings({
      {"project_id;", "project-id;", "f.pb:15:1 missing-column |project_id|project-id\n"},
      {";cost;", ";costs;", "f.pb:15:1 missing-column |cost|costs\n"},
      {"project_id;cost", "id;price",
       "f.pb:15:1 missing-column |cost|\nf.pb:15:1 missing-column |project_id|\n"},
      {";selected", ";cost", "f.pb:15:37 duplicate-column cost||\n"},
      {";name;", ";;", ""},
      {";name;category", ";;", "f.pb:15:24 duplicate-column ||\n"},
      {"voter_id;vote", "voter_id;votes", "f.pb:20:1 missing-column |vote|votes\n"},
      {"voter_id;vote", "kiezer;vote", "f.pb:20:1 missing-column |voter_id|\n"},
      {"voting_method", "vote", "f.pb:20:15 duplicate-column vote||\n"},
      {"vote_type;approval", "vote_type;cumulative", "f.pb:20:1 missing-column |points|\n"},
      {"voting_method", "\"voting\" method", "f.pb:20:24 syntax method|\"\"|\n"},
  });
  EXPECT_EQ(findings_of(replaced(replaced(pb_right, "approval", "scoring"), "voting_method", "point")),
            "f.pb:20:1 missing-column |points|point\n");
}

TEST(PbFindings, TellFieldsThatMayNotBeRecorded) {
  expect_pb_findings({
      {"voting_method", "BSN", "f.pb:20:15 forbidden-field BSN||\n"},
      {"selected", "uitkering", "f.pb:15:37 forbidden-field uitkering||\n"},
      {"rule;greedy", "rule;greedy\nbsn;1",
       "f.pb:12:1 forbidden-field bsn||\nwarning f.pb:12:1 unknown-key bsn||\n"},
  });
}

TEST(PbFindings, TellRowsThatAreNotWhole) {
  expect_pb_findings({
      {"Een bank;", "Een;bank;", "f.pb:16:1 cell-count 7|6|\n"},
      {"Een bank;", " \"Een; bank\";", "f.pb:16:13 space-before-quote 7|6|\n"},
      {"pond;700.50;1;Een vijver;;0", "pond;700.50;1", "f.pb:17:1 cell-count 3|6|\n"},
      {"v2;bench;internet", "v2;bench", "f.pb:22:1 cell-count 2|3|\n"},
      {"v2;bench;internet", "v2;bench;internet;;x", "f.pb:22:1 cell-count 5|3|\n"},
      {"v2;bench;internet", "v2,bench,internet", "f.pb:22:1 cell-count 1|3|\n"},
      {"unit;Voorbeelddorp", "unit;Voorbeelddorp;NL",
       "warning f.pb:2:1 missing-key |unit|\nf.pb:5:1 cell-count 3|2|\n"},
      {"Een bank", "\"Een \"bank\" hier\"", "f.pb:16:19 syntax bank\" hier\"|\"\"|\n"},
      {"Een bank", "\"Een\" \xC3\xA9\xC3\xA9n", "f.pb:16:19 syntax \xC3\xA9\xC3\xA9n|\"\"|\n"},
      {"Een bank", "\"Een\r\nbank\"; en", "f.pb:16:1 cell-count 7|6|\n"},
      {"Een bank", "\"Een\rbank\"x", "f.pb:17:6 syntax x|\"\"|\n"},
  });
}

// The place is the editor's, whatever the line endings, also behind a line break inside quotes.
TEST(PbFindings, HaveTheirPlaceBehindAnyLineBreak) {
  for (const std::string line_end : {"\n", "\r", "\r\n"}) {
    std::string text = replaced(pb_right, "pond;700.50;1;Een vijver;;0",
                                "pond;700.50;\"1\n2\n\";\"Een\n\"\"vijver\"\"\";;x");
    text = replaced(text, "v3;pond", "v3;pont");
    std::string ended;
    for (const char c : text) ended += c == '\n' ? line_end : std::string(1, c);
    EXPECT_EQ(findings_of(ended),
              "warning f.pb:17:13 not-a-number 1\\x0a2\\x0a|>= 0|\n"
              "warning f.pb:20:14 not-a-mark x|0, 1, 2, 3|\n"
              "f.pb:26:4 dangling-id pont|PROJECTS|pond\n");
  }
}

TEST(PbFindings, TellAQuoteThatIsNeverClosed) {
  expect_pb_findings({
      {"v3;pond;internet\n", "v3;pond;\"internet\n", "f.pb:23:9 truncated \"internet\\x0a|\"|\n"},
      {"v3;pond;internet\n", "v3;\"pond\";internet\n\"", "f.pb:24:1 truncated \"|\"|\n"},
      {"v3;pond;internet\n", "v3;\"pond\";\"inter\"\"net\n",
       "f.pb:23:11 truncated \"inter\"\"net\\x0a|\"|\n"},
  });
  const std::string start = pb_right.substr(0, pb_right.find("v2"));
  EXPECT_EQ(findings_of(start + "\"v2\rv3\r\"\"\r"), "f.pb:22:1 truncated \"v2\\x0dv3\\x0d\"\"\\x0d|\"|\n");
  EXPECT_EQ(findings_of("META\n\"key;value\n"), "f.pb:2:1 truncated \"key;value\\x0a|\"|\n");
  EXPECT_EQ(findings_of("\"META\nkey;value\n"), "f.pb:1:1 truncated \"META\\x0akey;value\\x0a|\"|\n");
  EXPECT_EQ(findings_of("META\nkey;value\n\"META"), "f.pb:3:1 truncated \"META|\"|\n");
}

TEST(PbFindings, TellKeysThatAreUnknownOrTwiceOrMissing) {
  expect_pb_findings({
      {"rule;greedy", "rule;greedy\nbudget;2000", "f.pb:12:1 duplicate-key budget|f.pb:9|\n"},
      {"rule;greedy", "rule;greedy\nours;1", "warning f.pb:12:1 unknown-key ours||\n"},
      {"rule;greedy", "rule;greedy\nmax_lenght;1", "warning f.pb:12:1 unknown-key max_lenght||max_length\n"},
      {"rule;greedy", "rule;greedy\nours;1\nours;2",
       "warning f.pb:12:1 unknown-key ours||\nf.pb:13:1 duplicate-key ours|f.pb:12|\n"},
      {"rule;greedy", "rule;greedy\n;1", "warning f.pb:12:1 unknown-key ||\n"},
      {"budget;1000\n", "", "f.pb:2:1 missing-key |budget|\n"},
      {"budget;1000", "budget;", "f.pb:9:8 missing-key |budget|\n"},
      {"budget;1000", "budget;None", "f.pb:9:8 missing-key |budget|\n"},
      {"budget;1000", "Budget;1000",
       "f.pb:2:1 missing-key |budget|\nwarning f.pb:9:1 unknown-key Budget||budget\n"},
      {"vote_type;approval\n", "", "f.pb:2:1 missing-key |vote_type|\n"},
  });
  std::string bare = "META\nkey;value\nbudget;5\nvote_type;approval\nPROJECTS\nproject_id;cost\n1;2\n";
  std::string missing;
  for (const char* key : {"country", "date_begin", "date_end", "description", "instance", "num_projects",
                          "num_votes", "rule", "unit"}) {
    missing += std::string("warning f.pb:2:1 missing-key |") + key + "|\n";
  }
  EXPECT_EQ(findings_of(bare), missing);
}

TEST(PbFindings, TellValuesOfMetaThatCannotBeRead) {
  expect_pb_findings({
      {"approval", "aproval",
       "f.pb:10:11 unknown-value aproval|approval, choose-1, cumulative, scoring, ordinal|approval\n"},
      {"approval", "Approval",
       "f.pb:10:11 unknown-value Approval|approval, choose-1, cumulative, scoring, ordinal|approval\n"},
      {"rule;greedy", "rule;gredy",
       "warning f.pb:11:6 unknown-value gredy|greedy, greedy-no-skip, greedy-threshold, greedy-exclusive, "
       "greedy-custom, equalshares, equalshares-comparison, equalshares/add1, equalshares/add1-comparison, "
       "unknown|greedy\n"},
      {"budget;1000", "budget;1000\ncurrency;euro",
       "warning f.pb:10:10 unknown-currency euro|EUR, PLN, USD, ...|\n"},
      {"budget;1000", "budget;1.234,56", "f.pb:9:8 ambiguous-amount 1.234,56|1234.56|1234.56\n"},
      {"budget;1000", "budget;1,000", "f.pb:9:8 ambiguous-amount 1,000|1234.56|1000\n"},
      {"budget;1000", "budget;1 000", "f.pb:9:8 ambiguous-amount 1 000|1234.56|1000\n"},
      {"budget;1000", "budget;1.000", "f.pb:9:8 ambiguous-amount 1.000|1234.56|1000\n"},
      {"budget;1000", "budget;-1000", "f.pb:9:8 negative-amount -1000|0|\n"},
      {"budget;1000", "budget;1e5", "f.pb:9:8 not-an-amount 1e5|1234.56|\n"},
      {"budget;1000", "budget; NaN", "f.pb:9:8 not-an-amount NaN|1234.56|\n"},
      {"budget;1000", "budget;1000\nmax_sum_cost;veel", "warning f.pb:10:14 not-an-amount veel|1234.56|\n"},
      {"budget;1000", "budget;1000.0000", ""},
      {"budget;1000", "budget;1000.1230", "f.pb:9:8 too-many-decimals 1000.1230|1234.56|\n"},
      {"budget;1000", "budget;1000\nmax_sum_cost;-1", "warning f.pb:10:14 not-an-amount -1|1234.56|\n"},
      {"budget;1000", "budget;1000\nmin_project_score_threshold;10%", "f.pb:10:29 not-a-number 10%|>= 0|\n"},
      {"budget;1000", "budget;1000\nmin_project_score_threshold;-1", "f.pb:10:29 not-a-number -1|>= 0|\n"},
      {"budget;1000", "budget;1000\nmax_length;twee", "warning f.pb:10:12 not-a-number twee|>= 0|\n"},
      {"budget;1000", "budget;1000\nmax_length;1.5", "warning f.pb:10:12 not-a-number 1.5|0, 1, 2, ...|\n"},
      {"budget;1000", "budget;1000\nmax_length;1000000000000000000000",
       "warning f.pb:10:12 not-a-number 1000000000000000000000|0 - 999999999999999999|\n"},
      {"budget;1000", "budget;1000\nmin_length;-1", "warning f.pb:10:12 not-a-number -1|>= 0|\n"},
      {"num_votes;3", "num_votes;drie", "warning f.pb:8:11 not-a-number drie|>= 0|\n"},
      {"num_projects;3", "num_projects;inf", "warning f.pb:7:14 not-a-number inf|>= 0|\n"},
  });
}

// Warnings: it is counted all the same, and how is told.
TEST(PbFindings, TellWhatOfTheRuleIsNotFollowed) {
  const std::string known = "|Partially fund one additional project with highest score|\n";
  expect_pb_findings({
      {"rule;greedy\n", "rule;greedy-threshold\n",
       "warning f.pb:11:6 no-threshold greedy-threshold|min_project_score_threshold|\n"},
      {"rule;greedy\n", "rule;greedy-threshold\nmin_project_score_threshold;1\n", ""},
      {"rule;greedy\n", "rule;greedy-threshold\nmin_project_score_threshold;x\n",
       "f.pb:12:29 not-a-number x|>= 0|\n"},
      {"rule;greedy\n", "rule;equalshares\nmin_project_score_threshold;1\n",
       "warning f.pb:12:29 not-kept-to min_project_score_threshold|equalshares|\n"},
      {"rule;greedy\n", "rule;equalshares/add1\nleftover_budget;Partially fund one additional project\n",
       "warning f.pb:12:17 not-kept-to leftover_budget|equalshares/add1|\n"},
      {"rule;greedy\n", "rule;greedy\nleftover_budget;Carried over to next year\n",
       "warning f.pb:12:17 not-understood Carried over to next year" + known},
      {"rule;greedy\n", "rule;greedy\nleftover_budget;Fund project pond\n",
       "warning f.pb:12:17 not-understood Fund project pond" + known},
      {"rule;greedy\n", "rule;greedy\nleftover_budget;partially fund one additional project.\n", ""},
      {"rule;greedy\n",
       "rule;greedy-custom\ncomment;#1: We fund projects until the next project on the list does not fit "
       "within the budget. Then, we rest.\n",
       "warning f.pb:12:9 not-understood Then, we rest|at least 80% of that project|\n"},
  });
}

TEST(PbFindings, TellDatesThatCannotBeRight) {
  const std::string forms = "|DD.MM.YYYY, YYYY|";
  expect_pb_findings({
      {"01.03.2026", "2026-03-01", "warning f.pb:12:12 not-a-date 2026-03-01" + forms + "01.03.2026\n"},
      {"01.03.2026", "1.3.2026", "warning f.pb:12:12 not-a-date 1.3.2026" + forms + "01.03.2026\n"},
      {"01.03.2026", "1/3/2026", "warning f.pb:12:12 not-a-date 1/3/2026" + forms + "01.03.2026\n"},
      {"01.03.2026", "30.02.2026", "warning f.pb:12:12 not-a-date 30.02.2026" + forms + "\n"},
      {"01.03.2026", "29.02.2024", ""},
      {"01.03.2026", "maart 2026", "warning f.pb:12:12 not-a-date maart 2026" + forms + "\n"},
      {"01.03.2026", "26", "warning f.pb:12:12 not-a-date 26" + forms + "\n"},
      {"14.03.2026", "28.02.2026", "warning f.pb:13:10 dates-reversed 28.02.2026|01.03.2026|\n"},
      {"14.03.2026", "2025", "warning f.pb:13:10 dates-reversed 2025|01.03.2026|\n"},
      {"01.03.2026", "2027", "warning f.pb:13:10 dates-reversed 14.03.2026|2027|\n"},
      {"01.03.2026", "14.03.2026", ""},
  });
}

}  // namespace
}  // namespace buurtkas
