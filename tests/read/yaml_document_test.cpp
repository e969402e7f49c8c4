#include "cli/read/yaml_document.h"

#include <gtest/gtest.h>

#include "tests/read/folder_support.h"

namespace buurtkas {
namespace {

struct YamlReading {
  std::optional<YamlNode> root;
  std::string lines;  // of findings
};

YamlReading read(const std::string& text) {
  FindingList list;
  FileFindings findings(list, "f");
  YamlReading reading;
  reading.root = read_yaml({"f", text}, findings);
  reading.lines = testing::lines_of(list.take("f"));
  return reading;
}

// The tree on one line: texts as they are, lists in [], maps in {}, `_` for an empty value, `!` for a refused
// one.
std::string drawn(const YamlNode& node) {
  std::string text;
  switch (node.kind) {
    case YamlNode::Kind::empty:
      return "_";
    case YamlNode::Kind::refused:
      return "!";
    case YamlNode::Kind::text:
      return node.text;
    case YamlNode::Kind::list:
      for (const YamlNode& item : node.items) text += (text.empty() ? "" : " ") + drawn(item);
      return '[' + text + ']';
    case YamlNode::Kind::map:
      for (std::size_t i = 0; i < node.keys.size(); ++i) {
        text += (i == 0 ? "" : " ") + node.keys[i].text + '=' + drawn(node.items[i]);
      }
      return '{' + text + '}';
  }
  return {};
}

TEST(YamlReader, KeepsEveryValueAsTheTextThatWasWritten) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"a: no", "{a=no}"},
      {"a: on", "{a=on}"},
      {"a: 12:30", "{a=12:30}"},
      {"a: 1_000", "{a=1_000}"},
      {"a: 0100", "{a=0100}"},
      {"a: 007", "{a=007}"},
      {"a: .nan", "{a=.nan}"},
      {"a: -.inf", "{a=-.inf}"},
      {"a: 1.10", "{a=1.10}"},
      {"a: '1.10'", "{a=1.10}"},
      {"a: \"1.10\"", "{a=1.10}"},
      {"a: 2026-03-09", "{a=2026-03-09}"},
      {"a: ~", "{a=_}"},
      {"a: null", "{a=_}"},
      {"a: \"null\"", "{a=null}"},
      {"a: \"\"", "{a=}"},
      {"a:", "{a=_}"},
      {"a: |\n  x\n  y\n", "{a=x\ny\n}"},
      {"a: [b, [c], {d: e}]", "{a=[b [c] {d=e}]}"},
      {"no: yes", "{no=yes}"},
      {"- a\n-\n- b", "[a _ b]"},
      {"# only words\n", "_"},
      {"a: b\r\nc: d\r\n", "{a=b c=d}"},
      {"---\na: b\n...\n", "{a=b}"},
      {"%YAML 1.2\n---\na: b\n", "{a=b}"},
      {"a: tra\xC3\xABn \xF0\x9F\x8C\xB3", "{a=tra\xC3\xABn \xF0\x9F\x8C\xB3}"},
  };
  for (const auto& [text, tree] : cases) {
    const YamlReading reading = read(text);
    EXPECT_EQ(reading.lines, "") << text;
    ASSERT_TRUE(reading.root.has_value()) << text;
    EXPECT_EQ(drawn(*reading.root), tree) << text;
  }
}

