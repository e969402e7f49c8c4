// What a round's rulebooks say of its proposals, partners and residents.

#include <gtest/gtest.h>

#include "tests/read/folder_support.h"
#include "tests/read/ruled_round.h"

namespace buurtkas {
namespace {

using testing::lines_of;
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

// What is said of the proposal `pond` of 700 euros by one article; empty when it is admitted.
std::string of_pond(const std::string& more, const std::string& require, const std::string& when) {
  const std::string only = when.empty() ? "tags has-not bank" : when + ", tags has-not bank";
  RuledRound round = ruled_by(require_article("a", "proposal", require, only));
  round.residents =
      "resident;neighbourhood;birth_year;born\nr1;Plein;1958;\nr2;Plein;1980;\n"
      "r3;Plein;1990;\nkid;Plein;;2014-03-03\nteen;Plein;;2014-03-02\nwho;Plein;;\n";
  round.proposals =
      "  - {id: bench, name: Bank, cost: 400.00, tags: [bank]}\n"
      "  - {id: pond, name: Vijver, cost: 700.00" +
      more + "}\n";
  const auto reading = read_ruled(round);
  if (!reading.value) return lines_of(reading.findings);
  EXPECT_EQ(lines_of(reading.findings), "");
  const Proposal& pond = reading.value->round.proposals.at(1);
  const bool is_counted = reading.value->election.instance.projects.size() == 2;
  EXPECT_EQ(is_counted, pond.status == ProposalStatus::admitted);
  if (is_counted) {
    EXPECT_EQ(rulings_of(*reading.value), "");
    return "admitted";
  }
  return rulings_of(*reading.value);
}

struct Row {
  const char* more;
  const char* require;
  const char* when;
  const char* said;  // of the condition that refuses it; empty when it is admitted
};

void expect_rows(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    const std::string said =
        *row.said == '\0' ? "admitted" : "proposal pond refused r a (" + std::string(row.said) + ")\n";
    EXPECT_EQ(of_pond(row.more, row.require, row.when), said) << row.more << " / " << row.require;
  }
}

TEST(RoundRules, RefuseProposalsWithTheirGround) {
  const char* two = "supporters at-least 2 count";
  const char* grown = "proposer-age at-least 12 year";
  expect_rows({
      {", proposer: r1, supporters: [r2, r3]", two, "", ""},
      {", proposer: r1, supporters: [r2]", two, "", two},
      {", proposer: r1, supporters: [r1, r2]", two, "", two},  // the proposer's own support does not count
      {", supporters: [r1, r2]", two, "", ""},
      {", proposer: r1", "proposer is resident", "", ""},
      {"", "proposer is resident", "", "proposer is resident"},
      {", proposer: teen", grown, "", ""},  // twelve on the day the vote opens
      {", proposer: kid", grown, "", grown},
      {"", "cost at-most 700 EUR", "", ""},
      {"", "cost at-most 699.99 EUR", "", "cost at-most 699.99 EUR"},
      {"", "cost at-least 700.01 EUR", "", "cost at-least 700.01 EUR"},
      {"", "cost at-least 50.00 EUR, cost at-most 600.00 EUR", "", "cost at-most 600.00 EUR"},
      {", goals: [groen]", "goals at-least 1 count", "", ""},
      {"", "goals at-least 1 count", "", "goals at-least 1 count"},
      {", place: Markt", "place is Plein", "", "place is Plein"},
      {", tags: [groen, water]", "tags has water", "", ""},
      {", tags: [groen, water]", "tags has-not groen", "", "tags has-not groen"},
  });
}

TEST(RoundRules, RefuseWhatCannotBeDoneOrHasNoReason) {
  expect_rows({
      {", feasible: yes", "feasible is-not no", "", ""},
      {"", "feasible is-not no", "", ""},
      {"", "feasible is yes", "", "feasible is yes"},
      {", feasible: no, reason: te nat", "feasible is-not no", "", "feasible is-not no"},
      {", feasible: no, reason: te nat", "reason is yes", "feasible is no", ""},
      {", feasible: no", "reason is yes", "feasible is no", "reason is yes"},
  });
}

TEST(RoundRules, TakeAnAppealThatWasGrantedInTime) {
  const char* refused = "status is refused";
  const char* granted = "appeal is granted";
  const char* soon = "appeal-days at-most 14 day";
  const std::string base = ", status: refused, reason: nee, decided: 2026-02-01, appeal: ";
  const auto more = [&](const char* lodged, const char* outcome) {
    return base + "{lodged: " + lodged + ", outcome: " + outcome + '}';
  };
  EXPECT_EQ(of_pond(more("2026-02-15", "granted"), soon, refused), "admitted");
  EXPECT_EQ(of_pond(more("2026-02-01", "granted"), soon, refused), "admitted");
  EXPECT_EQ(of_pond(more("2026-02-16", "granted"), soon, refused),
            "proposal pond refused r a (appeal-days at-most 14 day)\n");
  for (const char* outcome : {"open", "dismissed"}) {
    EXPECT_EQ(of_pond(more("2026-02-02", outcome), granted, refused),
              "proposal pond refused r a (appeal is granted)\n");
  }
  EXPECT_EQ(of_pond(", status: refused, reason: nee", granted, refused),
            "proposal pond refused r a (appeal is granted)\n");
}

// What was refused by hand stays so while no appeal was granted, whatever the rulebooks say.
TEST(RoundRules, LeaveWhatWasRefusedByHand) {
  EXPECT_EQ(of_pond(", status: refused, reason: nee", "cost at-most 800 EUR", ""), "");
  EXPECT_EQ(of_pond(", status: withdrawn, reason: nee", "cost at-most 1 EUR", ""), "");
}

TEST(RoundRules, HearNoAppealAgainstNothing) {
  EXPECT_NE(of_pond(", appeal: {lodged: 2026-02-02, outcome: open}", "cost at-most 800 EUR", "")
                .find("terms-conflict appeal|status: refused|"),
            std::string::npos);
}

TEST(RoundRules, DoNotDecideWhatIsNotKnown) {
  EXPECT_EQ(of_pond(", proposer: who", "proposer-age at-least 12 year", ""),
            "proposals.yaml:3:10 case-undecided pond|proposer-age at-least 12 year (r a)|\n");
  EXPECT_EQ(of_pond(", status: refused, reason: nee, appeal: {lodged: 2026-02-02, outcome: granted}",
                    "appeal-days at-most 14 day", "status is refused"),
            "proposals.yaml:3:10 case-undecided pond|appeal-days at-most 14 day (r a)|\n");
  // Refused all the same, by what is known.
  EXPECT_EQ(of_pond(", proposer: who", "proposer-age at-least 12 year, supporters at-least 1 count", ""),
            "proposal pond refused r a (supporters at-least 1 count)\n");
}

RuledRound with_partners(const std::string& named) {
  RuledRound round =
      ruled_by(require_article("endorses", "partner", "goals at-least 1 count") +
               require_article("partner", "proposal", "partners at-least 1 count", "cost more-than 500 EUR"));
  round.proposals += "  - {id: pond, name: Vijver, cost: 700.00, partners: [" + named + "]}\n";
  round.partners =
      "  - {id: school, name: School, kind: public, goals: [leren]}\n"
      "  - {id: winkels, name: Winkels, kind: business}\n";
  return round;
}

TEST(RoundRules, CountPartnersThatAreAdmitted) {
  const std::string winkels = "partner winkels refused r endorses (goals at-least 1 count)\n";
  const std::string pond = "proposal pond refused r partner (partners at-least 1 count)\n";
  for (const auto& [named, said] :
       std::vector<std::pair<const char*, std::string>>{{"school", winkels},
                                                        {"school, winkels", winkels},
                                                        {"winkels", winkels + pond},
                                                        {"", winkels + pond}}) {
    const auto reading = read_ruled(with_partners(named));
    ASSERT_TRUE(reading.value) << named << lines_of(reading.findings);
    EXPECT_EQ(rulings_of(*reading.value), said) << named;
  }
}

TEST(RoundRules, TellAPartnerThatIsNotListed) {
  const auto reading = read_ruled(with_partners("schol, school"));
  EXPECT_EQ(lines_of(reading.findings), "proposals.yaml:3:55 unlisted-partner schol|partners.yaml|school\n");
  EXPECT_FALSE(reading.value);
  // One slip, one finding, also where it is the only partner of a proposal that was voted for.
  RuledRound alone = with_partners("schol");
  alone.ballots = "r1;2026-03-03;pond;\n";
  EXPECT_EQ(lines_of(read_ruled(alone).findings),
            "proposals.yaml:3:55 unlisted-partner schol|partners.yaml|school\n");
}

TEST(RoundRules, TakeAnyPartnerWithoutAListOfThem) {
  RuledRound round = with_partners("schol");
  round.partners.clear();
  const auto reading = read_ruled(round);
  ASSERT_TRUE(reading.value) << lines_of(reading.findings);
  EXPECT_EQ(rulings_of(*reading.value), "");
}

TEST(RoundRules, TellWhatIsWrongInPartners) {
  RuledRound round = with_partners("school");
  round.partners += "  - {id: school, name: Nog een, kind: club}\n  - {name: Geen}\n";
  EXPECT_EQ(lines_of(read_ruled(round).findings),
            "partners.yaml:4:10 duplicate-id school|plein/partners.yaml:2|\n"
            "partners.yaml:4:39 unknown-value club|association, business, foundation, public|\n"
            "partners.yaml:5:5 missing-key |id|\n"
            "partners.yaml:5:5 missing-key |kind|\n");
}

RuledRound of_age() {
  RuledRound round = ruled_by(require_article("old", "voter", "age at-least 12 year"));
  round.residents += "kid;Plein;2020;\nwho;Plein;;\n";
  round.ballots = "r1;2026-03-03;bench;\nr2;2026-03-03;bench;\n";
  return round;
}

TEST(RoundRules, RefuseVotersByAge) {
  RuledRound round = of_age();
  round.ballots += "kid;2026-03-03;bench;\n";
  const auto reading = read_ruled(round);
  ASSERT_TRUE(reading.value) << lines_of(reading.findings);
  EXPECT_EQ(lines_of(reading.findings), "warning ballots.csv:4:1 not-a-voter kid|r old|\n");
  EXPECT_EQ(rulings_of(*reading.value),
            "voter kid refused r old (age at-least 12 year)\n"
            "voter who undecided r old (age at-least 12 year)\n");
  EXPECT_EQ(lines_of(reading.value->election.account),
            "paper: 100 issued = 2 counted + 1 not-a-voter + 0 superseded + 97 unused\n");
  EXPECT_EQ(lines_of(reading.value->election), "2: bench\n");
}

TEST(RoundRules, AskTheAgeOnlyOfWhoVotes) {
  RuledRound round = of_age();
  EXPECT_EQ(lines_of(read_ruled(round).findings), "");
  RuledRound blank = round;
  blank.ballots += "who;;;blank\n";
  EXPECT_EQ(lines_of(read_ruled(blank).findings), "");
  round.ballots += "who;2026-03-04;bench;\n";
  const auto reading = read_ruled(round);
  EXPECT_EQ(lines_of(reading.findings), "ballots.csv:4:1 case-undecided who|age at-least 12 year (r old)|\n");
  EXPECT_FALSE(reading.value);
}

// Whether who was born then, or in that year, may vote from twelve on.
bool may_vote(const std::string& closes, const std::string& year, const std::string& born, int age) {
  RuledRound round =
      ruled_by(require_article("old", "voter", "age at-least " + std::to_string(age) + " year"));
  round.opens = "2025-01-01";
  round.closes = closes;
  round.residents += "kid;Plein;" + year + ';' + born + '\n';
  const auto reading = read_ruled(round);
  EXPECT_TRUE(reading.value) << lines_of(reading.findings);
  return reading.value && reading.value->round.residents.back().is_voter;
}

TEST(RoundRules, AgesAreOfTheDayTheVoteCloses) {
  struct Birthday {
    const char* closes;
    const char* year;
    const char* born;
    int age;
    bool may;
  };
  for (const Birthday& one : std::vector<Birthday>{{"2026-03-15", "", "2014-03-15", 12, true},
                                                   {"2026-03-15", "", "2014-03-16", 12, false},
                                                   {"2026-03-15", "2014", "2014-03-16", 12, false},
                                                   {"2025-12-31", "", "2013-12-31", 12, true},
                                                   {"2025-12-31", "", "2014-01-01", 12, false},
                                                   {"2026-01-01", "", "2014-01-01", 12, true},
                                                   {"2026-01-01", "", "2013-12-31", 12, true},
                                                   {"2026-01-01", "", "2014-01-02", 12, false},
                                                   {"2026-01-01", "2014", "", 12, true},
                                                   {"2025-12-31", "2014", "", 12, false},
                                                   {"2026-02-28", "", "2012-02-29", 14, false},
                                                   {"2026-03-01", "", "2012-02-29", 14, true},
                                                   {"2028-02-28", "", "2012-02-29", 16, false},
                                                   {"2028-02-29", "", "2012-02-29", 16, true},
                                                   {"2027-02-28", "", "2015-02-28", 12, true},
                                                   {"2026-03-15", "", "2026-03-16", 0, true}}) {
    EXPECT_EQ(may_vote(one.closes, one.year, one.born, one.age), one.may)
        << one.born << one.year << " on " << one.closes;
  }
}

TEST(RoundRules, ADayOfBirthAndAYearAgree) {
  RuledRound round = of_age();
  round.residents += "kim;Plein;2013;2014-01-01\nlou;Plein;;1-1-2014\n";
  EXPECT_EQ(lines_of(read_ruled(round).findings),
            "residents.csv:7:16 terms-conflict 2014-01-01|2013|\n"
            "residents.csv:8:12 not-a-date 1-1-2014|YYYY-MM-DD|2014-01-01\n");
}

// What the files do not tell is not known, and no empty word.
TEST(RoundRules, AnEmptyPlaceIsNotKnown) {
  RuledRound round = ruled_by(require_article("here", "voter", "neighbourhood is Plein"));
  round.residents += "who;;1990;\n";
  round.ballots = "who;2026-03-04;bench;\n";
  EXPECT_EQ(lines_of(read_ruled(round).findings),
            "ballots.csv:2:1 case-undecided who|neighbourhood is Plein (r here)|\n");
  EXPECT_EQ(of_pond("", "place is Plein", ""),
            "proposals.yaml:3:10 case-undecided pond|place is Plein (r a)|\n");
}

TEST(RoundRules, TellOnceThatARefusedProposalWasVotedFor) {
  RuledRound round = ruled_by(require_article("cheap", "proposal", "cost at-most 500 EUR"));
  round.proposals += "  - {id: pond, name: Vijver, cost: 700.00}\n";
  round.ballots = "r1;2026-03-03;bench;\nr2;2026-03-03;bench,pond;\nr3;2026-03-03;pond;\n";
  EXPECT_EQ(lines_of(read_ruled(round).findings), "ballots.csv:3:23 refused-on-ballot pond|r cheap|\n");
}

// It is not decided: nothing refuses it.
TEST(RoundRules, DoNotSayThatWhatIsUndecidedIsRefused) {
  RuledRound round =
      ruled_by(require_article("old", "proposal", "proposer-age at-least 12 year", "cost more-than 500 EUR"));
  round.residents += "who;Plein;;\n";
  round.proposals += "  - {id: pond, name: Vijver, cost: 700.00, proposer: who}\n";
  round.ballots = "r1;2026-03-03;pond;\n";
  EXPECT_EQ(lines_of(read_ruled(round).findings),
            "proposals.yaml:3:10 case-undecided pond|proposer-age at-least 12 year (r old)|\n");
}

}  // namespace
}  // namespace buurtkas
