#include <filesystem>

#include <gtest/gtest.h>

#include "cli/read/finding_list.h"
#include "tests/read/pb_support.h"
#include "tests/support/support.h"

// A `.pb` file that is no text, or cut off, or far too large: little is done, and what is wrong is said.

namespace buurtkas {
namespace {

using testing::lines_of;
using testing::pb_right;
using testing::replaced;

// Read from a file, as a command does.
std::string findings_of_file(const std::string& text) {
  const testing::TemporaryFolder folder;
  const auto source = read_source(folder.write("f.pb", text), "f.pb", table_bytes_max);
  return lines_of(source.value ? read_pb_election(*source.value).findings : source.findings);
}

std::string in_utf16(const std::string& text) {
  std::string wide = "\xFF\xFE";
  for (const char c : text) wide += {c, '\0'};
  return wide;
}

TEST(PbBounds, RefuseWhatIsNoText) {
  const std::string latin = replaced(pb_right, "Een vijver", "Een caf\xE9");
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"", "f.pb:0:0 file-empty ||\n"},
      {"\xEF\xBB\xBF\r\n", "f.pb:0:0 file-empty ||\n"},
      {latin, "f.pb:17:22 not-text \\xe9|UTF-8|\n"},
      {replaced(pb_right, "bench;internet", std::string("ben\0ch;internet", 15)),
       "f.pb:22:7 not-text \\x00|UTF-8|\n"},
      {in_utf16(pb_right), "f.pb:1:1 not-text \\xff|UTF-8|\n"},
      {in_utf16(pb_right).substr(2), "f.pb:1:2 not-text \\x00|UTF-8|\n"},
      {"PK\x03\x04\x14", "f.pb:1:1 section-missing PK\\x03\\x04\\x14|META|\n"},
  };
  for (const auto& [text, lines] : cases) EXPECT_EQ(findings_of_file(text), lines) << text;
  for (const char* line_end : {"\r", "\r\n"}) {
    std::string ended;
    for (const char c : latin) ended += c == '\n' ? line_end : std::string(1, c);
    EXPECT_EQ(findings_of_file(ended), "f.pb:17:22 not-text \\xe9|UTF-8|\n");
  }
}

// The gigabyte is a hole behind a file that is right: nothing of it is on the disk, and it is not read.
TEST(PbBounds, RefuseAGigabyteBehindTheFileUnread) {
  const testing::TemporaryFolder folder;
  const auto path = folder.write("f.pb", pb_right);
  std::filesystem::resize_file(path, std::uintmax_t{1} << 30);
  EXPECT_EQ(lines_of(read_source(path, "f.pb", table_bytes_max).findings),
            "f.pb:24:1 not-text \\x00|UTF-8|\n");
  std::filesystem::resize_file(path, (std::uintmax_t{2} << 30) + 1);
  EXPECT_EQ(lines_of(read_source(path, "f.pb", table_bytes_max).findings),
            "f.pb:0:0 file-too-large 2048 MiB|<= 2048 MiB|\n");
}

TEST(PbBounds, SurviveEveryTruncation) {
  std::string text = replaced(pb_right, "Een vijver", "\"Een \"\"\xC3\xA9\r\nvijver\"\"; 2\"");
  text = replaced(text, "trees,bench", "\"trees, bench\"");
  const std::size_t last_cell = text.rfind(';') + 1;  // its own end cannot be missed
  for (std::size_t size = 0; size <= text.size(); ++size) {
    const auto reading = testing::read_pb(text.substr(0, size));
    const std::string story = testing::story_of(reading) + lines_of(reading.findings);
    const auto again = testing::read_pb(text.substr(0, size));
    EXPECT_EQ(testing::story_of(again) + lines_of(again.findings), story) << size;
    EXPECT_EQ(reading.value.has_value(), !has_errors(reading.findings)) << size;
    EXPECT_EQ(reading.findings.empty(), size >= last_cell) << size;
  }
}

