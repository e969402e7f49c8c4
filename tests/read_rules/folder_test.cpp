#include <fstream>
#include <string>

#include <gtest/gtest.h>

#include "cli/read/terms/round_terms.h"
#include "engine/sha256.h"
#include "tests/read_rules/rules_support.h"

// A rulebook's files as files: missing, empty, no text; and slips, many at once.

namespace buurtkas {
namespace {

using testing::lines_of;
using testing::read_texts;
using testing::RuleTexts;
using testing::TemporaryFolder;

std::string findings_of(const RuleTexts& texts, const std::string& folder = "dorp") {
  const auto reading = read_texts(texts, folder);
  EXPECT_EQ(reading.value.has_value(), !has_errors(reading.findings));
  return lines_of(reading.findings);
}

std::string findings_of_rulebook(const std::string& text) {
  return findings_of({text, ""});
}

TEST(RulebookFolder, HasTheHashOfItsFile) {
  const auto plain = read_texts({});
  ASSERT_TRUE(plain.value.has_value());
  EXPECT_EQ(plain.value->rulebook.sha256, sha256_of(testing::right_rulebook));
  const std::string with_mark = std::string("\xEF\xBB\xBF") + testing::right_rulebook;
  const auto marked = read_texts({with_mark});
  ASSERT_TRUE(marked.value.has_value());
  EXPECT_EQ(lines_of(marked.findings), "");
  EXPECT_EQ(marked.value->rulebook.sha256, sha256_of(with_mark));
  EXPECT_NE(marked.value->rulebook.sha256, plain.value->rulebook.sha256);
}

TEST(RulebookFolder, MayHaveLinesThatEndOtherwise) {
  std::string text;
  for (const char c : std::string(testing::right_rulebook)) {
    if (c == '\n') text += '\r';
    text += c;
  }
  const auto reading = read_texts({text});
  ASSERT_TRUE(reading.value.has_value());
  EXPECT_EQ(lines_of(reading.findings), "");
  EXPECT_EQ(reading.value->rulebook.sha256, sha256_of(text));
  EXPECT_EQ(reading.value->rulebook.articles[0].source, "Een besluit");
}

TEST(RulebookFolder, HasTheNameOfItsRulebook) {
  EXPECT_EQ(findings_of({}, "stad"), "warning 1:1 other-name dorp|stad|\n");
  EXPECT_EQ(findings_of({}, "Dorp"), "warning 1:1 other-name dorp|Dorp|\n");
}

TEST(RulebookFolder, IsTheSameByAnyPath) {
  const TemporaryFolder above;
  const auto folder = above.path() / "dorp";
  std::filesystem::create_directory(folder);
  above.write("dorp/rulebook.yaml", testing::right_rulebook);
  for (const auto& path : {folder, folder / "", folder / ".", folder / ".." / "dorp"}) {
    const auto reading = read_rulebook(path, "here", check_terms);
    EXPECT_TRUE(reading.value.has_value()) << path;
    EXPECT_EQ(lines_of(reading.findings), "") << path;
  }
}

TEST(RulebookFolder, MayHaveNoExamples) {
  const auto reading = read_texts({testing::right_rulebook, ""});
  ASSERT_TRUE(reading.value.has_value());
  EXPECT_TRUE(reading.value->examples.empty());
}

TEST(RulebookFolder, MustHaveARulebook) {
  const TemporaryFolder folder;
  EXPECT_EQ(lines_of(read_rulebook_folder(folder.path(), "here", check_terms).findings),
            "0:0 file-missing ||\n");
  EXPECT_EQ(lines_of(read_rulebook_folder(folder.path() / "gone", "here", check_terms).findings),
            "0:0 file-missing ||\n");
  std::filesystem::create_directory(folder.path() / "rulebook.yaml");
  EXPECT_EQ(lines_of(read_rulebook(folder.path(), "here", check_terms).findings),
            "0:0 file-unreadable not a file||\n");
}

TEST(RulebookFolder, HasFilesOfText) {
  EXPECT_EQ(findings_of_rulebook(""), "0:0 file-empty ||\n");
  EXPECT_EQ(findings_of_rulebook(" \n\t\n"), "0:0 file-empty ||\n");
  EXPECT_EQ(findings_of_rulebook("\xEF\xBB\xBF\n"), "0:0 file-empty ||\n");
  EXPECT_EQ(findings_of_rulebook("# nothing yet\n"), "0:0 file-empty ||\n");
  EXPECT_EQ(findings_of_rulebook("name: d\xFFrp\n"), "1:8 not-text \\xff|UTF-8|\n");
  EXPECT_EQ(findings_of_rulebook(std::string("name: \0\n", 8)), "1:7 not-text \\x00|UTF-8|\n");
  EXPECT_EQ(findings_of_rulebook("name: d\x1Brp\n"), "1:8 not-text \\x1b||\n");
  EXPECT_EQ(findings_of({testing::right_rulebook, " \n"}), "examples 0:0 file-empty ||\n");
  EXPECT_EQ(findings_of({testing::right_rulebook, std::string("a: \0", 4)}),
            "examples 1:4 not-text \\x00|UTF-8|\n");
}

TEST(RulebookFolder, HasFilesThatAreNotTooLarge) {
  const std::string large(yaml_bytes_max + 1, ' ');
  EXPECT_EQ(findings_of_rulebook(large), "0:0 file-too-large 16 MiB|<= 16 MiB|\n");
  EXPECT_EQ(findings_of({testing::right_rulebook, large}), "examples 0:0 file-too-large 16 MiB|<= 16 MiB|\n");
}

TEST(RulebookFolder, HasFilesOfYaml) {
  EXPECT_EQ(findings_of_rulebook("dorp\n"), "1:1 wrong-type dorp|map|\n");
  EXPECT_EQ(findings_of_rulebook("- name: dorp\n"), "1:1 wrong-type list|map|\n");
  EXPECT_EQ(findings_of_rulebook("name: [dorp\n"), "1:7 truncated name: [dorp||\n");
  EXPECT_EQ(findings_of_rulebook("name: dorp: stad\n"),
            "1:11 syntax name: dorp: stad|YAML|name: \"dorp: stad\"\n");
  EXPECT_EQ(findings_of_rulebook("name: dorp\n\ttitle: x\n"), "2:1 syntax \\x09title: x|YAML|  title: x\n");
  EXPECT_EQ(findings_of_rulebook("name: dorp\n---\nname: dorp\n"), "2:1 syntax ---|YAML|\n");
  EXPECT_EQ(findings_of_rulebook("name: " + std::string(30, '[') + std::string(30, ']') + "\n"),
            "1:26 too-deep |20|\n");
  EXPECT_EQ(findings_of({testing::right_rulebook, "- examples\n"}), "examples 1:1 wrong-type list|map|\n");
  EXPECT_EQ(findings_of({testing::right_rulebook, "examples: [{title: {nl: a\n"}),
            "examples 1:20 truncated examples: [{title: {nl: a||\n");
}

TEST(RulebookFolder, TellsManySlipsInOneGo) {
  std::string text = testing::right_rulebook;
  for (const auto& [from, to] :
       {std::pair<std::string, std::string>{"title: {nl: Dorpsregels, en", "title: {nl"},
        {"value: 0.23", "value: 0,23"},
        {"known: 2026-05-20", "known: 20-5-2026"},
        {"{value: 15%", "{value: 15"},
        {"kilometres at-least far", "kilometres at-least far\n      - kilometres at-least 1 kilometre"},
        {"times: kilometres, rounding: half-up", "times: hours"},
        {"per: person", "per: people"},
        {"[treasurer, approver]", "[treasurer, penningmeester]"},
        {"age at-least old]\n  - id: fair", "rung is none]\n  - id: fair"},
        {"[kind one-of association foundation]", "[kind is shop]"}}) {
    text = testing::replaced(text, from, to);
  }
  EXPECT_EQ(findings_of_rulebook(text),
            "2:8 missing-translation title|en|\n"
            "18:16 not-a-number 0,23|0 - 1000.00 EUR/km|0.23\n"
            "24:16 not-a-date 20-5-2026|YYYY-MM-DD|2026-05-20\n"
            "35:61 not-a-share 15|>= 0%, <= 100%|15%\n"
            "47:9 wrong-unit kilometre|km|\n"
            "48:10 missing-rounding |half-up, half-even, down, up|\n"
            "48:33 wrong-unit EUR/km x hour|kilometres|\n"
            "80:33 unknown-value people|person, household, project, pot|\n"
            "114:23 unknown-value penningmeester|approver, second-approver, treasurer, board|\n"
            "132:15 rung-in-vote rung|age, neighbourhood|\n"
            "146:15 unknown-value shop|association, business, foundation, public|\n");
}

TEST(RulebookFolder, TellsAtMostAThousandSlips) {
  std::string text = testing::right_rulebook;
  for (int i = 0; i < 3000; ++i) text += "  - {}\n";
  const auto reading = read_texts({text, ""});
  ASSERT_EQ(reading.findings.size(), findings_max + 1);
  EXPECT_EQ(reading.findings.back().code, code::more_findings);
}

TEST(RulebookFolder, LooksAtExamplesOnlyByARulebookThatHangsTogether) {
  const std::string broken = testing::replaced(testing::right_rulebook, "name: dorp", "naam: dorp");
  const std::string findings = findings_of({broken, "nonsense"});
  EXPECT_EQ(findings.find("examples "), std::string::npos);
}

TEST(RulebookFolder, HasExamplesIfItHasAFileOfThem) {
  EXPECT_EQ(lines_of(read_texts({testing::right_rulebook, "# later\n"}).findings),
            "examples 0:0 file-empty ||\n");
  EXPECT_EQ(lines_of(read_texts({testing::right_rulebook, "examples: []\n"}).findings),
            "examples 1:11 missing-value |examples|\n");
}

}  // namespace
}  // namespace buurtkas
