#include <functional>

#include <gtest/gtest.h>

#include "tests/read/pb_support.h"

// A `.pb` file in all the forms that real files have: each is the same election, without a finding.

namespace buurtkas {
namespace {

using testing::pb_right;
using testing::replaced;
using testing::story_of;

const std::string right_story =
    "[Een buurt] 1000.00 XX"
    "X\n"
    "project bench 400.00 [Een bank] #groen\n"
    "project pond 700.50 [Een vijver]\n"
    "project trees 200.00 [Bomen] #groen #natuur\n"
    "declared greedy []\n"
    "selected 1 0 1\n"
    "scores\n"
    "internet: 2 issued = 2 counted + 0 superseded + 0 unused\n"
    "paper: 1 issued = 1 counted + 0 superseded + 0 unused\n"
    "type 0 unit 1 default 0\n"
    "1: bench\n"
    "1: bench trees\n"
    "1: pond\n";

// Every `from` in the text.
std::string all_replaced(std::string text, const std::string& from, const std::string& to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
  return text;
}

// With every line changed.
std::string by_line(const std::string& text, const std::function<std::string(const std::string&)>& change) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text.find('\n', at);
    result += change(text.substr(at, end - at)) + '\n';
    at = end + 1;
  }
  return result;
}

std::string all_quoted(const std::string& line) {
  return '"' + all_replaced(line, ";", "\";\"") + '"';
}

TEST(PbFile, IsReadWhole) {
  const auto reading = testing::read_pb(pb_right);
  EXPECT_EQ(testing::lines_of(reading.findings), "");
  EXPECT_EQ(story_of(reading), right_story);
}

TEST(PbFile, IsTheSameElectionInAnyForm) {
  const std::vector<std::pair<std::string, std::string>> forms = {
      {"CRLF", all_replaced(pb_right, "\n", "\r\n")},
      {"lone CR", all_replaced(pb_right, "\n", "\r")},
      {"no last newline", pb_right.substr(0, pb_right.size() - 1)},
      {"CRLF, and no last newline", all_replaced(pb_right.substr(0, pb_right.size() - 1), "\n", "\r\n")},
      {"blank lines", all_replaced(pb_right, "\n", "\n\n \t\n")},
      {"blank lines before", "\n \n" + pb_right},
      {"every cell in quotes", by_line(pb_right, all_quoted)},
      {"a spreadsheet's empty cells", by_line(pb_right, [](const auto& line) { return line + ";;;"; })},
      {"a spreadsheet's empty lines", all_replaced(pb_right, "\n", "\n;;;;;;;\n")},
      {"a spreadsheet's empty first line", ";;;\n" + pb_right},
      {"spaces around cells", all_replaced(pb_right, ";", " ;\t")},
      {"spaces behind lines", all_replaced(pb_right, "\n", " \n")},
      {"spaces behind quotes", replaced(pb_right, "Een bank;", "\"Een bank\" \t;")},
      {"spaces before lines", all_replaced(pb_right, "\n", "\n ")},
      {"a space after a list's comma", all_replaced(pb_right, ",", ", ")},
      {"spaces around a list's comma", all_replaced(pb_right, ",", " ,\t")},
      {"small markers",
       replaced(replaced(replaced(pb_right, "META", "meta"), "PROJECTS", "projects"), "VOTES", "votes")},
      {"mixed markers", replaced(replaced(pb_right, "PROJECTS", "Projects"), "VOTES", "vOtEs")},
      {"a header in capitals", replaced(pb_right, "key;value", "Key;VALUE")},
      {"None for a missing value", replaced(pb_right, "vijver;;", "vijver;None;")},
      {"other columns in another order",
       replaced(replaced(replaced(replaced(pb_right, "voter_id;vote;voting_method",
                                           "shoe;voting_method;vote;voter_id"),
                                  "v1;trees,bench;paper", "38;paper;trees,bench;v1"),
                         "v2;bench;internet", "41;internet;bench;v2"),
                "v3;pond;internet", ";internet;pond;v3")},
  };
  for (const auto& [name, text] : forms) {
    const auto reading = testing::read_pb(text);
    EXPECT_EQ(testing::lines_of(reading.findings), "") << name;
    EXPECT_EQ(story_of(reading), right_story) << name;
  }
}

TEST(PbFile, MayBeginWithAByteOrderMark) {
  const testing::TemporaryFolder folder;
  const auto source = read_source(folder.write("f.pb", "\xEF\xBB\xBF" + pb_right), "f.pb", table_bytes_max);
  ASSERT_TRUE(source.value);
  EXPECT_EQ(story_of(read_pb_election(*source.value)), right_story);
}

