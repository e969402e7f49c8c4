// The same answer wherever, and however often at the same time, it is asked.

#include <clocale>
#include <filesystem>
#include <locale>
#include <thread>

#include <gtest/gtest.h>

#include "cli/read/terms/round_terms.h"
#include "engine/voting/selection.h"
#include "tests/commands/ask.h"
#include "tests/support/support.h"

namespace buurtkas {
namespace {

using testing::ask;

const std::vector<std::string> calls = {
    "vote sample-budgets/groz-zuid-2026",
    "vote sample-budgets/groz-zuid-2026 --lang en",
    "vote sample-budgets/groz-zuid-2026 --format json",
    "audit sample-budgets/groz-zuid-2026 --format json",  // with the root of all that was recorded
    "audit sample-budgets/groz-zuid-2026 --prove outcome",
    "check sample-budgets/groz-zuid-2026",
    "check sample-budgets/groz-zuid-2026 --lang en",
    "explain sample-budgets/groz-zuid-2026 speeltoestel",
    "explain sample-budgets/groz-zuid-2026 groene-hof --lang en",
    "explain sample-budgets/groz-zuid-2026 moestuin --format json",
    "vote sample-budgets/one-street --method greedy --lang en",
    "vote sample-budgets/one-street --completion add-one,comparison --format json",
};

std::string told(const std::string& call) {
  const testing::Answer answer = ask(call);
  return std::to_string(answer.code) + '\n' + answer.out + answer.err;
}

std::vector<std::string> all_told() {
  std::vector<std::string> texts;
  for (const std::string& call : calls) texts.push_back(told(call));
  return texts;
}

class CommaLocale : public std::numpunct<char> {
 protected:
  char do_decimal_point() const override { return ','; }
  char do_thousands_sep() const override { return '.'; }
  std::string do_grouping() const override { return "\3"; }
  std::string do_truename() const override { return "waar"; }
  std::string do_falsename() const override { return "onwaar"; }
};

// Another machine's habits, for as long as this lives.
class Elsewhere {
 public:
  Elsewhere() : old_(std::locale::global(std::locale(std::locale(), new CommaLocale))) {
    setenv("TZ", "Pacific/Kiritimati", 1);
    setenv("LC_ALL", "nl_NL.UTF-8", 1);
    setenv("LANGUAGE", "tr", 1);
    std::setlocale(LC_ALL, "");
  }
  ~Elsewhere() {
    std::locale::global(old_);
    for (const char* name : {"TZ", "LC_ALL", "LANGUAGE"}) unsetenv(name);
    std::setlocale(LC_ALL, "C");
  }
  Elsewhere(const Elsewhere&) = delete;
  Elsewhere& operator=(const Elsewhere&) = delete;

 private:
  std::locale old_;
};

TEST(Answers, DoNotDependOnLocaleOrTimeZone) {
  testing::start_afresh();
  const std::vector<std::string> here = all_told();
  std::vector<std::string> there;
  {
    const Elsewhere elsewhere;
    testing::start_afresh();
    there = all_told();
  }
  for (std::size_t i = 0; i < calls.size(); ++i) EXPECT_EQ(here[i], there[i]) << calls[i];
}

TEST(Answers, DoNotDependOnWhereTheFolderLies) {
  const testing::TemporaryFolder folder;
  const auto copy = testing::copy_sample("groz-zuid-2026", folder);
  EXPECT_EQ(ask("vote " + copy.string() + "/ --format json").out,
            ask("vote sample-budgets/groz-zuid-2026 --format json").out);
}

TEST(Answers, AreTheSameWhenThreadsAskAtTheSameTime) {
  all_told();  // what is recorded is recorded then
  const std::vector<std::string> alone = all_told();
  std::vector<std::vector<std::string>> together(4);
  std::vector<std::thread> threads;
  for (auto& answers : together) threads.emplace_back([&answers] { answers = all_told(); });
  for (std::thread& thread : threads) thread.join();
  for (const auto& answers : together) EXPECT_EQ(answers, alone);
}

std::string told(const Selection& selection) {
  std::string text = to_string(selection.cost) + '\n';
  for (const ProjectIndex project : selection.projects) text += std::to_string(project) + ' ';
  for (const FundingLine& line : selection.funding.lines) {
    text +=
        '\n' + std::to_string(line.project) + ' ' + std::to_string(line.pot) + ' ' + to_string(line.amount);
  }
  for (const Ratio& votes : selection.votes) text += '\n' + to_string(votes);
  return text + '\n' + std::to_string(selection.trace.size());
}

TEST(Answers, AreTheSameWhenThreadsCountOneElection) {
  const auto reading =
      read_round_folder(testing::project_root() / "sample-budgets/groz-zuid-2026", "groz-zuid-2026");
  ASSERT_TRUE(reading.value);
  const Election& election = reading.value->election;
  const auto count = [&] {
    return told(select_projects(election.instance, election.profile, reading.value->terms));
  };
  const std::string alone = count();
  std::vector<std::string> together(4);
  std::vector<std::thread> threads;
  for (std::string& answer : together) threads.emplace_back([&answer, &count] { answer = count(); });
  for (std::thread& thread : threads) thread.join();
  for (const std::string& answer : together) EXPECT_EQ(answer, alone);
}

}  // namespace
}  // namespace buurtkas
