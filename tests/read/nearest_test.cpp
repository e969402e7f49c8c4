#include "cli/read/nearest.h"

#include <algorithm>
#include <vector>

#include <gtest/gtest.h>

namespace buurtkas {
namespace {

TEST(Nearest, IsTheWordThatWasMeant) {
  const std::vector<std::string_view> known = {"name",       "place", "most-marks", "most-cost",
                                               "birth_year", "r1",    "9"};
  const std::vector<std::pair<std::string_view, std::string_view>> cases = {
      {"nmae", "name"},
      {"Name", "name"},
      {"NAME", "name"},
      {"plase", "place"},
      {"mostmarks", "most-marks"},
      {"most_marks", "most-marks"},
      {"most-mark", "most-marks"},
      {"birth-year", "birth_year"},
      {"R1", "r1"},
      {"r2", "r1"},
      {"budget", ""},
      {"x", ""},
      {"8", ""},
      {"", ""},
      {"most", ""},
  };
  for (const auto& [word, meant] : cases) EXPECT_EQ(nearest(word, known), meant) << word;
  EXPECT_EQ(nearest("name", {}), "");
}

TEST(Nearest, DoesNotDependOnTheOrderOfTheKnownWords) {
  std::vector<std::string_view> known = {"tree", "free", "thee", "three"};
  std::sort(known.begin(), known.end());
  do {
    EXPECT_EQ(nearest("tbee", known), "thee");
  } while (std::next_permutation(known.begin(), known.end()));
}

}  // namespace
}  // namespace buurtkas
