// Our outcomes against those of an independent exact program, in order of selection.

#include <algorithm>
#include <fstream>
#include <map>
#include <sstream>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "engine/voting/selection.h"
#include "tests/pabulib/elections.h"
#include "tests/support/support.h"
#include "tests/voting/build.h"

namespace buurtkas {
namespace {

// `equal-shares/cost/add-one-exhaustive`; nothing for a method or satisfaction that is not counted here.
std::optional<Terms> terms_of(const std::string& name) {
  std::vector<std::string> words;
  std::istringstream stream(name);
  for (std::string word; std::getline(stream, word, '/');) words.push_back(word);
  const auto method = method_from(words[0]);
  const auto satisfaction = words.size() > 1 ? satisfaction_from(words[1]) : Satisfaction::cost;
  if (!method || !satisfaction) return std::nullopt;
  Terms terms = testing::terms(*method, *satisfaction, {}, {TieBreak::lowest_id});
  if (words.size() > 2) terms.completion = {completion_from(words[2]).value()};
  return terms;
}

TEST(IndependentOutcomes, AreOursInOrderOfSelection) {
  std::ifstream lines(testing::shared_folder() / "pabulib/expected.jsonl");
  std::map<std::string, int> compared;
  for (std::string line; std::getline(lines, line);) {
    const auto expected = nlohmann::json::parse(line);
    const std::string file = expected["file"];
    const Election election = testing::read_election(testing::shared_folder() / "pabulib" / file);
    for (const auto& [name, outcome] : expected["outcomes"].items()) {
      const auto terms = terms_of(name);
      if (!terms) continue;
      const Selection selection = select_projects(election.instance, election.profile, *terms);
      auto ours = testing::ids_of(election.instance, selection.projects);
      auto theirs = outcome.get<std::vector<std::string>>();
      if (name == "phragmen") {  // known as a set
        std::sort(ours.begin(), ours.end());
        std::sort(theirs.begin(), theirs.end());
      }
      EXPECT_EQ(ours, theirs) << file << ' ' << name;
      EXPECT_TRUE(is_fundable(election.instance, selection.projects)) << file << ' ' << name;
      ++compared[name];
    }
  }
  for (const char* name :
       {"greedy/cost", "greedy/cardinality", "greedy/score", "greedy/borda", "equal-shares/cost",
        "equal-shares/cardinality", "equal-shares/score", "equal-shares/borda",
        "equal-shares/cost/add-one-exhaustive", "phragmen", "exact-equal-shares/cardinality"}) {
    EXPECT_GT(compared[name], 0) << name << " was never compared";
    RecordProperty(name, compared[name]);
  }
}

}  // namespace
}  // namespace buurtkas
