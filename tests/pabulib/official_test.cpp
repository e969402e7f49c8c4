// What each city decided against what its declared rule gives when we follow it.

#include <map>

#include <gtest/gtest.h>

#include "engine/voting/difference.h"
#include "tests/pabulib/elections.h"

namespace buurtkas {
namespace {

struct Known {
  Difference::Reason reason;
  std::vector<std::string> projects;
};

// Files that differ, each with its reason. Ursynów kept one of three that exclude each other, but not the
// first; its comment says so.
const std::map<std::string, Known> known_differences = {
    {"Poland_Warszawa_2021_Ursynow.pb", {Difference::Reason::passed_over, {"1687", "459"}}},
};

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
    const auto known = known_differences.find(path.filename().string());
    if (known != known_differences.end()) {
      ASSERT_FALSE(agreement->agrees()) << path.filename() << " agrees after all";
      const Difference difference = difference_of(election);
      EXPECT_EQ(difference.reason, known->second.reason) << path.filename();
      EXPECT_EQ(testing::ids_of(election.instance, difference.projects), known->second.projects);
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
