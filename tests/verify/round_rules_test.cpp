// Certificates of rounds that go by rulebooks.

#include <filesystem>
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

#include "cli/commands/run.h"
#include "cli/verify/run_verify.h"
#include "tests/support/support.h"

namespace buurtkas {
namespace {

namespace fs = std::filesystem;

class RuledCertificate : public ::testing::Test {
 protected:
  RuledCertificate() {
    fs::create_directories(folder_.path() / "rounds");
    fs::copy(testing::project_root() / "rules", folder_.path() / "rules", fs::copy_options::recursive);
    fs::copy(testing::project_root() / "sample-budgets/groz-zuid-2026", round_);
  }

  void vote(const std::vector<std::string>& more = {}) const {
    std::vector<std::string> words = {"vote", round_.string(), "--quiet", "--certificate", file_.string()};
    words.insert(words.end(), more.begin(), more.end());
    std::ostringstream out;
    std::ostringstream err;
    ASSERT_EQ(run(words, out, err, false), 0) << err.str();
  }

  int verify() {
    std::ostringstream out;
    std::ostringstream err;
    const int code = verify::run_verify(
        std::vector<std::string>{"--lang", "en", file_.string(), round_.string()}, out, err);
    said_ = out.str() + err.str();
    return code;
  }

  static void change(const fs::path& file, const std::string& from, const std::string& to) {
    std::string text = testing::text_of(file);
    const std::size_t at = text.find(from);
    ASSERT_NE(at, std::string::npos) << from;
    std::ofstream(file, std::ios::binary | std::ios::trunc) << text.replace(at, from.size(), to);
  }

  testing::TemporaryFolder folder_;
  fs::path round_ = folder_.path() / "rounds/groz-zuid-2026";
  fs::path rulebook_ = folder_.path() / "rules/neighbourhood-vote/rulebook.yaml";
  fs::path file_ = folder_.path() / "c.json";
  std::string said_;
};

TEST_F(RuledCertificate, IsProven) {
  vote();
  EXPECT_EQ(verify(), 0) << said_;
  EXPECT_NE(said_.find("Proven: this is the outcome"), std::string::npos) << said_;
  EXPECT_EQ(said_.find("not the round's own terms"), std::string::npos) << said_;
}

TEST_F(RuledCertificate, IsRefusedOnceAFrozenRulebookIsAnother) {
  vote();
  change(rulebook_, "value: 12", "value: 13");
  EXPECT_EQ(verify(), 2);
  EXPECT_NE(said_.find("rulebook-changed"), std::string::npos) << said_;
}

// By whoever freezes it again, or never froze it; also when nothing else comes of it.
TEST_F(RuledCertificate, IsRefutedOnceARulebookIsAnother) {
  std::string round = testing::text_of(round_ / "round.yaml");
  for (std::size_t at; (at = round.find("    frozen: ")) != std::string::npos;)
    round.erase(at, round.find('\n', at) + 1 - at);
  std::ofstream(round_ / "round.yaml", std::ios::binary | std::ios::trunc) << round;
  vote();
  EXPECT_EQ(verify(), 0) << said_;
  std::ofstream(rulebook_, std::ios::app) << "# anders\n";
  EXPECT_EQ(verify(), 3);
  EXPECT_NE(said_.find("inputs["), std::string::npos) << said_;
}

// An outcome for another day is not the round's: either it is not certified, or its certificate says so.
TEST_F(RuledCertificate, IsNotMadeForAnotherDay) {
  const std::string from = "      - value: 12\n        valid: 2026-01-01 ..\n";
  const std::string to =
      "      - value: 12\n        valid: 2026-01-01 .. 2026-06-30\n"
      "        source: Besluit\n        status: unconfirmed\n"
      "      - value: 30\n        valid: 2026-07-01 ..\n";
  change(rulebook_, from, to);
  std::string round = testing::text_of(round_ / "round.yaml");
  for (std::size_t at; (at = round.find("    frozen: ")) != std::string::npos;)
    round.erase(at, round.find('\n', at) + 1 - at);
  std::ofstream(round_ / "round.yaml", std::ios::binary | std::ios::trunc) << round;
  std::ostringstream out;
  std::ostringstream err;
  const std::vector<std::string> words = {"vote",         round_.string(), "--certificate",
                                          file_.string(), "--as-of",       "2026-07-01"};
  EXPECT_EQ(run(words, out, err, false), 2);
  EXPECT_FALSE(fs::exists(file_));
}

}  // namespace
}  // namespace buurtkas
