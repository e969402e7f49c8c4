// `buurtkas replay`: a folder of files, each by its own rule.

#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/commands/ask.h"
#include "tests/support/support.h"

namespace buurtkas {
namespace {

namespace fs = std::filesystem;
using testing::ask;

// Two projects of which greedy takes a; `selected` as given, or no such column.
std::string file_of(const std::string& rule, const std::string& a, const std::string& b) {
  const bool has_column = !a.empty();
  std::string text =
      "META\nkey;value\ndescription;Made up\ncountry;Netherlands\nunit;Dorp\ninstance;2026\nnum_projects;2\n"
      "num_votes;3\nbudget;100\nvote_type;approval\nrule;" +
      rule + "\ndate_begin;01.02.2026\ndate_end;02.02.2026\nPROJECTS\nproject_id;cost";
  text += has_column ? ";selected\n" : "\n";
  text += "a;60" + (has_column ? ';' + a : "") + "\nb;60" + (has_column ? ';' + b : "") + '\n';
  return text + "VOTES\nvoter_id;vote\n1;a\n2;a\n3;b\n";
}

class Replay : public ::testing::Test {
 protected:
  void write(const std::string& name, const std::string& text) const {
    std::ofstream(folder_.path() / name) << text;
  }
  std::string call() const { return "replay " + folder_.path().string() + " --quiet"; }