TEST(YamlReader, RefusesWhatARoundDoesNotNeed) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"a: 1\nb: 2\na: 3", "f:3:1 duplicate-key a|f:1|\n"},
      {"a: 1\n'a': 3", "f:2:1 duplicate-key a|f:1|\n"},
      {"a: &x 1\nb: *x", "f:1:4 alias-refused &x||\nf:2:4 alias-refused *x||\n"},
      {"- &x a: 1", "f:1:3 alias-refused &x||\n"},
      {"a: &x\nb: 1", "f:1:4 alias-refused &x||\n"},
      {"&x a: 1", "f:1:1 alias-refused &x||\n"},
      {"a: {b: 1}\n<<: *a", "f:2:5 syntax <<: *a|YAML|\n"},
      {"a: !!float 1.5", "f:1:4 tag-refused !!float||\n"},
      {"a: ! 1.5", "f:1:4 tag-refused !||\n"},
      {"a: !x [1]", "f:1:4 tag-refused !x||\n"},
      {"!x\na: 1", "f:1:1 tag-refused !x||\n"},
      {"a: !!null ~", "f:1:4 tag-refused !!null||\n"},
      {"a: 1\n---\nb: 2", "f:2:1 syntax ---|YAML|\n"},
      {"? [a, b]\n: c", "f:1:3 wrong-type |key|\n"},
      {"? {a: b}\n: c", "f:1:3 wrong-type |key|\n"},
      {": c", "f:1:1 wrong-type :|key|\n"},
      {"BSN: 1", "f:1:1 forbidden-field BSN||\n"},
      {"a: [{b: {'Burger Service-Nummer': 1}}]", "f:1:10 forbidden-field Burger Service-Nummer||\n"},
  };
  for (const auto& [text, lines] : cases) EXPECT_EQ(read(text).lines, lines) << text;
}

TEST(YamlReader, TellsWhereTheTextIsNoYaml) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"name: Fiets: de tweede", "f:1:12 syntax name: Fiets: de tweede|YAML|name: \"Fiets: de tweede\"\n"},
      {"a:\n\t- b", "f:2:2 syntax \\x09- b|YAML|  - b\n"},
      {"a: [b", "f:1:4 truncated a: [b||\n"},
      {"a: \"b", "f:1:6 truncated a: \"b||\n"},
      {"a: b\n c: d", "f:2:3 syntax  c: d|YAML|\n"},
      {"a: ]", "f:1:4 syntax a: ]|YAML|\n"},
      {"a: @b", "f:1:4 syntax a: @b|YAML|a: \"@b\"\n"},
      {"a: `b`", "f:1:4 syntax a: `b`|YAML|a: \"`b`\"\n"},
      {"a: %", "f:1:4 syntax a: %|YAML|a: \"%\"\n"},
      {"a: *", "f:1:5 truncated a: *||\n"},
      {"a: \"\\q\"", "f:1:7 syntax a: \"\\q\"|YAML|\n"},
      {"a: b\n- c", "f:2:1 syntax - c|YAML|\n"},
      {std::string("a: b\0c: d", 9), "f:1:5 not-text \\x00||\n"},
      {"a: b\004c: d", "f:1:5 not-text \\x04||\n"},
      {"a: b\rc: d", "f:1:5 not-text \\x0d||\n"},
      {"a: \x1b[31m", "f:1:4 not-text \\x1b||\n"},
  };
  for (const auto& [text, lines] : cases) {
    const YamlReading reading = read(text);
    EXPECT_EQ(reading.lines, lines) << text;
    EXPECT_FALSE(reading.root.has_value()) << text;
  }
}

std::string repeated(const std::string& text, std::size_t times) {
  std::string result;
  result.reserve(text.size() * times);
  for (std::size_t i = 0; i < times; ++i) result += text;
  return result;
}

