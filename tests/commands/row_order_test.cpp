// No order of rows decides, where the round did not say that it breaks ties.

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/commands/ask.h"
#include "tests/support/support.h"

namespace buurtkas {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

// What must stay, cut into the rows that may change places: lines, or in YAML what starts with `  - `.
struct Rows {
  std::string head;
  std::vector<std::string> rows;
};

Rows rows_of(const std::string& text, bool is_yaml) {
  Rows result;
  bool is_in_head = true;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    const bool starts_row = is_yaml ? line.starts_with("  - ") : !result.head.empty();
    if (starts_row) {
      result.rows.emplace_back();
      is_in_head = false;
    }
    (is_in_head ? result.head : result.rows.back()) += line + '\n';
  }
  return result;
}

std::string shuffled(const std::string& text, bool is_yaml, unsigned seed) {
  Rows parts = rows_of(text, is_yaml);
  std::mt19937 order(seed);
  std::shuffle(parts.rows.begin(), parts.rows.end(), order);
  std::string result = parts.head;
  for (const std::string& row : parts.rows) result += row;
  return result;
}

Json sorted(Json list) {
  std::sort(list.begin(), list.end());
  return list;
}

// The outcome, and who pays, without the hashes of the files.
Json outcome_of(const fs::path& folder) {
  const testing::Answer answer =
      testing::ask_words({"vote", folder.string(), "--dry-run", "--format", "json"});
  EXPECT_EQ(answer.code, 0) << answer.err;
  Json json = Json::parse(answer.out);
  json.erase("inputs");
  json.erase("digest");
  json["funding"] = sorted(json["funding"]);
  return json;
}

struct Row {
  const char* file;
  bool is_yaml;
  bool decides_who_pays;  // the order of the pots is the last word on which of them pays
};

const std::vector<Row> files = {{"proposals.yaml", true, false},
                                {"ballots.csv", false, false},
                                {"residents.csv", false, false},
                                {"pots.yaml", true, true}};

void expect_same_whatever_the_order(const std::string& sample) {
  const fs::path original = testing::project_root() / "sample-budgets" / sample;
  const Json wanted = outcome_of(original);
  for (const Row& row : files) {
    const std::string text = testing::text_of(original / row.file);
    if (rows_of(text, row.is_yaml).rows.size() < 2) continue;
    for (unsigned seed = 1; seed <= 5; ++seed) {
      const testing::TemporaryFolder folder;
      const fs::path round = testing::copy_sample(sample, folder);
      const std::string other = shuffled(text, row.is_yaml, seed);
      ASSERT_EQ(other.size(), text.size());
      std::ofstream(round / row.file, std::ios::binary) << other;
      const Json json = outcome_of(round);
      for (const char* key : {"selected", "cost", "voters", "votable", "ballots"}) {
        EXPECT_EQ(json[key], wanted[key]) << sample << ' ' << row.file << ' ' << seed << ' ' << key;
      }
      if (row.decides_who_pays) continue;
      EXPECT_EQ(json["funding"], wanted["funding"]) << sample << ' ' << row.file << ' ' << seed;
      EXPECT_EQ(json["trace"].size(), wanted["trace"].size());
    }
  }
}

TEST(RowOrder, ChangesNothingInWhatIsSelectedAndWhoPays) {
  expect_same_whatever_the_order("one-street");
  expect_same_whatever_the_order("groz-zuid-2026");
}

TEST(RowOrder, IsReallyChangedByThisTest) {
  const fs::path original = testing::project_root() / "sample-budgets/groz-zuid-2026";
  for (const Row& row : files) {
    const std::string text = testing::text_of(original / row.file);
    EXPECT_GE(rows_of(text, row.is_yaml).rows.size(), 4U) << row.file;
    EXPECT_NE(shuffled(text, row.is_yaml, 1), text) << row.file;
  }
}

TEST(RowOrder, BreaksTiesWhereTheRoundSaysSo) {
  const testing::TemporaryFolder folder;
  fs::copy(testing::project_root() / "sample-budgets/one-street", folder.path());
  const std::string ballots = testing::text_of(folder.path() / "ballots.csv");
  const std::string one_vote_each = "1;paper;r1;2026-03-03;bench,trees,rain\n2;paper;r2;2026-03-03;party\n";
  folder.write("ballots.csv", rows_of(ballots, false).head + one_vote_each);
  const auto first = [&](const std::string& tie_break) {
    const testing::Answer answer =
        testing::ask_words({"vote", folder.path().string(), "--dry-run", "--format", "json", "--method",
                            "greedy", "--tie-breaks", tie_break});
    return Json::parse(answer.out)["selected"].front().get<std::string>();
  };
  EXPECT_EQ(first("file-order"), "bench");
  EXPECT_EQ(first("lowest-cost"), "trees");
  Rows proposals = rows_of(testing::text_of(folder.path() / "proposals.yaml"), true);
  std::reverse(proposals.rows.begin(), proposals.rows.end());
  std::string text = proposals.head;
  for (const std::string& row : proposals.rows) text += row;
  folder.write("proposals.yaml", text);
  EXPECT_EQ(first("file-order"), "rain");
  EXPECT_EQ(first("lowest-cost"), "trees");
}

}  // namespace
}  // namespace buurtkas
