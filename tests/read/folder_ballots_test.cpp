#include <algorithm>
#include <random>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "tests/read/folder_support.h"

// What becomes of the ballots of a folder that is right.

namespace buurtkas {
namespace {

using testing::FolderTexts;
using testing::lines_of;

TEST(RoundFolderBallots, AreAllAccountedFor) {
  FolderTexts texts;
  texts.ballots =
      "ballot;channel;resident;received;vote;invalid\n"
      "1;paper;r1;2026-03-03;bench,trees;\n"
      "2;internet;r1;2026-03-04T09:00;pond;\n"
      "3;internet;r2;2026-03-05T10:30;bench;\n"
      "4;internet;r2;2026-03-05T10:31;bench,pond;\n"
      "5;paper;r3;;;blank\n"
      "6;paper;;;;unreadable\n"
      "7;paper;r9;;bench;\n";
  const auto reading = testing::read_texts(texts);
  EXPECT_EQ(lines_of(reading.findings),
            "warning ballots.csv:5:1 over-cost 1100.00|1000.00|\n"
            "warning ballots.csv:8:1 not-a-resident r9|residents.csv|\n");
  ASSERT_TRUE(reading.value.has_value());
  EXPECT_EQ(
      lines_of(reading.value->election.account),
      "paper: 8 issued = 0 counted + 1 blank + 1 not-a-resident + 1 unreadable + 1 superseded + 4 unused\n"
      "internet: 4 issued = 2 counted + 1 over-cost + 0 superseded + 1 unused\n");
  EXPECT_EQ(lines_of(reading.value->election), "3: bench\n3: pond\n");
  ASSERT_EQ(reading.value->election.withdrawn.size(), 1U);
  EXPECT_EQ(reading.value->election.withdrawn[0].reason, "al geplant");
}

// A ballot that was replaced through the channel that is left out counts again; the groups weigh as they did.
TEST(RoundFolderBallots, OfOneChannelMayBeLeftOut) {
  FolderTexts texts;
  texts.ballots =
      "ballot;channel;resident;received;vote;invalid\n"
      "1;paper;r1;2026-03-03;bench,pond;\n"
      "2;internet;r1;2026-03-04T09:00;pond;\n"
      "3;internet;r2;2026-03-05T10:30;bench;\n"
      "4;paper;r3;;bench;\n";
  texts.round = testing::replaced(texts.round, "most-cost: 1000.00", "most-cost: 1100.00");
  const testing::TemporaryFolder folder;
  testing::write_texts(texts, folder);
  const auto profile_without = [&](const std::string& channel) {
    return lines_of(read_round_folder(folder.path(), "round", {channel, {}, {}, {}}).value.value().election);
  };
  EXPECT_EQ(profile_without(""), "2: bench\n3: bench\n3: pond\n");
  EXPECT_EQ(profile_without("internet"), "2: bench\n2: bench pond\n");
  EXPECT_EQ(profile_without("paper"), "3: bench\n3: pond\n");
}

TEST(RoundFolderBallots, MayGivePoints) {
  FolderTexts texts;
  texts.round = testing::replaced(texts.round, "ballots: approval", "ballots: cumulative\n  most-points: 10");
  texts.ballots =
      "ballot;channel;resident;vote;points\n"
      "1;paper;r1;bench,trees;6,4\n"
      "2;paper;r2;bench,bench;5,5\n"
      "3;paper;r3;pond;11\n";
  auto reading = testing::read_texts(texts);
  EXPECT_EQ(lines_of(reading.findings),
            "warning ballots.csv:3:12 marked-twice bench||\n"
            "warning ballots.csv:4:1 over-points 11|10|\n");
  EXPECT_EQ(lines_of(reading.value->election), "2: bench=5\n2: bench=6\n");

  texts.ballots =
      "ballot;channel;resident;vote;points\n"
      "1;paper;r1;bench,trees;6\n"
      "2;paper;r2;bench,bench;5,4\n"
      "3;paper;r3;pond;-1\n"
      "4;paper;r3;pond;1.5\n"
      "5;paper;r3;pond;\n"
      "6;paper;r3;pond;9999999999\n";
  reading = testing::read_texts(texts);
  EXPECT_EQ(lines_of(reading.findings),
            "ballots.csv:2:24 points-count 1|2|\n"
            "ballots.csv:3:12 ambiguous-points bench||\n"
            "ballots.csv:4:17 number-out-of-range -1|0 - 1000000000|\n"
            "ballots.csv:5:17 not-a-number 1.5|0 - 1000000000|\n"
            "ballots.csv:6:17 points-count 0|1|\n"
            "ballots.csv:7:17 number-out-of-range 9999999999|0 - 1000000000|\n");
}

TEST(RoundFolderBallots, GivePointsOnlyWhereTheyAreAskedFor) {
  FolderTexts texts;
  texts.ballots = "ballot;channel;resident;vote;points\n1;paper;r1;bench;3\n";
  EXPECT_EQ(lines_of(testing::read_texts(texts).findings), "ballots.csv:2:18 points-count 1|0|\n");
}

TEST(RoundFolderBallots, ComeFromResidentsWithAnyName) {
  const std::vector<std::string> ids = {
      "Zoë-Müller", "\xD7\x90\xD7\x91", "\xF0\x9F\x90\x9D",   "=1+1",         "@sum", "-", "007", "no",
      "null",       "o'neil",           std::string(64, 'x'), "\"\"\"q\"\"\""};
  FolderTexts texts;
  texts.round = testing::replaced(texts.round, "issued: 8", "issued: 100");
  for (const std::string& id : ids) {
    texts.residents += id + ";Plein;;\n";
    texts.ballots += "b" + std::to_string(texts.ballots.size()) + ";paper;" + id + ";;bench;\n";
  }
  const auto reading = testing::read_texts(texts);
  EXPECT_EQ(lines_of(reading.findings), "");
  ASSERT_TRUE(reading.value.has_value());
  EXPECT_EQ(reading.value->election.profile.ballots(), ids.size() + 2);
  EXPECT_EQ(reading.value->round.residents.back().id.text(), "\"q\"");
}

using Rows = std::vector<std::string>;

std::string joined(const std::string& header, const Rows& rows) {
  std::string text = header;
  for (const std::string& row : rows) text += row;
  return text;
}

struct Shuffled {
  Rows ballots;
  Rows residents;
  Rows proposals;