// What is written for the name of the bench, and the name.
TEST(PbFile, HoldsAnyNameInQuotes) {
  const std::vector<std::pair<std::string, std::string>> names = {
      {"\"bank; en tafel\"", "bank; en tafel"},
      {"\"de \"\"bank\"\"\"", "de \"bank\""},
      {"\"\"\"\"", "\""},
      {"\"\"", ""},
      {"\"een\nbank\"", "een\nbank"},
      {"\"een\r\nbank\"", "een\nbank"},
      {"\"een\rbank\"", "een\nbank"},
      {"\"een\r\r\nbank\n\"", "een\n\nbank\n"},
      {"\"een \"\"\r\n\"\" bank\"", "een \"\n\" bank"},
      {"\"META\"", "META"},
      {"\"\nVOTES\n\"", "\nVOTES\n"},
      {"'t bankje", "'t bankje"},
      {"'een", "'een"},
      {"bank #2", "bank #2"},
      {"# bank", "# bank"},
      {"een \"bank\"", "een \"bank\""},
      {"een bank, en meer", "een bank, en meer"},
      {"\xF0\x9F\x8C\xB3 \xD7\x90", "\xF0\x9F\x8C\xB3 \xD7\x90"},
      {"None", ""},
      {"none", "none"},
      {"=1+1", "=1+1"},
  };
  for (const auto& [written, name] : names) {
    const auto reading = testing::read_pb(replaced(pb_right, "Een bank", written));
    EXPECT_EQ(testing::lines_of(reading.findings), "") << written;
    EXPECT_EQ(story_of(reading), replaced(right_story, "Een bank", name)) << written;
  }
}

TEST(PbFile, HasIdsThatAreText) {
  for (const char* id :
       {"OGM/0015", "BO.D5.13/24", "007", "7", "Bench", "a b", "-", "1e5", "\xC3\xA9", "meta"}) {
    std::string text = all_replaced(pb_right, "bench", id);
    const auto reading = testing::read_pb(text);
    EXPECT_EQ(testing::lines_of(reading.findings), "") << id;
    EXPECT_EQ(reading.value->instance.projects[0].id.text(), id);
  }
  std::string both = replaced(pb_right, "pond;700.50", "Bench;700.50");
  both = replaced(both, "v3;pond", "v3;Bench");
  EXPECT_EQ(testing::lines_of(testing::read_pb(both).findings), "");
}

TEST(PbFile, HasVotersWithAnyName) {
  for (const char* id : {"META", "votes", "Projects", "#1", "'", "\"a;b\""}) {
    const auto reading = testing::read_pb(replaced(pb_right, "v3", id));
    EXPECT_EQ(testing::lines_of(reading.findings), "") << id;
    EXPECT_EQ(story_of(reading), right_story) << id;
  }
}

// With other things of the file that may be otherwise: the findings are warnings, or none.
TEST(PbFile, MayLackWhatIsNotCounted) {
  testing::expect_pb_findings({
      {"country;Nederland\n", "", "warning f.pb:2:1 missing-key |country|\n"},
      {"country;Nederland", "country;None", "warning f.pb:4:9 missing-key |country|\n"},
      {"01.03.2026", "2026", ""},
      {"14.03.2026", "2026", ""},
      {";voting_method", ";sex", ""},
      {";selected", ";chosen", ""},
      {"Een bank;groen;1", "Een bank;groen;", "warning f.pb:16:28 not-a-mark |0, 1, 2, 3|\n"},
      {"Een bank;groen;1", "Een bank;groen;2", ""},
      {"rule;greedy", "rule;equalshares/add1-comparison", ""},
      {"budget;1000", "budget;1000.00\ncurrency;EUR", ""},
      {"budget;1000", "budget;1000.0\ncurrency;JPY", "f.pb:18:6 too-many-decimals 700.50|1234.56|\n"},
      {"budget;1000", "budget;0", ""},
  });
}

TEST(PbFile, HasBeneficiariesUnderEitherName) {
  for (const char* name : {"target", "beneficiaries"}) {
    EXPECT_EQ(story_of(testing::read_pb(replaced(pb_right, ";category;", std::string(";") + name + ";"))),
              replaced(replaced(right_story, "bank] #groen", "bank]"), " #groen #natuur", ""));
  }
}

TEST(PbDocument, KeepsEveryCell) {
  const std::string text = replaced(replaced(pb_right, "budget;1000", "budget;1000\nours;\"a;b\""),
                                    "Een vijver;", "\"Een\r\nvijver\";");
  const Source source = {"f.pb", text};
  const auto reading = read_pb_document(source);
  ASSERT_TRUE(reading.value);
  EXPECT_EQ(reading.value->meta.size(), 12U);
  EXPECT_EQ(reading.value->meta[7], (std::pair<std::string, std::string>("ours", "a;b")));
  EXPECT_EQ(reading.value->projects.rows(), 3U);
  EXPECT_EQ(reading.value->projects.cells[9], "Een\nvijver");
  EXPECT_EQ(reading.value->votes.columns, (std::vector<std::string>{"voter_id", "vote", "voting_method"}));
  EXPECT_EQ(reading.value->votes.cells[1], "trees,bench");
  EXPECT_EQ(reading.value->votes.rows(), 3U);
}

}  // namespace
}  // namespace buurtkas
