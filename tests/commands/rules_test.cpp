// `buurtkas rules`: the pages beside the rulebooks, which are generated from them.

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>

#include "tests/commands/ask.h"
#include "tests/support/support.h"

namespace buurtkas {
namespace {

namespace fs = std::filesystem;

using testing::Answer;
using testing::ask;

std::vector<std::string> rulebooks() {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(testing::project_root() / "rules")) {
    if (fs::exists(entry.path() / "rulebook.yaml")) names.push_back(entry.path().filename().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

TEST(Rules, SevenAreShipped) {
  EXPECT_EQ(rulebooks(), (std::vector<std::string>{"engagement-ladder", "expenses", "neighbourhood-vote",
                                                   "pots", "proposals", "travel", "volunteer-allowance"}));
}

// UPDATE_GOLDEN=1 rewrites them.
TEST(Rules, PagesAreWhatTheRulebooksSay) {
  for (const std::string& name : rulebooks()) {
    for (const std::string language : {"nl", "en"}) {
      const Answer answer = ask("rules show rules/" + name + " --lang " + language);
      ASSERT_EQ(answer.code, 0) << name << answer.err;
      const fs::path page = testing::project_root() / "rules" / name / ("page." + language + ".txt");
      if (std::getenv("UPDATE_GOLDEN") != nullptr) std::ofstream(page) << answer.out;
      EXPECT_EQ(answer.out, testing::text_of(page)) << page.filename();
    }
  }
}

TEST(Rules, PagesFitATerminal) {
  for (const std::string& name : rulebooks()) {
    const std::string page = ask("rules show rules/" + name + " --lang en").out;
    for (std::size_t at = 0; at < page.size();) {
      const std::size_t end = page.find('\n', at);
      const std::string line = page.substr(at, end - at);
      const auto columns = std::count_if(
          line.begin(), line.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80; });
      EXPECT_LE(columns, 80) << name << ": " << line;
      at = end + 1;
    }
  }
}

// Both dates matter: what was known in March is not what was known in June.
TEST(Rules, AmountsAreThoseOfBothDates) {
  const auto rate = [](const std::string& known) {
    return ask("rules show rules/travel --lang en --on 2026-02-10 --known-at " + known).out;
  };
  EXPECT_NE(rate("2026-03-01").find("Paid is € 0.23 a kilometre"), std::string::npos);
  EXPECT_NE(rate("2026-05-20").find("Paid is € 0.23 a kilometre"), std::string::npos);
  EXPECT_NE(rate("2026-05-21").find("Paid is € 0.25 a kilometre"), std::string::npos);
}

// A copy in which one amount is another.
TEST(Rules, DiffSaysForWhichCasesAndByHowMuch) {
  const testing::TemporaryFolder folder;
  fs::copy(testing::project_root() / "rules/travel", folder.path() / "travel");
  const fs::path file = folder.path() / "travel/rulebook.yaml";
  std::string text = testing::text_of(file);
  text.replace(text.find("value: 0.25"), 11, "value: 0.27");
  std::ofstream(file) << text;
  const Answer answer =
      testing::ask_words({"rules", "diff", (testing::project_root() / "rules/travel").string(),
                          (folder.path() / "travel").string(), "--lang", "en"});
  EXPECT_EQ(answer.code, 0);
  EXPECT_NE(answer.out.find("was: € 25.00 (kilometres)"), std::string::npos) << answer.out;
  EXPECT_NE(answer.out.find("is: € 27.00 (kilometres): € 2.00 more"), std::string::npos) << answer.out;
  const Answer tried = testing::ask_words({"rules", "test", (folder.path() / "travel").string()});
  EXPECT_EQ(tried.code, 3) << tried.out;
}

TEST(Rules, AreRefusedWhole) {
  EXPECT_EQ(ask("rules check rules/none").code, 2);
  EXPECT_EQ(ask("rules check rules/travel rules/none").code, 2);
  EXPECT_EQ(ask("rules test rules/none").code, 2);
  EXPECT_EQ(ask("rules show rules/none").code, 2);
  EXPECT_EQ(ask("rules show rules/travel --on 2026-2-1").code, 2);
  EXPECT_EQ(ask("rules diff rules/travel rules/none").code, 2);
  EXPECT_EQ(ask("rules mutate rules/none").code, 2);
  EXPECT_EQ(ask("rules").code, 2);
  EXPECT_EQ(ask("rules check rules/travel/rulebook.yaml").code, 0);
}

}  // namespace
}  // namespace buurtkas
