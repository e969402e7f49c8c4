#include <gtest/gtest.h>

#include "tests/read/pb_support.h"

// Limits by category and neighbourhood, as Amsterdam's files state them.

namespace buurtkas {
namespace {

using testing::replaced;

const std::string categories = R"(META
key;value
description;Twee soorten
country;Nederland
unit;Voorbeelddorp
instance;2026
num_projects;3
num_votes;2
budget;1000
vote_type;approval
rule;greedy
date_begin;01.03.2026
date_end;15.03.2026
categories;Groen,Jeugd
budget_per_category;500,400
PROJECTS
project_id;cost;category;neighborhood
bench;300;Groen;Noord
trees;250;Groen;Zuid
swing;200;Jeugd;Zuid
VOTES
voter_id;vote
v1;bench,trees
v2;bench,swing
)";

std::string limits_of(const std::string& text) {
  const auto reading = testing::read_pb(text);
  std::string lines = testing::lines_of(reading.findings);
  if (!reading.value) return lines + "unread\n";
  for (const Limit& limit : reading.value->declared->limits) {
    lines += limit.of + " " + to_string(limit.most) + ":";
    for (const ProjectIndex project : limit.projects)
      lines += " " + reading.value->instance.projects[project].id.text();
    lines += "\n";
  }
  return lines;
}

TEST(PbLimits, GoWithTheNamesPlaceByPlace) {
  EXPECT_EQ(limits_of(categories), "Groen 500.00: bench trees\nJeugd 400.00: swing\n");
  EXPECT_EQ(limits_of(replaced(categories, "budget_per_category;500,400",
                               "neighborhoods;Noord,Zuid\nbudget_per_neighborhood;350")),
            "Noord 350.00: bench\nZuid 350.00: trees swing\n");
}

TEST(PbLimits, OfAKindThatNoProjectHasAreTold) {
  EXPECT_EQ(limits_of(replaced(categories, "categories;Groen,Jeugd", "categories;Groen,Jeugdd")),
            "warning f.pb:14:12 limit-of-none Jeugdd||\nGroen 500.00: bench trees\nJeugdd 400.00:\n");
}

TEST(PbLimits, AreNoneWhenTheListsDoNotGoTogether) {
  EXPECT_EQ(limits_of(replaced(categories, "500,400", "500,400,300")),
            "warning f.pb:15:21 list-length 3 budget_per_category|2 categories|\n");
  EXPECT_EQ(limits_of(replaced(categories, "categories;Groen,Jeugd\n", "")),
            "warning f.pb:14:21 list-length 2 budget_per_category|0 categories|\n");
  EXPECT_EQ(limits_of(replaced(categories, "categories;Groen,Jeugd\nbudget_per_category;500,400",
                               "budget_per_category;600")),
            "warning f.pb:14:21 list-length 1 budget_per_category|0 categories|\n");
  EXPECT_EQ(limits_of(replaced(categories, "budget_per_category;500,400", "max_length_per_category;1,1,1")),
            "warning f.pb:15:25 list-length 3 max_length_per_category|2 categories|\n");
  EXPECT_EQ(limits_of(replaced(categories, "500,400", "500,veel")),
            "warning f.pb:15:21 not-a-number veel|>= 0|\nGroen 500.00: bench trees\n");
}

TEST(PbLimits, OfABallotAreFindingsWithItsLine) {
  const auto with = [&](const std::string& line) {
    return testing::lines_of(
        testing::read_pb(replaced(categories, "budget_per_category;500,400", line)).findings);
  };
  EXPECT_EQ(with("max_sum_cost_per_category;549,200"), "warning f.pb:23:4 over-cost 550.00|549.00|\n");
  EXPECT_EQ(with("max_sum_cost_per_category;550,200"), "");
  EXPECT_EQ(with("max_length_per_category;1"), "warning f.pb:23:4 too-many-marks 2|1|\n");
  EXPECT_EQ(with("min_length_per_category;0,1"), "warning f.pb:23:4 too-few-marks 0|1|\n");
  EXPECT_EQ(with("min_length_per_category;0"), "");
}

}  // namespace
}  // namespace buurtkas
