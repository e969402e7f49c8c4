#include <gtest/gtest.h>

#include "tests/read/folder_support.h"

// One slip in one file of a folder that is right, and what is said of it.

namespace buurtkas {
namespace {

using testing::expect_findings;

TEST(RoundFolderFindings, AreNoneForTheFolderThatIsRight) {
  const auto reading = testing::read_texts({});
  EXPECT_EQ(testing::lines_of(reading.findings), "");
  EXPECT_TRUE(reading.value.has_value());
}

TEST(RoundFolderFindings, TellKeysThatAreUnknownOrTwiceOrMissing) {
  expect_findings({
      {"round.yaml", "place: Voor", "plaats: Voor",
       "round.yaml:1:1 missing-key |place|\n"
       "round.yaml:2:1 unknown-key plaats|name, place, currency, languages, vote, terms, rulebooks, roles, "
       "claims, bank|\n"},
      {"round.yaml", "closes:", "close:",
       "round.yaml:6:3 missing-key |closes|\n"
       "round.yaml:7:3 unknown-key close|opens, closes, ballots, least-marks, most-marks, most-cost, "
       "most-points, channels|closes\n"},
      {"round.yaml", "issued: 8", "isued: 8",
       "round.yaml:13:7 missing-key |issued|\n"
       "round.yaml:14:7 unknown-key isued|id, issued, weight|issued\n"},
      {"round.yaml", "  method:", "  methods:",
       "round.yaml:19:3 missing-key |method|\n"
       "round.yaml:19:3 unknown-key methods|method, satisfaction, completion, tie-breaks, "
       "threshold, leftover, next-project, draw, exclusions, caps, floors|method\n"},
      {"round.yaml", "currency: EUR\n", "", "round.yaml:1:1 missing-key |currency|\n"},
      {"round.yaml", "name: Dorpsplein 2026", "name:", "round.yaml:1:1 missing-value |name|\n"},
      {"round.yaml", "name: Dorpsplein 2026", "name: ~", "round.yaml:1:7 missing-value ~|name|\n"},
      {"round.yaml", "name: Dorpsplein 2026", "name: \"  \"", "round.yaml:1:7 missing-value   |name|\n"},
      {"pots.yaml", "kind: groz", "kind: groz\n    kind: gift",
       "pots.yaml:5:5 duplicate-key kind|plein/pots.yaml:4|\n"},
      {"pots.yaml", "kind: groz\n    amount", "amount", "pots.yaml:2:5 missing-key |kind|\n"},
      {"pots.yaml",
       "all-of:", "allof:", "pots.yaml:10:7 unknown-key allof|all-of, any-of, largest-share|all-of\n"},
      {"pots.yaml", "pots:", "pot:",
       "pots.yaml:1:1 missing-key |pots|\n"
       "pots.yaml:1:1 unknown-key pot|pots|pots\n"},
      {"pots.yaml", "    earmark:", "    <<: {name: x}\n    earmark:",
       "pots.yaml:9:5 unknown-key <<|id, name, kind, amount, from, until, reserve, earmark, remainder|\n"},
      {"pots.yaml", "    earmark:", "    remainder: gone\n    earmark:",
       "pots.yaml:9:16 unknown-value gone|next-round, reserve, returned|\n"},
      {"proposals.yaml", "cost: 400.00\n", "cost: 400.00\n    kost: 3\n",
       "proposals.yaml:5:5 unknown-key kost|id, name, cost, description, tags, place, proposer, supporters, "
       "partners, goals, status, reason, feasible, decided, appeal|cost\n"},
      {"proposals.yaml", "    cost: 400.00\n", "", "proposals.yaml:2:5 missing-key |cost|\n"},
      {"proposals.yaml", "    reason: past niet\n", "", "proposals.yaml:13:5 missing-key |reason|\n"},
      {"proposals.yaml", "cost: 400.00\n", "cost: 400.00\n    reason: mooi\n",
       "proposals.yaml:5:13 terms-conflict reason|status: refused, withdrawn|\n"},
      {"residents.csv", "birth_year", "birthyear",
       "residents.csv:1:24 unknown-column birthyear|resident, neighbourhood, household, birth_year, born, "
       "bezoeker, "
       "deelnemer, ondersteuner, kartrekker, coordinator, wijkverbinder|birth_year\n"},
      {"residents.csv", "resident;", "inwoner;",
       "residents.csv:1:1 missing-column |resident|\n"
       "residents.csv:1:1 unknown-column inwoner|resident, neighbourhood, household, birth_year, born, "
       "bezoeker, "
       "deelnemer, "
       "ondersteuner, kartrekker, coordinator, wijkverbinder|\n"},
      {"residents.csv", "bezoeker", "resident", "residents.csv:1:35 duplicate-column resident||\n"},
      {"ballots.csv", ";vote;", ";votes;",
       "ballots.csv:1:1 missing-column |vote|votes\n"
       "ballots.csv:1:34 unknown-column votes|ballot, channel, resident, received, vote, points, "
       "invalid|vote\n"},
      {"ballots.csv", ";invalid\n", ";valid\n",
       "ballots.csv:1:39 unknown-column valid|ballot, channel, resident, received, vote, points, "
       "invalid|invalid\n"},
  });
}

TEST(RoundFolderFindings, TellValuesOfTheWrongType) {
  expect_findings({
      {"round.yaml", "[nl, en]", "nl", "round.yaml:4:12 wrong-type nl|list|[nl]\n"},
      {"round.yaml", "[nl, en]", "[nl, fr]", "round.yaml:4:17 unknown-value fr|nl, en|\n"},
      {"round.yaml", "[nl, en]", "[nl, nl]", "warning round.yaml:4:17 duplicate-value nl||\n"},
      {"round.yaml", "currency: EUR", "currency: eur",
       "round.yaml:3:11 unknown-currency eur|ISO 4217, EUR|EUR\n"},
      {"round.yaml", "currency: EUR", "currency: Euro",
       "round.yaml:3:11 unknown-currency Euro|ISO 4217, EUR|EUR\n"},
      {"round.yaml", "ballots: approval", "ballots: aproval",
       "round.yaml:8:12 unknown-value aproval|approval, choose-1, cumulative, scoring, ordinal|approval\n"},
      {"round.yaml", "issued: 4", "issued: four", "round.yaml:16:15 not-a-number four|0 - 1000000000|\n"},
      {"round.yaml", "[add-one, greedy]", "{add-one: greedy}", "round.yaml:21:15 wrong-type map|list|\n"},
      {"round.yaml",
       "channels:\n    - id: paper\n      issued: 8\n    - id: internet\n      issued: 4\n      weight: "
       "3/2\n",
       "channels: []\n", "round.yaml:12:13 missing-value |channels|\n"},
      {"round.yaml",
       "  channels:\n    - id: paper\n      issued: 8\n    - id: internet\n      issued: 4\n      weight: "
       "3/2\n",
       "", "round.yaml:6:3 missing-key |channels|\n"},
      {"pots.yaml", "kind: groz", "kind: grnat",
       "pots.yaml:4:11 unknown-value grnat|grant, groz, gift|grant\n"},
      {"pots.yaml", "[groen]", "groen", "pots.yaml:10:15 wrong-type groen|list|[groen]\n"},
      {"pots.yaml", "[groen]", "[[groen]]", "pots.yaml:10:16 wrong-type list|text|\n"},
      {"pots.yaml", "[groen]", "[~]", "pots.yaml:10:16 missing-value ~|text|\n"},
      {"pots.yaml", "name: Pleinpot", "name: {a: b}", "pots.yaml:3:11 wrong-type map|text|\n"},
      {"pots.yaml", "amount: 1200.00", "amount: [1200.00]", "pots.yaml:5:13 wrong-type list|text|\n"},
      {"proposals.yaml", "tags: [groen]", "tags: groen",
       "proposals.yaml:5:11 wrong-type groen|list|[groen]\n"},
      {"proposals.yaml", "status: withdrawn", "status: withdrawm",
       "proposals.yaml:21:13 unknown-value withdrawm|admitted, refused, withdrawn|withdrawn\n"},
      {"proposals.yaml", "[r2, r3]", "[r2, r3, r2]", "warning proposals.yaml:7:26 duplicate-value r2||\n"},
      {"proposals.yaml", "[groen]", "[groen, groen]",
       "warning proposals.yaml:5:19 duplicate-value groen||\n"},
      {"proposals.yaml", "name: Een bank", "name: \"Een\\tbank\"",
       "proposals.yaml:3:11 not-text Een\\x09bank||\n"},
      {"proposals.yaml", "name: Een bank", "name: \"\\e[31m\"", "proposals.yaml:3:11 not-text \\x1b[31m||\n"},
  });
}

TEST(RoundFolderFindings, TellAmountsThatAreNotPlain) {
  expect_findings({
      {"pots.yaml", "amount: 1200.00", "amount: \"1200.00\"", ""},
      {"pots.yaml", "amount: 1200.00", "amount: 1.234,56",
       "pots.yaml:5:13 ambiguous-amount 1.234,56|1234.56|1234.56\n"},
      {"pots.yaml", "amount: 1200.00", "amount: 1,000",
       "pots.yaml:5:13 ambiguous-amount 1,000|1234.56|1000\n"},
      {"pots.yaml", "amount: 1200.00", "amount: 1.000",
       "pots.yaml:5:13 ambiguous-amount 1.000|1234.56|1000\n"},
      {"pots.yaml", "amount: 1200.00", "amount: 1_000", "pots.yaml:5:13 not-an-amount 1_000|1234.56|\n"},
      {"pots.yaml", "amount: 1200.00", "amount: 0100", "pots.yaml:5:13 ambiguous-amount 0100|1234.56|100\n"},
      {"pots.yaml", "amount: 1200.00", "amount: 12:30", "pots.yaml:5:13 not-an-amount 12:30|1234.56|\n"},
      {"pots.yaml", "amount: 1200.00", "amount: .nan", "pots.yaml:5:13 not-an-amount .nan|1234.56|\n"},
      {"pots.yaml", "amount: 1200.00", "amount: .inf", "pots.yaml:5:13 not-an-amount .inf|1234.56|\n"},
      {"pots.yaml", "amount: 1200.00", "amount: NaN", "pots.yaml:5:13 not-an-amount NaN|1234.56|\n"},
      {"pots.yaml", "amount: 1200.00", "amount: 1e3", "pots.yaml:5:13 not-an-amount 1e3|1234.56|\n"},
      {"pots.yaml", "amount: 1200.00", "amount: yes", "pots.yaml:5:13 not-an-amount yes|1234.56|\n"},
      {"pots.yaml", "amount: 1200.00", "amount: 0x10", "pots.yaml:5:13 not-an-amount 0x10|1234.56|\n"},
      {"pots.yaml", "amount: 1200.00", "amount: 12.345",
       "pots.yaml:5:13 ambiguous-amount 12.345|1234.56|12345\n"},
      {"pots.yaml", "amount: 1200.00", "amount: 12.3456",
       "pots.yaml:5:13 too-many-decimals 12.3456|1234.56|\n"},
      {"pots.yaml", "amount: 1200.00", "amount: -5", "pots.yaml:5:13 negative-amount -5|0|\n"},
      {"pots.yaml", "amount: 1200.00", "amount: -0.01", "pots.yaml:5:13 negative-amount -0.01|0|\n"},
      {"pots.yaml", "amount: 1200.00", "amount: 2000000000000000",
       "pots.yaml:5:13 amount-too-large 2000000000000000|1000000000000000.00|\n"},
      {"pots.yaml", "amount: 1200.00", "amount: 99999999999999999999999999",
       "pots.yaml:5:13 amount-too-large 99999999999999999999999999|1000000000000000.00|\n"},
      {"pots.yaml", "amount: 1200.00", "amount: € 5", "pots.yaml:5:13 not-an-amount € 5|1234.56|\n"},
      {"pots.yaml", "amount: 1200.00", "amount: 5 euro", "pots.yaml:5:13 not-an-amount 5 euro|1234.56|\n"},
      {"proposals.yaml", "cost: 700.00", "cost: 0", "warning proposals.yaml:10:11 zero-cost 0||\n"},
      {"proposals.yaml", "cost: 700.00", "cost: -700.00",
       "proposals.yaml:10:11 negative-amount -700.00|0|\n"},
      {"proposals.yaml", "cost: 700.00", "cost: 999999999999999.99",
       "proposals.yaml:10:11 amount-too-large 999999999999999.99|1000000000000000.00|\n"},
      {"round.yaml", "most-cost: 1000.00", "most-cost: 1.000",
       "round.yaml:11:14 ambiguous-amount 1.000|1234.56|1000\n"},
      {"pots.yaml", "reserve: 10%", "reserve: 1200.01",
       "pots.yaml:8:14 reserve-too-large 1200.01|<= 1200.00|\n"},
      {"pots.yaml", "reserve: 10%", "reserve: 1200.00", ""},
      {"pots.yaml", "reserve: 10%", "reserve: 1,5", "pots.yaml:8:14 ambiguous-amount 1,5|1234.56|1.5\n"},
  });
}

TEST(RoundFolderFindings, TellSharesAndNumbersOutOfRange) {
  expect_findings({
      {"pots.yaml", "50%", "0%", "pots.yaml:11:22 not-a-share 0%|> 0%, <= 100%|\n"},
      {"pots.yaml", "50%", "0", "pots.yaml:11:22 not-a-share 0|> 0%, <= 100%|\n"},
      {"pots.yaml", "50%", "101%", "pots.yaml:11:22 not-a-share 101%|> 0%, <= 100%|\n"},
      {"pots.yaml", "50%", "50", "pots.yaml:11:22 not-a-share 50|> 0%, <= 100%|50%\n"},
      {"pots.yaml", "50%", "1.5", "pots.yaml:11:22 not-a-share 1.5|> 0%, <= 100%|1.5%\n"},
      {"pots.yaml", "50%", "-10%", "pots.yaml:11:22 not-a-share -10%|> 0%, <= 100%|\n"},
      {"pots.yaml", "50%", "half", "pots.yaml:11:22 not-a-share half|> 0%, <= 100%|\n"},
      {"pots.yaml", "50%", "1/0", "pots.yaml:11:22 not-a-share 1/0|> 0%, <= 100%|\n"},
      {"pots.yaml", "50%", "1/2", ""},
      {"pots.yaml", "10%", "101%", "pots.yaml:8:14 not-a-share 101%|>= 0%, <= 100%|\n"},
      {"pots.yaml", "10%", "-1%", "pots.yaml:8:14 not-a-share -1%|>= 0%, <= 100%|\n"},
      {"pots.yaml", "10%", "x%", "pots.yaml:8:14 not-a-share x%|>= 0%, <= 100%|\n"},
      {"pots.yaml", "10%", "%", "pots.yaml:8:14 syntax     reserve: %|YAML|reserve: \"%\"\n"},
      {"pots.yaml", "10%", "100%", ""},
      {"round.yaml", "3/2", "0", "round.yaml:17:15 number-out-of-range 0|> 0, <= 1000|\n"},
      {"round.yaml", "3/2", "-1", "round.yaml:17:15 number-out-of-range -1|> 0, <= 1000|\n"},
      {"round.yaml", "3/2", "1000", ""},
      {"round.yaml", "3/2", "1001", "round.yaml:17:15 number-out-of-range 1001|> 0, <= 1000|\n"},
      {"round.yaml", "3/2", "1/3000000",
       "round.yaml:13:5 number-out-of-range weight|denominators <= 1000000|\n"},
      {"round.yaml", "3/2", "150%", "round.yaml:17:15 not-a-number 150%|1, 3/2, 0.5|\n"},
      {"round.yaml", "3/2", "anderhalf", "round.yaml:17:15 not-a-number anderhalf|1, 3/2, 0.5|\n"},
      {"round.yaml", "3/2", "0.5", ""},
      {"round.yaml", "issued: 4", "issued: -4", "round.yaml:16:15 number-out-of-range -4|0 - 1000000000|\n"},
      {"round.yaml", "issued: 4", "issued: 4.5", "round.yaml:16:15 not-a-number 4.5|0 - 1000000000|\n"},
      {"round.yaml", "issued: 4", "issued: 1_000", "round.yaml:16:15 not-a-number 1_000|0 - 1000000000|\n"},
      {"round.yaml", "issued: 4", "issued: 0100", "round.yaml:16:15 not-a-number 0100|0 - 1000000000|\n"},
      {"round.yaml", "issued: 4", "issued: 99999999999999999999",
       "round.yaml:16:15 number-out-of-range 99999999999999999999|0 - 1000000000|\n"},
      {"round.yaml", "issued: 4", "issued: 1", ""},
      {"round.yaml", "most-marks: 2", "most-marks: 0",
       "round.yaml:10:15 number-out-of-range 0|1 - 1000000|\n"},
      {"round.yaml", "least-marks: 1", "least-marks: 3", "round.yaml:9:16 number-out-of-range 3|<= 2|\n"},
      {"round.yaml", "most-marks: 2", "most-points: 9",
       "round.yaml:10:16 terms-conflict most-points|ballots: cumulative|\n"},
      {"round.yaml", "ballots: approval", "ballots: choose-1",
       "round.yaml:10:15 number-out-of-range 2|1 - 1|\n"},
      {"residents.csv", "1958", "1858", "residents.csv:2:10 number-out-of-range 1858|1900 - 2199|\n"},
      {"residents.csv", "1958", "58", "residents.csv:2:10 number-out-of-range 58|1900 - 2199|\n"},
      {"residents.csv", "1958", "onbekend", "residents.csv:2:10 not-a-number onbekend|1900 - 2199|\n"},
  });
}

TEST(RoundFolderFindings, TellDatesThatAreNoneOrReversed) {
  expect_findings({
      {"round.yaml", "opens: 2026-03-02", "opens: 2-3-2026",
       "round.yaml:6:10 not-a-date 2-3-2026|YYYY-MM-DD|2026-03-02\n"},
      {"round.yaml", "opens: 2026-03-02", "opens: 02/03/2026",
       "round.yaml:6:10 not-a-date 02/03/2026|YYYY-MM-DD|2026-03-02\n"},
      {"round.yaml", "opens: 2026-03-02", "opens: 2026-3-2",
       "round.yaml:6:10 not-a-date 2026-3-2|YYYY-MM-DD|2026-03-02\n"},
      {"round.yaml", "opens: 2026-03-02", "opens: 2026-02-30",
       "round.yaml:6:10 not-a-date 2026-02-30|YYYY-MM-DD|\n"},
      {"round.yaml", "opens: 2026-03-02", "opens: maart", "round.yaml:6:10 not-a-date maart|YYYY-MM-DD|\n"},
      {"round.yaml", "opens: 2026-03-02", "opens: 2026-03-16",
       "round.yaml:7:11 dates-reversed 2026-03-15|2026-03-16|\n"},
      {"round.yaml", "opens: 2026-03-02", "opens: 0026-03-02",
       "round.yaml:6:10 not-a-date 0026-03-02|YYYY-MM-DD|\n"},
      {"pots.yaml", "until: 2026-12-31", "until: 2025-12-31",
       "pots.yaml:7:12 dates-reversed 2025-12-31|2026-01-01|\n"},
      {"pots.yaml", "from: 2026-01-01", "from: 1 januari",
       "pots.yaml:6:11 not-a-date 1 januari|YYYY-MM-DD|\n"},
      {"residents.csv", "2024-01-10", "10-01-2024",
       "residents.csv:2:15 not-a-date 10-01-2024|YYYY-MM-DD|2024-01-10\n"},
      {"ballots.csv", "2026-03-03", "3-3-2026",
       "ballots.csv:2:12 not-a-date 3-3-2026|YYYY-MM-DD, YYYY-MM-DDThh:mm|2026-03-03\n"},
      {"ballots.csv", "T10:30", " 10:30",
       "ballots.csv:3:15 not-a-date 2026-03-05 10:30|YYYY-MM-DD, YYYY-MM-DDThh:mm|2026-03-05T10:30\n"},
      {"ballots.csv", "T10:30", "T24:00",
       "ballots.csv:3:15 not-a-date 2026-03-05T24:00|YYYY-MM-DD, YYYY-MM-DDThh:mm|\n"},
      {"ballots.csv", "T10:30", "T1030",
       "ballots.csv:3:15 not-a-date 2026-03-05T1030|YYYY-MM-DD, YYYY-MM-DDThh:mm|\n"},
      {"ballots.csv", "T10:30", "T10:30:00",
       "ballots.csv:3:15 not-a-date 2026-03-05T10:30:00|YYYY-MM-DD, YYYY-MM-DDThh:mm|\n"},
  });
}

}  // namespace
}  // namespace buurtkas
