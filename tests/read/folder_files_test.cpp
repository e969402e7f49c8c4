#include <filesystem>
#include <locale>

#include <gtest/gtest.h>

#include "tests/read/folder_support.h"

namespace buurtkas {
namespace {

using testing::FolderTexts;
using testing::lines_of;
using testing::TemporaryFolder;

std::string findings_of(const TemporaryFolder& folder) {
  return lines_of(read_round_folder(folder.path(), "plein").findings);
}

TEST(RoundFolderFiles, ThatAreMissingAreAllNamedWithTheNearestThatIsThere) {
  const TemporaryFolder folder;
  EXPECT_EQ(findings_of(folder),
            "ballots.csv:0:0 file-missing ||\n"
            "pots.yaml:0:0 file-missing ||\n"
            "proposals.yaml:0:0 file-missing ||\n"
            "residents.csv:0:0 file-missing ||\n"
            "round.yaml:0:0 file-missing ||\n");
  folder.write("ballot.csv", "x");
  folder.write("pots.yml", "x");
  folder.write("proposal.yaml", "x");
  folder.write("Residents.csv", "x");
  folder.write("rond.yaml", "x");
  EXPECT_EQ(findings_of(folder),
            "ballots.csv:0:0 file-missing ||ballot.csv\n"
            "pots.yaml:0:0 file-missing ||pots.yml\n"
            "proposals.yaml:0:0 file-missing ||proposal.yaml\n"
            "residents.csv:0:0 file-missing ||Residents.csv\n"
            "round.yaml:0:0 file-missing ||rond.yaml\n");
}

TEST(RoundFolderFiles, MustLieInAFolder) {
  const TemporaryFolder folder;
  EXPECT_EQ(lines_of(read_round_folder(folder.path() / "none", "none").findings),
            "none:0:0 file-missing ||\n");
  folder.write("plain", "x");
  EXPECT_EQ(lines_of(read_round_folder(folder.path() / "plain", "plain").findings),
            "plain:0:0 file-missing ||\n");
}

TEST(RoundFolderFiles, ThatAreForOthersAreNotRead) {
  const TemporaryFolder folder;
  testing::write_texts({}, folder);
  folder.write("claims.yaml", ": no yaml [");
  folder.write("private/people.csv", "bsn");
  folder.write("journal.db", std::string(3, '\0'));
  folder.write("README.md", "\xFF");
  EXPECT_EQ(findings_of(folder), "");
}

TEST(RoundFolderFiles, ThatAreNoTextAreNamedAndTheOthersReadAllTheSame) {
  const TemporaryFolder folder;
  testing::write_texts({}, folder);
  folder.write("round.yaml", "");
  folder.write("pots.yaml", "# nothing but words\n");
  folder.write("proposals.yaml", std::string("proposals:\n\0", 12));
  folder.write("residents.csv", "resident;birth_year\nr1;caf\xE9\n");
  folder.write("ballots.csv", "ballot;channel;resident;vote\n;;;\n1;paper;;x\n");
  EXPECT_EQ(findings_of(folder),
            "ballots.csv:3:9 missing-value |resident|\n"
            "pots.yaml:0:0 file-empty ||\n"
            "proposals.yaml:2:1 not-text \\x00|UTF-8|\n"
            "residents.csv:2:7 not-text \\xe9|UTF-8|\n"
            "round.yaml:0:0 file-empty ||\n");
}

TEST(RoundFolderFiles, OfAGigabyteAreRefusedWithoutBeingRead) {
  const TemporaryFolder folder;
  testing::write_texts({}, folder);
  for (const char* file : {"round.yaml", "residents.csv", "ballots.csv"}) {
    std::filesystem::resize_file(folder.path() / file, std::uintmax_t{1} << 30);
  }
  EXPECT_EQ(findings_of(folder),
            "ballots.csv:5:1 not-text \\x00|UTF-8|\n"
            "residents.csv:5:1 not-text \\x00|UTF-8|\n"
            "round.yaml:0:0 file-too-large 1024 MiB|<= 16 MiB|\n");
}

TEST(RoundFolderFiles, MayHaveAByteOrderMarkAndOtherLineEnds) {
  FolderTexts texts;
  for (std::string* text : {&texts.round, &texts.pots, &texts.proposals, &texts.residents, &texts.ballots}) {
    std::string other = "\xEF\xBB\xBF";
    for (const char c : *text) other += c == '\n' ? std::string("\r\n") : std::string(1, c);
    *text = other;
  }
  const auto reading = testing::read_texts(texts);
  EXPECT_EQ(lines_of(reading.findings), "");
  EXPECT_EQ(lines_of(reading.value->election), lines_of(testing::read_texts({}).value->election));
  EXPECT_EQ(reading.value->round.proposals[1].description, "Met vissen.");
}

constexpr std::string_view ballots_pb = R"(META
key;value
description;Plein
vote_type;approval
PROJECTS
project_id;cost;name
bench;400;Een bank
pond;700.00;Een vijver
trees;999999999;Bomen
VOTES
voter_id;vote;voting_method;age
r1;bench, trees;paper;40
r2;bench;internet;None
r3;None;paper;
)";

std::string findings_of_pb(const std::string& text) {
  const TemporaryFolder folder;
  testing::write_texts({}, folder);
  std::filesystem::remove(folder.path() / "ballots.csv");
  folder.write("ballots.pb", text);
  return findings_of(folder);
}

TEST(RoundFolderFiles, MayHaveTheBallotsInAPbFile) {
  const TemporaryFolder folder;
  testing::write_texts({}, folder);
  folder.write("ballots.pb", std::string(ballots_pb));
  EXPECT_EQ(findings_of(folder), "ballots.csv:0:0 two-ballot-files ballots.csv, ballots.pb||\n");
  std::filesystem::remove(folder.path() / "ballots.csv");
  const auto reading = read_round_folder(folder.path(), "plein");
  EXPECT_EQ(lines_of(reading.findings), "warning ballots.pb:14:1 too-few-marks 0|1|\n");
  ASSERT_TRUE(reading.value.has_value());
  EXPECT_EQ(lines_of(reading.value->election.account),
            "paper: 8 issued = 1 counted + 1 too-few-marks + 0 superseded + 6 unused\n"
            "internet: 4 issued = 1 counted + 0 superseded + 3 unused\n");
  EXPECT_EQ(lines_of(reading.value->election), "2: bench\n3: bench\n");
}

TEST(RoundFolderFiles, HaveAPbFileThatIsOfThisRound) {
  const std::string warning = "warning ballots.pb:14:1 too-few-marks 0|1|\n";
  const std::vector<std::tuple<std::string, std::string, std::string>> cases = {
      {"vote_type;approval", "vote_type;ordinal",
       "ballots.pb:4:11 unknown-value ordinal|approval|\n" + warning},
      {"bench;400", "bench;401", "ballots.pb:7:7 costs-differ 401|400.00|\n" + warning},
      {"bench;400", "bench;4,00", "ballots.pb:7:7 ambiguous-amount 4,00|1234.56|4.00\n" + warning},
      {"bench;400", "bensh;400",
       "ballots.pb:0:0 missing-project |bench|\nballots.pb:7:1 dangling-id bensh|proposals.yaml|bench\n" +
           warning},
      {"pond;700.00", "fort;300",
       "ballots.pb:0:0 missing-project |pond|\nballots.pb:8:1 not-on-ballot fort||\n" + warning},
      {"pond;700.00;Een vijver", "bench;400;nog een",
       "ballots.pb:0:0 missing-project |pond|\nballots.pb:8:1 duplicate-value bench||\n" + warning},
      {"r2;bench;internet", "r2;bench;post",
       "ballots.pb:13:10 dangling-id post|paper, internet|\n" + warning},
      {"r2;bench;internet", "r9;bench;internet",
       "warning ballots.pb:13:1 not-a-resident r9|residents.csv|\n" + warning},
      {"r2;bench;internet", "r1;pond;internet",
       "ballots.pb:12:1 ambiguous-last-ballot r1|received|\n"
       "ballots.pb:13:1 ambiguous-last-ballot r1|received|\n" +
           warning},
      {"voting_method;age", "voting_method;BSN", "ballots.pb:11:29 forbidden-field BSN||\n" + warning},
      {"voting_method", "method", "ballots.pb:11:1 missing-column |voting_method|\n"},
  };
  for (const auto& [from, to, lines] : cases) {
    EXPECT_EQ(findings_of_pb(testing::replaced(std::string(ballots_pb), from, to)), lines)
        << from << " -> " << to;
  }
  const std::string text(ballots_pb);
  EXPECT_EQ(findings_of_pb(text.substr(0, text.find("VOTES"))), "");  // nobody voted
}

TEST(RoundFolderFiles, GiveAThousandFindingsAndTheNumberOfTheOthers) {
  FolderTexts texts;
  texts.round = testing::replaced(texts.round, "issued: 8", "issued: 5000");
  texts.ballots = "ballot;channel;resident;vote\n";
  for (int i = 0; i < 1500; ++i) texts.ballots += std::to_string(i) + ";paper;stranger;bench\n";
  auto reading = testing::read_texts(texts);
  ASSERT_EQ(reading.findings.size(), 1001U);
  EXPECT_TRUE(reading.value.has_value());
  EXPECT_EQ(lines_of({reading.findings.back()}), "warning plein:0:0 more-findings 500||\n");

  texts.ballots += "x;paper;r1;bensh\n";  // the one error is not lost among the warnings
  reading = testing::read_texts(texts);
  ASSERT_EQ(reading.findings.size(), 1001U);
  EXPECT_FALSE(reading.value.has_value());
  EXPECT_EQ(lines_of({reading.findings[999]}),
            "ballots.csv:1502:12 dangling-id bensh|proposals.yaml|bench\n");
  EXPECT_EQ(lines_of({reading.findings[1000]}), "warning plein:0:0 more-findings 501||\n");

  for (int i = 0; i < 1500; ++i) texts.ballots += std::to_string(i) + ";paper;r1;bench\n";
  reading = testing::read_texts(texts);
  EXPECT_EQ(lines_of({reading.findings[1000]}), "plein:0:0 more-findings 2001||\n");
}

// A comma for the decimal point and points between thousands, as Dutch has it.
class Dutch : public std::numpunct<char> {
  char do_decimal_point() const override { return ','; }
  char do_thousands_sep() const override { return '.'; }
  std::string do_grouping() const override { return "\3"; }
};

TEST(RoundFolderFiles, ReadTheSameInAnotherLocale) {
  FolderTexts texts;
  texts.pots = testing::replaced(texts.pots, "1200.00", "1234567.89");
  texts.round = testing::replaced(texts.round, "issued: 8", "issued: 5000");
  texts.proposals = testing::replaced(texts.proposals, "id: bench", "id: pond");
  const auto before = testing::read_texts(texts);
  const std::locale previous = std::locale::global(std::locale(std::locale(), new Dutch));
  const auto after = testing::read_texts(texts);
  const auto right = testing::read_texts({});
  std::locale::global(previous);
  EXPECT_EQ(after.findings, before.findings);
  EXPECT_EQ(lines_of(right.value->election.account),
            lines_of(testing::read_texts({}).value->election.account));
}

}  // namespace
}  // namespace buurtkas
