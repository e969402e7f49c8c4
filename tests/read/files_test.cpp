#include "cli/read/files.h"

#include <algorithm>
#include <fstream>

#include <gtest/gtest.h>

#include "engine/sha256.h"
#include "tests/read/folder_support.h"
#include "tests/read/ruled_round.h"

// A round is the same wherever its files lie.

namespace buurtkas {
namespace {

namespace fs = std::filesystem;
using testing::lines_of;

using Bytes = std::map<std::string, std::string>;

constexpr std::string_view mark = "\xEF\xBB\xBF";

// By their paths from the round's folder.
Bytes bytes_of_sample(const std::string& name) {
  Bytes bytes;
  for (const auto& file : fs::directory_iterator(testing::project_root() / "sample-budgets" / name)) {
    if (file.is_regular_file()) bytes[file.path().filename().string()] = testing::text_of(file.path());
  }
  for (const auto& folder : fs::directory_iterator(testing::project_root() / "rules")) {
    if (!folder.is_directory()) continue;
    bytes["../../rules/" + folder.path().filename().string() + "/rulebook.yaml"] =
        testing::text_of(folder.path() / "rulebook.yaml");
  }
  return bytes;
}

Reading<RoundWithTerms> read_in_memory(const Bytes& bytes, bool needs_ballots = true) {
  const FilesInMemory files(bytes);
  RoundOptions options;
  options.files = &files;
  options.needs_ballots = needs_ballots;
  return read_round_folder("", "plein", options);
}

Reading<RoundWithTerms> read_on_disk(const Bytes& bytes, bool needs_ballots = true) {
  const testing::TemporaryFolder above;
  const fs::path round = above.path() / "sample-budgets/round";
  fs::create_directories(round);
  for (const auto& [path, text] : bytes) {
    fs::create_directories((round / path).parent_path());
    std::ofstream(round / path, std::ios::binary) << text;
  }
  RoundOptions options;
  options.needs_ballots = needs_ballots;
  return read_round_folder(round, "plein", options);
}

std::string lines_of_files(const std::vector<ReadFile>& files) {
  std::string lines;
  for (const ReadFile& file : files) lines += file.name + ' ' + file.sha256 + '\n';
  return lines;
}

void expect_same(const Reading<RoundWithTerms>& one, const Reading<RoundWithTerms>& other) {
  EXPECT_EQ(lines_of(one.findings), lines_of(other.findings));
  EXPECT_EQ(one.findings, other.findings);
  ASSERT_EQ(one.value.has_value(), other.value.has_value());
  if (!one.value) return;
  EXPECT_EQ(testing::counted_of(*one.value), testing::counted_of(*other.value));
  EXPECT_EQ(testing::rulings_of(*one.value), testing::rulings_of(*other.value));
  EXPECT_EQ(one.value->rules.folders, other.value->rules.folders);
  EXPECT_TRUE(one.value->terms == other.value->terms);
  EXPECT_EQ(lines_of_files(one.value->files), lines_of_files(other.value->files));
}

// Reads it in both, where it must be the same.
Reading<RoundWithTerms> read_in_both(const Bytes& bytes, bool needs_ballots = true) {
  auto in_memory = read_in_memory(bytes, needs_ballots);
  expect_same(in_memory, read_on_disk(bytes, needs_ballots));
  return in_memory;
}

class FilesOfSample : public ::testing::TestWithParam<std::string> {};

TEST_P(FilesOfSample, GiveTheSameRoundInMemoryAsWhereTheyLie) {
  const Bytes bytes = bytes_of_sample(GetParam());
  const auto in_memory = read_in_memory(bytes);
  ASSERT_TRUE(in_memory.value.has_value());
  expect_same(in_memory, read_on_disk(bytes));
  expect_same(in_memory, read_round_folder(testing::project_root() / "sample-budgets" / GetParam(), "plein"));
}

TEST_P(FilesOfSample, AreNamedInTheirOrderWithTheirHashes) {
  const Bytes bytes = bytes_of_sample(GetParam());
  const auto reading = read_in_memory(bytes);
  ASSERT_TRUE(reading.value.has_value());
  std::string expected;
  for (const std::string_view name : round_file_names()) {
    const auto file = bytes.find(std::string(name));
    if (file != bytes.end()) expected += file->first + ' ' + sha256_of(file->second) + '\n';
  }
  for (const std::string& folder : reading.value->rules.folders) {
    const std::string name = folder + "/rulebook.yaml";
    expected += name + ' ' + sha256_of(bytes.at(name)) + '\n';
  }
  EXPECT_EQ(lines_of_files(reading.value->files), expected);
}

// Decided again from what was read, and nothing else.
TEST_P(FilesOfSample, AreAllThatTheRoundNeeds) {
  const Bytes bytes = bytes_of_sample(GetParam());
  const auto reading = read_in_memory(bytes);
  ASSERT_TRUE(reading.value.has_value());
  Bytes read;
  for (const ReadFile& file : reading.value->files) read[file.name] = bytes.at(file.name);
  expect_same(read_in_memory(read), reading);
  for (const ReadFile& file : reading.value->files) {
    Bytes fewer = read;
    fewer.erase(file.name);
    EXPECT_FALSE(read_in_memory(fewer).value.has_value()) << file.name;
  }
}

TEST_P(FilesOfSample, MayHaveAByteOrderMarkThatIsOfTheirHash) {
  Bytes bytes = bytes_of_sample(GetParam());
  for (auto& [path, text] : bytes) {
    if (!path.starts_with("..")) text.insert(0, mark);
  }
  const auto reading = read_in_both(bytes);
  ASSERT_TRUE(reading.value.has_value());
  EXPECT_EQ(reading.value->files.front().sha256, sha256_of(bytes.at("round.yaml")));
}

INSTANTIATE_TEST_SUITE_P(All, FilesOfSample,
                         ::testing::Values("groz-zuid-2026", "one-street", "two-quarters"));

TEST(FilesInMemory, GiveTheSameFindings) {
  const std::string pots = "../../rules/pots/rulebook.yaml";
  const std::vector<std::pair<std::string, std::optional<std::string>>> changes = {
      {"round.yaml", std::nullopt},
      {"pots.yaml", std::nullopt},
      {"residents.csv", std::nullopt},
      {"ballots.csv", std::nullopt},
      {"ballots.pb", "META\n"},
      {"partners.yaml", "partners: 1\n"},
      {"partners.yaml/inside", "a partner\n"},
      {"proposals.yaml", ""},
      {"proposals.yaml", "proposals: caf\xE9\n"},
      {"residents.csv", std::string("resident\n\0", 10)},
      {"pots.yaml", std::string(yaml_bytes_max + 1, 'x')},
      {pots, std::nullopt},
      {pots, "name: pots\n"},
      {pots, testing::replaced(bytes_of_sample("groz-zuid-2026").at(pots), "name: pots", "name: potten")},
  };
  for (const auto& [path, text] : changes) {
    Bytes bytes = bytes_of_sample("groz-zuid-2026");
    bytes.erase(path.substr(0, path.find("/inside")));
    if (text) bytes[path] = *text;
    const auto reading = read_in_both(bytes);
    EXPECT_FALSE(reading.value.has_value()) << path;
    EXPECT_TRUE(has_errors(reading.findings)) << path;
  }
}

TEST(FilesInMemory, HintAtTheFileThatIsMeant) {
  Bytes bytes = bytes_of_sample("one-street");
  bytes["pots.yml"] = bytes.at("pots.yaml");
  bytes.erase("pots.yaml");
  EXPECT_EQ(lines_of(read_in_both(bytes).findings), "pots.yaml:0:0 file-missing ||pots.yml\n");
}

TEST(FilesInMemory, MustHaveTheRulebooks) {
  Bytes bytes = bytes_of_sample("groz-zuid-2026");
  bytes.erase("../../rules/pots/rulebook.yaml");
  const auto errors = [&] {
    Findings findings = read_in_both(bytes).findings;
    std::erase_if(findings, [](const Finding& finding) { return finding.severity != Severity::error; });
    return lines_of(findings);
  };
  EXPECT_EQ(errors(), "round.yaml:24:5 no-rulebook ../../rules/pots||\n");
  bytes["../../rules/pots/README.md"] = "x";  // a folder, and no rulebook in it
  EXPECT_EQ(errors(), "../rules/pots/rulebook.yaml:0:0 file-missing ||\n");
}

// A small round by one rulebook, which lies in the folder that the round names so.
Bytes ruled_by(const std::string& folder) {
  const std::string rulebook =
      testing::rulebook_text("wijk", testing::require_article("cheap", "proposal", "cost at-most 500 EUR"));
  testing::RuledRound round;
  round.names = "[{folder: " + folder + ", frozen: " + sha256_of(rulebook) + "}]";
  round.ballots = "r1;2026-03-03;bench;\n";
  const testing::TemporaryFolder written;
  testing::write_ruled(round, written);
  Bytes bytes;
  for (const auto& file : fs::directory_iterator(written.path()))
    bytes[file.path().filename().string()] = testing::text_of(file.path());
  bytes[folder + "/rulebook.yaml"] = rulebook;
  return bytes;
}

TEST(FilesInMemory, HaveARulebookInAFolderOfItsName) {
  for (const std::string folder : {"wijk", "./wijk/", "boeken/../wijk/.", "../wijk", "../../a/../wijk"}) {
    const auto reading = read_in_both(ruled_by(folder));
    EXPECT_EQ(lines_of(reading.findings), "") << folder;
    ASSERT_TRUE(reading.value.has_value()) << folder;
    EXPECT_EQ(reading.value->files.back().name, folder + "/rulebook.yaml");
  }
  for (const std::string folder : {"dorp", "wijk/oud", "../Wijk"}) {
    const auto reading = read_in_both(ruled_by(folder));
    ASSERT_EQ(reading.findings.size(), 1U) << folder;
    EXPECT_EQ(reading.findings[0].code, code::other_name) << folder;
  }
}

TEST(FilesInMemory, AreFoundByAnyWayOfWritingTheirPath) {
  const FilesInMemory files(
      {{"round.yaml", "a"}, {"./private/people.csv", "b"}, {"../../rules/pots/rulebook.yaml", "c"}});
  for (const char* path : {"round.yaml", "./round.yaml", "x/../round.yaml", "private//people.csv",
                           "../../rules/pots/rulebook.yaml", "a/../../../rules/./pots/rulebook.yaml"}) {
    EXPECT_TRUE(files.has(path)) << path;
    EXPECT_FALSE(files.is_folder(path)) << path;
    EXPECT_TRUE(files.read(path, "f", 1).value.has_value()) << path;
  }
  for (const char* path : {"", ".", "./", "x/..", "private", "private/", "..", "../..", "../../rules",
                           "../../rules/pots/", "../../rules/proposals/../pots"}) {
    EXPECT_TRUE(files.is_folder(path)) << path;
    EXPECT_TRUE(files.has(path)) << path;
    EXPECT_EQ(lines_of(files.read(path, "f", 1).findings), "f:0:0 file-unreadable not a file||\n") << path;
  }
  for (const char* path : {"Round.yaml", "round", "round.yaml/x", "priv", "../../..", "../../rule", "/"}) {
    EXPECT_FALSE(files.is_folder(path)) << path;
    EXPECT_FALSE(files.has(path)) << path;
    EXPECT_EQ(lines_of(files.read(path, "f", 1).findings), "f:0:0 file-missing ||\n") << path;
  }
}

TEST(FilesInMemory, AreListedByFolder) {
  const FilesInMemory files({{"b", ""}, {"a/y", ""}, {"a/x/z", ""}, {"a-b", ""}, {"../c/d", ""}});
  using Names = std::vector<std::string>;
  EXPECT_EQ(files.names(""), (Names{"a", "a-b", "b"}));
  EXPECT_EQ(files.names("a"), (Names{"x", "y"}));
  EXPECT_EQ(files.names("../c/"), (Names{"d"}));
  EXPECT_EQ(files.names("b"), Names{});
  EXPECT_EQ(files.names("none"), Names{});
  EXPECT_TRUE(FilesInMemory({}).is_folder(""));
  EXPECT_EQ(FilesInMemory({}).names(""), Names{});
}

constexpr bool needs_no_ballots = false;

TEST(FilesBeforeTheVote, GiveTheRoundWithoutBallots) {
  for (const char* name : {"groz-zuid-2026", "one-street", "two-quarters"}) {
    Bytes bytes = bytes_of_sample(name);
    const auto voted = read_in_memory(bytes);
    const auto unread = read_in_both(bytes, needs_no_ballots);
    bytes.erase("ballots.csv");
    const auto reading = read_in_both(bytes, needs_no_ballots);
    ASSERT_TRUE(reading.value.has_value()) << name;
    expect_same(reading, unread);
    EXPECT_EQ(lines_of(reading.findings), "") << name;
    EXPECT_TRUE(reading.value->terms == voted.value->terms);
    EXPECT_EQ(testing::rulings_of(*reading.value), testing::rulings_of(*voted.value));
    EXPECT_EQ(reading.value->election.instance.projects.size(),
              voted.value->election.instance.projects.size());
    EXPECT_EQ(reading.value->election.profile.ballots(), 0U);
    for (const ChannelAccount& channel : reading.value->election.account.channels)
      EXPECT_EQ(channel.unused, channel.issued);
    auto files = voted.value->files;
    std::erase_if(files, [](const ReadFile& file) { return file.name == "ballots.csv"; });
    EXPECT_EQ(reading.value->files, files);
  }
}

TEST(FilesBeforeTheVote, MayHaveBallotsThatAreNoneYet) {
  Bytes bytes = bytes_of_sample("one-street");
  bytes["ballots.csv"] = "ballot;channel\n\xFF";
  bytes["ballots.pb"] = "";
  const auto reading = read_in_both(bytes, needs_no_ballots);
  EXPECT_EQ(lines_of(reading.findings), "");
  ASSERT_TRUE(reading.value.has_value());
}

TEST(FilesBeforeTheVote, AreCheckedAllTheSame) {
  Bytes bytes = bytes_of_sample("one-street");
  bytes.erase("ballots.csv");
  EXPECT_EQ(lines_of(read_in_both(bytes).findings), "ballots.csv:0:0 file-missing ||\n");
  bytes.erase("residents.csv");
  EXPECT_EQ(lines_of(read_in_both(bytes, needs_no_ballots).findings), "residents.csv:0:0 file-missing ||\n");
  bytes.erase("round.yaml");
  EXPECT_EQ(lines_of(read_in_both(bytes, needs_no_ballots).findings),
            "residents.csv:0:0 file-missing ||\nround.yaml:0:0 file-missing ||\n");
}

}  // namespace
}  // namespace buurtkas
