// Journals that were recorded once, and hold for ever: tests/journals/README.md. UPDATE_JOURNALS=1 makes
// those that are not there; one that is there is never rewritten.

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <map>
#include <string>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/record/recorded.h"
#include "tests/record/tampering.h"
#include "tests/record/whole_life.h"
#include "tests/support/support.h"

namespace buurtkas {
namespace {

namespace fs = std::filesystem;
using testing::call;
using testing::TemporaryFolder;

const std::array<std::string, 2> keys = {"kerkstraat", "kerkstraat-2027"};

void expect_done(const std::vector<std::string>& words) {
  const testing::Told told = call(words);
  EXPECT_EQ(told.code, 0) << words.front() << ' ' << told.err;
}

fs::path record_sample(const std::string& name, const TemporaryFolder& folder) {
  return testing::record_vote(name, folder);
}

// All that can be done with a journal so far.
fs::path record_corrected(const TemporaryFolder& folder) {
  const fs::path round = testing::copy_sample("one-street", folder);
  for (std::uint8_t i = 0; i < 2; ++i)
    folder.write(keys.at(i), testing::known_key(keys.at(i), i).secret_text() + '\n');
  const auto key = [&](std::size_t i) { return (folder.path() / keys.at(i)).string(); };
  const std::string salt(32, 'a');
  folder.write("sample-budgets/one-street/private/people.csv",
               "resident;name;iban;salt\nr1;Ans Bos;;" + salt + "\nr2;Bob Smit;;" + salt + '\n');
  expect_done({"freeze", round.string(), "--quiet"});
  expect_done({"vote", round.string(), "--quiet"});
  std::string proposals = testing::text_of(round / "proposals.yaml");
  proposals.replace(proposals.find("cost: 300.00"), 12, "cost: 310.00");
  folder.write("sample-budgets/one-street/proposals.yaml", proposals);
  expect_done(
      {"vote", round.string(), "--quiet", "--correct", "the flowers were dearer", "--on", "2026-03-16"});
  expect_done({"checkpoint", round.string(), "--quiet", "--key", key(0), "--on", "2026-03-17"});
  expect_done({"erase", round.string(), "r2", "--quiet", "--on", "2026-11-26"});
  expect_done(
      {"checkpoint", round.string(), "--quiet", "--key", key(0), "--key", key(1), "--on", "2026-12-31"});
  return round / "journal.db";
}

struct Old {
  std::function<fs::path(const TemporaryFolder&)> record;
  std::string entries, decided;
};

const std::map<std::string, Old>& old_journals() {
  static const std::map<std::string, Old> all = {
      {"one-street", {[](const auto& folder) { return record_sample("one-street", folder); }, "9", "9"}},
      {"two-quarters",
       {[](const auto& folder) { return record_sample("two-quarters", folder); }, "15", "15"}},
      {"groz-zuid-2026",
       {[](const auto& folder) { return record_sample("groz-zuid-2026", folder); }, "43", "43"}},
      {"corrected", {record_corrected, "15", "12"}},
  };
  return all;
}

fs::path file_of(const std::string& name) {
  return testing::project_root() / "tests" / "journals" / "v1" / (name + ".db");
}

class OldJournals : public ::testing::TestWithParam<std::string> {};

// In a copy: whoever reads a journal may make a file of locks beside it.
TEST_P(OldJournals, Hold) {
  const TemporaryFolder folder;
  const Old& old = old_journals().at(GetParam());
  const char* update = std::getenv("UPDATE_JOURNALS");
  if (update != nullptr && std::string(update) == "1" && !fs::exists(file_of(GetParam()))) {
    fs::create_directories(file_of(GetParam()).parent_path());
    fs::copy_file(old.record(folder), file_of(GetParam()));
  }
  const fs::path journal = folder.write("old.db", testing::text_of(file_of(GetParam())));
  const testing::Told told = call({"audit", journal.string(), "--format", "json"});
  EXPECT_EQ(told.code, 0) << told.out << told.err;
  const auto json = nlohmann::json::parse(told.out, nullptr, false);
  ASSERT_TRUE(json.is_object());
  EXPECT_TRUE(json.at("holds").get<bool>());
  EXPECT_EQ(json.at("entries"), old.entries);
  EXPECT_EQ(json.at("decided"), old.decided);
  EXPECT_EQ(testing::text_of(journal), testing::text_of(file_of(GetParam()))) << "reading changes nothing";
}

std::string name_of(const ::testing::TestParamInfo<std::string>& one) {
  std::string name = one.param;
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(V1, OldJournals,
                         ::testing::Values("one-street", "two-quarters", "groz-zuid-2026", "corrected"),
                         name_of);

TEST(OldJournalsFolder, HasNoOthers) {
  std::error_code none_yet;
  for (const auto& entry : fs::directory_iterator(file_of("one-street").parent_path(), none_yet))
    EXPECT_TRUE(old_journals().contains(entry.path().stem().string())) << entry.path();
}

}  // namespace
}  // namespace buurtkas
