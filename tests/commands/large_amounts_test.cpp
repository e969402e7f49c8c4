// Columns are made for a neighbourhood; amounts beyond it are shown whole all the same.

#include <filesystem>

#include <gtest/gtest.h>

#include "tests/commands/ask.h"
#include "tests/support/support.h"

namespace buurtkas {
namespace {

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return at == std::string::npos ? text : text.replace(at, from.size(), to);
}

TEST(LargeAmounts, AreNeverCut) {
  const testing::TemporaryFolder folder;
  const std::string round = (folder.path() / "round").string();
  std::filesystem::copy(testing::project_root() / "sample-budgets/one-street", round);
  const auto change = [&](const std::string& file, const std::string& from, const std::string& to) {
    folder.write("round/" + file, replaced(testing::text_of(round + '/' + file), from, to));
  };
  change("round.yaml", "currency: EUR", "currency: PLN");
  change("round.yaml", "issued: 6", "issued: 1000000000");
  change("pots.yaml", "amount: 1200.00", "amount: 123456789012.34");
  change("proposals.yaml", "cost: 400.00", "cost: 98765432109.87");
  change("proposals.yaml", "cost: 600.00", "cost: 987654321098765.43");
  const std::string text = testing::ask_words({"vote", round, "--lang", "en", "--method", "greedy"}).out;
  for (const char* amount :
       {"1,000,000,000", "PLN\u00A0123,456,789,012.34", "PLN\u00A098,765,432,109.87",
        "PLN\u00A098,765,432,909.87", "PLN\u00A024,691,356,102.47", "PLN\u00A0987,654,321,098,765.43"}) {
    EXPECT_NE(text.find(amount), std::string::npos) << amount << " is not in\n" << text;
  }
}

TEST(OneOfEach, IsSaidInTheSingular) {
  const testing::TemporaryFolder folder;
  const std::string round = (folder.path() / "round").string();
  std::filesystem::copy(testing::project_root() / "sample-budgets/one-street", round);
  folder.write("round/ballots.csv", "ballot;channel;resident;received;vote\n1;paper;r1;2026-03-03;trees\n");
  const std::string vote = testing::ask_words({"vote", round}).out;
  EXPECT_NE(vote.find("\n1 stemmer, 4 projecten.\n"), std::string::npos) << vote;
  const std::string check = testing::ask_words({"check", round, "--lang", "en"}).out;
  EXPECT_NE(check.find("4 projects and 1 pot; "), std::string::npos) << check;
  const std::string why = testing::ask_words({"explain", round, "trees", "--lang", "en"}).out;
  EXPECT_NE(why.find("got 1 vote."), std::string::npos) << why;
  EXPECT_NE(why.find("1 pays that in full"), std::string::npos) << why;
}

}  // namespace
}  // namespace buurtkas