// Ten lists that each name the one before nine times: a tree of 3,000,000,000 values.
std::string alias_bomb() {
  std::string text = "a0: &a0 [x, x]\n";
  for (int i = 1; i < 11; ++i) {
    const std::string before = "*a" + std::to_string(i - 1);
    text += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [" + before +
            repeated(", " + before, 8) + "]\n";
  }
  return text;
}

TEST(YamlReader, RefusesAnAliasBombWithoutUnfoldingIt) {
  const YamlReading reading = read(alias_bomb());
  EXPECT_EQ(reading.lines.substr(0, 60), "f:1:5 alias-refused &a0||\nf:2:5 alias-refused &a1||\nf:2:10 a");
}

TEST(YamlReader, StaysSmallWhateverAFileHolds) {
  const std::size_t many = 3'000'000;
  const std::vector<std::pair<std::string, std::string>> cases = {
      {repeated("[", many), "f:1:11 too-deep |20|\n"},
      {repeated("{", many), "f:1:20 too-deep |20|\n"},
      {repeated("- ", many), "f:1:41 too-deep |20|\n"},
      {repeated("? ", many), "f:1:41 too-deep |20|\n"},
      {"a: " + repeated("[", many), "f:1:14 too-deep |20|\n"},
      {"a: [" + repeated("b,", many) + "]", "f:1:499999 file-too-large > 250000|<= 250000|\n"},
      {repeated("- b\n", many), "f:250000:3 file-too-large > 250000|<= 250000|\n"},
      {"a: " + repeated("b", many), "f:1:1 file-too-large > 256 KiB|<= 256 KiB|\n"},
      {"a: '" + repeated("b\n ", many), "f:1:1 file-too-large > 256 KiB|<= 256 KiB|\n"},
      {repeated("#\n", many), "f:1:1 file-too-large > 256 KiB|<= 256 KiB|\n"},
      {repeated("\n", many), "f:1:1 file-too-large > 256 KiB|<= 256 KiB|\n"},
      {repeated(" ", many), "f:1:1 file-too-large > 256 KiB|<= 256 KiB|\n"},
  };
  for (const auto& [text, lines] : cases) EXPECT_EQ(read(text).lines, lines) << text.substr(0, 20);
}

TEST(YamlReader, ReadsTwentyLevelsAndNoMore) {
  EXPECT_EQ(read(repeated("[", 20) + repeated("]", 20)).lines, "");
  EXPECT_EQ(read("a: " + repeated("[", 19) + repeated("]", 19)).lines, "");
  EXPECT_EQ(read("a: " + repeated("[", 20) + repeated("]", 20)).lines, "f:1:23 too-deep |20|\n");
}

TEST(YamlReader, SurvivesEveryTruncation) {
  const testing::FolderTexts texts;
  for (const std::string& text : {texts.round, texts.pots, texts.proposals, alias_bomb()}) {
    for (std::size_t size = 0; size < text.size(); ++size) {
      const YamlReading reading = read(text.substr(0, size));
      EXPECT_TRUE(reading.root.has_value() || !reading.lines.empty()) << text.substr(0, size);
    }
  }
}

// `'t Veld` begins a text that would last until the next apostrophe, with all that stands between.
TEST(YamlReader, MissesNoFieldBetweenQuotes) {
  EXPECT_EQ(read("- id: a\n  about: 't Veld\n  cost: 3\n- id: b\n  about: hun jongens'\n").lines,
            "f:2:10 quote-open 't Veld|5|\"'t Veld\"\n");
  EXPECT_EQ(read("a: \"one\nb: two\nc: \"three\"\n").lines, "f:1:4 quote-open \"one|3|\"one\"\n");
  EXPECT_EQ(read("a: 'one\r\nb:\r\nc: d'\r\n").lines, "f:1:4 quote-open 'one|3|\"'one\"\n");
  EXPECT_EQ(read("a: 'it''s \"one\"\n  b: c'\n").lines, "f:1:4 quote-open 'it''s \"one\"|2|\n");
  EXPECT_EQ(read("a: 'one\nb: two\n").lines, "f:1:4 quote-open 'one|3|\"'one\"\n");
}

TEST(YamlReader, ReadsTextInQuotesOverLines) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"a: 'one\n  two'\nb: c", "{a=one two b=c}"},
      {"a: \"one \\\"\n  two: it is\"", "!"},
      {"a: \"one\n  At 10:30, twice\"", "{a=one At 10:30, twice}"},
      {"a: 'it''s: so'\nb: c", "{a=it's: so b=c}"},
  };
  for (const auto& [text, expected] : cases) {
    const YamlReading reading = read(text);
    if (expected == "!") {
      EXPECT_FALSE(reading.root) << text;
    } else {
      EXPECT_EQ(reading.lines, "") << text;
      ASSERT_TRUE(reading.root) << text;
      EXPECT_EQ(drawn(*reading.root), expected);
    }
  }
}

}  // namespace
}  // namespace buurtkas
