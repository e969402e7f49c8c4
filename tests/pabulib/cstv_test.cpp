// The six forms of the cumulative single transferable vote on every real election with points.

#include "engine/voting/cstv.h"

#include <gtest/gtest.h>

#include "engine/voting/selection.h"
#include "tests/oracles/textbook_cstv.h"
#include "tests/pabulib/elections.h"
#include "tests/voting/build.h"

namespace buurtkas {
namespace {

TEST(CstvOfRealElections, IsFundableAndTheSameAgain) {
  std::size_t counted = 0;
  for (const auto& path : testing::pabulib_files()) {
    const Election election = testing::read_election(path);
    if (election.profile.type() != BallotType::cumulative) continue;
    for (const Method method : {&method::cstv_ewt, &method::cstv_ewtc, &method::cstv_mt, &method::cstv_mtc,
                                &method::cstv_ewts, &method::cstv_mts}) {
      const Terms terms = testing::terms(method, Satisfaction::cost, {}, {TieBreak::lowest_id});
      const Selection first = select_projects(election.instance, election.profile, terms);
      const Selection again = select_projects(election.instance, election.profile, terms);
      EXPECT_FALSE(first.projects.empty()) << path.filename() << ' ' << name_of(method);
      EXPECT_TRUE(is_fundable(election.instance, first.projects))
          << path.filename() << ' ' << name_of(method);
      EXPECT_EQ(first.projects, again.projects) << path.filename() << ' ' << name_of(method);
      ++counted;
    }
  }
  EXPECT_GE(counted, 6u * 20u) << "real elections with points were not found";
}

// Small ones: the textbook's fractions double their digits with every project it pays.
TEST(CstvOfRealElections, IsTheTextbooksWhereThatCanBeAwaited) {
  using oracles::TextbookMeasure;
  std::size_t compared = 0;
  for (const auto& path : testing::pabulib_files()) {
    const Election election = testing::read_election(path);
    if (election.profile.type() != BallotType::cumulative || election.instance.projects.size() > 8) continue;
    const std::vector<TieBreak> ties = {TieBreak::lowest_id};
    const auto expect = [&](Method method, TextbookMeasure measure, bool by_minimal_transfers) {
      const Terms terms = testing::terms(method, Satisfaction::cost, {}, ties);
      EXPECT_EQ(
          select_projects(election.instance, election.profile, terms).projects,
          oracles::textbook_cstv(election.instance, election.profile, measure, by_minimal_transfers, ties))
          << path.filename() << ' ' << name_of(method);
      ++compared;
    };
    expect(&method::cstv_ewt, TextbookMeasure::excess, false);
    expect(&method::cstv_ewtc, TextbookMeasure::support_over_cost, false);
    expect(&method::cstv_mt, TextbookMeasure::excess, true);
    expect(&method::cstv_mtc, TextbookMeasure::support_over_cost, true);
    expect(&method::cstv_ewts, TextbookMeasure::support, false);
    expect(&method::cstv_mts, TextbookMeasure::support, true);
  }
  EXPECT_GE(compared, 6u * 5u);
}

}  // namespace
}  // namespace buurtkas
