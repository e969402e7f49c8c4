#include "cli/read/source.h"

#include <filesystem>

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/read/files.h"
#include "engine/sha256.h"
#include "tests/read/folder_support.h"
#include "tests/support/support.h"

namespace buurtkas {
namespace {

constexpr std::uint64_t bytes_max = 64;

std::string read(const std::string& text) {
  const testing::TemporaryFolder folder;
  const auto reading = read_source(folder.write("f", text), "f", bytes_max);
  EXPECT_EQ(reading.value.has_value(), reading.findings.empty());
  const auto in_memory = FilesInMemory({{"f", text}}).read("f", "f", bytes_max);
  EXPECT_EQ(in_memory.findings, reading.findings);
  EXPECT_EQ(in_memory.value.has_value(), reading.value.has_value());
  if (reading.value && in_memory.value) {
    EXPECT_EQ(in_memory.value->text, reading.value->text);
    EXPECT_EQ(in_memory.value->sha256, sha256_of(text));
    EXPECT_EQ(reading.value->sha256, sha256_of(text));
  }
  return reading.value ? '<' + reading.value->text + '>' : testing::lines_of(reading.findings);
}

TEST(Source, IsTextOrAFindingWithItsPlace) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"a: b\n", "<a: b\n>"},
      {"\xEF\xBB\xBF"
       "a: b\n",
       "<a: b\n>"},
      {"\xEF\xBB\xBF", "f:0:0 file-empty ||\n"},
      {"", "f:0:0 file-empty ||\n"},
      {" \r\n\t\n", "f:0:0 file-empty ||\n"},
      {std::string(64, 'x'), '<' + std::string(64, 'x') + '>'},
      {std::string(65, 'x'), "f:0:0 file-too-large 0 MiB|<= 0 MiB|\n"},
      {std::string("ab\nc\0d", 6), "f:2:2 not-text \\x00|UTF-8|\n"},
      {std::string("12345678\0", 9), "f:1:9 not-text \\x00|UTF-8|\n"},
      {"caf\xE9\n", "f:1:4 not-text \\xe9|UTF-8|\n"},
      {"caf\xE9", "f:1:4 not-text \\xe9|UTF-8|\n"},
      {"a\rb\r\ncaf\xE9", "f:3:4 not-text \\xe9|UTF-8|\n"},
      {"\xEF\xBB\xBF"
       "caf\xE9\n",
       "f:1:4 not-text \\xe9|UTF-8|\n"},
      {"\xFF\xFE"
       "a",
       "f:1:1 not-text \\xff|UTF-8|\n"},
      {"caf\xC3\xA9 \xE2\x82\xAC \xF0\x9F\x8C\xB3 \xD7\x90",
       "<caf\xC3\xA9 \xE2\x82\xAC \xF0\x9F\x8C\xB3 \xD7\x90>"},
      {"a\xC0\xAF", "f:1:2 not-text \\xc0|UTF-8|\n"},          // overlong
      {"a\xE0\x80\x80", "f:1:2 not-text \\xe0|UTF-8|\n"},      // overlong
      {"a\xED\xA0\x80", "f:1:2 not-text \\xed|UTF-8|\n"},      // a surrogate
      {"a\xF4\x90\x80\x80", "f:1:2 not-text \\xf4|UTF-8|\n"},  // beyond the last character
      {"a\x80", "f:1:2 not-text \\x80|UTF-8|\n"},
      {"a\xE2\x82", "f:1:2 not-text \\xe2|UTF-8|\n"},  // cut off
  };
  for (const auto& [text, answer] : cases) EXPECT_EQ(read(text), answer) << text;
}

TEST(Source, IsAFindingForWhatIsNoFile) {
  const testing::TemporaryFolder folder;
  const auto lines = [&](const std::filesystem::path& path) {
    return testing::lines_of(read_source(path, "f", bytes_max).findings);
  };
  EXPECT_EQ(lines(folder.path() / "none"), "f:0:0 file-missing ||\n");
  EXPECT_EQ(lines(folder.path() / "none" / "none"), "f:0:0 file-missing ||\n");
  EXPECT_EQ(lines(folder.path()), "f:0:0 file-unreadable not a file||\n");
  ASSERT_EQ(mkfifo((folder.path() / "pipe").c_str(), 0600), 0);
  EXPECT_EQ(lines(folder.path() / "pipe"), "f:0:0 file-unreadable not a file||\n");
  std::filesystem::create_symlink("loop", folder.path() / "loop");
  EXPECT_EQ(lines(folder.path() / "loop"), "f:0:0 file-unreadable Too many levels of symbolic links||\n");
}

// The file's whole size is a hole: nothing is on the disk, and little of it is read.
TEST(Source, OfAGigabyteThatIsNoTextIsRefusedAtItsFirstByte) {
  const testing::TemporaryFolder folder;
  const auto path = folder.write("f", "x");
  std::filesystem::resize_file(path, std::uintmax_t{1} << 30);
  EXPECT_EQ(testing::lines_of(read_source(path, "f", yaml_bytes_max).findings),
            "f:0:0 file-too-large 1024 MiB|<= 16 MiB|\n");
  EXPECT_EQ(testing::lines_of(read_source(path, "f", table_bytes_max).findings),
            "f:1:2 not-text \\x00|UTF-8|\n");
}

TEST(Source, IsReadWholeAcrossItsPieces) {
  const testing::TemporaryFolder folder;
  std::string text(std::size_t{4} << 20, 'x');
  text.back() = '\xE2';  // a character that begins in one piece and ends in the next
  text += "\x82\xAC and more";
  const auto reading = read_source(folder.write("f", text), "f", table_bytes_max);
  ASSERT_TRUE(reading.value.has_value());
  EXPECT_TRUE(reading.value->text == text);
  EXPECT_EQ(reading.value->sha256, sha256_of(text));
}

}  // namespace
}  // namespace buurtkas
