#include "cli/read/csv_table.h"

#include <array>

#include <gtest/gtest.h>

#include "cli/read/values.h"
#include "tests/read/folder_support.h"

namespace buurtkas {
namespace {

constexpr std::array<Column, 3> columns = {{{"id", true}, {"name"}, {"marks"}}};

// The rows, a line each, cells in [] in the order of `columns` with the place of the first; then the
// findings.
std::string read(const std::string& text) {
  FindingList list;
  FileFindings findings(list, "f");
  const Source source = {"f", text};
  CsvTable table(source, findings, columns);
  std::string lines;
  while (table.has_required_columns() && table.next()) {
    const Spot spot = table.spot(0);
    lines += std::to_string(spot.line) + ':' + std::to_string(spot.column) + ' ';
    for (std::size_t i = 0; i < columns.size(); ++i) lines += '[' + std::string(table.cell(i)) + ']';
    lines += '\n';
  }
  return lines + testing::lines_of(list.take("f"));
}

TEST(CsvReader, ReadsWhatSpreadsheetsSave) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"id;name\na;b\n", "2:1 [a][b][]\n"},
      {"id,name\na,b\n", "2:1 [a][b][]\n"},
      {"id;name\r\na;b\r\nc;d", "2:1 [a][b][]\n3:1 [c][d][]\n"},
      {"id;name\ra;b\rc;d\r", "2:1 [a][b][]\n3:1 [c][d][]\n"},
      {"id\na\n", "2:1 [a][][]\n"},
      {"name;id\nb;a\n", "2:3 [a][b][]\n"},
      {"id;name\n\n;\n \t;  \na;b\n\n", "5:1 [a][b][]\n"},
      {"id ; name\n a ; b \n", "2:1 [a][b][]\n"},
      {"id;name\n\"a\";\"b;c\"\n", "2:1 [a][b;c][]\n"},
      {"\"id\";\"name\"\na;b\n", "2:1 [a][b][]\n"},
      {"id;name\na;\"b\"\"c\"\"\"\n", "2:1 [a][b\"c\"][]\n"},
      {"id;name\na;\"\"\"\"\n", "2:1 [a][\"][]\n"},
      {"id;name\na;\"\"\n", "2:1 [a][][]\n"},
      {"id;name\na;\"b\nc\"\nd;e\n", "2:1 [a][b\nc][]\n4:1 [d][e][]\n"},
      {"id;name\na;\"b\r\nc\" \nd;e\n", "2:1 [a][b\r\nc][]\n4:1 [d][e][]\n"},
      {"id,marks\na,\"x,y\"\n", "2:1 [a][][x,y]\n"},
      {"id;marks\na;x,y\n", "2:1 [a][][x,y]\n"},
      {"id;name\n=1+1;'b'\n", "2:1 [=1+1]['b'][]\n"},
      {"id;name\n\xD7\x90;caf\xC3\xA9 \xF0\x9F\x8C\xB3\n",
       "2:1 [\xD7\x90][caf\xC3\xA9 \xF0\x9F\x8C\xB3][]\n"},
      {"id;name", ""},
      {"id;name\n", ""},
  };
  for (const auto& [text, rows] : cases) EXPECT_EQ(read(text), rows) << text;
}

TEST(CsvReader, PassesOverRowsThatAreNotWholeAndSaysWhere) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"id;name\na\nb;c\n", "3:1 [b][c][]\nf:2:1 too-few-cells 1|2|\n"},
      {"id;name\na;b;c\nb;c\n", "3:1 [b][c][]\nf:2:1 cell-count 3|2|\n"},
      {"id;name\n;;;\n", "f:2:1 cell-count 4|2|\n"},
      {"id;name\na;b\"c\nb;c\n", "3:1 [b][c][]\nf:2:4 syntax b\"|\"\"|\n"},
      {"id;name\na;\"b\"c\nb;c\n", "3:1 [b][c][]\nf:2:6 syntax c|;|\n"},
      {"id,name\na,\"b\";\nb,c\n", "3:1 [b][c][]\nf:2:6 syntax ;|,|\n"},
      {"id;name\na;\"b\nb;c\n", "f:2:3 truncated \"b\\x0ab;c\\x0a|\"|\n"},
      {"id;name\na;\"", "f:2:3 truncated \"|\"|\n"},
  };
  for (const auto& [text, rows] : cases) EXPECT_EQ(read(text), rows) << text;
}

TEST(CsvReader, WantsAHeaderThatItKnows) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"id;nmae\na;b\n", "2:1 [a][][]\nf:1:4 unknown-column nmae|id, name, marks|name\n"},
      {"ids;name\na;b\n", "f:1:1 missing-column |id|ids\nf:1:1 unknown-column ids|id, name, marks|id\n"},
      {"id;name;id\na;b;c\n", "f:1:9 duplicate-column id||\n"},
      {"id;\na;b\n", "2:1 [a][][]\nf:1:4 unknown-column \"\"|id, name, marks|\n"},
      {"id;b s-n\na;b\n", "2:1 [a][][]\nf:1:4 forbidden-field b s-n||\n"},
      {"id\tname\na\tb\n", "f:1:3 syntax \\x09|; ,|\n"},
      {"\n\nid;name\n", "f:1:1 missing-column |id|\nf:1:1 unknown-column \"\"|id, name, marks|\n"},
      {"\"id;name\n", "f:1:1 truncated \"id;name\\x0a|\"|\n"},
      {std::string(1000, ';'), "f:1:1 cell-count 1001|<= 256|\n"},
  };
  for (const auto& [text, rows] : cases) EXPECT_EQ(read(text), rows) << text.substr(0, 20);
}

TEST(CsvReader, ReadsLongLinesInLittleTime) {
  const std::string separators = "id;name\n" + std::string(20'000'000, ';') + "\na;b\n";
  EXPECT_EQ(read(separators), "3:1 [a][b][]\nf:2:1 cell-count 20000001|2|\n");
  const std::string quotes = "id;name\na;\"" + std::string(20'000'000, '"') + "\"\nb;c\n";
  EXPECT_EQ(read(quotes).substr(0, 9), "2:1 [a][\"");
  const std::string letters = "id;name\n" + std::string(20'000'000, 'x') + "\na;b\n";
  EXPECT_EQ(read(letters), "3:1 [a][b][]\nf:2:1 too-few-cells 1|2|\n");
}

TEST(CsvReader, SplitsAListInACell) {
  using Items = std::vector<std::string_view>;
  EXPECT_EQ(items_of(""), Items());
  EXPECT_EQ(items_of("a"), Items({"a"}));
  EXPECT_EQ(items_of("a, b ,c"), Items({"a", "b", "c"}));
  EXPECT_EQ(items_of("a,"), Items({"a", ""}));
  EXPECT_EQ(items_of(","), Items({"", ""}));
  EXPECT_EQ(items_of(",a"), Items({"", "a"}));
}

}  // namespace
}  // namespace buurtkas
