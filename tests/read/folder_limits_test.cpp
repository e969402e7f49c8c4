#include <gtest/gtest.h>

#include "engine/sha256.h"
#include "tests/read/folder_support.h"

// What a meeting wants kept to besides the money, and the draw for ties: as round.yaml says it.

namespace buurtkas {
namespace {

using testing::expect_findings;
using testing::replaced;

const std::string last_line = "  tie-breaks: [most-votes, lowest-cost]\n";

// The folder's pot may pay for anything; a project has a place.
testing::FolderTexts texts_with(const std::string& more) {
  testing::FolderTexts texts;
  texts.round = replaced(texts.round, last_line, last_line + more);
  texts.pots = replaced(texts.pots, "    earmark:\n      all-of: [groen]\n      largest-share: 50%\n", "");
  texts.proposals = replaced(texts.proposals, "    proposer: r1\n", "    proposer: r1\n    place: Plein\n");
  return texts;
}

Instance instance_with(const std::string& more) {
  const auto reading = testing::read_texts(texts_with(more));
  EXPECT_EQ(testing::lines_of(reading.findings), "");
  return reading.value.value().election.instance;
}

testing::Slip slip(const std::string& more, const std::string& findings) {
  return {"round.yaml", last_line, last_line + more, findings};
}

TEST(RoundFolderLimits, AreOfTheProjectsThatAreVotedOn) {
  const Instance instance = instance_with(
      "  exclusions:\n    - [pond, bench, trees]\n"
      "  caps:\n    - tag: groen\n      at-most: 300.00\n    - place: Plein\n      at-most: 10%\n");
  ASSERT_EQ(instance.limits.size(), 3u);
  EXPECT_EQ(instance.limits[0].kind, Limit::Kind::exclusion);
  EXPECT_EQ(instance.limits[0].projects, (std::vector<ProjectIndex>{0, 1}));  // trees are withdrawn
  EXPECT_EQ(instance.limits[1].of, "groen");
  EXPECT_EQ(to_string(instance.limits[1].most), "300.00");
  EXPECT_EQ(instance.limits[1].projects, (std::vector<ProjectIndex>{0}));
  EXPECT_EQ(instance.limits[2].of, "Plein");
  EXPECT_EQ(to_string(instance.limits[2].most), "108.00");  // of 1200.00 less a reserve of 10%
}

std::string pots_of(const Instance& instance) {
  std::string text;
  for (const Pot& pot : instance.pots) {
    text += pot.id.text() + " " + to_string(votable(pot));
    for (const std::string& tag : pot.earmark.any_of) text += " " + tag;
    text += "\n";
  }
  return text;
}

TEST(RoundFolderFloors, AreMoneyForOneKindOfProjectAlone) {
  EXPECT_EQ(pots_of(instance_with("  floors:\n    - tag: groen\n      at-least: 500.00\n")),
            "square+groen 500.00 groen\nsquare 580.00\n");
  const Instance by_place = instance_with("  floors:\n    - place: Plein\n      at-least: 50%\n");
  EXPECT_EQ(pots_of(by_place), "square+place:Plein 540.00 place:Plein\nsquare 540.00\n");
  EXPECT_EQ(by_place.projects[0].tags, (std::vector<std::string>{"groen", "place:Plein"}));
  EXPECT_TRUE(by_place.projects[1].tags.empty());
}

TEST(RoundFolderLimits, TellWhatIsWrongWithThem) {
  expect_findings({
      slip("  exclusions: bench\n", "round.yaml:23:15 wrong-type bench|list|[bench]\n"),
      slip("  exclusions:\n    - bench\n", "round.yaml:24:7 wrong-type bench|list|[bench]\n"),
      slip("  exclusions:\n    - [bench]\n", "round.yaml:24:7 missing-value |id, id|\n"),
      slip("  exclusions:\n    - [bench, bench]\n", "round.yaml:24:15 duplicate-value bench||\n"),
      slip("  exclusions:\n    - [bench, ponds]\n",
           "round.yaml:24:15 dangling-id ponds|proposals.yaml|pond\n"),
      slip("  caps:\n    - tag: green\n      at-most: 1.00\n",
           "round.yaml:24:7 limit-of-none tag: green||groen\n"),
      slip("  caps:\n    - place: Plein\n      at-most: 1.00\n",
           "round.yaml:24:7 limit-of-none place: Plein||\n"),
      slip("  caps:\n    - tag: groen\n", "round.yaml:24:7 missing-key |at-most|\n"),
      slip("  caps:\n    - at-most: 1.00\n", "round.yaml:24:7 missing-key |tag|\n"),
      slip("  caps:\n    - tag: groen\n      place: x\n      at-most: 1.00\n",
           "round.yaml:25:14 terms-conflict place|tag|\n"),
      slip("  caps:\n    - tag: groen\n      at-most: 1,50\n",
           "round.yaml:25:16 ambiguous-amount 1,50|1234.56|1.50\n"),
      slip("  caps:\n    - tag: groen\n      at-most: 101%\n",
           "round.yaml:25:16 not-a-share 101%|> 0%, <= 100%|\n"),
      slip("  caps:\n    - tag: groen\n      at-least: 1.00\n",
           "round.yaml:24:7 missing-key |at-most|\n"
           "round.yaml:25:7 unknown-key at-least|tag, place, at-most|\n"),
      slip("  caps:\n    - tag: groen\n      at-most: 1.00\n    - tag: groen\n      at-most: 2.00\n",
           "round.yaml:26:7 duplicate-value tag: groen||\n"),
      // The only pot has an earmark, so there is nothing that a floor could be taken from.
      slip("  floors:\n    - tag: groen\n      at-least: 1.00\n",
           "round.yaml:25:17 floor-too-large 1.00|<= 0.00|\n"),
      slip("  leftover: beyond\n", "round.yaml:23:13 unknown-value beyond|within-caps, beyond-caps|\n"),
      slip("  next-project: whole\n",
           "round.yaml:23:17 unknown-value whole|in-part, in-part-from 50%, whole-from 80%|\n"),
      slip("  next-project: whole-from 120%\n",
           "round.yaml:23:17 unknown-value whole-from 120%|in-part, in-part-from 50%, whole-from 80%|\n"),
  });
}

TEST(RoundFolderFloors, TellWhenThereIsLessOrACapBelowThem) {
  const auto findings_with = [](const std::string& more) {
    return testing::lines_of(testing::read_texts(texts_with(more)).findings);
  };
  EXPECT_EQ(findings_with("  floors:\n    - tag: groen\n      at-least: 1080.01\n"),
            "round.yaml:25:17 floor-too-large 1080.01|<= 1080.00|\n");
  EXPECT_EQ(findings_with("  floors:\n    - tag: groen\n      at-least: 80%\n    - place: Plein\n"
                          "      at-least: 300.00\n"),
            "round.yaml:27:17 floor-too-large 300.00|<= 1080.00|\n");
  EXPECT_EQ(findings_with("  floors:\n    - tag: groen\n      at-least: 300.00\n"
                          "  caps:\n    - tag: groen\n      at-most: 299.99\n"),
            "round.yaml:25:17 terms-conflict 300.00|at-most: 299.99|\n");
}

// A limit that was set before its last project was withdrawn holds still; one for what was refused never did.
TEST(RoundFolderLimits, MayBeOfWhatIsWithdrawn) {
  for (const auto& [status, findings] :
       {std::pair("withdrawn", ""),
        std::pair("refused", "round.yaml:24:7 limit-of-none place: Verweg||\n")}) {
    testing::FolderTexts texts = texts_with("  caps:\n    - place: Verweg\n      at-most: 1.00\n");
    texts.proposals = replaced(texts.proposals, "    status: " + std::string(status) + "\n",
                               "    status: " + std::string(status) + "\n    place: Verweg\n");
    EXPECT_EQ(testing::lines_of(testing::read_texts(texts).findings), findings) << status;
  }
}

TEST(RoundFolderDraw, IsReadWhenItsSeedsAreWhatWasCommittedTo) {
  const std::string seed = "an otter under the bridge";
  const std::string draw = "  draw:\n    - commitment: " + sha256_of(seed) + "\n      seed: " + seed + "\n";
  const auto reading = testing::read_texts(texts_with(draw));
  EXPECT_EQ(testing::lines_of(reading.findings), "");
  const TieDraw& read = reading.value.value().terms.draw;
  ASSERT_EQ(read.seeds.size(), 1u);
  EXPECT_EQ(read.seeds[0].text, seed);
  expect_findings({
      slip("  draw:\n    - commitment: " + sha256_of("other") + "\n      seed: " + seed + "\n",
           "round.yaml:25:13 seed-differs " + seed + "|" + sha256_of("other") + "|\n"),
      slip("  draw:\n    - commitment: " + sha256_of("short") + "\n      seed: short\n",
           "round.yaml:25:13 number-out-of-range short|>= 16|\n"),
      slip("  draw:\n    - commitment: " + sha256_of(seed) + "\n", "round.yaml:24:7 missing-key |seed|\n"),
      slip("  draw:\n    - commitment: 12ab\n      seed: " + seed + "\n",
           "round.yaml:24:19 bad-commitment 12ab|SHA-256, 64 digits 0-9 a-f|\n"),
  });
}

TEST(RoundFolderDraw, IsMissedByTheTieBreakThatGoesByIt) {
  testing::FolderTexts texts;
  texts.round = replaced(texts.round, "[most-votes, lowest-cost]", "[most-votes, drawn]");
  EXPECT_EQ(testing::lines_of(testing::read_texts(texts).findings), "round.yaml:19:3 missing-key |draw|\n");
}

}  // namespace
}  // namespace buurtkas
