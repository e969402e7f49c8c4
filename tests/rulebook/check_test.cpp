// Whether a rulebook hangs together: each thing that can be found, and the nearest rulebook without it.

#include "engine/rulebook/check.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "engine/finding_codes.h"
#include "tests/rulebook/written_rules.h"

namespace buurtkas {
namespace {

using testing::Lines;
using testing::Written;

const Pay claimed;

std::string found_in(const Written& written) {
  return testing::written(check_rulebook(written.rulebook));
}

std::string found_in_values(Unit unit, const Lines& values) {
  return found_in(Written().parameter("p", unit, values));
}

TEST(CheckDisagreeing, TwoThatPayTheSameLine) {
  Written both;
  both.article("a", claimed, {"age at-least 18"}).article("b", claimed, {"age at-most 18"});
  EXPECT_EQ(found_in(both), "articles-disagree 2: a, b: age 18 year, 2026-01-01 (r.yaml:1)\n");
  Written apart;
  apart.article("a", claimed, {"age more-than 18"}).article("b", claimed, {"age at-most 18"});
  EXPECT_EQ(found_in(apart), "");
  Written denied;
  denied.article("a", claimed, {"age at-least 18"}).article("b", claimed, {}, {"age at-least 18"});
  EXPECT_EQ(found_in(denied), "");
}

TEST(CheckDisagreeing, EachPairIsToldOnceWithItsOwnCase) {
  Written three;
  three.article("a", claimed).article("b", claimed, {"kind is hours"});
  three.article("c", claimed, {"receipt is yes"}, {"kind one-of hours kilometres"});
  EXPECT_EQ(found_in(three),
            "articles-disagree 2: a, b: kind hours, 2026-01-01 (r.yaml:1)\n"
            "articles-disagree 3: a, c: kind other, receipt yes, 2026-01-01 (r.yaml:1)\n");
}

TEST(CheckDisagreeing, TwoWithoutConditionsHaveEveryCase) {
  Written both;
  both.article("a", claimed).article("b", claimed);
  EXPECT_EQ(found_in(both), "articles-disagree 2: a, b: 2026-01-01 (r.yaml:1)\n");
  both.rulebook.articles[1].of = CaseKind::payment;
  EXPECT_EQ(found_in(both), "");
}

TEST(CheckDisagreeing, TermsEarmarksAndReserves) {
  Written pot(CaseKind::pot);
  pot.parameter("tenth", Unit::percent, {"10"});
  pot.article("a", ReserveRule{0}, {"kind one-of grant gift"});
  pot.article("b", ReserveRule{0}, {"kind one-of groz gift"});
  pot.article("c", EarmarkRule{{"green"}, {}, {}}, {"kind is gift"});
  pot.article("d", EarmarkRule{{"young"}, {}, {}}, {"earmarked is yes"});
  pot.of(CaseKind::vote).article("e", TermsRule{{{"method", {"greedy"}}}});
  pot.article("f", TermsRule{{{"method", {"equal-shares"}}}});
  EXPECT_EQ(found_in(pot),
            "articles-disagree 3: a, b: kind gift, 2026-01-01 (r.yaml:2)\n"
            "articles-disagree 5: c, d: kind gift, earmarked yes, 2026-01-01 (r.yaml:4)\n"
            "articles-disagree 7: e, f: 2026-01-01 (r.yaml:6)\n");
}

TEST(CheckDisagreeing, LimitsAndSignaturesNeverDo) {
  Written line;
  line.parameter("most", Unit::eur, {"10"}).article("pays", claimed);
  line.article("a", line.limit("most")).article("b", line.limit("most", Span::month, Beyond::hold));
  line.article("c", Sign{{Role::board}}).article("d", Sign{{Role::treasurer}});
  EXPECT_EQ(found_in(line), "");
}

TEST(CheckDisagreeing, RequirementsThatNoCaseMeetsTogether) {
  Written both(CaseKind::voter);
  both.require("old", {"age at-least 21"}, {"neighbourhood is zuid"}).require("young", {"age less-than 21"});
  EXPECT_EQ(found_in(both), "articles-disagree 2: old, young: neighbourhood zuid, 2026-01-01 (r.yaml:1)\n");
  Written met(CaseKind::voter);
  met.require("old", {"age at-least 21"}, {"neighbourhood is zuid"}).require("young", {"age at-most 21"});
  EXPECT_EQ(found_in(met), "");
  Written elsewhere(CaseKind::voter);
  elsewhere.require("old", {"age at-least 21"}, {"neighbourhood is zuid"});
  elsewhere.require("young", {"age less-than 21"}, {}, {"neighbourhood is zuid"});
  EXPECT_EQ(found_in(elsewhere), "");
}

TEST(CheckDisagreeing, OnTheFirstDayOnWhichTheyDo) {
  Written moved;
  moved.parameter("line", Unit::year, {"18 | 2026-01-01 .. 2026-06-30", "17 | 2026-07-01 .. 2026-12-31"});
  moved.article("a", claimed, {"age at-least line"}).article("b", claimed, {"age less-than 18"});
  EXPECT_EQ(found_in(moved), "articles-disagree 3: a, b: age 17 year, 2026-07-01 (r.yaml:2)\n");
  Written one_day;
  one_day.article("a", claimed).valid("2026-01-01 .. 2026-03-01");
  one_day.article("b", claimed).valid("2026-03-01 .. 2026-12-31");
  EXPECT_EQ(found_in(one_day), "articles-disagree 2: a, b: 2026-03-01 (r.yaml:1)\n");
  one_day.valid("2026-03-02 .. 2026-12-31");
  EXPECT_EQ(found_in(one_day), "");
}

TEST(CheckIdle, AnArticleThatNeverApplies) {
  const auto with = [](const Lines& when, const Lines& unless) {
    return found_in(Written().article("a", claimed, when, unless));
  };
  const std::string never = "never-applies 1: a (when, unless)\n";
  EXPECT_EQ(with({"age at-least 21", "age less-than 21"}, {}), never);
  EXPECT_EQ(with({"age at-least 21", "age at-most 21"}, {}), "");
  EXPECT_EQ(with({"age less-than 0"}, {}), never);
  EXPECT_EQ(with({"age more-than 1000000"}, {}), never);
  EXPECT_EQ(with({"age at-least 1000000"}, {}), "");
  EXPECT_EQ(with({"kind is hours"}, {"kind one-of hours kilometres"}), never);
  EXPECT_EQ(with({"kind is other"}, {"kind one-of hours kilometres"}), "");
  EXPECT_EQ(with({"receipt is-not yes"}, {"receipt is no"}), never);
  EXPECT_EQ(with({"rung none-of none bezoeker"}, {"rung is-not wijkverbinder"}), "");
}

TEST(CheckIdle, OfTagsEachIsThereOrNot) {
  const auto with = [](const Lines& when, const Lines& unless) {
    Written proposal(CaseKind::proposal);
    return found_in(proposal.require("a", {"cost at-least 1"}, when, unless));
  };
  EXPECT_EQ(with({"tags has green", "tags has-not green"}, {}), "never-applies 1: a (when, unless)\n");
  EXPECT_EQ(with({"tags has green", "tags has-not young"}, {"tags has old"}), "");
}

TEST(CheckIdle, NotWhenItAppliesOnSomeDay) {
  Written moved;
  moved.parameter("line", Unit::year, {"21 | 2026-01-01 .. 2026-12-30", "20 | 2026-12-31 .. 2026-12-31"});
  moved.article("a", claimed, {"age at-least line", "age at-most 20"});
  EXPECT_EQ(found_in(moved), "");
  moved.rulebook.parameters[0].values[1].parts = 21;
  EXPECT_EQ(found_in(moved), "never-applies 2: a (when, unless)\n");
}

TEST(CheckIdle, AnArticleOfWhichEveryCaseIsRefused) {
  Written refused;
  refused.article("pays", claimed, {"kind is hours", "age less-than 18"});
  refused.require("half", {"age at-least 16"});
  refused.require("rest", {"receipt is yes"}, {"age at-least 16"});
  EXPECT_EQ(found_in(refused), "");
  refused.require("no", {"receipt is no"}, {"kind is hours", "age is 17"});
  EXPECT_EQ(found_in(refused),
            "articles-disagree 4: rest, no: kind hours, age 17 year, 2026-01-01 (r.yaml:3)\n");
  Written all;
  all.article("pays", claimed, {"kind is hours", "age less-than 18"});
  all.require("old", {"age at-least 16"}).require("older", {"age at-least 18"}, {"age at-least 16"});
  EXPECT_EQ(found_in(all), "never-applies 1: pays (require)\n");
}

TEST(CheckIdle, ARequirementThatNoCaseMeets) {
  Written none(CaseKind::voter);
  none.require("a", {"age at-least 18", "age at-most 17"});
  EXPECT_EQ(found_in(none), "refuses-all 1: a (require)\n");
  Written when(CaseKind::voter);
  when.require("a", {"age at-least 18"}, {"age less-than 18"});
  EXPECT_EQ(found_in(when), "refuses-all 1: a (require)\n");
  Written some(CaseKind::voter);
  some.require("a", {"age at-least 18"}, {"age at-most 18"});
  EXPECT_EQ(found_in(some), "");
}

// It says of the article what holds on all days together.
TEST(CheckIdle, WhyNotIsToldOfTheDayOnWhichItApplies) {
  Written voter(CaseKind::voter);
  voter.parameter("p", Unit::year, {"17 | 2026-01-01 .. 2026-12-30", "20 | 2026-12-31 .. 2026-12-31"});
  voter.require("a", {"age is-not 20"}, {"age is p", "age is 20"});
  EXPECT_EQ(found_in(voter), "refuses-all 2: a (require)\n");
}

// Each two of these can be met, and all three cannot.
TEST(CheckIdle, RequirementsThatOnlyTogetherRefuseAll) {
  Written three;
  three.require("a", {"kind one-of x y"}).require("b", {"kind one-of y z"}).require("c", {"kind one-of x z"});
  EXPECT_NE(found_in(three), "");
  three.rulebook.articles.pop_back();
  EXPECT_EQ(found_in(three), "");
}

TEST(CheckCovers, ACaseThatNoArticleHas) {
  const auto with = [](const Lines& kinds, const Lines& ages) {
    Written line;
    line.cover(VerbKind::pay, {"kind one-of hours kilometres"}, {"age less-than 16"});
    line.article("a", claimed, kinds).article("b", claimed, ages, kinds);
    return found_in(line);
  };
  EXPECT_EQ(with({"kind is hours"}, {"age at-least 16"}), "");
  EXPECT_EQ(with({"kind is hours"}, {"age more-than 16"}),
            "not-covered 1: kind kilometres, age 16 year, 2026-01-01\n");
  EXPECT_EQ(with({"kind is kilometres"}, {"age at-least 16", "age at-most 20"}),
            "not-covered 1: kind hours, age 21 year, 2026-01-01\n");
}

TEST(CheckCovers, AnotherVerbOrKindDoesNotCover) {
  Written line;
  line.parameter("most", Unit::eur, {"10"}).cover(VerbKind::limit, {"age at-least 18"});
  line.article("pays", claimed).article("limit", line.limit("most"), {"age at-least 18", "receipt is yes"});
  EXPECT_EQ(found_in(line), "not-covered 2: age 18 year, receipt no, 2026-01-01\n");
  line.article("other", line.limit("most"), {"receipt is no"});
  EXPECT_EQ(found_in(line), "");
  line.rulebook.covers[0].of = CaseKind::payment;
  line.rulebook.covers[0].when.clear();
  EXPECT_EQ(found_in(line), "not-covered 2: 2026-01-01\n");
}

TEST(CheckCovers, WhatIsRefusedNeedsNoArticle) {
  Written line;
  line.cover(VerbKind::pay).article("a", claimed, {"age at-least 18"}).require("b", {"age at-least 18"});
  EXPECT_EQ(found_in(line), "");
  line.rulebook.articles[1].unless = {line.condition("kind is hours")};
  EXPECT_EQ(found_in(line), "not-covered 1: age 0 year, kind hours, 2026-01-01\n");
}

TEST(CheckCovers, OnEveryDay) {
  Written line;
  line.cover(VerbKind::pay).article("a", claimed).valid("2026-01-01 .. 2026-05-30");
  line.article("b", claimed).valid("2026-06-01 .. 2026-12-31");
  EXPECT_EQ(found_in(line), "not-covered 1: 2026-05-31\n");
  line.valid("2026-05-31 .. 2026-12-31");
  EXPECT_EQ(found_in(line), "");
}

TEST(CheckValues, ThatOverlap) {
  EXPECT_EQ(found_in_values(Unit::eur, {"1 | 2026-01-01 .. 2026-06-30", "2 | 2026-07-01 .. 2026-12-31"}), "");
  EXPECT_EQ(found_in_values(Unit::eur, {"1 | 2026-01-01 .. 2026-07-01", "2 | 2026-07-01 .. 2026-12-31"}),
            "values-overlap 1: 2026-07-01 (r.yaml:1)\n");
  EXPECT_EQ(found_in_values(Unit::eur, {"2 | 2026-07-01 ..", "1 | 2026-01-01 .. 2026-07-01"}),
            "values-overlap 1: 2026-07-01 (r.yaml:1)\n");
  EXPECT_EQ(found_in_values(Unit::eur, {"1 | 2026-01-01 ..", "2 | 2026-03-01 .."}),
            "values-overlap 1: 2026-03-01 (r.yaml:1)\n");
}

TEST(CheckValues, KnownLaterReplaces) {
  EXPECT_EQ(found_in_values(Unit::eur, {"1 | 2026-01-01 ..", "2 | 2026-03-01 .. | 2026-01-15"}), "");
  EXPECT_EQ(found_in_values(Unit::eur, {"1 | 2026-01-01 .. | 2026-01-15", "2 | 2026-03-01 .. | 2026-01-15"}),
            "values-overlap 1: 2026-03-01 (r.yaml:1)\n");
  EXPECT_EQ(found_in_values(Unit::eur, {"1 | 2026-01-01 .. | 2026-01-14", "2 | 2026-03-01 .. | 2026-01-15"}),
            "");
}

TEST(CheckValues, ThatLeaveAGap) {
  EXPECT_EQ(found_in_values(Unit::eur, {"1 | 2026-01-01 .. 2026-06-30", "2 | 2026-07-02 .. 2026-12-31"}),
            "values-leave-gap 1: 2026-07-01 .. 2026-07-01 (1900-01-01)\n");
  EXPECT_EQ(found_in_values(Unit::eur, {"2 | 2026-03-01 ..", "1 | 2024-01-01 .. 2024-02-28"}),
            "values-leave-gap 1: 2024-02-29 .. 2026-02-28 (1900-01-01)\n");
  EXPECT_EQ(found_in_values(Unit::eur, {"1 | 2026-01-01 .. 2026-06-30",
                                        "2 | 2026-02-01 .. 2026-02-28 | 2026-01-15", "3 | 2026-07-01 .."}),
            "");
}

TEST(CheckValues, ThatLeaveAGapOnlyAsKnownOnSomeDay) {
  const Lines ends = {"1 | 2026-01-01 .. 2026-03-31", "3 | 2026-07-01 .. 2026-12-31"};
  const auto with = [&](const std::string& middle) {
    return found_in_values(Unit::eur, {ends[0], ends[1], middle});
  };
  EXPECT_EQ(with("2 | 2026-04-01 .. 2026-06-30"), "");
  EXPECT_EQ(with("2 | 2026-04-01 .. 2026-06-30 | 2026-03-01"),
            "values-leave-gap 1: 2026-04-01 .. 2026-06-30 (1900-01-01)\n");
  EXPECT_EQ(found_in_values(Unit::eur, {ends[0], "3 | 2026-07-01 .. 2026-12-31 | 2026-05-01",
                                        "2 | 2026-04-01 .. 2026-06-30 | 2026-05-02"}),
            "values-leave-gap 1: 2026-04-01 .. 2026-06-30 (2026-05-01)\n");
}

TEST(CheckValues, AnOpenEndLeavesNone) {
  EXPECT_EQ(found_in_values(Unit::eur, {"1 | 2026-01-01 ..", "2 | 2026-05-01 .. 2026-05-02 | 2026-04-01",
                                        "3 | 2026-08-01 .. 2026-08-02 | 2026-04-01"}),
            "");
  EXPECT_EQ(
      found_in_values(Unit::eur, {"1 | 2026-01-01 .. 2026-07-30", "2 | 2026-05-01 .. 2026-05-02 | 2026-04-01",
                                  "3 | 2026-08-01 .. | 2026-04-01"}),
      "values-leave-gap 1: 2026-07-31 .. 2026-07-31 (2026-04-01)\n");
}

TEST(CheckValues, ThatAnArticleNeeds) {
  const auto with = [](const std::string& value, std::string_view valid) {
    Written line;
    line.parameter("p", Unit::eur, {value}).article("a", line.amount("p")).valid(valid);
    return found_in(line);
  };
  EXPECT_EQ(with("5 | 2026-02-01 .. 2026-11-30", "2026-02-01 .. 2026-11-30"), "");
  EXPECT_EQ(with("5 | 2026-02-01 .. 2026-11-30", "2026-01-31 .. 2026-11-30"),
            "value-missing 2: p (2026-01-31)\n");
  EXPECT_EQ(with("5 | 2026-02-01 .. 2026-11-30", "2026-02-01 .. 2026-12-01"),
            "value-missing 2: p (2026-12-01)\n");
  EXPECT_EQ(with("5 | 2026-02-01 ..", "2026-02-01 .. 2026-12-31"), "");
  EXPECT_EQ(with("5 | 2026-02-01 .. | 2027-06-01", "2026-02-01 .. 2026-12-31"), "");
}

TEST(CheckValues, WhereverAnArticleUsesThem) {
  const auto with = [](const char* when, const char* unless, const char* all) {
    Written voter(CaseKind::voter);
    voter.parameter("p", Unit::year, {"18 | 2026-01-01 .. 2026-12-30"});
    return found_in(voter.require("a", {all}, {when}, {unless}));
  };
  const std::string missing = "value-missing 2: p (2026-12-31)\n";
  EXPECT_EQ(with("age at-least 1", "age is 0", "age at-most 99"), "");
  EXPECT_EQ(with("age at-least p", "age is 0", "age at-most 99"), missing);
  EXPECT_EQ(with("age at-least 1", "age is p", "age at-most 99"), missing);
  EXPECT_EQ(with("age at-least 1", "age is 0", "age is-not p"), missing);
}

// Else nothing is promised on the days without a value, and nobody is told.
TEST(CheckValues, ThatACoverNeeds) {
  Written line;
  line.parameter("p", Unit::year, {"18 | 2026-01-01 .. 2026-12-30"});
  line.cover(VerbKind::pay, {"age at-least p"}).article("a", claimed);
  EXPECT_EQ(found_in(line), "value-missing 2: p (2026-12-31)\n");
}

TEST(CheckPeriods, AnArticleOutsideItsRulebooks) {
  const auto with = [](std::string_view valid) {
    return found_in(Written().article("a", claimed).valid(valid));
  };
  const std::string its = " (2026-01-01 .. 2026-12-31)\n";
  EXPECT_EQ(with("2026-01-01 .. 2026-12-31"), "");
  EXPECT_EQ(with("2025-12-31 .. 2026-12-31"), "outside-validity 1: 2025-12-31 .. 2026-12-31" + its);
  EXPECT_EQ(with("2026-01-01 .. 2027-01-01"), "outside-validity 1: 2026-01-01 .. 2027-01-01" + its);
  EXPECT_EQ(with("2026-01-01 .."), "outside-validity 1: 2026-01-01 .." + its);
  EXPECT_EQ(
      found_in(
          Written(CaseKind::line, "2026-01-01 ..").article("a", claimed).valid("2026-01-01 .. 2027-01-01")),
      "");
}

// A parameter that is not known yet leaves the articles that need it undecided, and no others.
TEST(CheckKnown, OneArticleWithoutAValueHidesNoOthers) {
  Written line;
  line.parameter("later", Unit::eur, {"5 | 2026-01-01 .. | 2026-06-01"});
  line.parameter("line", Unit::year, {"18 | 2026-01-01 ..", "21 | 2026-01-01 .. | 2026-06-01"});
  line.article("pays", line.amount("later"), {"kind is hours"});
  line.article("old", claimed, {"kind is purchase", "age at-least line"});
  line.article("young", claimed, {"kind is purchase", "age less-than 21"});
  EXPECT_EQ(found_in(line),
            "articles-disagree 5: old, young: kind purchase, age 18 year, 2026-01-01 (r.yaml:4)\n");
}

TEST(CheckKnown, AnArticleThatAppliedBeforeAnotherWasKnownIsNotIdle) {
  Written line;
  line.parameter("later", Unit::eur, {"5 | 2026-01-01 .. | 2026-06-01"});
  line.parameter("line", Unit::year, {"18 | 2026-01-01 ..", "21 | 2026-01-01 .. | 2026-06-01"});
  line.article("hours", line.amount("later"), {"kind is hours"});
  line.article("between", claimed, {"kind is purchase", "age at-least line", "age at-most 20"});
  EXPECT_EQ(found_in(line), "");
}

// What lies outside boxes of three tags each is three times as many parts with each of them, and the last
// article has all of them. Two minutes, at two million steps.
TEST(CheckFar, MoreThanCanBeProvenIsSaid) {
  const auto with = [](int count) {
    Written proposal(CaseKind::proposal);
    proposal.cover(VerbKind::require);
    for (int i = 0; i < count; ++i) {
      const std::string n = std::to_string(i);
      const Lines when = {"tags has a" + n, "tags has b" + n, "tags has c" + n};
      proposal.require("r" + n, {"cost at-least 0"}, when);
    }
    return found_in(proposal.require("all", {"cost at-least 0"}));
  };
  EXPECT_EQ(with(5), "");
  EXPECT_EQ(with(15), "too-complex 1: r\n");
}

}  // namespace
}  // namespace buurtkas
