// Most total satisfaction on real elections: no less than greedy's, and the optimum of a plain table by
// money.

#include "engine/voting/max_welfare.h"

#include <algorithm>
#include <numeric>

#include <gtest/gtest.h>

#include "engine/voting/greedy.h"
#include "engine/voting/selection.h"
#include "tests/oracles/best_subset.h"
#include "tests/pabulib/elections.h"
#include "tests/voting/build.h"

namespace buurtkas {
namespace {

constexpr std::uint64_t ballots_max = 5000;
constexpr std::int64_t table_max = 20'000'000;  // cells

// The most that can be had from `budget`: the textbook's table, one row, one cell a unit of money. Nothing
// when it would be too large.
std::optional<Ratio> optimum_by_table(const Instance& instance, const std::vector<Ratio>& values) {
  std::int64_t unit = 0;
  for (const Project& project : instance.projects) unit = std::gcd(unit, project.cost.cents());
  if (unit == 0) return std::nullopt;
  const std::int64_t budget = votable(instance).cents() / unit;
  if (budget * static_cast<std::int64_t>(values.size()) > table_max) return std::nullopt;
  std::vector<std::int64_t> most(static_cast<std::size_t>(budget) + 1, 0);
  for (std::size_t project = 0; project < values.size(); ++project) {
    if (values[project].denominator() != 1) return std::nullopt;
    const auto value = static_cast<std::int64_t>(values[project].numerator());
    const std::int64_t cost = instance.projects[project].cost.cents() / unit;
    for (std::int64_t money = budget; money >= cost; --money) {
      const auto at = static_cast<std::size_t>(money);
      most[at] = std::max(most[at], most[at - static_cast<std::size_t>(cost)] + value);
    }
  }
  return Ratio(most.back());
}

std::vector<Ratio> values_of(const Election& election, Satisfaction satisfaction) {
  std::vector<Ratio> values;
  for (ProjectIndex project = 0; project < election.instance.projects.size(); ++project) {
    values.push_back(
        oracles::total_satisfaction(election.instance, election.profile, satisfaction, {project}));
  }
  return values;
}

Ratio total(const std::vector<Ratio>& values, const std::vector<ProjectIndex>& projects) {
  Ratio sum;
  for (const ProjectIndex project : projects) sum += values[project];
  return sum;
}

TEST(MaxWelfareOfRealElections, IsTheOptimumAndNoLessThanGreedy) {
  int counted = 0;
  int by_table = 0;
  int better_than_greedy = 0;
  for (const auto& path : testing::pabulib_files()) {
    const Election election = testing::read_election(path);
    if (election.profile.ballots() > ballots_max) continue;
    for (const Satisfaction satisfaction : {Satisfaction::cost, Satisfaction::cardinality}) {
      const std::vector<Ratio> values = values_of(election, satisfaction);
      const auto select = [&](Method method) {
        const Terms terms = testing::terms(method, satisfaction, {}, {TieBreak::lowest_id});
        return select_projects(election.instance, election.profile, terms).projects;
      };
      const std::vector<ProjectIndex> selected = select(&method::max_welfare);
      const Ratio ours = total(values, selected);
      const Ratio greedy = total(values, select(&method::greedy));
      EXPECT_TRUE(is_fundable(election.instance, selected)) << path.filename();
      EXPECT_GE(ours, greedy) << path.filename() << ' ' << name_of(satisfaction);
      ++counted;
      if (ours > greedy) ++better_than_greedy;
      const auto optimum = optimum_by_table(election.instance, values);
      if (!optimum) continue;
      EXPECT_EQ(ours, *optimum) << path.filename() << ' ' << name_of(satisfaction);
      ++by_table;
    }
  }
  EXPECT_GT(by_table, 0);
  EXPECT_GT(better_than_greedy, 0);
  RecordProperty("counted", counted);
  RecordProperty("by_table", by_table);
  RecordProperty("better_than_greedy", better_than_greedy);
}

}  // namespace
}  // namespace buurtkas
