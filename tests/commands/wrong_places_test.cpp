// A call that points at the wrong thing, and a place that cannot be written to: what is said, and how it
// ends.

#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>
#include <sys/fsuid.h>
#include <sys/stat.h>

#include "tests/commands/ask.h"
#include "tests/support/support.h"

namespace buurtkas {
namespace {

namespace fs = std::filesystem;
using testing::Answer;
using testing::ask;
using testing::ask_words;

// A sample's copy to spoil.
class Spoiled {
 public:
  Spoiled() {
    fs::copy(testing::project_root() / "sample-budgets/one-street", path());
    fs::permissions(folder_.path(), fs::perms::all);  // who is not root may come as far as the round
  }
  fs::path path() const { return folder_.path() / "street"; }
  fs::path file(const char* name) const { return path() / name; }
  Answer vote() const { return ask_words({"vote", path().string(), "--lang", "en"}); }

 private:
  testing::TemporaryFolder folder_;
};

void expect_refused(const Answer& answer, const std::string& said) {
  EXPECT_EQ(answer.code, 2) << said;
  EXPECT_EQ(answer.out, "") << said;
  EXPECT_NE(answer.err.find(said), std::string::npos) << said << "\nis not in\n" << answer.err;
  EXPECT_NE(answer.err.find("nothing was decided"), std::string::npos) << answer.err;
}

TEST(WrongPlaces, AreNamedAndNothingIsDecided) {
  const testing::TemporaryFolder folder;
  fs::create_directory(folder.path() / "x.pb");
  fs::create_directory_symlink(folder.path() / "round", folder.path() / "round");
  mkfifo((folder.path() / "pipe.pb").c_str(), 0600);
  folder.write("leeg.pb", "");
  folder.write("witruimte.pb", "\xEF\xBB\xBF \r\n\r\n");
  const std::string below = folder.path().string() + '/';
  const std::vector<std::pair<std::string, std::string>> rows = {
      {"", "file-missing"},
      {below + "nergens", "nergens: error file-missing"},
      {below + "nergens/", "file-missing"},
      {below + "leeg.pb/niets", "file-missing"},
      {"/dev/null", "/dev/null: error file-unreadable"},
      {below + "pipe.pb", "file-unreadable"},
      {below + "leeg.pb", "leeg.pb: error file-empty"},
      {below + "witruimte.pb", "file-empty"},
      {below + "round", "file-unreadable"},
      {below + std::string(5000, 'a'), "file-unreadable"},
      {"/proc/self/mem", "file-unreadable"},  // opens, and cannot be read
      {below + "x.pb", "x.pb/round.yaml: error file-missing"},
      {below, "pots.yaml: error file-missing"},
  };
  for (const auto& [path, said] : rows) {
    for (const char* verb : {"vote", "check"}) {
      Answer answer = ask_words({verb, path, "--lang", "en"});
      if (verb == std::string("check")) answer.out.swap(answer.err);  // there they are the result
      expect_refused(answer, said);
    }
    expect_refused(ask_words({"explain", path, "bench", "--lang", "en"}), said);
  }
  EXPECT_EQ(ask_words({"export", below + "x.pb", "--to", "pb"}).code, 2);
  expect_refused(ask_words({"export", below + "nergens", "--to", "pb", "--lang", "en"}), "file-missing");
}

TEST(WrongPlaces, AreSetRightWhenTheyAreAFileOfARound) {
  for (const std::string file :
       {"round.yaml", "pots.yaml", "proposals.yaml", "residents.csv", "ballots.csv"}) {
    expect_refused(ask("vote sample-budgets/one-street/" + file + " --lang en"),
                   "Did you mean `sample-budgets/one-street`?");
  }
}

TEST(WrongPlaces, InARoundAreNamed) {
  struct Row {
    const char* file;
    void (*spoil)(const fs::path&);
    const char* said;
  };
  const std::vector<Row> rows = {
      {"pots.yaml", [](const fs::path& path) { fs::remove(path); }, "pots.yaml: error file-missing"},
      {"pots.yaml",
       [](const fs::path& path) {
         fs::remove(path);
         fs::create_directory(path);
       },
       "pots.yaml: error file-unreadable"},
      {"ballots.csv",
       [](const fs::path& path) {
         fs::remove(path);
         fs::create_symlink("ballots.csv", path);
       },
       "ballots.csv: error file-unreadable"},
      {"round.yaml", [](const fs::path& path) { fs::resize_file(path, 0); }, "round.yaml: error file-empty"},
      {"residents.csv", [](const fs::path& path) { fs::rename(path, path.string() + ".txt"); },
       "Did you mean `residents.csv.txt`?"},
      {"proposals.yaml", [](const fs::path& path) { std::ofstream(path, std::ios::app) << '\0'; },
       "proposals.yaml:26:1: error not-text"},
  };
  for (const Row& row : rows) {
    const Spoiled round;
    ASSERT_EQ(round.vote().code, 0);
    row.spoil(round.file(row.file));
    expect_refused(round.vote(), row.said);
  }
}

// Files are looked at as by somebody who is not root, for as long as this lives. No other user's right is
// lost.
class AsNobody {
 public:
  AsNobody() : old_(setfsuid(65534)) {}
  ~AsNobody() { setfsuid(static_cast<uid_t>(old_)); }
  AsNobody(const AsNobody&) = delete;
  AsNobody& operator=(const AsNobody&) = delete;

