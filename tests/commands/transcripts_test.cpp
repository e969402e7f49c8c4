// What a person types, and all that the program answers: exit code, standard output, standard error.

#include <algorithm>
#include <sstream>

#include <gtest/gtest.h>

#include "tests/commands/ask.h"
#include "tests/commands/sample_year.h"
#include "tests/support/support.h"

namespace buurtkas {
namespace {

using testing::Answer;
using testing::ask;

std::string transcript(const std::string& call) {
  const Answer answer = ask(call);
  std::string text = "$ buurtkas " + call + "\n" + answer.out;
  if (!answer.err.empty()) text += "--- standard error\n" + answer.err;
  return text + "--- exit code " + std::to_string(answer.code) + "\n";
}

struct Row {
  const char* golden;
  std::vector<const char*> calls;
};

const std::vector<Row> rows = {
    {"one-street-vote", {"vote sample-budgets/one-street", "vote sample-budgets/one-street --lang en"}},
    {"one-street-json",
     {"vote sample-budgets/one-street --format json", "check sample-budgets/one-street --format json",
      "explain sample-budgets/one-street party --format json"}},
    {"one-street-explain",
     {"explain sample-budgets/one-street bench", "explain sample-budgets/one-street bench --lang en",
      "explain sample-budgets/one-street party", "explain sample-budgets/one-street party --lang en",
      "explain sample-budgets/one-street rain --lang en",
      "explain sample-budgets/one-street party --lang en --method greedy",
      "explain sample-budgets/one-street trees --lang en --method greedy-no-skip",
      "explain sample-budgets/one-street rain --lang en --completion none"}},
    {"one-street-what-if",
     {"vote sample-budgets/one-street --lang en --method greedy",
      "vote sample-budgets/one-street --lang en --satisfaction cardinality --completion none",
      "vote sample-budgets/one-street --lang en --completion add-one,comparison --tie-breaks highest-cost",
      "vote sample-budgets/one-street --lang en --method greedy-threshold --threshold 3"}},
    {"one-street-fairness",
     {"vote sample-budgets/one-street --lang en --fairness",
      "vote sample-budgets/one-street --method greedy --fairness",
      "vote sample-budgets/one-street --method greedy-no-skip --fairness --format json",
      "vote sample-budgets/one-street --lang en --satisfaction effort --completion none --fairness"}},
    {"rules",
     {"rules check rules/travel rules/volunteer-allowance --lang nl",
      "rules check rules/travel --format json", "rules test rules/travel",
      "rules test rules/travel --lang nl", "rules test rules/pots --format json",
      "rules show rules/pots --lang en --on 2026-03-01", "rules diff rules/travel rules/pots --lang en",
      "rules diff rules/travel rules/travel", "rules mutate rules/travel",
      "rules mutate rules/pots --format json", "rules check rules/none --lang nl", "rules --help",
      "rules diff --help"}},
    {"groz-zuid-refused",
     {"explain sample-budgets/groz-zuid-2026 cameras",
      "explain sample-budgets/groz-zuid-2026 cameras --lang en",
      "explain sample-budgets/groz-zuid-2026 parkeerplaatsen --lang en --format json"}},
    {"groz-zuid-fairness", {"vote sample-budgets/groz-zuid-2026 --quiet --fairness"}},
    {"groz-zuid-vote",
     {"vote sample-budgets/groz-zuid-2026", "vote sample-budgets/groz-zuid-2026 --lang en --quiet"}},
    {"groz-zuid-check",
     {"check sample-budgets/groz-zuid-2026", "check sample-budgets/groz-zuid-2026 --lang en"}},
    {"groz-zuid-explain",
     {"explain sample-budgets/groz-zuid-2026 groene-hof --lang en",
      "explain sample-budgets/groz-zuid-2026 speeltoestel",
      "explain sample-budgets/groz-zuid-2026 straatfeest --lang en",
      "explain sample-budgets/groz-zuid-2026 kattenluik",
      "explain sample-budgets/groz-zuid-2026 laadpaal --lang en"}},
    {"two-quarters",
     {"vote sample-budgets/two-quarters --lang en --quiet --dry-run --fairness",
      "vote sample-budgets/two-quarters --lang en", "vote sample-budgets/two-quarters",
      "explain sample-budgets/two-quarters jeu-de-boules --lang en",
      "explain sample-budgets/two-quarters lampen --lang en",
      "vote sample-budgets/two-quarters --format json"}},
    {"what-would-help",
     {"explain sample-budgets/groz-zuid-2026 jeu-de-boules --what-would-help",
      "explain sample-budgets/groz-zuid-2026 beweegtuin --what-would-help --lang en",
      "explain sample-budgets/groz-zuid-2026 speeltoestel --what-would-help --lang en --method phragmen",
      "explain sample-budgets/one-street party --what-would-help --lang en",
      "explain sample-budgets/one-street party --what-would-help --format json",
      "explain sample-budgets/one-street bench --what-would-help --format json"}},
    {"sensitivity",
     {"vote sample-budgets/one-street --lang en --sensitivity",
      "vote sample-budgets/one-street --sensitivity --method greedy --quiet --format json",
      "vote sample-budgets/groz-zuid-2026 --quiet --sensitivity"}},
    {"wrong-calls",
     {"",
      "vot sample-budgets/one-street",
      "vote",
      "vote sample-budgets/nowhere --lang en",
      "vote sample-budgets/one-street --lang fr",
      "vote sample-budgets/one-street --format xml",
      "vote --lang en",
      "--lang en",
      "--lang en vot sample-budgets/one-street",
      "--lang=en vote",
      "vote sample-budgets/one-street --compleiton greedy",
      "vote sample-budgets/one-street --compleiton=greedy --lang=en",
      "vote sample-budgets/one-street twice",
      "vote sample-budgets/one-street --method",
      "vote sample-budgets/one-street --method greedy --method greedy --lang en",
      "vote sample-budgets/one-street --as-of 1-1-2026",
      "report sample-budgets/one-street --year 26 --lang en",
      "rules",
      "rules shwo rules/travel --lang en",
      "vote sample-budgets/one-street --method gready --lang en",
      "vote sample-budgets/one-street --method declared",
      "vote sample-budgets/one-street --completion greedy,add-one",
      "vote sample-budgets/one-street --completion add-two",
      "vote sample-budgets/one-street --method greedy --completion add-one --lang en",
      "vote sample-budgets/one-street --method greedy-threshold",
      "vote sample-budgets/one-street --threshold many --lang en",
      "vote sample-budgets/one-street --satisfaction borda --lang en",
      "vote sample-budgets/one-street --method greedy --satisfaction borda --lang en",
      "vote sample-budgets/one-street --tie-breaks most-votes,oldest --lang en",
      "explain sample-budgets/one-street benhc --lang en",
      "explain sample-budgets/one-street benhc --format json",
      "export sample-budgets/one-street/pots.yaml --to pb",
      "export sample-budgets/one-street --to csv --country Netherlands",
      "export sample-budgets/one-street --to xls",
      "new sample-budgets/one-street",
      "vote sample-budgets/one-street --as-of 2026-01-01"}},
    {"journal",
     {"freeze sample-budgets/one-street --lang en", "vote sample-budgets/one-street --lang en --dry-run",
      "vote sample-budgets/one-street --lang nl --by r4", "vote sample-budgets/one-street --lang en",
      "audit sample-budgets/one-street --lang en", "audit sample-budgets/one-street",
      "audit sample-budgets/one-street --format json",
      "audit sample-budgets/one-street --only outcome --lang en",
      "audit sample-budgets/one-street --since 2026-03-15 --lang en",
      "audit sample-budgets/one-street --only trees", "audit sample-budgets/one-street --prove funding",
      "audit sample-budgets/groz-zuid-2026 --lang en", "audit sample-budgets/one-street/pots.yaml --lang en",
      "vote sample-budgets/one-street --by Anna --lang en", "erase sample-budgets/one-street r4 --lang en",
      "checkpoint sample-budgets/one-street --lang en"}},
    {"claims", testing::calls_of_sample_year()},
    {"books",
     {"vote sample-budgets/one-street --quiet", "export sample-budgets/one-street --to hledger --lang en",
      "export sample-budgets/one-street --to xaf", "export sample-budgets/one-street --to xaf --year 2025"}},
    {"round-as-pb",
     {"export sample-budgets/one-street --to pb",
      "export sample-budgets/one-street --to pb --country Netherlands",
      "export sample-budgets/two-quarters --to pb --lang en",
      "export sample-budgets/two-quarters --to pb --lang nl --country Netherlands"}},
    {"help", {"--help",        "claims --help",  "approve --help", "waive --help",
              "repaid --help", "pay --help",     "report --help",  "status --help",
              "vote --help",   "explain --help", "check --help",   "new --help",
              "export --help", "audit --help",   "freeze --help",  "checkpoint --help",
              "key --help",    "key new --help", "erase --help",   "--version"}},
    {"help-in-dutch",
     {"--help --lang nl",
      "--lang nl --help",
      "new --help --lang nl",
      "check --help --lang nl",
      "vote --help --lang nl",
      "explain --lang=nl --help",
      "receipts --help --lang nl",
      "replay --help --lang nl",
      "export --help --lang nl",
      "rules --help --lang nl",
      "rules test --help --lang nl",
      "rules show --help --lang nl",
      "rules diff --help --lang nl",
      "claims --help --lang nl",
      "approve --help --lang nl",
      "waive --help --lang nl",
      "pay --help --lang nl",
      "settle --help --lang nl",
      "repaid --help --lang nl",
      "status --help --lang nl",
      "report --help --lang nl",
      "freeze --help --lang nl",
      "audit --help --lang nl",
      "key new --help --lang nl",
      "checkpoint --help --lang nl",
      "erase --help --lang nl"}},
};

TEST(Transcripts, AreAsTheyWere) {
  for (const Row& row : rows) {
    testing::start_afresh();
    std::string text;
    for (const char* call : row.calls) text += transcript(call) + '\n';
    testing::expect_golden(std::string(row.golden) + ".txt", text);
  }
}

TEST(Transcripts, FitEightyColumns) {
  for (const char* call :
       {"vote sample-budgets/groz-zuid-2026", "vote sample-budgets/groz-zuid-2026 --lang en",
        "explain sample-budgets/groz-zuid-2026 straatfeest", "check sample-budgets/one-street",
        "vote sample-budgets/groz-zuid-2026 --fairness",
        "vote sample-budgets/one-street --fairness --method greedy --lang en",
        "vote sample-budgets/one-street --sensitivity", "vote sample-budgets/two-quarters",
        "explain sample-budgets/groz-zuid-2026 speeltoestel --what-would-help --method phragmen"}) {
    std::istringstream lines(ask(call).out);
    for (std::string line; std::getline(lines, line);) {
      const auto columns = std::count_if(
          line.begin(), line.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80; });
      EXPECT_LE(columns, 80) << line;
    }
  }
}

TEST(Transcripts, OfARoundToStartFromAreInOrder) {
  const testing::TemporaryFolder folder;
  for (const std::string language : {"nl", "en"}) {
    const std::string round = (folder.path() / language).string();
    EXPECT_EQ(ask("new " + round + " --lang " + language).code, 0);
    EXPECT_EQ(ask("check " + round).code, 0);
    const Answer check = ask("check " + round + " --format json");
    EXPECT_NE(check.out.find("\"findings\": []"), std::string::npos) << check.out;
    EXPECT_EQ(ask("vote " + round).code, 0);
    EXPECT_EQ(ask("new " + round).code, 2) << "it would write over a round";
  }
}

TEST(Transcripts, OfANewRoundCanBeTypedAgain) {
  const testing::TemporaryFolder folder;
  const std::string round = folder.path().string() + "/'t Zuid; rm *";
  const Answer answer = testing::ask_words({"new", round, "--lang", "en"});
  ASSERT_EQ(answer.code, 0) << answer.err;
  const std::string typed = "  buurtkas check '" + folder.path().string() + "/'\\''t Zuid; rm *'\n";
  EXPECT_NE(answer.out.find(typed), std::string::npos) << answer.out;
}

TEST(Transcripts, OfAssenCostSeventySixThousandSevenHundred) {
  const std::string file = (testing::shared_folder() / "pabulib/Netherlands_Assen_2024.pb").string();
  const std::string call = "vote " + file + " --method equal-shares --completion add-one";
  EXPECT_NE(ask(call).out.find("76,700.00"), std::string::npos);
  EXPECT_NE(ask(call + " --format json").out.find("\"cost\": \"76700.00\""), std::string::npos);
  EXPECT_NE(ask("vote " + file).out.find("`selected` column agrees"), std::string::npos);
}

}  // namespace
}  // namespace buurtkas
