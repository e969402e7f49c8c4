#include "engine/voting/declared.h"

#include <gtest/gtest.h>

#include "engine/voting/next_project.h"
#include "tests/voting/build.h"

namespace buurtkas {
namespace {

Election election(std::string rule) {
  Election made;
  made.instance = testing::instance(100, {60, 40, 50});
  made.profile = testing::approvals({{0}, {0}, {1}, {1}, {2}});
  made.declared.emplace();
  made.declared->rule = std::move(rule);
  made.declared->selected = {1, 1, 0};
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

TEST(DeclaredRule, IsFoundAgainFromItsTerms) {
  for (const char* rule : {"greedy", "greedy-no-skip", "greedy-threshold", "equalshares",
                           "equalshares-comparison", "equalshares/add1", "equalshares/add1-comparison"}) {
    Declared declared = *election(rule).declared;
    const bool is_greedy = std::string_view(rule).starts_with("greedy");
    if (is_greedy) declared.threshold = 2;
    if (is_greedy) declared.leftover = "Partially fund one additional project";
    Terms terms = declared_terms(declared).value();
    terms.tie_breaks = {TieBreak::highest_cost};
    if (is_greedy) terms.threshold = threshold_from("more-than 5%");
    EXPECT_EQ(rule_of(terms, declared), rule);
    terms.satisfaction = Satisfaction::cardinality;
    EXPECT_EQ(rule_of(terms, declared), "unknown") << rule;
  }
  Terms terms;
  terms.completion = {Completion::add_one, Completion::greedy};
  EXPECT_EQ(rule_of(terms, {}), "unknown");
  terms.completion.clear();
  EXPECT_EQ(rule_of(terms, {}), "equalshares");
  terms.threshold = threshold_from("2");
  EXPECT_EQ(rule_of(terms, {}), "unknown") << "a threshold that nothing says";
}

TEST(DeclaredRule, HasItsThresholdForEveryGreedyRule) {
  for (const char* rule : {"greedy", "greedy-no-skip", "greedy-threshold"}) {
    Election made = election(rule);
    made.declared->threshold = 2;
    EXPECT_EQ(testing::ids(made.instance, select_declared(made).projects), "ab") << rule;
    EXPECT_TRUE(std::holds_alternative<BelowThreshold>(select_declared(made).trace[0])) << rule;
  }
}

TEST(DeclaredRule, ExcludesWhatItsCommentNames) {
  Election made = election("greedy-exclusive");
  made.declared->limits.push_back({Limit::Kind::cap, "Groen", {0, 1}, testing::cents(100)});
  EXPECT_FALSE(declared_terms(*made.declared));
  made.declared->limits.push_back({Limit::Kind::exclusion, {}, {0, 1}, {}});
  EXPECT_EQ(testing::ids(made.instance, select_declared(made).projects), "a");
  made.instance.pots[0].amount = testing::cents(110);
  EXPECT_EQ(testing::ids(made.instance, select_declared(made).projects), "ac");
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

TEST(DeclaredRule, BreaksTiesOfEqualSharesByTheLowestCost) {
  Election made = election("equalshares");
  made.instance = testing::instance(100, {60, 50, 60});
  made.profile = testing::approvals({{0, 1, 2}, {0, 1, 2}});
  EXPECT_EQ(select_declared(made).projects, std::vector<ProjectIndex>{1});
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

// a and b, two votes each, of one kind, on which 60 may be spent; c one vote, of another.
TEST(DeclaredRule, KeepsToTheFilesLimits) {
  Election made = election("greedy");
  made.declared->limits.push_back({Limit::Kind::cap, "Groen", {0, 1}, testing::cents(60)});
  EXPECT_EQ(testing::ids(made.instance, select_declared(made).projects), "a");
  made.declared->leftover = "Fund additional projects that fit within leftover budget ordered by score";
  EXPECT_EQ(testing::ids(made.instance, select_declared(made).projects), "ab");
  made.declared->leftover = "Partially fund one additional project with highest score";
  const Selection selection = select_declared(made);
  EXPECT_EQ(testing::ids(made.instance, selection.projects), "a");
  ASSERT_TRUE(selection.next.has_value());
  EXPECT_EQ(selection.next->project, 2u);
  EXPECT_EQ(selection.next->paid, testing::cents(40));
  EXPECT_FALSE(selection.next->is_whole);
}

// In the words that real files have.
TEST(DeclaredRule, IsFollowedWhenItsCommentIsTheOneWeKnow) {
  Election made = election("greedy-custom");
  made.declared->comment =
      "#1: We fund projects until the next project on the list does not fit within the budget. Finally, if "
      "the "
      "remaining budget is enough to fund at least 80% of that project, we fund it as well.";
  made.instance.pots[0].amount = testing::cents(92);  // 32 of 40 are left for b
  Selection selection = select_declared(made);
  EXPECT_EQ(testing::ids(made.instance, selection.projects), "a");
  EXPECT_TRUE(selection.next.value().is_whole);
  made.declared->selected = {1, 2, 0};
  EXPECT_TRUE(compare_with_file(made, selection)->agrees());
  made.declared->selected = {1, 0, 0};
  EXPECT_EQ(compare_with_file(made, selection)->only_here, (std::vector<ProjectIndex>{1}));
  made.instance.pots[0].amount = testing::cents(91);
  selection = select_declared(made);
  EXPECT_FALSE(selection.next.has_value());
  EXPECT_TRUE(compare_with_file(made, selection)->agrees());
  made.declared->selected = {1, 2, 0};  // too little is left for that
  EXPECT_EQ(compare_with_file(made, selection)->only_in_file, (std::vector<ProjectIndex>{1}));
}

// Of a comment nothing is left out: what is not clear, and the rule says too little.
TEST(DeclaredRule, IsNotGuessedFromItsComment) {
  const std::string until =
      "#1: This special greedy rule works as follows: At the beginning, we sort projects based on the number "
      "of "
      "votes. Then, we fund projects that received the highest number of votes until the next project on the "
      "list does not fit within the budget.";
  const auto next_of = [&](const std::string& rule, const std::string& more) -> std::string {
    Election made = election(rule);
    made.declared->comment = until + ' ' + more;
    const auto terms = declared_terms(*made.declared);
    if (!terms) return "-";
    return terms->next ? to_string(*terms->next) : "none";
  };
  const std::string whole = "Finally, if the remaining budget is enough to fund at least ";
  const std::string fund = " of that project, we fund it as well";
  const std::string reserve =
      " with the external reserve funds (for example, the unused funds remaining in other "
      "districts).";
  EXPECT_EQ(next_of("greedy-custom", ""), "none");
  EXPECT_EQ(next_of("greedy-custom", whole + "80%" + fund + reserve), "whole-from 80%");
  EXPECT_EQ(next_of("greedy-custom", whole + "80%" + fund +
                                         ". We mark such project with number 2 in the selected column #2: "
                                         "Sometimes, additional funds are allocated to a district."),
            "whole-from 80%");
  EXPECT_EQ(next_of("greedy-no-skip", whole + "100%" + fund), "whole-from 100%");
  for (const std::string& more :
       {whole + "four fifths" + fund, whole + "150%" + fund, whole + "0%" + fund, whole + "080%" + fund,
        whole + "80.0%" + fund, whole + "4/5%" + fund, whole + "80% of it, we fund it as well",
        "Finally, if the remaining budget is enough to fund more than 80%" + fund,
        whole + "80%" + fund + ", unless the council objects",
        whole + "80%" + fund + ". We also fund the last one",
        whole + "80%" + fund + ". #2: " + whole + "70%" + fund,
        std::string("#2: The remaining budget is for the next one"), std::string("Not so in the north")}) {
    EXPECT_EQ(next_of("greedy-custom", more), "-") << more;
  }
}

TEST(DeclaredRule, ReadsWhatIsLeftInWholePhrases) {
  const auto next_of = [](const std::string& leftover) {
    Election made = election("greedy");
    made.declared->leftover = leftover;
    const Terms terms = declared_terms(*made.declared).value();
    return std::string(terms.next ? to_string(*terms.next) : "none") +
           (terms.leftover == Leftover::beyond_caps ? " beyond caps" : "");
  };
  EXPECT_EQ(next_of("partially fund one additional project"), "in-part");
  EXPECT_EQ(
      next_of("Fund additional projects that fit within the leftover budget, by votes; Partially fund one "
              "additional project, the next by votes"),
      "in-part beyond caps");
  EXPECT_EQ(next_of("Do not partially fund one additional project"), "none");
  EXPECT_EQ(next_of("Partially fund one additional project; the rest is saved"), "none");
}

}  // namespace
}  // namespace buurtkas