  testing::TemporaryFolder folder_;
};

TEST_F(Replay, TellsOfEachFileWhatBecameOfIt) {
  write("agrees.pb", file_of("greedy", "1", "0"));
  write("differs.pb", file_of("greedy", "0", "1"));
  write("no-rule.pb", file_of("greedy-custom", "1", "0"));
  write("no-column.pb", file_of("greedy", "", ""));
  write("other-way.pb", file_of("greedy", "1", "2"));
  write("not-a-file.txt", "anything");
  fs::create_directory(folder_.path() / "folder.pb");
  const testing::Answer answer = ask(call());
  EXPECT_EQ(answer.code, 3) << answer.err;
  EXPECT_EQ(answer.out,
            "agrees     greedy                      agrees.pb\n"
            "DIFFERS    greedy                      differs.pb\n"
            "  Without a the file follows its rule.\n"
            "  Selected only here: a.\n"
            "  Selected only in the file: b.\n"
            "unknown    greedy                      no-column.pb\n"
            "  The file has no column `selected`.\n"
            "unknown    greedy-custom               no-rule.pb\n"
            "  This rule says too little to be followed.\n"
            "agrees     greedy                      other-way.pb\n"
            "  Funded in another way in the file: b.\n"
            "\n"
            "Files: 5. Agree: 2. Differ: 1. Cannot be known: 2. Cannot be read: 0.\n");
}

TEST_F(Replay, SaysWhyAFileDiffers) {
  write("a.pb", file_of("greedy", "1", "1"));
  write("b.pb", file_of("greedy-exclusive", "1", "0"));
  const testing::Answer answer = ask(call() + " --lang nl");
  EXPECT_EQ(answer.code, 3) << answer.err;
  EXPECT_EQ(answer.out,
            "ANDERS     greedy                      a.pb\n"
            "  Het bestand geeft meer uit dan er is; met zoveel geld volgt het zijn regel.\n"
            "  Het kost 120,00 van 100,00.\n"
            "  Alleen in het bestand gekozen: b.\n"
            "onbekend   greedy-exclusive            b.pb\n"
            "  De opmerking bij het bestand zegt niet welke projecten elkaar uitsluiten.\n"
            "\n"
            "Bestanden: 2. Gelijk: 0. Anders: 1. Niet te weten: 1. Niet te lezen: 0.\n");
  write("a.pb", file_of("greedy", "0", "1"));
  EXPECT_EQ(nlohmann::json::parse(ask(call() + " --format json").out)["files"][0]["reason"],
            "Without a the file follows its rule.");
}

TEST_F(Replay, SaysWhichCellOrSentenceDoesNotTell) {
  write("a.pb", file_of("greedy", "1", "x"));
  write("b.pb", file_of("greedy", "None", "None"));
  write("c.pb", file_of("", "1", "0"));
  std::string unclear = file_of("greedy-exclusive", "1", "0");
  unclear.replace(unclear.find("PROJECTS"), 0, "comment;Projects a and b touch.\n");
  write("d.pb", unclear);
  const testing::Answer answer = ask(call() + " --format json");
  EXPECT_EQ(answer.code, 0) << answer.err;
  std::vector<std::string> reasons;
  const auto json = nlohmann::json::parse(answer.out);
  for (const auto& file : json["files"]) reasons.push_back(file["reason"]);
  EXPECT_EQ(reasons,
            (std::vector<std::string>{
                "a.pb:17:6: warning not-a-mark: here is `x`, so it is not said whether the project was "
                "selected; expected: `0, 1, 2, 3`.",
                "b.pb:16:6: warning not-a-mark: here is nothing, so it is not said whether the project was "
                "selected; expected: `0, 1, 2, 3`.",
                "The file has no rule.",
                "d.pb:14:9: warning not-understood: `Projects a and b touch` is not understood, and so not "
                "followed; this is, for example: `Projects a, b and c exclude each other.`."}));
}

TEST_F(Replay, ReadsFilesWhoseEndingIsInCapitals) {
  write("a.PB", file_of("greedy", "1", "0"));
  write("b.Pb", file_of("greedy", "1", "0"));
  write("c.pbx", "anything");
  const testing::Answer answer = ask(call() + " --format json");
  EXPECT_EQ(answer.code, 0) << answer.err;
  std::vector<std::string> names;
  const auto json = nlohmann::json::parse(answer.out);
  for (const auto& file : json["files"]) names.push_back(file["file"]);
  EXPECT_EQ(names, (std::vector<std::string>{"a.PB", "b.Pb"}));
}

TEST_F(Replay, GoesIntoFoldersWithin) {
  fs::create_directories(folder_.path() / "dorp/2025");
  fs::create_directory_symlink(folder_.path(), folder_.path() / "dorp/again");
  write("b.pb", file_of("greedy", "1", "0"));
  write("dorp/2025/a.pb", file_of("greedy", "1", "0"));
  write("dorp/2025/no.txt", "no election");
  const testing::Answer answer = ask(call() + " --format json");
  EXPECT_EQ(answer.code, 0) << answer.err;
  const auto files = nlohmann::json::parse(answer.out)["files"];
  ASSERT_EQ(files.size(), 2u);
  EXPECT_EQ(files[0]["file"], "b.pb");
  EXPECT_EQ(files[1]["file"], "dorp/2025/a.pb");
}

TEST_F(Replay, GoesOnAfterAFileThatCannotBeRead) {
  write("a.pb", "META\nkey;value\n");
  write("b.pb", file_of("greedy", "1", "0"));
  write("c.pb", "");
  const testing::Answer answer = ask(call() + " --format json");
  EXPECT_EQ(answer.code, 2) << answer.err;
  const auto json = nlohmann::json::parse(answer.out);
  EXPECT_EQ(json["cannot-be-read"], "2");
  EXPECT_EQ(json["agrees"], "1");
  EXPECT_EQ(json["files"][0]["verdict"], "cannot-be-read");
  EXPECT_TRUE(json["files"][0]["reason"].get<std::string>().starts_with("a.pb:"));
  EXPECT_EQ(json["files"][1]["rule"], "greedy");
}

TEST_F(Replay, IsDoneWhenAllAgree) {
  write("a.pb", file_of("greedy", "1", "0"));
  EXPECT_EQ(ask(call()).code, 0);
}

TEST_F(Replay, NeedsAFolderWithFiles) {
  const testing::Answer empty = ask(call());
  EXPECT_EQ(empty.code, 2);
  EXPECT_NE(empty.err.find("no .pb files"), std::string::npos) << empty.err;
  write("a.pb", file_of("greedy", "1", "0"));
  for (const std::string where : {"/nowhere", "/a.pb"}) {
    const testing::Answer answer = ask("replay " + folder_.path().string() + where);
    EXPECT_EQ(answer.code, 2);
    EXPECT_NE(answer.err.find("is no folder"), std::string::npos) << answer.err;
  }
}

}  // namespace
}  // namespace buurtkas
