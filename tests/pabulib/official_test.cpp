// What each city decided against what its declared rule gives when we follow it.

#include <map>

#include <gtest/gtest.h>

#include "engine/voting/declared.h"
#include "tests/pabulib/elections.h"

namespace buurtkas {
namespace {

// Files that differ, each with its reason. None among those at hand.
const std::map<std::string, std::string> known_differences = {};

std::string told(const Election& election, const Agreement& agreement) {
  std::string text;
  for (const ProjectIndex project : agreement.only_here)
    text += " +" + election.instance.projects[project].id.text();
  for (const ProjectIndex project : agreement.only_in_file) {
    text += " -" + election.instance.projects[project].id.text();
  }
  return text;
}

TEST(OfficialOutcomes, AreOursWhereTheRuleCanBeFollowed) {
  std::map<std::string, int> followed;
  for (const auto& path : testing::pabulib_files()) {
    const Election election = testing::read_election(path);
    if (!election.declared || !declared_terms(*election.declared)) continue;
    const Selection selection = select_declared(election);
    const auto agreement = compare_with_file(election, selection);
    if (!agreement) continue;
    ++followed[election.declared->rule];
    if (known_differences.contains(path.filename().string())) {
      EXPECT_FALSE(agreement->agrees()) << path.filename() << " agrees after all";
    } else {
      EXPECT_TRUE(agreement->agrees()) << path.filename() << told(election, *agreement);
    }
  }
  for (const char* rule : {"greedy", "greedy-no-skip", "greedy-threshold", "equalshares/add1"}) {
    EXPECT_GT(followed[rule], 0) << rule << " was never followed";
    RecordProperty(rule, followed[rule]);
  }
}

}  // namespace
}  // namespace buurtkas
