// The rulebooks that a round names: their files, their terms and dates, and what they say of pots.

#include <algorithm>
#include <array>

#include <gtest/gtest.h>

#include "engine/sha256.h"
#include "tests/read/folder_support.h"
#include "tests/read/ruled_round.h"

namespace buurtkas {
namespace {

using testing::article;
using testing::counted_of;
using testing::dated_value;
using testing::lines_of;
using testing::parameter;
using testing::read_ruled;
using testing::require_article;
using testing::rulebook_text;
using testing::RuledRound;
using testing::rulings_of;

RuledRound ruled_by(const std::string& articles, const std::string& parameters = {}) {
  RuledRound round;
  round.rulebooks["r"] = rulebook_text("r", articles, parameters);
  return round;
}

std::string cheap() {
  return require_article("cheap", "proposal", "cost at-most 500 EUR");
}

std::string findings_of(const RuledRound& round) {
  const auto reading = read_ruled(round);
  EXPECT_EQ(reading.value.has_value(), !has_errors(reading.findings));
  return lines_of(reading.findings);
}

TEST(RoundRulebooks, WantAReserveOfEachPot) {
  RuledRound round = ruled_by(article("keep", "pot", "reserve: {at-least: part}"),
                              parameter("part", "%", dated_value("10%", "2020-01-01 ..")));
  const std::string pot = "  - {id: square, name: Pleinpot, kind: groz, amount: 1234.55";
  for (const auto& [reserve, said] : std::vector<std::pair<std::string, std::string>>{
           {"}", "pots.yaml:2:10 reserve-too-small 0.00|123.46 (r keep)|\n"},
           {", reserve: 123.45}", "pots.yaml:2:10 reserve-too-small 123.45|123.46 (r keep)|\n"},
           {", reserve: 9.9%}", "pots.yaml:2:10 reserve-too-small 122.23|123.46 (r keep)|\n"},
           {", reserve: 123.46}", ""},
           {", reserve: 10%}", ""},  // the same part, rounded the same way
           {", reserve: 1234.55}", ""}}) {
    round.pots = pot + reserve + '\n';
    EXPECT_EQ(findings_of(round), said) << reserve;
  }
}

TEST(RoundRulebooks, RefuseAPot) {
  RuledRound round = ruled_by(require_article("large", "pot", "amount at-least 2000 EUR"));
  EXPECT_EQ(findings_of(round), "pots.yaml:2:10 pot-refused square|r large|\n");
}

// The pot's earmark in the outcome, or what is wrong.
std::string earmarked(const std::string& own, const std::string& rule) {
  const bool has_part = rule.find("part") != std::string::npos;
  RuledRound round =
      ruled_by(article("mark", "pot", "earmark: {" + rule + "}"),
               has_part ? parameter("part", "%", dated_value("50%", "2020-01-01 ..")) : std::string());
  round.pots = "  - {id: square, name: Pleinpot, kind: groz, amount: 1200.00" + own + "}\n";
  round.proposals = "  - {id: bench, name: Bank, cost: 400.00, tags: [groen, jeugd, water]}\n";
  const auto reading = read_ruled(round);
  if (!reading.value) return lines_of(reading.findings);
  const std::string counted = counted_of(*reading.value);
  const std::size_t at = counted.find(" all") + 1;
  return counted.substr(at, counted.find('\n', at) - at);
}

TEST(RoundRulebooks, AddTheirEarmarksToAPot) {
  const std::string clash = "pots.yaml:2:10 earmarks-clash square|r mark|\n";
  for (const auto& [own, rule, said] : std::vector<std::array<std::string, 3>>{
           {"", "any-of: [groen]", "all any groen share 1"},
           {"", "all-of: [groen], largest-share: part", "all groen any share 1/2"},
           {", earmark: {all-of: [water]}", "all-of: [groen]", "all groen water any share 1"},
           {", earmark: {all-of: [groen]}", "all-of: [groen]", "all groen any share 1"},
           {", earmark: {largest-share: 25%}", "largest-share: part", "all any share 1/4"},
           {", earmark: {largest-share: 75%}", "largest-share: part", "all any share 1/2"},
           {", earmark: {any-of: [water, groen]}", "any-of: [groen, water]", "all any groen water share 1"},
           {", earmark: {all-of: [jeugd]}", "any-of: [groen]", "all jeugd any groen share 1"},
           {", earmark: {any-of: [water]}", "any-of: [groen]", clash}}) {
    EXPECT_EQ(earmarked(own, rule), said) << own << " / " << rule;
  }
}

std::string terms_article(const std::string& id, const std::string& words) {
  return article(id, "", "terms: {" + words + "}");
}

TEST(RoundRulebooks, HaveTheTermsOfARound) {
  RuledRound round = ruled_by(terms_article("how", "method: equal-shares, completion: [add-one, greedy]"));
  round.terms.clear();
  const auto whole = read_ruled(round);
  ASSERT_TRUE(whole.value) << lines_of(whole.findings);
  EXPECT_EQ(whole.value->terms.completion.size(), 2U);
  // Words of both go together.
  round.terms = "terms: {tie-breaks: [lowest-cost]}\n";
  const auto mixed = read_ruled(round);
  ASSERT_TRUE(mixed.value) << lines_of(mixed.findings);
  EXPECT_EQ(mixed.value->terms.completion.size(), 2U);
}

TEST(RoundRulebooks, HaveNoTermThatTheRoundHas) {
  RuledRound round = ruled_by(terms_article("how", "method: equal-shares, satisfaction: cost"));
  EXPECT_EQ(findings_of(round), "round.yaml:11:9 terms-conflict method|r how|\n");
  round.terms.clear();
  round.rulebooks["q"] = rulebook_text("q", terms_article("also", "method: greedy"));
  EXPECT_EQ(findings_of(round), "round.yaml:10:13 terms-conflict method|r how|\n");
}

TEST(RoundRulebooks, OrTheRoundHaveTerms) {
  RuledRound round = ruled_by(cheap());
  round.terms.clear();
  EXPECT_EQ(findings_of(round), "round.yaml:1:1 no-terms |terms|\n");
  round.rulebooks.clear();
  EXPECT_EQ(findings_of(round), "round.yaml:1:1 missing-key |terms|\n");
  round.names = "[]";
  EXPECT_EQ(findings_of(round), "round.yaml:1:1 missing-key |terms|\n");
}

// A day that cannot be read is one finding: for no day are there terms.
TEST(RoundRulebooks, AreNotAskedForADayThatIsNone) {
  RuledRound round = ruled_by(terms_article("how", "method: greedy"));
  round.terms.clear();
  round.opens = "2-3-2026";
  EXPECT_EQ(findings_of(round), "round.yaml:5:10 not-a-date 2-3-2026|YYYY-MM-DD|2026-03-02\n");
}

TEST(RoundRulebooks, StandInFolders) {
  RuledRound round = ruled_by(cheap());
  for (const auto& [names, code] : std::vector<std::pair<const char*, std::string>>{
           {"[none]", "round.yaml:10:13 no-rulebook none|"},
           {"[r/rulebook.yaml]", "round.yaml:10:13 no-rulebook r/rulebook.yaml|"},
           {R"(["r\nx"])", "round.yaml:10:13 "},
           {R"(["r\0x"])", "round.yaml:10:13 "},
           {"['']", "round.yaml:10:13 missing-value "},
           {"[.]", "rulebook.yaml:0:0 file-missing "},
           {"[r, r]", "round.yaml:10:16 duplicate-value r|"},
           {"[r, ./r]", "round.yaml:10:16 duplicate-id r|plein/round.yaml:10|"},
           {"[r, ./r, r/]", "round.yaml:10:16 duplicate-id r|plein/round.yaml:10|"},
           {"r", "round.yaml:10:12 wrong-type r|list|[r]"},
           {"[{frozen: abc}]", "round.yaml:10:13 missing-key |folder|"},
           {"[[r]]", "round.yaml:10:13 wrong-type list|text|"}}) {
    round.names = names;
    const std::string said = findings_of(round);
    EXPECT_EQ(said.substr(0, code.size()), code) << names;
    EXPECT_LE(std::count(said.begin(), said.end(), '\n'), 2) << names << '\n' << said;
  }
}

TEST(RoundRulebooks, OfOneNameAreToldOnceEach) {
  RuledRound round = ruled_by(cheap());
  for (const char* folder : {"q", "s", "t"}) round.rulebooks[folder] = round.rulebooks["r"];
  const std::string said = findings_of(round);
  std::size_t told = 0;
  for (std::size_t at = 0; (at = said.find("duplicate-id r|plein/round.yaml:", at)) != std::string::npos;
       ++at)
    ++told;
  EXPECT_EQ(told, 3U) << said;
}

TEST(RoundRulebooks, MustHangTogether) {
  RuledRound round = ruled_by(
      require_article("both", "proposal", "supporters at-least 3 count, supporters at-most 2 count"));
  EXPECT_EQ(findings_of(round), "r/rulebook.yaml:6:9 refuses-all both|require|\n");
  round.rulebooks["r"] = rulebook_text("r", require_article("red", "proposal", "kleur is rood"));
  const std::string said = findings_of(round);
  EXPECT_TRUE(said.starts_with("r/rulebook.yaml:11:15 unknown-field kleur|cost, ")) << said;
  round.rulebooks["r"] = "";
  EXPECT_EQ(findings_of(round), "r/rulebook.yaml:0:0 file-empty ||\n");
}

TEST(RoundRulebooks, AreFrozenBeforeTheVote) {
  RuledRound round = ruled_by(cheap());
  const std::string is = sha256_of(round.rulebooks["r"]);
  const std::string was(64, '0');
  const auto with = [&](const std::string& names, const std::string& ballots) {
    round.names = names;
    round.ballots = ballots;
    return findings_of(round);
  };
  const std::string ballot = "r1;2026-03-03;bench;\n";
  EXPECT_EQ(with("[{folder: r, frozen: " + is + "}]", ballot), "");
  EXPECT_EQ(with("[r]", ""), "");
  EXPECT_EQ(with("[r]", ballot), "warning round.yaml:10:13 not-frozen r|" + is + "|\n");
  for (const std::string& ballots : {std::string(), ballot}) {
    EXPECT_EQ(with("[{folder: r, frozen: '" + was + "'}]", ballots),
              "round.yaml:10:13 rulebook-changed " + is + '|' + was + "|\n");
  }
  for (const std::string& wrong : {std::string("abc"), std::string(64, 'A'), is + '0'}) {
    const std::string said = with("[{folder: r, frozen: " + wrong + "}]", "");
    EXPECT_TRUE(said.starts_with("round.yaml:10:33 bad-hash ")) << said;
  }
  // A comment is part of what was frozen.
  round.rulebooks["r"] += "# anders\n";
  EXPECT_NE(with("[{folder: r, frozen: " + is + "}]", "").find("rulebook-changed"), std::string::npos);
}

TEST(RoundRulebooks, AreAboutEuros) {
  RuledRound round = ruled_by(cheap());
  round.currency = "USD";
  EXPECT_EQ(findings_of(round), "round.yaml:3:11 other-currency USD|EUR|\n");
  round.rulebooks.clear();
  EXPECT_EQ(findings_of(round), "");
}

TEST(RoundRulebooks, ThatRefuseEverythingAreTold) {
  RuledRound round = ruled_by(require_article("many", "proposal", "supporters at-least 9 count"));
  EXPECT_NE(findings_of(round).find("no-projects"), std::string::npos);
}

TEST(RoundRulebooks, HoldForADayAsItWasKnown) {
  RuledRound round =
      ruled_by(require_article("few", "proposal", "supporters at-least least", "cost more-than 500 EUR"),
               parameter("least", "count",
                         dated_value("0", "2026-01-01 .. 2026-06-30") + dated_value("1", "2026-07-01 ..") +
                             dated_value("2", "2026-01-01 .. 2026-06-30", "2026-05-01")));
  round.rulebooks["r"] =
      testing::replaced(round.rulebooks["r"], "valid: 2020-01-01 ..\n", "valid: 2026-01-01 ..\n");
  round.proposals += "  - {id: pond, name: Vijver, cost: 700.00, supporters: [r1]}\n";
  const auto refused = [&](std::optional<Date> on, std::optional<Date> known) {
    const auto reading = read_ruled(round, {{}, {}, on, known});
    EXPECT_TRUE(reading.value) << lines_of(reading.findings);
    EXPECT_EQ(reading.value->rules.as_of, on.value_or(Date{2026, 3, 2}));
    EXPECT_EQ(reading.value->rules.known_at, known.value_or(reading.value->rules.as_of));
    return !rulings_of(*reading.value).empty();
  };
  EXPECT_FALSE(refused({}, {}));
  EXPECT_FALSE(refused({}, Date{2026, 4, 30}));
  EXPECT_TRUE(refused({}, Date{2026, 5, 1}));
  EXPECT_TRUE(refused(Date{2026, 6, 30}, {}));
  EXPECT_FALSE(refused(Date{2026, 6, 30}, Date{2026, 4, 30}));
  EXPECT_FALSE(refused(Date{2026, 7, 1}, {}));
}

// A rulebook that holds for another year says nothing: whoever copied the round must be told.
TEST(RoundRulebooks, MustHoldOnTheDayTheVoteOpens) {
  RuledRound round = ruled_by(require_article("many", "proposal", "supporters at-least 9 count"));
  round.rulebooks["r"] =
      testing::replaced(round.rulebooks["r"], "valid: 2020-01-01 ..\n", "valid: 2025-01-01 .. 2025-12-31\n");
  const auto reading = read_ruled(round);
  EXPECT_FALSE(reading.findings.empty()) << "everything is admitted, and nothing is said";
}

// What one refuses is refused, whatever another cannot tell: as if they stood in one folder.
TEST(RoundRulebooks, RefuseWhateverAnotherCannotTell) {
  const std::string old = require_article("old", "voter", "age at-least 12 year");
  const std::string near = require_article("near", "voter", "neighbourhood is Plein");
  const std::string grown =
      require_article("grown", "proposal", "proposer-age at-least 12 year", "cost more-than 500 EUR");
  for (const bool is_first : {true, false}) {
    RuledRound round;
    round.rulebooks["q"] = rulebook_text("q", is_first ? old + grown : near + cheap());
    round.rulebooks["r"] = rulebook_text("r", is_first ? near + cheap() : old + grown);
    round.residents += "who;Markt;;\n";
    round.proposals += "  - {id: pond, name: Vijver, cost: 700.00, proposer: who}\n";
    round.ballots = "who;2026-03-04;bench;\n";
    EXPECT_EQ(findings_of(round), std::string("warning ballots.csv:2:1 not-a-voter who|") +
                                      (is_first ? "r near|\n" : "q near|\n"));
  }
}

// All orders of four articles, all subsets of them in a second folder, and a stranger.
TEST(RoundRulebooks, SayTheSameInAnyOrderAndSplit) {
  std::vector<std::string> articles = {require_article("cheap", "proposal", "cost at-most 500 EUR"),
                                       require_article("old", "voter", "age at-least 12 year"),
                                       require_article("near", "voter", "neighbourhood is Plein"),
                                       article("green", "pot", "earmark: {any-of: [groen]}")};
  const auto counted = [](const std::string& first, const std::string& second, const std::string& stranger) {
    RuledRound round;
    if (!first.empty()) round.rulebooks["r"] = rulebook_text("r", first);
    if (!second.empty()) round.rulebooks["q"] = rulebook_text("q", second);
    round.proposals =
        "  - {id: bench, name: Bank, cost: 400.00, tags: [groen]}\n"
        "  - {id: pond, name: Vijver, cost: 700.00, tags: [groen]}\n";
    round.residents += "kid;Plein;2020;\nfar;Markt;1970;\nboth;Markt;2021;\n" + stranger;
    round.ballots =
        "r1;2026-03-03;bench;\nkid;2026-03-03;bench;\nfar;2026-03-03;bench;\nboth;2026-03-03;bench;\n";
    const auto reading = read_ruled(round);
    EXPECT_TRUE(reading.value) << lines_of(reading.findings);
    return reading.value ? counted_of(*reading.value) : std::string();
  };
  const std::string expected = counted(articles[0] + articles[1] + articles[2] + articles[3], {}, {});
  EXPECT_EQ(expected,
            "bench 400.00\nsquare 1200.00 0.00 all any groen share 1\n1: bench\n"
            "paper: 100 issued = 1 counted + 3 not-a-voter + 0 superseded + 96 unused\n");
  std::sort(articles.begin(), articles.end());
  do {
    EXPECT_EQ(counted(articles[0] + articles[1] + articles[2] + articles[3], {}, {}), expected);
  } while (std::next_permutation(articles.begin(), articles.end()));
  for (unsigned subset = 0; subset < 16; ++subset) {
    std::string in;
    std::string out;
    for (unsigned i = 0; i < 4; ++i) ((subset >> i & 1U) != 0 ? in : out) += articles[i];
    EXPECT_EQ(counted(in, out, {}), expected) << subset;
  }
  EXPECT_EQ(counted(articles[0] + articles[1] + articles[2] + articles[3], {}, "new;Markt;2024;\n"),
            expected);
}

TEST(RoundRulebooks, SayTheSameForResidentsInAnyOrder) {
  RuledRound round = ruled_by(require_article("old", "voter", "age at-least 12 year"));
  std::vector<std::string> rows = {"a;Plein;1970;\n", "b;Plein;2020;\n", "c;Plein;;2014-03-15\n", "d;;;\n"};
  round.ballots = "a;2026-03-03;bench;\nb;2026-03-03;bench;\nc;2026-03-03;bench;\n";
  do {
    round.residents = "resident;neighbourhood;birth_year;born\n" + rows[0] + rows[1] + rows[2] + rows[3];
    const auto reading = read_ruled(round);
    ASSERT_TRUE(reading.value) << lines_of(reading.findings);
    EXPECT_EQ(lines_of(reading.value->election), "2: bench\n");
  } while (std::next_permutation(rows.begin(), rows.end()));
}

TEST(RoundRulebooks, AreNotThereInARoundThatNamesNone) {
  const auto reading = testing::read_texts({});
  ASSERT_TRUE(reading.value) << lines_of(reading.findings);
  EXPECT_EQ(lines_of(reading.findings), "");
  EXPECT_TRUE(reading.value->rules.rulebooks.empty());
  EXPECT_TRUE(reading.value->rules.admission.rulings.empty());
  for (const Proposal& proposal : reading.value->round.proposals) EXPECT_TRUE(proposal.refused_by.empty());
}

}  // namespace
}  // namespace buurtkas
