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
}

TEST(PbLimits, ThatCannotBeReadAreErrors) {
  const auto of = [](const std::string& key, const std::string& values) {
    return limits_of(replaced(categories, "budget_per_category;500,400", key + ';' + values));
  };
  const std::string budget = "budget_per_category";
  EXPECT_EQ(of(budget, "500,veel"), "f.pb:15:21 not-an-amount veel|1234.56|\nunread\n");
  EXPECT_EQ(of(budget, "500,"), "f.pb:15:21 not-an-amount |1234.56|\nunread\n");
  EXPECT_EQ(of(budget, "-1,400"), "f.pb:15:21 negative-amount -1|0|\nunread\n");
  EXPECT_EQ(of(budget, "500,0.001"), "f.pb:15:21 too-many-decimals 0.001|1234.56|\nunread\n");
  EXPECT_EQ(of(budget, "1.000,400"), "f.pb:15:21 ambiguous-amount 1.000|1234.56|1000\nunread\n");
  EXPECT_EQ(of("max_sum_cost_per_category", "abc,400"), "warning f.pb:15:27 not-an-amount abc|1234.56|\n");
  EXPECT_EQ(of("max_length_per_category", "9,-1"), "f.pb:15:25 not-a-number -1|0 - 1000000|\nunread\n");
  EXPECT_EQ(of("min_length_per_category", "0,0.5"), "f.pb:15:25 not-a-number 0.5|0 - 1000000|\nunread\n");
}

// A name twice, with limits that go with it.
TEST(PbLimits, OfOneNameTwiceAreErrors) {
  const std::string twice = replaced(categories, "categories;Groen,Jeugd", "categories;Groen,Groen");
  EXPECT_EQ(limits_of(twice), "f.pb:14:12 duplicate-value Groen||\nunread\n");
  EXPECT_EQ(limits_of(replaced(twice, "budget_per_category;500,400\n", "")), "");
  EXPECT_EQ(limits_of(replaced(categories, "budget_per_category;500,400",
                               "neighborhoods;Noord,Noord\nbudget_per_neighborhood;350")),
            "f.pb:15:15 duplicate-value Noord||\nunread\n");
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
