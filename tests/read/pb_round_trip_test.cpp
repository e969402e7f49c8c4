#include <algorithm>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "cli/render/pb_text.h"
#include "tests/read/pb_support.h"

// What is written as a `.pb` file follows the format's own rules, and is the same election when it is read.

namespace buurtkas {
namespace {

using testing::pb_right;
using testing::replaced;
using testing::story_of;

// The text that is written for a text; empty when it cannot be read.
PbText written(const std::string& text) {
  const Source source = {"f.pb", text};
  const auto document = read_pb_document(source);
  return document.value ? pb_text(*document.value) : PbText();
}

TEST(PbText, IsInTheFormatsOrder) {
  const std::string text =
      "\r\nmeta\r\nkey;value;;\r\nours;1\r\ncurrency;EUR\r\ncomment;\"#1: a; b\"\r\nbudget;1000.00\r\n"
      "vote_type;approval\r\nnum_votes;7\r\nmax_sum_cost;600.5\r\nedition;None\r\nunit;\"Plein\"\r\n"
      "projects\r\nselected;target;shoe;name;cost;project_id\r\n1;\"a, "
      "b\";38;\"de\r\n\"\"bank\"\"\";400.0;b/1\r\n"
      "None;;;'t ;0.50;2\r\n"
      "votes\r\nsex;vote;voter_id\r\nM;\"b/1, 2\";v1\r\n;;Votes\r\n";
  const PbText result = written(text);
  EXPECT_EQ(result.text,
            "META\nkey;value\nunit;Plein\nnum_votes;2\nbudget;1000\nvote_type;approval\nmax_sum_cost;600.50\n"
            "currency;EUR\ncomment;\"#1: a; b\"\n"
            "PROJECTS\nproject_id;cost;name;beneficiaries;selected;shoe\n"
            "b/1;400;\"de\n\"\"bank\"\"\";a,b;1;38\n2;0.50;'t;;;\n"
            "VOTES\nvoter_id;vote;sex\nv1;b/1,2;M\nVotes;;\"\"\n");
  EXPECT_EQ(result.left_out, std::vector<std::string>{"ours"});
  EXPECT_EQ(story_of(testing::read_pb(result.text)), story_of(testing::read_pb(text)));
}

TEST(PbText, StaysAsItIsWhenItIsInOrder) {
  EXPECT_EQ(written(pb_right).text, pb_right);
  std::string bare = "META\nkey;value\nbudget;5\nvote_type;approval\nPROJECTS\nproject_id;cost\n1;2\n";
  EXPECT_EQ(written(bare).text, bare + "VOTES\nvoter_id;vote\n");
  for (const char* type : {"cumulative", "scoring"}) {
    const std::string with_points = replaced(bare, "approval", type);
    EXPECT_EQ(written(with_points).text, with_points + "VOTES\nvoter_id;vote;points\n");
  }
  const std::string both = replaced(pb_right, "name;category;selected", "beneficiaries;selected;target");
  EXPECT_EQ(written(both).text, both);
  EXPECT_EQ(written(replaced(pb_right, "bench;400", "bench;1e5")).text,
            replaced(pb_right, "bench;400", "bench;1e5"));
}

TEST(PbText, IsTheFileWithoutWhatItsWriterAdded) {
  for (const auto& [from, to] : std::vector<std::pair<std::string, std::string>>{
           {"trees,bench", "trees,\t bench "},
           {"natuur,groen", " natuur , groen"},
           {"bench;400", "bench; 400.00 "},
           {"budget;1000", "budget;1000.0"},
           {"num_votes;3", "num_votes;30"},
           {"vijver;;", "vijver;None;"},
           {"rule;greedy", "rule;greedy\nours;1"},
           {"Een bank", "\"Een bank\""},
           {"VOTES\n", "votes;;;;\n\n"},
       }) {
    EXPECT_EQ(written(replaced(pb_right, from, to)).text, pb_right) << to;
  }
}

std::string in_quotes(const std::string& cell) {
  std::string text = "\"";
  for (const char c : cell) text += c == '"' ? "\"\"" : std::string(1, c);
  return text + '"';
}

// A cell made to break a reader: of pieces that mean something to one.
std::string hostile_cell() {
  static const std::vector<std::string> pieces = {"\"",
                                                  "\"\"",
                                                  ";",
                                                  "\n",
                                                  "\r",
                                                  "\r\n",
                                                  ",",
                                                  " ",
                                                  "\t",
                                                  "'",
                                                  "#",
                                                  "META",
                                                  "VOTES",
                                                  "None",
                                                  "=1+1",
                                                  "bank",
                                                  "\xF0\x9F\x8C\xB3",
                                                  "\xC3\xA9",
                                                  "\xE2\x80\x8B",
                                                  "\\",
                                                  "\x1B[31m",
                                                  "0",
                                                  "-"};
  std::string cell;
  for (int left = *rc::gen::inRange(0, 6); left > 0; --left) cell += *rc::gen::elementOf(pieces);
  return cell;
}

// An id of a project: no comma, and no white space around it.
std::string hostile_id(std::size_t number) {
  std::string id = hostile_cell();
  id.erase(std::remove(id.begin(), id.end(), ','), id.end());
  return '<' + id + '>' + std::to_string(number);
}

std::string some_ballot(const std::vector<std::string>& ids, bool has_one, bool has_points) {
  std::string marks;
  std::string points;
  for (const std::string& id : ids) {
    if (*rc::gen::arbitrary<bool>() || (has_one && !marks.empty())) continue;
    const std::string comma = marks.empty() ? "" : *rc::gen::element(std::string(","), std::string(", "));
    marks += comma + id;
    points += comma + *rc::gen::element(std::string("1"), std::string("-2.5"), std::string("0.125"));
  }
  return in_quotes(marks) + (has_points ? ';' + points : "");
}

std::string some_file() {
  const std::string type =
      *rc::gen::element(std::string("approval"), std::string("choose-1"), std::string("cumulative"),
                        std::string("scoring"), std::string("ordinal"));
  const bool has_points = type == "cumulative" || type == "scoring";
  std::string text = "META\nkey;value\ndescription;" + in_quotes(hostile_cell()) +
                     "\nbudget;1000\nvote_type;" + type + "\ncomment;" + in_quotes(hostile_cell()) +
                     "\ndefault_score;0.5\nPROJECTS\n";
  text += "name;project_id;target;cost;selected;category\n";
  std::vector<std::string> ids;
  for (std::size_t i = *rc::gen::inRange<std::size_t>(0, 5); i > 0; --i) {
    ids.push_back(hostile_id(i));
    text += in_quotes(hostile_cell()) + ';' + in_quotes(ids.back()) + ';' + in_quotes(hostile_cell()) + ';' +
            *rc::gen::element(std::string("0"), std::string("7.5"), std::string("999999999")) + ";1;" +
            in_quotes(hostile_cell()) + '\n';
  }
  text += "VOTES\nvoting_method;vote;" + std::string(has_points ? "points;" : "") + "voter_id;note\n";
  for (int voter = *rc::gen::inRange(0, 5); voter > 0; --voter) {
    text += in_quotes(hostile_cell()) + ';' + some_ballot(ids, type == "choose-1", has_points) + ';' +
            in_quotes(hostile_id(static_cast<std::size_t>(voter))) + ';' + in_quotes(hostile_cell()) + '\n';
  }
  return text;
}

RC_GTEST_PROP(PbText, IsTheSameElectionWhateverItsNames, ()) {
  const std::string text = some_file();
  const auto before = testing::read_pb(text);
  RC_ASSERT(before.value.has_value());
  const std::string once = written(text).text;
  const auto after = testing::read_pb(once);
  RC_ASSERT(after.value.has_value());
  RC_ASSERT(story_of(after) == story_of(before));
  RC_ASSERT(written(once).text == once);
  RC_ASSERT(once.find('\r') == std::string::npos);
  RC_ASSERT(once.ends_with('\n'));
}

}  // namespace
}  // namespace buurtkas
