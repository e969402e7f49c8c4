#include <gtest/gtest.h>

#include "tests/read/folder_support.h"

// One slip in one file of a folder that is right, and what is said of it.

namespace buurtkas {
namespace {

using testing::expect_findings;

TEST(RoundFolderFindings, TellIdsThatAreBadOrTwiceOrDangling) {
  expect_findings({
      {"proposals.yaml", "id: bench", "id: pond",
       "proposals.yaml:8:9 duplicate-id pond|plein/proposals.yaml:2|\n"},
      {"proposals.yaml", "id: bench", "id: a,b", "proposals.yaml:2:9 bad-id a,b||\n"},
      {"proposals.yaml", "id: bench", "id: a;b", "proposals.yaml:2:9 bad-id a;b||\n"},
      {"proposals.yaml", "id: bench", "id: a b", "proposals.yaml:2:9 bad-id a b||\n"},
      {"proposals.yaml", "id: bench", "id: \"\"", "proposals.yaml:2:9 missing-value |id|\n"},
      {"proposals.yaml", "id: bench", "id: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
       "proposals.yaml:2:9 bad-id xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx|<= "
       "64|\n"},
      {"proposals.yaml", "id: bench", "id: \"a\\u200bb\"", "proposals.yaml:2:9 bad-id a\\x200bb||\n"},
      {"proposals.yaml", "id: bench", "id: \"a\\u00a0b\"", "proposals.yaml:2:9 bad-id a\\xa0b||\n"},
      {"proposals.yaml", "id: bench", "id: \"a\\nb\"", "proposals.yaml:2:9 bad-id a\\x0ab||\n"},
      {"proposals.yaml", "proposer: r1", "proposer: r9",
       "proposals.yaml:6:15 dangling-id r9|residents.csv|r1\n"},
      {"proposals.yaml", "[r2, r3]", "[r2, R3]", "proposals.yaml:7:22 dangling-id R3|residents.csv|r3\n"},
      {"pots.yaml", "    earmark:", "    earmark:\n      any-of: [groenn]",
       "warning pots.yaml:10:16 unused-tag groenn|proposals.yaml|groen\n"},
      {"pots.yaml", "pots:\n", "pots:\n  - {id: square, name: x, kind: gift, amount: 3}\n",
       "pots.yaml:3:9 duplicate-id square|plein/pots.yaml:2|\n"},
      {"round.yaml", "id: internet", "id: paper",
       "round.yaml:15:7 duplicate-id paper|plein/round.yaml:13|\n"},
      {"residents.csv", "r2;Plein", "r1;Plein", "residents.csv:3:1 duplicate-id r1|plein/residents.csv:2|\n"},
      {"residents.csv", "r2;Plein", ";Plein", "residents.csv:3:1 missing-value |resident|\n"},
      {"residents.csv", "r2;Plein", "r 2;Plein", "residents.csv:3:1 bad-id r 2||\n"},
      {"ballots.csv", "2;internet", "1;internet", "ballots.csv:3:1 duplicate-id 1|plein/ballots.csv:2|\n"},
      {"ballots.csv", "2;internet", ";internet", "ballots.csv:3:1 missing-value |ballot|\n"},
      {"ballots.csv", "internet", "intrenet",
       "ballots.csv:3:3 dangling-id intrenet|paper, internet|internet\n"},
      {"ballots.csv", "internet", "", "ballots.csv:3:3 missing-value |channel|\n"},
      {"ballots.csv", "05T10:30;bench;", "05T10:30;bensh;",
       "ballots.csv:3:32 dangling-id bensh|proposals.yaml|bench\n"},
      {"ballots.csv", "05T10:30;bench;", "05T10:30;bench,;", "ballots.csv:3:32 missing-value |vote|\n"},
      {"ballots.csv", "05T10:30;bench;", "05T10:30;fort;", "ballots.csv:3:32 not-on-ballot fort||\n"},
  });
}

TEST(RoundFolderFindings, TellTermsThatDoNotGoTogether) {
  expect_findings({
      {"round.yaml", "equal-shares", "equal-share",
       "round.yaml:19:11 unknown-value equal-share|greedy, greedy-no-skip, greedy-threshold, "
       "equal-shares, exact-equal-shares, bounded-overspending, bounded-overspending-plus, "
       "phragmen, maximin-support, expanding-approvals, max-welfare, cstv, cstv-ewt, cstv-ewtc, cstv-mt, "
       "cstv-mtc, cstv-ewts, "
       "cstv-mts|"
       "equal-shares\n"},
      {"round.yaml", "equal-shares", "greedy", "round.yaml:21:15 terms-conflict add-one, greedy|none|\n"},
      {"round.yaml", "satisfaction: cost", "satisfaction: borda",
       "round.yaml:20:17 terms-conflict borda|cost, cardinality, effort, sqrt-cost, log-cost|\n"},
      {"round.yaml", "satisfaction: cost", "satisfaction: score",
       "round.yaml:20:17 terms-conflict score|cost, cardinality, effort, sqrt-cost, log-cost|\n"},
      {"round.yaml", "[add-one, greedy]", "[greedy, add-one]",
       "round.yaml:21:15 terms-conflict greedy, add-one|add-..., phragmen, greedy, comparison|\n"},
      {"round.yaml", "[add-one, greedy]", "[add-one, add-one]",
       "round.yaml:21:25 duplicate-value add-one||\n"},
      {"round.yaml", "[add-one, greedy]", "greedy", ""},
      {"round.yaml", "[add-one, greedy]", "gredy",
       "round.yaml:21:15 unknown-value gredy|none, add-one, add-one-exhaustive, add-one-integral, "
       "add-one-integral-exhaustive, add-opt, phragmen, greedy, comparison|greedy\n"},
      {"round.yaml", "[most-votes, lowest-cost]", "[most-votes, cheapest]",
       "round.yaml:22:28 unknown-value cheapest|most-votes, lowest-cost, highest-cost, lowest-id, "
       "file-order, drawn|\n"},
      {"round.yaml", "method: equal-shares\n  satisfaction: cost\n  completion: [add-one, greedy]",
       "method: greedy-threshold", "round.yaml:19:3 missing-key |threshold|\n"},
      {"round.yaml", "  satisfaction: cost", "  threshold: 0",
       "round.yaml:20:14 not-a-threshold 0|25, 5%, at-least 5%, more-than 25|\n"},
      {"round.yaml", "  satisfaction: cost", "  threshold: 101%",
       "round.yaml:20:14 not-a-threshold 101%|25, 5%, at-least 5%, more-than 25|\n"},
      {"round.yaml", "  satisfaction: cost", "  threshold: most-of 5%",
       "round.yaml:20:14 not-a-threshold most-of 5%|25, 5%, at-least 5%, more-than 25|\n"},
      {"round.yaml", "  satisfaction: cost", "  threshold: more-than 5%", ""},
      {"round.yaml", "  satisfaction: cost", "  threshold: 5/2", ""},
  });
}

TEST(RoundFolderFindings, TellFieldsThatNoFileMayHold) {
  expect_findings({
      {"round.yaml", "place: ", "BSN: 123\nplace: ", "round.yaml:2:1 forbidden-field BSN||\n"},
      {"pots.yaml", "    kind", "    burger-service nummer: 1\n    kind",
       "pots.yaml:4:5 forbidden-field burger-service nummer||\n"},
      {"proposals.yaml", "    proposer", "    Sofi_Nummer: 1\n    proposer",
       "proposals.yaml:6:5 forbidden-field Sofi_Nummer||\n"},
      {"proposals.yaml", "tags: [groen]", "goals: [{bijstand: ja}]",
       "proposals.yaml:5:13 wrong-type map|text|\n"
       "proposals.yaml:5:14 forbidden-field bijstand||\n"},
      {"residents.csv", "birth_year", "Uitkering", "residents.csv:1:24 forbidden-field Uitkering||\n"},
      {"residents.csv", ";birth_year", ";citizen-service-number",
       "residents.csv:1:24 forbidden-field citizen-service-number||\n"},
      {"ballots.csv", ";invalid\n", ";benefits\n", "ballots.csv:1:39 forbidden-field benefits||\n"},
  });
}

TEST(RoundFolderFindings, TellWhatIsWrongWithTheBallots) {
  expect_findings({
      {"ballots.csv", "bench,trees", "bench,trees,pond", "warning ballots.csv:2:1 too-many-marks 3|2|\n"},
      {"ballots.csv", "bench,trees", "", "warning ballots.csv:2:1 too-few-marks 0|1|\n"},
      {"ballots.csv", "bench,trees", "bench,pond", "warning ballots.csv:2:1 over-cost 1100.00|1000.00|\n"},
      {"ballots.csv", "bench,trees", "bench,bench", "warning ballots.csv:2:23 marked-twice bench||\n"},
      {"ballots.csv", "bench,trees", "bench , trees", ""},
      {"ballots.csv", "2026-03-03", "2026-03-16",
       "warning ballots.csv:2:1 outside-dates 2026-03-16|2026-03-02 - 2026-03-15|\n"},
      {"ballots.csv", "2026-03-03", "2026-03-01",
       "warning ballots.csv:2:1 outside-dates 2026-03-01|2026-03-02 - 2026-03-15|\n"},
      {"ballots.csv", "r1;", "r7;", "warning ballots.csv:2:1 not-a-resident r7|residents.csv|\n"},
      {"ballots.csv", "r1;", "R1;", "warning ballots.csv:2:1 not-a-resident R1|residents.csv|r1\n"},
      {"ballots.csv", "r1;", ";", "ballots.csv:2:9 missing-value |resident|\n"},
      {"ballots.csv", "blank", "Blank Paper",
       "ballots.csv:4:14 unknown-value Blank Paper|a-z 0-9 -|blank-paper\n"},
      {"ballots.csv", "2;internet;r2", "2;internet;r1", ""},
      {"ballots.csv", "2;internet;r2;2026-03-05T10:30", "2;internet;r1;2026-03-03T10:30",
       "ballots.csv:2:1 ambiguous-last-ballot r1|received|\n"
       "ballots.csv:3:1 ambiguous-last-ballot r1|received|\n"},
      {"ballots.csv", "2;internet;r2;2026-03-05T10:30", "2;internet;r1;",
       "ballots.csv:2:1 ambiguous-last-ballot r1|received|\n"
       "ballots.csv:3:1 ambiguous-last-ballot r1|received|\n"},
      {"ballots.csv", "2;internet;r2;2026-03-05T10:30;bench", "2;paper;r1;;trees,bench", ""},
      {"ballots.csv", "2;internet;r2;2026-03-05T10:30;bench", "2;paper;r1;;bench", ""},
      {"round.yaml", "issued: 8", "issued: 1", "ballots.csv:0:0 too-many-ballots paper 2|1|\n"},
      {"ballots.csv", "trees;\n", "trees;;\n", "ballots.csv:2:1 cell-count 7|6|\n"},
      {"ballots.csv", "trees;\n", "trees\n", "ballots.csv:2:1 too-few-cells 5|6|\n"},
      {"ballots.csv", "bench,trees", "\"bench,trees",
       "ballots.csv:2:23 truncated "
       "\"bench,trees;\\x0a2;internet;r2;2026-03-05T10:30;bench;\\x0a3;paper;r3;;;blank\\x0a|\"|\n"},
      {"ballots.csv", "bench,trees", "be\"nch", "ballots.csv:2:25 syntax be\"|\"\"|\n"},
      {"ballots.csv", "bench,trees", "\"bench\" trees", "ballots.csv:2:31 syntax t|;|\n"},
  });
}

}  // namespace
}  // namespace buurtkas
