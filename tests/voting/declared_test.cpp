#include "engine/voting/declared.h"

#include <gtest/gtest.h>

#include "tests/voting/build.h"

namespace buurtkas {
namespace {

Election election(std::string rule) {
  Election made;
  made.instance = testing::instance(100, {60, 40, 50});
  made.profile = testing::approvals({{0}, {0}, {1}, {1}, {2}});
  made.declared = Declared{std::move(rule), std::nullopt, {}, {1, 1, 0}, ""};
  return made;
}

struct Row {
  const char* rule;
  const char* terms;  // method and completion, or what cannot be followed
};

TEST(DeclaredRule, IsFollowedOrNot) {
  const std::vector<Row> rows = {
      {"greedy", "greedy"},
      {"greedy-no-skip", "greedy-no-skip"},
      {"greedy-threshold", "greedy"},  // the file gives no threshold
      {"equalshares", "equal-shares"},
      {"equalshares-comparison", "equal-shares comparison"},
      {"equalshares/add1", "equal-shares add-one"},
      {"equalshares/add1-comparison", "equal-shares add-one comparison"},
      {"greedy-custom", "-"},
      {"greedy-exclusive", "-"},
      {"unknown", "-"},
      {"", "-"},
  };
  for (const Row& row : rows) {
    const auto terms = declared_terms(*election(row.rule).declared);
    std::string text = terms ? std::string(name_of(terms->method)) : "-";
    if (terms) {
      for (const Completion completion : terms->completion) text += ' ' + std::string(name_of(completion));
    }
    EXPECT_EQ(text, row.terms) << row.rule;
  }
}

TEST(DeclaredRule, HasItsThresholdForEveryGreedyRule) {
  for (const char* rule : {"greedy", "greedy-no-skip", "greedy-threshold"}) {
    Election made = election(rule);
    made.declared->threshold = 2;
    EXPECT_EQ(testing::ids(made.instance, select_declared(made).projects), "ab") << rule;
    EXPECT_TRUE(std::holds_alternative<BelowThreshold>(select_declared(made).trace[0])) << rule;
  }
}

TEST(DeclaredRule, GoesByTheScoresOfTheFile) {
  Election made = election("greedy");
  made.declared->scores = {Ratio(1), Ratio(2), Ratio(3)};
  EXPECT_EQ(testing::ids(made.instance, select_declared(made).projects), "cb");
}

TEST(DeclaredRule, BreaksGreedyTiesByTheOrderOfTheFile) {
  Election made = election("greedy");
  made.instance = testing::instance(60, {60, 60});
  made.instance.projects[0].id = ProjectId("z");
  made.profile = testing::approvals({{0}, {1}});
  EXPECT_EQ(testing::ids(made.instance, select_declared(made).projects), "z");
}

TEST(DeclaredRule, IsComparedWithTheFilesOwnOutcome) {
  Election made = election("greedy");
  const Selection selection = select_declared(made);  // a and b
  EXPECT_TRUE(compare_with_file(made, selection)->agrees());

  made.declared->selected = {1, 0, 1};
  const auto other = compare_with_file(made, selection);
  EXPECT_FALSE(other->agrees());
  EXPECT_EQ(other->only_here, std::vector<ProjectIndex>{1});
  EXPECT_EQ(other->only_in_file, std::vector<ProjectIndex>{2});

  made.declared->selected = {1, 1, 2};
  EXPECT_TRUE(compare_with_file(made, selection)->agrees());
  EXPECT_EQ(compare_with_file(made, selection)->otherwise, std::vector<ProjectIndex>{2});

  made.declared->selected.clear();
  EXPECT_FALSE(compare_with_file(made, selection));
}

}  // namespace
}  // namespace buurtkas