  FolderTexts texts() const {
    FolderTexts texts;
    texts.round = testing::replaced(texts.round, "issued: 8", "issued: 100");
    texts.round = testing::replaced(texts.round, "issued: 4", "issued: 100");
    texts.ballots = joined("ballot;channel;resident;received;vote;invalid\n", ballots);
    texts.residents = joined("resident;neighbourhood\n", residents);
    texts.proposals = joined("proposals:\n", proposals);
    return texts;
  }
};

Shuffled random_round() {
  Shuffled round;
  const auto pick = [](const Rows& from) { return *rc::gen::elementOf(from); };
  for (const char* id : {"bench", "pond", "kiosk"}) {
    round.proposals.push_back("  - {id: " + std::string(id) + ", name: x, cost: 300.00, tags: [groen]}\n");
  }
  round.proposals.push_back("  - {id: trees, name: x, cost: 200, status: withdrawn, reason: x}\n");
  for (int i = 0; i < 5; ++i) round.residents.push_back("r" + std::to_string(i) + ";Plein\n");
  const int count = *rc::gen::inRange(0, 15);
  for (int i = 0; i < count; ++i) {
    round.ballots.push_back(
        std::to_string(i) + ';' + pick({"paper", "internet"}) + ";r" +
        std::to_string(*rc::gen::inRange(0, 6)) + ';' +
        pick({"", "2026-03-03", "2026-03-04", "2026-03-04T10:00", "2026-03-04T11:00", "2026-03-20"}) + ';' +
        pick({"bench", "pond,bench", "bench,pond", "kiosk", "trees,pond", ""}) + ';' +
        pick({"", "", "", "blank"}) + '\n');
  }
  return round;
}

RC_GTEST_PROP(RoundFolderBallots, CountTheSameInAnyOrderOfRows, (unsigned seed)) {
  Shuffled round = random_round();
  const auto before = testing::read_texts(round.texts());
  std::mt19937 order(seed);
  std::shuffle(round.ballots.begin(), round.ballots.end(), order);
  std::shuffle(round.residents.begin(), round.residents.end(), order);
  std::shuffle(round.proposals.begin(), round.proposals.end(), order);
  const auto after = testing::read_texts(round.texts());
  RC_ASSERT(before.value.has_value() == after.value.has_value());
  RC_ASSERT(before.findings.size() == after.findings.size());
  if (!before.value) return;
  RC_ASSERT(lines_of(before.value->election.account) == lines_of(after.value->election.account));
  RC_ASSERT(lines_of(before.value->election) == lines_of(after.value->election));
}

}  // namespace
}  // namespace buurtkas
