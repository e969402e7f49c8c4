// The six forms of the cumulative single transferable vote on every real election with points.

#include "engine/voting/cstv.h"

#include <gtest/gtest.h>

#include "engine/voting/selection.h"
#include "tests/pabulib/elections.h"

namespace buurtkas {
namespace {

TEST(CstvOfRealElections, IsFundableAndTheSameAgain) {
  std::size_t counted = 0;
  for (const auto& path : testing::pabulib_files()) {
    const Election election = testing::read_election(path);
    if (election.profile.type() != BallotType::cumulative) continue;
    for (const Method method : {&method::cstv_ewt, &method::cstv_ewtc, &method::cstv_mt, &method::cstv_mtc,
                                &method::cstv_ewts, &method::cstv_mts}) {
      const Terms terms{method, Satisfaction::cost, {}, {TieBreak::lowest_id}, {}};
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

}  // namespace
}  // namespace buurtkas
