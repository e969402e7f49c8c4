// `buurtkas report --out`: pages of an outcome.

#include <filesystem>
#include <fstream>
#include <map>
#include <regex>

#include <gtest/gtest.h>

#include "cli/render/page_files.h"
#include "cli/render/words.h"
#include "tests/commands/ask.h"
#include "tests/support/support.h"

namespace buurtkas {
namespace {

namespace fs = std::filesystem;
using testing::Answer;
using testing::text_of;

std::map<std::string, std::string> files_in(const fs::path& folder) {
  std::map<std::string, std::string> files;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) files[fs::relative(entry.path(), folder).string()] = text_of(entry.path());
  }
  return files;
}

class SitePages : public ::testing::Test {
 protected:
  fs::path out() const { return folder_.path() / "pages"; }
  Answer report(const fs::path& of, const std::vector<std::string>& more = {}) const {
    std::vector<std::string> words = {"report",  of.string(), "--out", out().string(),
                                      "--quiet", "--lang",    "en"};
    words.insert(words.end(), more.begin(), more.end());
    return testing::ask_words(words);
  }
  static fs::path street() { return testing::project_root() / "sample-budgets/one-street"; }
  static fs::path hostile() { return testing::project_root() / "tests/browser/hostile.pb"; }

  testing::TemporaryFolder folder_;
};

TEST_F(SitePages, OfTheStreetAreAsTheyWere) {
  const Answer answer = report(street());
  ASSERT_EQ(answer.code, 0) << answer.err;
  std::string all;
  static const std::regex style("<style>[^<]*</style>");
  for (const auto& [name, text] : files_in(out())) {
    all += "== " + name + '\n' + std::regex_replace(text, style, "<style></style>");
  }
  testing::expect_golden("one-street-pages.txt", all);
}

TEST_F(SitePages, AreTheSameInBothLanguagesAndTheSecondTime) {
  ASSERT_EQ(report(street()).code, 0);
  const auto first = files_in(out());
  for (const auto& [name, text] : first) {
    const std::string other = name.starts_with("nl/") ? "en/" : "nl/";
    if (name == "index.html") continue;
    EXPECT_TRUE(first.contains(other + name.substr(3))) << name;
  }
  EXPECT_GE(first.size(), 11u);
  ASSERT_EQ(report(street()).code, 0);
  EXPECT_EQ(files_in(out()), first);
}

TEST_F(SitePages, ReplaceThoseOfAnotherRound) {
  ASSERT_EQ(report(street()).code, 0);
  ASSERT_EQ(report(hostile()).code, 0);
  const auto files = files_in(out());
  EXPECT_TRUE(files.contains("nl/project-8.html"));
  EXPECT_NE(files.at("nl/index.html").find("Straat"), std::string::npos);
  EXPECT_EQ(std::distance(fs::directory_iterator(folder_.path()), {}), 1);
}

TEST_F(SitePages, AreNotWrittenOverAnythingElse) {
  fs::create_directories(out());
  std::ofstream(out() / "index.html") << "<h1>ours</h1>";
  const Answer answer = report(street());
  EXPECT_EQ(answer.code, 2);
  EXPECT_NE(answer.err.find("other-files"), std::string::npos) << answer.err;
  EXPECT_EQ(text_of(out() / "index.html"), "<h1>ours</h1>");
  EXPECT_EQ(files_in(folder_.path()).size(), 1u);
}

TEST_F(SitePages, AreNotWrittenOverAnythingElseFurtherDown) {
  ASSERT_EQ(report(street()).code, 0);
  for (const std::string other : {"nl/notes.txt", "en/photos/bench.jpg", "en/own.html"}) {
    fs::create_directories((out() / other).parent_path());
    std::ofstream(out() / other) << "ours";
    const Answer answer = report(street());
    EXPECT_EQ(answer.code, 2) << other;
    EXPECT_NE(answer.err.find("other-files"), std::string::npos) << answer.err;
    EXPECT_EQ(text_of(out() / other), "ours");
    fs::remove(out() / other);
    fs::remove(out() / "en/photos");
  }
  fs::create_symlink("index.html", out() / "nl/link.html");
  EXPECT_EQ(report(street()).code, 2);
}