 private:
  int old_;
};

TEST(WrongPlaces, ThatMayNotBeReadAreNamed) {
  for (const char* name : {"pots.yaml", "ballots.csv"}) {
    const Spoiled round;
    fs::permissions(round.path(), fs::perms::all);
    fs::permissions(round.file(name), fs::perms::none);
    const AsNobody nobody;
    expect_refused(round.vote(), std::string(name) + ": error file-unreadable");
  }
  const Spoiled round;
  fs::permissions(round.path(), fs::perms::none);
  {
    const AsNobody nobody;
    expect_refused(round.vote(), "round.yaml: error file-unreadable");
    expect_refused(ask_words({"vote", round.file("x.pb").string(), "--lang", "en"}), "error file-unreadable");
    expect_refused(ask_words({"export", round.file("x.pb").string(), "--to", "pb"}), "error file-unreadable");
  }
  fs::permissions(round.path(), fs::perms::all);
}

TEST(Program, SaysThatItsResultCouldNotBeWritten) {
  for (const std::string verb :
       {"vote sample-budgets/groz-zuid-2026 --quiet", "vote sample-budgets/one-street --format json --quiet",
        "check sample-budgets/one-street", "explain sample-budgets/one-street bench", "--help",
        "--version"}) {
    for (const std::string redirection : {" >/dev/full", " >&-"}) {
      const testing::Ran ran = testing::run_program(verb + redirection);
      EXPECT_EQ(ran.code, 1) << verb << redirection;
      EXPECT_EQ(ran.err, "buurtkas: the result could not be written\n") << verb << redirection;
    }
  }
}

TEST(Program, EndsWithZeroOneOrTwo) {
  const std::vector<std::pair<std::string, int>> rows = {
      {"vote sample-budgets/one-street >/dev/null", 0},
      {"check sample-budgets/one-street >/dev/null", 0},
      {"explain sample-budgets/one-street bench >/dev/null", 0},
      {"--help >/dev/null", 0},
      {"vote --help >/dev/null", 0},
      {"--version >/dev/null", 0},
      {"new /dev/null/round", 1},  // the disk will not have it
      {"new /proc/round", 1},
      {"vote sample-budgets/one-street >/dev/full", 1},
      {"", 2},
      {"vote", 2},
      {"vote sample-budgets", 2},
      {"vote sample-budgets/one-street --method best", 2},
      {"vote sample-budgets/one-street extra", 2},
      {"explain sample-budgets/one-street nothing", 2},
      {"check sample-budgets >/dev/null", 2},
      {"vote /nowhere >/dev/full", 2},  // nothing was to be written there
      {"new sample-budgets/one-street", 2},
  };
  for (const auto& [call, code] : rows) EXPECT_EQ(testing::run_program(call).code, code) << call;
}

}  // namespace
}  // namespace buurtkas
