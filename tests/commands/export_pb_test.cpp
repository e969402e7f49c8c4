// A round as a `.pb` file: what is in it, what is not, and that nobody finds a resident in it.

#include <algorithm>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "cli/read/pb_file.h"
#include "tests/commands/exported_pb.h"

namespace buurtkas {
namespace {

using Json = nlohmann::json;
using testing::Answer;
using testing::ask_words;
using testing::ExportPb;
using testing::SmallRound;
using testing::value_of;
using testing::votes_in;

TEST_F(ExportPb, OfASmallRoundIsThisFile) {
  SmallRound round;
  round.vote_rules = "  least-marks: 1\n  most-marks: 2\n  most-cost: 900.00\n";
  round.proposals +=
      "  - {id: fort, name: Een fort, cost: 300.00, status: withdrawn, reason: past niet}\n"
      "  - {id: disco, name: Disco, cost: 1.00, status: refused, reason: geen plek}\n";
  write(round);
  const Answer answer = exported({"--country", "Netherlands"});
  EXPECT_EQ(answer.code, 0);
  EXPECT_EQ(answer.err, "left out, as withdrawn: fort\n");
  EXPECT_EQ(answer.out,
            "META\nkey;value\ndescription;Kerkstraat 2026\ncountry;Netherlands\nunit;Voorbeelddorp\n"
            "instance;2026\nnum_projects;3\nnum_votes;3\nbudget;1000\nvote_type;approval\nrule;greedy\n"
            "date_begin;02.03.2026\ndate_end;15.03.2026\nmin_length;1\nmax_length;2\nmax_sum_cost;900\n"
            "language;en\ncurrency;EUR\n"
            "comment;\"#1: Most votes first; what does not fit is skipped; ties: the order of the file, then "
            "the first id\"\n"
            "PROJECTS\nproject_id;cost;votes;name;selected\nbench;400;2;Een bank;1\n"
            "pond;700.50;1;Een vijver;0\ntrees;200;1;Bomen;1\n"
            "VOTES\nvoter_id;vote\n1;bench\n2;bench,trees\n3;pond\n");
  const Answer check = ask_words({"check", file(), "--lang", "en"});
  EXPECT_EQ(check.code, 0) << check.out;
  EXPECT_EQ(check.out.find("warning"), std::string::npos) << check.out;
}

TEST_F(ExportPb, NamesTheRuleAndWhatItNeeds) {
  struct Row {
    const char* terms;
    const char* rule;
  };
  const std::string by_files = "  tie-breaks: [file-order]\n";
  for (const Row& row : std::initializer_list<Row>{
           {"  method: greedy\n", "greedy"},
           {"  method: greedy-no-skip\n", "greedy-no-skip"},
           {"  method: greedy-threshold\n  threshold: 40%\n", "greedy-threshold"},
           {"  method: greedy\n  next-project: in-part\n", "greedy"},
           {"  method: greedy\n  next-project: in-part-from 50%\n", "unknown"},
           {"  method: greedy-no-skip\n  next-project: whole-from 40%\n", "greedy-no-skip"},
           {"  method: greedy\n  caps: [{tag: play, at-most: 100.00}]\n", "greedy"},
           {"  method: greedy\n  caps: [{place: Noord, at-most: 100.00}]\n", "greedy"},
           {"  method: greedy\n  caps: [{tag: play, at-most: 100.00}]\n  leftover: beyond-caps\n", "greedy"},
           {"  method: greedy\n  exclusions: [[bench, trees]]\n", "greedy-exclusive"},
           {"  method: greedy\n  floors: [{tag: play, at-least: 100.00}]\n", "unknown"},
           {"  method: greedy\n  satisfaction: cardinality\n", "unknown"},
           {"  method: equal-shares\n", "equalshares"},
           {"  method: equal-shares\n  completion: [add-one]\n", "equalshares/add1"},
           {"  method: equal-shares\n  completion: [comparison]\n", "equalshares-comparison"},
           {"  method: equal-shares\n  completion: [add-one, comparison]\n", "equalshares/add1-comparison"},
           {"  method: equal-shares\n  completion: [add-one, greedy]\n", "unknown"},
           {"  method: equal-shares\n  threshold: 2\n", "unknown"},
           {"  method: equal-shares\n  exclusions: [[bench, trees]]\n", "unknown"},
           {"  method: phragmen\n", "unknown"},
       }) {
    SmallRound round;
    round.terms = row.terms + by_files;
    round.proposals =
        "  - {id: bench, name: Een bank, cost: 400.00, tags: [play], place: Noord}\n"
        "  - {id: pond, name: Een vijver, cost: 700.00}\n"
        "  - {id: trees, name: Bomen, cost: 200.00}\n";
    write(round);
    const std::string text = exported({"--country", "Netherlands"}).out;
    EXPECT_EQ(value_of(text, "rule"), row.rule) << row.terms;
    if (std::string_view(row.rule) == "unknown") continue;
    const Json here = counted(ExportPb::round());
    const Json declared = counted(file());
    EXPECT_EQ(declared["selected"], here["selected"]) << row.terms;
    EXPECT_EQ(declared.value("next", Json()), here.value("next", Json())) << row.terms;
    EXPECT_EQ(declared["declared"]["agrees"], true) << row.terms;
  }
}

TEST_F(ExportPb, SaysNothingOfResidents) {
  SmallRound round;
  round.votes = {"bench", "pond", "trees", "bench", "bench,pond"};
  write(round);
  const std::string text = exported().out;
  for (const char* word : {"zz", "Achterhoek", "1957", "69", "code", "paper"})
    EXPECT_EQ(text.find(word), std::string::npos) << word;
  std::reverse(round.votes.begin(), round.votes.end());
  write(round);
  EXPECT_EQ(exported().out, text);
}

TEST_F(ExportPb, HasOnlyBallotsThatCount) {
  SmallRound round;
  round.vote_rules = "  most-marks: 2\n";
  round.votes = {"bench", "bench,pond,trees", "pond"};
  write(round);
  folder_.write("round/ballots.csv",
                "ballot;channel;resident;received;vote;invalid\n1;paper;zz1;2026-03-03;bench;\n"
                "2;paper;zz1;2026-03-04;trees;\n3;code;zz2;2026-03-04;bench,pond,trees;\n"
                "4;paper;zz3;2026-03-04;;blank\n5;paper;nobody;2026-03-04;pond;\n");
  EXPECT_EQ(votes_in(exported({"--quiet"}).out), "VOTES\nvoter_id;vote\n1;trees\n");
}

TEST_F(ExportPb, CountsWeightsAsSoManyVotes) {
  SmallRound round;
  round.weight = "2";
  write(round);
  EXPECT_EQ(votes_in(exported().out), "VOTES\nvoter_id;vote\n1;bench\n2;bench,trees\n3;pond\n4;pond\n");
  round.weight = "3/2";
  round.terms = "  method: greedy\n  threshold: 30%\n  tie-breaks: [file-order]\n";
  write(round);
  const Answer halves = exported();
  EXPECT_NE(halves.err.find("weights; every ballot of weight 1 stands in it 2 times"), std::string::npos)
      << halves.err;
  EXPECT_EQ(value_of(halves.out, "num_votes"), "7");
  EXPECT_EQ(value_of(halves.out, "min_project_score_threshold"), "3");
  EXPECT_EQ(value_of(halves.out, "rule"), "unknown");
  EXPECT_EQ(
      counted(file(), {"--method", "greedy", "--tie-breaks", "file-order", "--threshold", "30%"})["selected"],
      counted(ExportPb::round())["selected"]);
  round.weight = "1/999983";
  round.votes.assign(24, "bench");
  write(round);
  const Answer refused = exported();
  EXPECT_EQ(refused.code, 2);
  EXPECT_EQ(refused.out, "");
  EXPECT_NE(refused.err.find("2,000,000"), std::string::npos) << refused.err;
}

TEST_F(ExportPb, KeepsHostileNamesAndRefusesWhatMeansSomethingElse) {
  const Words names = {"a;b",
                       "\"q\"",
                       "'",
                       "#1: x",
                       "VOTES",
                       "\xE2\x80\xAE"
                       "om",
                       "None of it",
                       "=1+1"};
  SmallRound round;
  round.proposals.clear();
  for (std::size_t i = 0; i < names.size(); ++i)
    round.proposals += "  - id: p\"" + std::to_string(i) +
                       "\n    cost: 1.00\n    description: \"a\\nb;c\"\n    name: " + Json(names[i]).dump() +
                       "\n    place: " + Json(names[i]).dump() + "\n    tags: [" + Json(names[i]).dump() +
                       "]\n";
  round.votes = {"p\"0,p\"4"};
  write(round);
  folder_.write("round/ballots.csv",
                "ballot;channel;resident;received;vote\n1;paper;zz1;2026-03-03;\"p\"\"0,p\"\"4\"\n");
  const Answer answer = exported();
  ASSERT_EQ(answer.code, 0) << answer.err;
  const Source source = {"x.pb", answer.out};
  const auto election = read_pb_election(source);
  ASSERT_TRUE(election.value.has_value());
  const Instance& instance = election.value->instance;
  ASSERT_EQ(instance.projects.size(), names.size());
  for (std::size_t i = 0; i < names.size(); ++i) {
    EXPECT_EQ(instance.projects[i].name, names[i]);
    EXPECT_EQ(instance.projects[i].tags, Words{names[i]});
  }
  ASSERT_EQ(election.value->profile.groups(), 1u);
  EXPECT_EQ(election.value->profile.projects(0).size(), 2u);

  SmallRound none;
  none.proposals = "  - {id: bench, name: None, cost: 1.00, tags: [\"a, b\", green]}\n";
  none.votes = {"bench"};
  write(none);
  EXPECT_EQ(exported({"--country", "Netherlands"}).err,
            "left out, as the format does not know it: the text `None` of bench\n"
            "left out, as the format does not know it: the tag `a, b` of bench, for its comma\n");
  for (const char* proposal :
       {"  - {id: None, name: Niets, cost: 1.00}\n", "  - {id: bench, name: B, cost: 999999999.00}\n"}) {
    none.proposals = proposal;
    none.votes.clear();
    write(none);
    const Answer refused = exported();
    EXPECT_EQ(refused.code, 2);
    EXPECT_EQ(refused.out, "");
    EXPECT_NE(refused.err.find("error not-for-pb"), std::string::npos) << refused.err;
  }
}

TEST_F(ExportPb, OfAFoldersBallotsPbHasItsVotes) {
  SmallRound round;
  round.ballots = "ordinal";
  round.vote_rules = "  least-marks: 1\n";
  round.proposals += "  - {id: fort, name: Een fort, cost: 3.00, status: withdrawn, reason: past niet}\n";
  write(round);
  std::filesystem::remove(folder_.path() / "round/ballots.csv");
  folder_.write("round/ballots.pb",
                "META\nkey;value\nvote_type;ordinal\nPROJECTS\nproject_id;cost\nbench;400\npond;700.50\n"
                "trees;200\nfort;999999999\nVOTES\nvoter_id;vote;voting_method\nzz3;pond,bench;paper\n"
                "zz1;trees;paper\nzz2;fort;code\n");
  const Answer answer = exported();
  EXPECT_EQ(votes_in(answer.out), "VOTES\nvoter_id;vote\n1;\n2;pond,bench\n3;trees\n");
  EXPECT_EQ(value_of(answer.out, "min_length"), "");
  EXPECT_NE(answer.err.find("not every ballot has them: min_length\n"), std::string::npos) << answer.err;
  EXPECT_EQ(ask_words({"check", file()}).code, 0);
}

TEST_F(ExportPb, TakesACountryOfARoundOnly) {
  write({});
  EXPECT_NE(exported().err.find("the round does not say it: country\n"), std::string::npos);
  for (const Words& words : {Words{"export", round(), "--to", "csv", "--country", "Netherlands"},
                             Words{"export", file(), "--to", "pb", "--country", "Netherlands"},
                             Words{"export", round(), "--to", "pb", "--country", "a\nb"},
                             Words{"export", round(), "--to", "pb", "--country", ""}}) {
    const Answer answer = ask_words(words);
    EXPECT_EQ(answer.code, 2);
    EXPECT_EQ(answer.out, "");
    EXPECT_NE(answer.err.find("--country"), std::string::npos) << answer.err;
  }
}

TEST_F(ExportPb, OfASampleIsReadAndCounted) {
  const Answer answer = testing::ask("export sample-budgets/groz-zuid-2026 --to pb --quiet");
  ASSERT_EQ(answer.code, 0) << answer.err;
  folder_.write("x.pb", answer.out);
  EXPECT_EQ(ask_words({"check", file()}).code, 0);
  const Json here =
      Json::parse(testing::ask("vote sample-budgets/groz-zuid-2026 --dry-run --quiet --format json").out);
  const Json there = counted(file(), {"--method", "greedy"});
  EXPECT_EQ(there["voters"], here["voters"]);
  EXPECT_EQ(there["votable"], here["votable"]);
}

}  // namespace
}  // namespace buurtkas