// One who was killed left it.
TEST_F(SitePages, TakeAwayWhatWasNotFinished) {
  const fs::path partial = out().string() + ".buurtkas-partial";
  fs::create_directories(partial / "nl");
  std::ofstream(partial / "nl/index.html") << "half";
  ASSERT_EQ(report(street()).code, 0);
  EXPECT_EQ(std::distance(fs::directory_iterator(folder_.path()), {}), 1);
  EXPECT_FALSE(fs::exists(out() / "nl/half"));
}

TEST_F(SitePages, NeedAFolder) {
  std::ofstream(out()) << "a file";
  const Answer answer = report(street());
  EXPECT_EQ(answer.code, 2);
  EXPECT_NE(answer.err.find("not-a-folder"), std::string::npos) << answer.err;
  EXPECT_EQ(text_of(out()), "a file");
  fs::remove(out());
  fs::create_symlink("nowhere", out());
  EXPECT_NE(report(street()).err.find("not-a-folder"), std::string::npos);
  EXPECT_NE(testing::ask_words({"report", street().string(), "--out", "", "--lang", "en"})
                .err.find("name a folder after --out"),
            std::string::npos);
}

// Each project of the street has few voters: what they paid for otherwise is theirs to tell.
TEST_F(SitePages, SayNothingOfWhatAFewVotersPaidFor) {
  ASSERT_EQ(report(street()).code, 0);
  const std::string party = text_of(out() / "en/project-2.html");
  EXPECT_NE(party.find("Fewer than 10 people voted for this."), std::string::npos);
  EXPECT_EQ(party.find("They spent"), std::string::npos);
  EXPECT_EQ(party.find("The supporters&#39; money"), std::string::npos);
  // A city's ballots are in the file.
  ASSERT_EQ(report(hostile(), {"--method", "equal-shares", "--completion", "none"}).code, 0);
  for (const auto& [name, text] : files_in(out()))
    EXPECT_EQ(text.find("Fewer than 10 people"), std::string::npos) << name;
}

TEST_F(SitePages, GoWhereALinkLeadsAndMindNoSlash) {
  const fs::path real = folder_.path() / "real";
  fs::create_directories(real);
  fs::create_directory_symlink(real, out());
  ASSERT_EQ(report(street()).code, 0);
  EXPECT_TRUE(fs::is_symlink(out()));
  EXPECT_TRUE(fs::exists(real / "nl/index.html"));
  const std::vector<std::string> call = {"report", street().string(), "--out", real.string() + "/",
                                         "--quiet"};
  EXPECT_EQ(testing::ask_words(call).code, 0);
  EXPECT_EQ(std::distance(fs::directory_iterator(folder_.path()), {}), 2);
}

TEST_F(SitePages, AreWhatTermsOfACountAreFor) {
  EXPECT_EQ(testing::ask_words({"report", street().string(), "--grant", "street", "--method", "greedy"}).code,
            2);
  EXPECT_EQ(testing::ask_words({"report", street().string(), "--out", ""}).code, 2);
}

TEST_F(SitePages, StayAsTheyWereWhenTheInputIsWrong) {
  ASSERT_EQ(report(street()).code, 0);
  const auto before = files_in(out());
  const fs::path broken = folder_.path() / "broken.pb";
  std::ofstream(broken) << "META\nkey;value\nbudget;x\n";
  EXPECT_EQ(report(broken).code, 2);
  EXPECT_EQ(files_in(out()), before);
}

