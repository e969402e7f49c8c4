#include "engine/voting/terms.h"

#include <gtest/gtest.h>

#include "tests/voting/build.h"

namespace buurtkas {
namespace {

using testing::terms;

TEST(Terms, AreReadByTheWordsTheyAreWrittenBy) {
  for (const auto name : method_names()) EXPECT_EQ(name_of(*method_from(name)), name);
  for (const auto name : satisfaction_names()) EXPECT_EQ(name_of(*satisfaction_from(name)), name);
  for (const auto name : completion_names()) EXPECT_EQ(name_of(*completion_from(name)), name);
  for (const auto name : tie_break_names()) EXPECT_EQ(name_of(*tie_break_from(name)), name);
  EXPECT_FALSE(method_from("Greedy"));
  EXPECT_FALSE(completion_from(""));
}

TEST(Terms, ThatNoCountCanBeMadeOfAreNamed) {
  const auto cost = Satisfaction::cost;
  const auto equal_shares = &method::equal_shares;
  struct Row {
    Terms asked;
    BallotType ballots;
    TermsFault fault;
  };
  const std::vector<Row> rows = {
      {terms(equal_shares, cost, {Completion::add_one, Completion::greedy}), BallotType::approval,
       TermsFault::none},
      {terms(equal_shares, cost, {Completion::none}), BallotType::approval, TermsFault::none},
      {terms(equal_shares, cost, {Completion::greedy, Completion::add_one}), BallotType::approval,
       TermsFault::completion_order},
      {terms(equal_shares, cost, {Completion::add_one, Completion::add_one_integral}), BallotType::approval,
       TermsFault::completion_order},
      {terms(&method::greedy, cost, {Completion::add_one}), BallotType::approval,
       TermsFault::completion_of_method},
      {terms(&method::greedy_threshold), BallotType::approval, TermsFault::threshold_missing},
      {terms(&method::greedy, Satisfaction::score), BallotType::approval,
       TermsFault::satisfaction_of_ballots},
      {terms(&method::greedy, Satisfaction::score), BallotType::scoring, TermsFault::none},
      {terms(&method::greedy, Satisfaction::borda), BallotType::cumulative,
       TermsFault::satisfaction_of_ballots},
      {terms(&method::greedy, Satisfaction::borda), BallotType::ordinal, TermsFault::none},
      {terms(equal_shares, Satisfaction::borda), BallotType::ordinal, TermsFault::none},
      {terms(&method::exact_equal_shares, Satisfaction::borda), BallotType::ordinal,
       TermsFault::satisfaction_of_method},
      {terms(&method::greedy, Satisfaction::sqrt_cost), BallotType::approval,
       TermsFault::satisfaction_of_method},
  };
  for (const Row& row : rows) EXPECT_EQ(fault_of(row.asked, row.ballots), row.fault);
}

}  // namespace
}  // namespace buurtkas
