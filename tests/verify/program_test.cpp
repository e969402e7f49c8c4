// `buurtkas vote --certificate` and `buurtkas-verify`, as they are typed.

#include <sstream>

#include <gtest/gtest.h>

#include "cli/commands/run.h"
#include "cli/verify/run_verify.h"
#include "tests/support/support.h"

namespace buurtkas {
namespace {

using testing::TemporaryFolder;

struct Answer {
  int code;
  std::string out, err;
};

Answer verify_words(const std::vector<std::string>& words) {
  std::ostringstream out;
  std::ostringstream err;
  const int code = verify::run_verify(words, out, err);
  return {code, out.str(), err.str()};
}

std::string sample(const char* name) {
  return (testing::project_root() / "sample-budgets" / name).string();
}

// The certificate of a sample round, with more words for `vote`.
std::string certificate_text_of(const TemporaryFolder& folder, const char* round,
                                const std::vector<std::string>& more) {
  const std::string file = (folder.path() / "certificate.json").string();
  std::vector<std::string> words = {"vote", sample(round), "--certificate", file, "--quiet"};
  words.insert(words.end(), more.begin(), more.end());
  std::ostringstream out;
  std::ostringstream err;
  EXPECT_EQ(run(words, out, err, false), 0) << err.str();
  return testing::text_of(file);
}

TEST(VerifyProgram, TellsWhatIsProven) {
  std::string golden;
  const std::vector<std::pair<const char*, std::vector<std::string>>> asked = {
      {"one-street", {}},
      {"one-street", {"--method", "greedy"}},
      {"one-street", {"--method", "phragmen", "--satisfaction", "cost"}},
      {"two-quarters", {}}};
  for (const auto& [round, terms] : asked) {
    const TemporaryFolder folder;
    const auto file = folder.write("c.json", certificate_text_of(folder, round, terms));
    for (const char* language : {"en", "nl"}) {
      const Answer answer = verify_words({"--lang", language, file.string(), sample(round)});
      EXPECT_EQ(answer.code, 0) << answer.err;
      golden += answer.out + '\n';
    }
  }
  testing::expect_golden("verify.txt", golden);
}

TEST(VerifyProgram, NamesTheStatementThatDoesNotHold) {
  const TemporaryFolder folder;
  const std::string text = certificate_text_of(folder, "one-street", {});
  std::string golden;
  for (const auto& [right, wrong] : std::vector<std::pair<std::string, std::string>>{
           {R"("project":"party","votes":"3")", R"("project":"party","votes":"2")"},
           {R"("have":"398")", R"("have":"400")"},
           {R"("project":"trees","payment":"100")", R"("project":"trees","payment":"99")"},
           {R"("in_full":"4")", R"("in_full":"3")"},
           {R"("needs":"1300")", R"("needs":"1200")"},
           {R"("selected": ["bench")", R"("selected": ["rain")"},
           {R"("pot":"street","amount":"400.00")", R"("pot":"street","amount":"400.01")"},
           {R"("sha256":"6)", R"("sha256":"7)"}}) {
    const std::size_t at = text.find(right);
    ASSERT_NE(at, std::string::npos) << right;
    std::string changed = text;
    changed.replace(at, right.size(), wrong);
    const auto file = folder.write("changed.json", changed);
    for (const char* language : {"en", "nl"}) {
      const Answer answer = verify_words({"--lang", language, file.string(), sample("one-street")});
      EXPECT_EQ(answer.code, 3) << wrong;
      EXPECT_EQ(answer.out, "");
      golden += answer.err;
    }
  }
  testing::expect_golden("verify-refuted.txt", golden);
}

TEST(VerifyProgram, RefusesWhatIsNoCertificate) {
  const TemporaryFolder folder;
  const std::string round = sample("one-street");
  for (const char* text : {"", "{", "[]", "{}", "null", R"({"format":"buurtkas-certificate","version":"2"})",
                           R"({"format":"buurtkas-certificate","version":"1","version":"1"})"}) {
    const Answer answer = verify_words({folder.write("c.json", text).string(), round});
    EXPECT_EQ(answer.code, 2) << text;
    EXPECT_NE(answer.err, "") << text;
  }
  EXPECT_EQ(verify_words({(folder.path() / "none.json").string(), round}).code, 2);
  EXPECT_EQ(verify_words({}).code, 2);
  EXPECT_EQ(verify_words({"--help"}).code, 0);
  EXPECT_EQ(verify_words({"--lang", "fr", "c.json", round}).code, 2);
  const auto file = folder.write("c.json", certificate_text_of(folder, "one-street", {}));
  EXPECT_EQ(verify_words({file.string(), (folder.path() / "none.pb").string()}).code, 2);
  EXPECT_EQ(verify_words({file.string(), sample("groz-zuid-2026")}).code, 3);
}

}  // namespace
}  // namespace buurtkas
