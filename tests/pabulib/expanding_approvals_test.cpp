// Expanding approvals on every real election it can read: everything that is fundable is taken.

#include "engine/voting/expanding_approvals.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "engine/voting/method.h"
#include "engine/voting/selection.h"
#include "tests/oracles/textbook_expanding_approvals.h"
#include "tests/pabulib/elections.h"
#include "tests/voting/build.h"

namespace buurtkas {
namespace {

const Terms by_approvals =
    testing::terms(&method::expanding_approvals, Satisfaction::cost, {}, {TieBreak::lowest_id});

TEST(ExpandingApprovalsOfRealElections, IsExhaustive) {
  std::size_t counted = 0;
  std::size_t ranked = 0;
  std::size_t compared = 0;
  for (const auto& path : testing::pabulib_files()) {
    const Election election = testing::read_election(path);
    if (testing::is_for_long_runs(election)) continue;
    const Instance& instance = election.instance;
    const Profile& profile = election.profile;
    if (!by_approvals.method->counts_from(profile.type())) continue;
    const std::vector<ProjectIndex> selected = select_projects(instance, profile, by_approvals).projects;
    EXPECT_TRUE(is_fundable(instance, selected)) << path.filename();
    for (ProjectIndex project = 0; project < instance.projects.size(); ++project) {
      std::vector<ProjectIndex> with = selected;
      if (std::find(with.begin(), with.end(), project) != with.end()) continue;
      with.push_back(project);
      EXPECT_FALSE(is_fundable(instance, with)) << path.filename();
    }
    ++counted;
    if (profile.type() == BallotType::ordinal) ++ranked;
    if (instance.projects.size() > 10 || profile.groups() > 200) continue;
    Trace trace;
    const Count count = begin_count(instance, profile, by_approvals, {}, {}, trace);
    EXPECT_EQ(selected, oracles::textbook_expanding_approvals(count)) << path.filename();
    ++compared;
  }
  EXPECT_GT(counted, 200u);
  EXPECT_GE(ranked, 15u);
  EXPECT_GE(compared, 10u);
}

}  // namespace
}  // namespace buurtkas
