// Maximin support on every real election: everything that is fundable is taken, and loads never fall.

#include "engine/voting/maximin_support.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "engine/voting/selection.h"
#include "tests/pabulib/elections.h"
#include "tests/voting/build.h"

namespace buurtkas {
namespace {

TEST(MaximinSupportOfRealElections, IsExhaustiveAndItsLoadsNeverFall) {
  std::size_t counted = 0;
  for (const auto& path : testing::pabulib_files()) {
    const Election election = testing::read_election(path);
    if (testing::is_for_long_runs(election)) continue;
    const Terms terms =
        testing::terms(&method::maximin_support, Satisfaction::cost, {}, {TieBreak::lowest_id});
    const Selection selection = select_projects(election.instance, election.profile, terms);
    EXPECT_TRUE(is_fundable(election.instance, selection.projects)) << path.filename();
    Ratio load;
    for (const Event& event : selection.trace) {
      if (const auto* chosen = std::get_if<Chosen>(&event)) {
        EXPECT_GE(chosen->value, load) << path.filename();
        load = chosen->value;
      }
    }
    for (ProjectIndex project = 0; project < election.instance.projects.size(); ++project) {
      std::vector<ProjectIndex> with = selection.projects;
      if (std::find(with.begin(), with.end(), project) != with.end()) continue;
      with.push_back(project);
      EXPECT_FALSE(is_fundable(election.instance, with)) << path.filename();
    }
    ++counted;
  }
  EXPECT_GT(counted, 200u);
}

}  // namespace
}  // namespace buurtkas
