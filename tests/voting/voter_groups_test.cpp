#include "engine/voting/voter_groups.h"

#include <gtest/gtest.h>

#include "tests/voting/build.h"

namespace buurtkas {
namespace {

struct Cast {
  std::vector<ProjectIndex> projects;
  std::vector<std::int64_t> points;
  std::uint64_t weight;
  std::string neighbourhood, age;
  int times;
};

std::string told(const VoterGroup& group) {
  return (group.merged > 0 ? std::to_string(group.merged) + " together" : group.value) + ": " +
         to_string(group.voters) + ' ' + to_string(group.without_any) + ' ' + to_string(group.funded) + ' ' +
         to_string(group.cents);
}

// By one trait, of three projects of 100, 200 and 300 cents of which the first two are selected.
std::vector<std::string> told(const std::vector<Cast>& casts, Trait trait, std::uint32_t voter_weight = 1) {
  const Instance instance = testing::instance(1'000, {100, 200, 300});
  const Profile profile(BallotType::cumulative, voter_weight);
  VoterGroups groups(instance, profile, {0, 1});
  for (const Cast& cast : casts) {
    const std::array<VoterTrait, 2> traits = {
        {{Trait::neighbourhood, cast.neighbourhood}, {Trait::age, cast.age}}};
    for (int time = 0; time < cast.times; ++time)
      groups.add({cast.projects, cast.points, cast.weight, traits});
  }
  std::vector<std::string> lines;
  for (const VoterGroup& group : groups.groups()) {
    if (group.trait == trait) lines.push_back(told(group));
  }
  return lines;
}

using Lines = std::vector<std::string>;

TEST(VoterGroups, AddUpWhatIsFundedOfWhatEachSupports) {
  const std::vector<Cast> casts = {{{0, 1}, {}, 1, "north", "", 10},
                                   {{2}, {}, 1, "south", "", 11},
                                   {{1, 2}, {}, 1, "", "", 12},
                                   {{0}, {}, 1, "south", "", 1}};
  EXPECT_EQ(told(casts, Trait::neighbourhood),
            (Lines{"north: 10 0 20 3000", "south: 12 11 1 100", ": 12 0 12 2400"}));
  EXPECT_EQ(told(casts, Trait::age), Lines{});
}

TEST(VoterGroups, WeighVotersAndSupportOnlyWhatHasPoints) {
  EXPECT_EQ(
      told({{{0, 1}, {3, 0}, 3, "a", "", 10}, {{1, 2}, {0, 5}, 1, "b", "", 10}}, Trait::neighbourhood, 2),
      (Lines{"a: 15 0 15 1500", "b: 5 5 0 0"}));
}

TEST(VoterGroups, TellFewVotersTogetherAndNeverAlone) {
  const Cast ten{{0}, {}, 1, "c", "", 10};
  EXPECT_EQ(told({{{0}, {}, 1, "a", "", 9}, {{1}, {}, 1, "b", "", 3}, ten}, Trait::neighbourhood),
            (Lines{"c: 10 0 10 1000", "2 together: 12 0 12 1500"}));
  // One that is few, alone, could be told from the sum.
  EXPECT_EQ(told({{{0}, {}, 1, "a", "", 2}, ten, {{1}, {}, 1, "d", "", 11}}, Trait::neighbourhood),
            (Lines{"d: 11 0 11 2200", "2 together: 12 0 12 1200"}));
  EXPECT_EQ(told({{{0}, {}, 1, "a", "", 2}, ten}, Trait::neighbourhood), Lines{});
}

TEST(VoterGroups, PutAgesInBands) {
  std::vector<Cast> casts;
  for (const char* age : {"0", "17", "18", "24", "25", "74", "75", "130", "131", "-1", "x", "", "18.5"})
    casts.push_back({{0}, {}, 1, "", age, 10});
  EXPECT_EQ(told(casts, Trait::age),
            (Lines{"under 18: 20 0 20 2000", "18-24: 20 0 20 2000", "25-34: 10 0 10 1000",
                   "65-74: 10 0 10 1000", "75 and over: 20 0 20 2000", ": 50 0 50 5000"}));
}

}  // namespace
}  // namespace buurtkas
