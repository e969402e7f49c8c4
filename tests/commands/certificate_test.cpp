// `vote --certificate FILE`: what is written over, and what is not.

#include <filesystem>

#include <gtest/gtest.h>
#include <sys/stat.h>

#include "tests/commands/ask.h"
#include "tests/support/support.h"

namespace buurtkas {
namespace {

namespace fs = std::filesystem;
using testing::Answer;
using testing::text_of;

class CertificateFile : public ::testing::Test {
 protected:
  void SetUp() override {
    fs::copy(testing::project_root() / "sample-budgets/one-street", round(), fs::copy_options::recursive);
  }
  fs::path round() const { return folder_.path() / "round"; }
  Answer vote(const fs::path& certificate) const {
    return testing::ask_words(
        {"vote", round().string(), "--dry-run", "--lang", "en", "--certificate", certificate.string()});
  }
  void expect_refused(const fs::path& certificate) const {
    const Answer answer = vote(certificate);
    EXPECT_EQ(answer.code, 2) << certificate;
    EXPECT_EQ(answer.out, "");
    EXPECT_NE(answer.err.find("is not an earlier certificate"), std::string::npos) << answer.err;
  }

  const testing::TemporaryFolder folder_;
};

TEST_F(CertificateFile, MayBeNewEmptyOrAnEarlierCertificate) {
  const fs::path file = folder_.path() / "certificate.json";
  EXPECT_EQ(vote(file).code, 0);
  const std::string certificate = text_of(file);
  EXPECT_EQ(vote(file).code, 0);
  EXPECT_EQ(text_of(file), certificate);
  folder_.write("empty.json", "");
  EXPECT_EQ(vote(folder_.path() / "empty.json").code, 0);
  EXPECT_EQ(text_of(folder_.path() / "empty.json"), certificate);
}

TEST_F(CertificateFile, IsNothingElseThatIsThere) {
  const std::string ballots = text_of(round() / "ballots.csv");
  expect_refused(round() / "ballots.csv");
  EXPECT_EQ(text_of(round() / "ballots.csv"), ballots);
  expect_refused(round());
  fs::create_symlink("round/ballots.csv", folder_.path() / "link");
  expect_refused(folder_.path() / "link");
  ASSERT_EQ(mkfifo((folder_.path() / "pipe").c_str(), 0600), 0);
  expect_refused(folder_.path() / "pipe");
  EXPECT_TRUE(fs::is_fifo(folder_.path() / "pipe"));
}

}  // namespace
}  // namespace buurtkas
