// Two counts at once, each in a thread of its own, give the bytes of one.

#include <thread>

#include <gtest/gtest.h>

#include "tests/commands/ask.h"

namespace buurtkas {
namespace {

using testing::Answer;
using testing::ask;

TEST(Threads, TwoGiveTheSameBytesAsOne) {
  std::vector<std::string> calls;
  for (const char* method : {"greedy", "equal-shares", "exact-equal-shares", "phragmen", "maximin-support",
                             "max-welfare", "bounded-overspending"}) {
    calls.push_back(
        std::string("vote sample-budgets/groz-zuid-2026 --format json --completion none --method ") + method +
        " --satisfaction cost");
  }
  calls.emplace_back("vote sample-budgets/two-quarters --quiet");
  calls.emplace_back("vote sample-budgets/groz-zuid-2026 --fairness --quiet");
  calls.emplace_back("explain sample-budgets/groz-zuid-2026 jeu-de-boules --what-would-help");

  const auto answer_all = [&](std::vector<Answer>& answers) {
    for (const std::string& call : calls) answers.push_back(ask(call));
  };
  std::vector<Answer> alone;
  std::vector<Answer> first;
  std::vector<Answer> second;
  answer_all(alone);
  std::thread beside([&] { answer_all(first); });
  answer_all(second);
  beside.join();
  for (std::size_t call = 0; call < calls.size(); ++call) {
    EXPECT_EQ(alone[call].code, 0) << calls[call] << '\n' << alone[call].err;
    for (const auto* answers : {&first, &second}) {
      EXPECT_EQ((*answers)[call].out, alone[call].out) << calls[call];
      EXPECT_EQ((*answers)[call].err, alone[call].err) << calls[call];
    }
  }
}

}  // namespace
}  // namespace buurtkas