// Whatever a name holds, it is text: as many elements as there are without it.
TEST_F(SitePages, HoldNothingThatANameWouldPutThere) {
  ASSERT_EQ(report(hostile()).code, 0);
  for (const auto& [name, text] : files_in(out())) {
    for (const char* bad :
         {"<script", "<img", "onerror=alert(3)>\n", "<b>Straat", "<i>groen", "href=\"javascript"}) {
      EXPECT_EQ(text.find(bad), std::string::npos) << bad << " in " << name;
    }
    static const std::regex handler("<[a-z][^>]*\\son[a-z]+=");
    EXPECT_FALSE(std::regex_search(text, handler)) << name;
    EXPECT_EQ(text.find("[[outcome"), std::string::npos) << name;
  }
  const std::string page = text_of(out() / "nl/project-6.html");
  EXPECT_NE(page.find("{{{content}}} {{#menu}} [[site.menu]] &amp;amp; %s {}"), std::string::npos);
}

// Sixty projects, of which fifteen can be paid, and so many voters for a project as its number.
fs::path city_in(const fs::path& folder) {
  std::ofstream file(folder / "city.pb");
  file << "META\nkey;value\nnum_projects;60\nnum_votes;1830\nbudget;1500\nvote_type;approval\nrule;greedy\n"
       << "PROJECTS\nproject_id;cost\n";
  for (int project = 1; project <= 60; ++project) file << project << ";100\n";
  file << "VOTES\nvoter_id;vote\n";
  int voter = 0;
  for (int project = 1; project <= 60; ++project) {
    for (int i = 0; i < project; ++i) file << ++voter << ';' << project << '\n';
  }
  return folder / "city.pb";
}

TEST_F(SitePages, OfACitySayWhatWouldHaveHelpedWithoutCountingAgain) {
  const testing::TemporaryFolder folder;
  const fs::path city = city_in(folder.path());
  ASSERT_EQ(report(city).code, 0);
  EXPECT_NE(text_of(out() / "en/index.html").find("with 45 voters more"), std::string::npos);
  EXPECT_NE(text_of(out() / "en/project-44.html").find("with 2 voters more"), std::string::npos);

  ASSERT_EQ(report(city, {"--method", "equal-shares", "--completion", "none"}).code, 0);
  const std::string by_shares = text_of(out() / "en/project-15.html");
  EXPECT_NE(by_shares.find("A cost of at most 12.29, or 87.71 more money"), std::string::npos) << by_shares;
  ASSERT_EQ(report(city, {"--method", "equal-shares", "--recounts", "2", "--completion", "none"}).code, 0);
  EXPECT_NE(text_of(out() / "en/project-15.html").find("More votes: "), std::string::npos);

  const Answer misplaced =
      testing::ask_words({"report", street().string(), "--grant", "street", "--recounts", "2"});
  EXPECT_EQ(misplaced.code, 2);
  EXPECT_NE(misplaced.err.find("--out"), std::string::npos) << misplaced.err;
}

TEST_F(SitePages, SayEveryAmountAsTheLanguageDoes) {
  ASSERT_EQ(report(street()).code, 0);
  EXPECT_NE(text_of(out() / "nl/index.html").find("€\u00A01.200,00"), std::string::npos);
  EXPECT_NE(text_of(out() / "en/index.html").find("€\u00A01,200.00"), std::string::npos);
}

TEST(Templates, HaveWordsInBothLanguages) {
  std::size_t count = 0;
  static const std::regex key("\\[\\[([^\\]]+)\\]\\]");
  for (const PageFile& file : page_files()) {
    const std::string text(file.text);
    if (!file.name.ends_with(".mustache")) continue;
    for (std::sregex_iterator at(text.begin(), text.end(), key), end; at != end; ++at) {
      ++count;
      EXPECT_TRUE(has_word((*at)[1].str(), Language::nl)) << (*at)[1] << " in " << file.name;
      EXPECT_TRUE(has_word((*at)[1].str(), Language::en)) << (*at)[1] << " in " << file.name;
    }
  }
  EXPECT_GT(count, 20u);
}

}  // namespace
}  // namespace buurtkas