// `line` a hundred thousand times in the section that ends there, each `@` its number.
std::string with_many(const std::string& before, const std::string& line) {
  std::string rows;
  for (int i = 0; i < 100'000; ++i) rows += replaced(line, "@", std::to_string(i));
  const std::size_t at = before.empty() ? pb_right.size() : pb_right.find(before);
  return std::string(pb_right).insert(at, rows);
}

// In time that grows as the file does; as its square, ctest would end it.
TEST(PbBounds, TellAHundredThousandWrongRows) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {with_many("", "w@;none;paper\n"), "f.pb:0:0 more-findings 99000||\n"},
      {with_many("", "w@;bench\n"), "f.pb:0:0 more-findings 99000||\n"},
      {with_many("", "w@;\"bench\"x;paper\n"), "f.pb:0:0 more-findings 99000||\n"},
      {with_many("", "v1;bench;pap@er\n"), "f.pb:0:0 more-findings 99000||\n"},
      {with_many("", "w@;bench,bench;paper\n"), "warning f.pb:0:0 more-findings 99002||\n"},
      {with_many("VOTES", "q@;1,5;;;;0\n"), "f.pb:0:0 more-findings 99000||\n"},
      {with_many("VOTES", "q@;0;;;;0\n"), "warning f.pb:0:0 more-findings 99001||\n"},
      {with_many("PROJECTS", "q@;x\n"), "warning f.pb:0:0 more-findings 99000||\n"},
  };
  for (const auto& [text, last] : cases) {
    const auto reading = testing::read_pb(text);
    ASSERT_EQ(reading.findings.size(), findings_max + 1) << last;
    EXPECT_EQ(lines_of({reading.findings.back()}), last);
  }
}

// One line that holds a hundred thousand slips, or twenty million cells.
TEST(PbBounds, ReadLongLines) {
  std::string unknown = "bench";
  std::string twice = "bench";
  for (int i = 0; i < 1'000'000; ++i) {
    unknown += ",x";
    twice += ",bench";
  }
  const std::string many(20'000'000, ';');
  const std::vector<std::pair<std::string, std::string>> cases = {
      {replaced(pb_right, "v2;bench", "v2;" + unknown), "f.pb:0:0 more-findings 999000||\n"},
      {replaced(pb_right, "v2;bench", "v2;" + twice), "warning f.pb:0:0 more-findings 999000||\n"},
      {replaced(pb_right, "v2;bench", "v2;bench" + many), "f.pb:22:1 cell-count 20000003|3|\n"},
      {replaced(pb_right, "v1;trees,bench;paper", "v1;trees,bench;paper" + many), ""},
      {replaced(pb_right, "voting_method", "a" + many + 'x'), "f.pb:20:1 cell-count 20000003|<= 256|\n"},
      {replaced(pb_right, "voting_method", "a" + many + " \t"), ""},
      {replaced(pb_right, "Een bank", '"' + std::string(20'000'000, '"') + '"'), ""},
  };
  for (const auto& [text, last] : cases) {
    const auto reading = testing::read_pb(text);
    EXPECT_EQ(reading.findings.empty() ? "" : lines_of({reading.findings.back()}), last);
  }
}

// The sums of a file's points are larger than 64 bits hold.
TEST(PbBounds, AddUpAnyPoints) {
  std::string text =
      "META\nkey;value\nbudget;1\nvote_type;cumulative\nPROJECTS\nproject_id;cost;score\n1;1;1\nVOTES\n"
      "voter_id;vote;points\n";
  for (int i = 0; i < 20'000; ++i) text += std::to_string(i) + ";1;1000000000.000001\n";
  const auto reading = testing::read_pb(text);
  ASSERT_TRUE(reading.value);
  EXPECT_EQ(lines_of({reading.findings.back()}), "warning f.pb:7:5 total-differs 1|20000000000000.02|\n");
}

}  // namespace
}  // namespace buurtkas
