// Bounded overspending on every real election: what is left out and would fit has no supporter with money.

#include "engine/voting/bounded_overspending.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "engine/voting/method.h"
#include "engine/voting/selection.h"
#include "tests/oracles/textbook_bounded_overspending.h"
#include "tests/pabulib/elections.h"
#include "tests/voting/build.h"

namespace buurtkas {
namespace {

TEST(BoundedOverspendingOfRealElections, LeavesOutOnlyWhatDoesNotFitOrHasNoMoneyLeft) {
  std::size_t counted = 0;
  for (const auto& path : testing::pabulib_files()) {
    const Election election = testing::read_election(path);
    if (testing::is_for_long_runs(election)) continue;
    for (const Method method : {&method::bounded_overspending, &method::bounded_overspending_plus}) {
      const Terms terms = testing::terms(method, Satisfaction::cost, {}, {TieBreak::lowest_id});
      const Selection selection = select_projects(election.instance, election.profile, terms);
      EXPECT_TRUE(is_fundable(election.instance, selection.projects)) << path.filename();
      for (const Event& event : selection.trace) {
        const auto* left = std::get_if<LeftOut>(&event);
        if (left == nullptr) continue;
        std::vector<ProjectIndex> with = selection.projects;
        with.push_back(left->project);
        EXPECT_EQ(is_fundable(election.instance, with), !left->cut.has_value()) << path.filename();
        EXPECT_TRUE(left->cut || left->value == Ratio(0)) << path.filename();
      }
      ++counted;
    }
  }
  EXPECT_GT(counted, 400u);
}

TEST(BoundedOverspendingOfRealElections, IsTheTextbooksWhereThatCanBeAwaited) {
  std::size_t compared = 0;
  for (const auto& path : testing::pabulib_files()) {
    const Election election = testing::read_election(path);
    if (election.instance.projects.size() > 10 || election.profile.groups() > 100) continue;
    for (const Satisfaction satisfaction : {Satisfaction::cost, Satisfaction::cardinality}) {
      const auto expect = [&](Method method, std::vector<ProjectIndex> (*twin)(const Count&)) {
        if (!method->counts_by(satisfaction)) return;
        const Terms terms = testing::terms(method, satisfaction, {}, {TieBreak::lowest_id});
        Trace trace;
        const Count count = begin_count(election.instance, election.profile, terms, {}, {}, trace);
        EXPECT_EQ(select_projects(election.instance, election.profile, terms).projects, twin(count))
            << path.filename() << ' ' << name_of(method);
        ++compared;
      };
      expect(&method::bounded_overspending, oracles::textbook_bounded_overspending);
      expect(&method::bounded_overspending_plus, oracles::textbook_bounded_overspending_plus);
    }
  }
  EXPECT_GE(compared, 20u);
}

}  // namespace
}  // namespace buurtkas
