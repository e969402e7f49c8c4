// No raise is jumped over: real elections, one raise at a time, beside what each run says of the raises after
// it.

#include <gtest/gtest.h>

#include "engine/voting/completions.h"
#include "engine/voting/method.h"
#include "engine/voting/rising_run.h"
#include "tests/pabulib/elections.h"
#include "tests/support/support.h"
#include "tests/voting/run_steps.h"

namespace buurtkas {
namespace {

struct Walk {
  std::uint64_t raises = 0;
  std::uint64_t runs = 0;        // that jumping needs
  std::uint64_t changes = 0;     // of what is bought, in order
  std::uint64_t told_below = 0;  // raises before those at which a run was made
};

// From the first endowment to where raising by `completion` ends.
void walk(const std::string& file, const Election& election, Purses::Short short_of_money,
          Satisfaction satisfaction, Walk& walked) {
  Terms terms;
  terms.satisfaction = satisfaction;
  terms.tie_breaks = {TieBreak::lowest_id};
  std::uint64_t runs = 0;
  const OnProgress on_progress = [&](const CountProgress& step) { runs = step.runs; };
  Trace trace;
  const Count count = begin_count(election.instance, election.profile, terms, {}, on_progress, trace);
  const EqualShares equal_shares(count, short_of_money);
  const Raised raised = raise_endowment(count, equal_shares, Completion::add_one);
  walked.runs += runs;

  const auto say = [&](const Ratio& endowment, const BigInt& raises) {
    const std::uint64_t reach = 4 << (walked.raises % 6);
    auto said = equal_shares.run_over(endowment,
                                      {reach, std::min(raises, BigInt(reach)).convert_to<std::uint64_t>()});
    return said ? std::move(*said) : equal_shares.run(endowment);
  };
  EqualSharesRun said;
  Ratio endowment = equal_endowment(count);
  BigInt left = 0;                          // raises that `said` speaks of
  BigInt since = 0;                         // this many raises the same is bought
  auto told = raised.ended.before.begin();  // by exact equal shares: what each raise buys
  for (BigInt raises = 0; raises <= raised.ended.raises; ++raises, --left) {
    const EqualSharesRun run = equal_shares.run_exactly(endowment);
    if (raises == 0 || left < 0) {
      if (raises != 0 && run.bought != said.bought) {
        ++walked.changes;
        since = raises;
      }
      said = say(endowment, raises);
      ASSERT_LE(said.same_below, raises - since) << file << " after " << raises << " raises";
      walked.told_below += said.same_below;
      ASSERT_EQ(run.bought, said.bought) << file << " after " << raises << " raises, filtered";
      left = BigInt(said.same_for);
    } else {
      ASSERT_EQ(run.bought, said.bought) << file << " after " << raises << " raises";
    }
    if (short_of_money == Purses::Short::is_left_out && raises < raised.ended.raises) {
      if (raises > told->to) ++told;
      ASSERT_TRUE(told->from <= raises && raises <= told->to) << file << " after " << raises << " raises";
      ASSERT_EQ(told->order, run.bought) << file << " after " << raises << " raises";
    }
    ++walked.raises;
    endowment += Ratio(raise_cents);
  }
}

// Over all elections with no more ballots than that.
Walk walk_all(std::uint64_t ballots_max, Purses::Short short_of_money, Satisfaction satisfaction) {
  Walk all;
  for (const auto& path : testing::pabulib_files()) {
    const Election election = testing::read_election(path);
    if (election.profile.ballots() > ballots_max) continue;
    walk(path.filename().string(), election, short_of_money, satisfaction, all);
    if (::testing::Test::HasFatalFailure()) break;
  }
  ::testing::Test::RecordProperty("raises", std::to_string(all.raises));
  ::testing::Test::RecordProperty("runs", std::to_string(all.runs));
  ::testing::Test::RecordProperty("changes", std::to_string(all.changes));
  EXPECT_LT(all.runs, all.raises / 5) << "few raises are jumped";
  return all;
}

TEST(Raises, AreNotJumpedOver) {
  const Walk all = walk_all(5'000, Purses::Short::pays_all, Satisfaction::cost);
  EXPECT_GT(all.raises, 100'000u);
  EXPECT_LE(all.runs, 5 * all.changes);
  EXPECT_GT(all.told_below, all.runs);
}

TEST(Raises, AreNotJumpedOverByRoots) {
  EXPECT_GT(walk_all(1'500, Purses::Short::pays_all, Satisfaction::sqrt_cost).raises, 10'000u);
}

TEST(Raises, AreNotJumpedOverWhenAllPayTheSame) {
  EXPECT_GT(walk_all(1'000, Purses::Short::is_left_out, Satisfaction::cardinality).raises, 10'000u);
}

// The first raises, and each fiftieth after them.
TEST(RaisesByAddOpt, GoFromEachChangeToTheNext) {
  std::uint64_t changes = 0;
  for (const auto& path : testing::pabulib_files()) {
    const Election election = testing::read_election(path);
    if (election.profile.ballots() > 5'000) continue;
    Terms terms;
    terms.method = &method::exact_equal_shares;
    terms.satisfaction = changes % 2 == 0 ? Satisfaction::cost : Satisfaction::cardinality;
    const OnProgress silent;
    Trace trace;
    const Count count = begin_count(election.instance, election.profile, terms, {}, silent, trace);
    const EqualShares of(count, Purses::Short::is_left_out);
    RisingRun run(of, equal_endowment(count));
    for (int raise = 0; raise < 400 && run.next(); ++raise) {
      const Ratio now = run.endowment();
      const Ratio next = run.next().value();
      if (raise < 5 || raise % 50 == 0) {
        const auto steps = testing::steps_of(of, now);
        ASSERT_EQ(run.bought(), of.run_exactly(now).bought) << path.filename() << " after " << raise;
        ASSERT_EQ(testing::steps_of(of, next - (next - now) / Ratio(1'000)), steps) << path.filename();
        ASSERT_NE(testing::steps_of(of, next), steps) << path.filename() << " after " << raise;
        ++changes;
      }
      run.raise_to(*run.next());
      ASSERT_EQ(run.endowment(), next);
    }
  }
  RecordProperty("changes", std::to_string(changes));
  EXPECT_GT(changes, 1'000u);
}

}  // namespace
}  // namespace buurtkas
