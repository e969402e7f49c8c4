// What examples try, and which small changes they would notice: on a rulebook of one page, by hand.

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "engine/rulebook/condition_words.h"
#include "engine/rulebook/coverage.h"
#include "engine/rulebook/mutants.h"
#include "tests/rulebook/written_rules.h"

namespace buurtkas {
namespace {

using testing::Lines;
using testing::Written;

Step step(CaseKind kind, const Lines& fields) {
  Step step;
  step.on = step.known = testing::day("2026-02-10");
  step.one = testing::case_with(kind, fields);
  return step;
}

Step line(const Lines& fields, Verdict verdict, std::int64_t cents = 0) {
  Step one = step(CaseKind::line, fields);
  one.expected.verdict = verdict;
  if (verdict == Verdict::paid) one.expected.amount = Money(cents, Currency::euro());
  return one;
}

std::vector<Example> examples(const std::vector<Step>& steps) {
  std::vector<Example> result;
  for (const Step& one : steps) result.push_back({{}, {one}, {}});
  return result;
}

// Volunteers of 16 and over, or of any age with leave; 0.50 EUR/km, 10 EUR in a month.
Written page() {
  Written page;
  page.parameter("rate", Unit::eur_per_km, {"0.50"}).parameter("most", Unit::eur, {"10"});
  page.article("car", page.rate("rate"), {"kind one-of car van"});
  page.article("month", page.limit("most"), {"kind is car"});
  return page.require("old", {"age at-least 16"}, {}, {"approved is yes"});
}

const Lines ride = {"kind car", "age 16", "approved no"};

Lines with(Lines fields, const std::string& more) {
  fields.push_back(more);
  return fields;
}

std::string articles_of(const Rulebook& rulebook, const std::vector<Step>& steps) {
  std::string text;
  for (const ArticleTried& tried : coverage_of(rulebook, examples(steps)).articles) {
    text += rulebook.articles[tried.article].id + (tried.applies ? ":applies" : ":-");
    text += std::string(tried.is_within ? ":within" : "") + (tried.is_beyond ? ":beyond" : "") + ' ';
  }
  return text;
}

std::string conditions_of(const Rulebook& rulebook, const std::vector<Step>& steps) {
  std::string text;
  for (const ConditionTried& tried : coverage_of(rulebook, examples(steps)).conditions) {
    text += text_of(rulebook, CaseKind::line, *tried.condition) + (tried.is_true ? ":yes" : "") +
            (tried.is_false ? ":no" : "") + '\n';
  }
  return text;
}

TEST(Coverage, WhichArticlesApplied) {
  const Rulebook rulebook = page().rulebook;
  EXPECT_EQ(articles_of(rulebook, {}), "car:- month:- old:- ");
  const Step within = line(with(ride, "kilometres 20"), Verdict::paid, 10'00);
  const Step beyond = line(with(ride, "kilometres 20.002"), Verdict::paid, 10'00);
  const Step van = line({"kind van", "kilometres 1", "approved yes"}, Verdict::paid, 50);
  EXPECT_EQ(articles_of(rulebook, {within}), "car:applies month:applies:within old:applies ");
  EXPECT_EQ(articles_of(rulebook, {beyond}), "car:applies month:applies:within old:applies ")
      << "20.002 km is 10.001 EUR, which is 10.00";
  EXPECT_EQ(articles_of(rulebook, {van}), "car:applies month:- old:- ");
}

TEST(Coverage, ALimitIsBeyondFromACentMore) {
  const Rulebook rulebook = page().rulebook;
  const Step beyond = line(with(ride, "kilometres 20.01"), Verdict::paid, 10'00);
  EXPECT_EQ(articles_of(rulebook, {beyond}), "car:applies month:applies:beyond old:applies ");
}

// Nothing went through the limit: the line was refused, or nobody pays it.
TEST(Coverage, ALimitLetsThroughOnlyWhatIsPaid) {
  Rulebook rulebook = page().rulebook;
  const Step young = line({"kind car", "kilometres 1", "age 15", "approved no"}, Verdict::refused);
  EXPECT_EQ(articles_of(rulebook, {young}), "car:applies month:applies old:applies ");
  rulebook.articles.erase(rulebook.articles.begin());
  const Step unpaid = line(with(ride, "kilometres 1"), Verdict::nothing);
  EXPECT_EQ(articles_of(rulebook, {unpaid}), "month:applies old:applies ");
}

TEST(Coverage, WhichConditionsHeldAndWhichDidNot) {
  const Rulebook rulebook = page().rulebook;
  const Step young = line({"kind car", "kilometres 1", "age 15", "approved no"}, Verdict::refused);
  const Step allowed = line({"kind van", "kilometres 1", "age 15", "approved yes"}, Verdict::paid, 50);
  EXPECT_EQ(conditions_of(rulebook, {}),
            "kind one-of car van\nkind is car\napproved is yes\nage at-least 16 year\n");
  EXPECT_EQ(conditions_of(rulebook, {young}),
            "kind one-of car van:yes\nkind is car:yes\napproved is yes:no\nage at-least 16 year:no\n");
  EXPECT_EQ(conditions_of(rulebook, {allowed}),
            "kind one-of car van:yes\nkind is car:no\napproved is yes:yes\nage at-least 16 year\n")
      << "what is required is only asked where the article applies";
}

TEST(Coverage, AFieldThatIsNotKnownTriesNothing) {
  const Rulebook rulebook = page().rulebook;
  EXPECT_EQ(conditions_of(rulebook, {line({"kind car"}, Verdict::undecided)}),
            "kind one-of car van:yes\nkind is car:yes\napproved is yes\nage at-least 16 year\n");
}

TEST(Coverage, StepsCountUp) {
  const Rulebook rulebook = page().rulebook;
  const Step first = line(with(ride, "kilometres 15"), Verdict::paid, 7'50);
  const Example twice{{}, {first, first}, {}};
  const Coverage coverage = coverage_of(rulebook, {twice});
  EXPECT_TRUE(coverage.articles[1].is_within);
  EXPECT_TRUE(coverage.articles[1].is_beyond);
}

// `car: kind one-of car van -> kind is van`: what is changed, from and to.
std::multiset<std::string> bred_from(const Rulebook& rulebook) {
  std::multiset<std::string> texts;
  for (const Mutant& mutant : mutants_of(rulebook)) {
    texts.insert(mutant.article + ": " + mutant.from + " -> " + mutant.to);
  }
  return texts;
}

using Texts = std::multiset<std::string>;

TEST(Mutants, OfOnePage) {
  const Texts expected = {"rate: 0.50 EUR/km -> 0.51 EUR/km",
                          "rate: 0.50 EUR/km -> 0.49 EUR/km",
                          "most: 10.00 EUR -> 10.01 EUR",
                          "most: 10.00 EUR -> 9.99 EUR",
                          "car: car -> ",
                          "car: kind one-of car van -> ",
                          "car: kind one-of car van -> kind one-of car",
                          "car: kind one-of car van -> kind one-of van",
                          "car: half-up -> half-even",
                          "car: half-up -> down",
                          "car: half-up -> up",
                          "month: month -> ",
                          "month: kind is car -> ",
                          "month: cut -> hold",
                          "month: cut -> refuse",
                          "month: in month -> in day",
                          "month: in month -> in year",
                          "old: old -> ",
                          "old: approved is yes -> ",
                          "old: age at-least 16 year -> age more-than 16 year",
                          "old: age at-least 16 year -> age at-least 17 year",
                          "old: age at-least 16 year -> age at-least 15 year"};
  EXPECT_EQ(bred_from(page().rulebook), expected);
}

TEST(Mutants, OfDatesPartsSignaturesAndEarmarks) {
  Written pot(CaseKind::pot);
  pot.parameter("part", Unit::percent, {"100 | 2026-01-01 .. | 2026-02-28"});
  pot.article("earmark", EarmarkRule{{"green"}, {"old", "young"}, 0});
  pot.of(CaseKind::payment).article("sign", Sign{{Role::treasurer, Role::board}}, {"amount at-most 0"});
  const Texts expected = {"part: 100% -> 99%",
                          "part: known 2026-02-28 -> known 2026-03-01",
                          "earmark: earmark -> ",
                          "earmark: green -> ",
                          "earmark: old -> ",
                          "earmark: young -> ",
                          "sign: sign -> ",
                          "sign: treasurer -> ",
                          "sign: board -> ",
                          "sign: amount at-most 0.00 EUR -> ",
                          "sign: amount at-most 0.00 EUR -> amount less-than 0.00 EUR",
                          "sign: amount at-most 0.00 EUR -> amount at-most 0.01 EUR"};
  EXPECT_EQ(bred_from(pot.rulebook), expected);
}

TEST(Mutants, OfWhatIsPaidElsewhereAndOfTwoRequirements) {
  Written two;
  two.parameter("most", Unit::eur, {"0"});
  LimitRule limit = two.limit("most", Span::year, Beyond::refuse);
  limit.counts_elsewhere = true;
  two.article("year", limit).require("both", {"receipt is yes", "kind none-of taxi"});
  const Texts expected = {
      "most: 0.00 EUR -> 0.01 EUR", "year: year -> ",      "year: refuse -> cut", "year: refuse -> hold",
      "year: in year -> in month",  "year: elsewhere -> ", "both: both -> ",      "both: receipt is yes -> ",
      "both: kind none-of taxi -> "};
  EXPECT_EQ(bred_from(two.rulebook), expected);
}

TEST(Mutants, EachChangesOneThing) {
  const Rulebook rulebook = page().rulebook;
  std::set<std::string> texts = {testing::written(rulebook)};
  for (const Mutant& mutant : mutants_of(rulebook)) {
    EXPECT_TRUE(texts.insert(testing::written(mutant.rulebook)).second) << mutant.from << " -> " << mutant.to;
    EXPECT_EQ(mutant.place.file, "r.yaml");
  }
}

// Examples of the page, and the changes that each of them alone notices.
std::map<std::string, Noticed> noticed(const Rulebook& rulebook, const std::vector<Example>& tried) {
  std::map<std::string, Noticed> result;
  for (const Mutant& mutant : mutants_of(rulebook)) {
    result[mutant.article + ": " + mutant.from + " -> " + mutant.to] =
        try_mutant(rulebook, mutant, tried).noticed;
  }
  return result;
}

std::vector<Example> enough() {
  Step next_month = line(with(ride, "kilometres 20"), Verdict::paid, 10'00);
  next_month.on = next_month.known = testing::day("2026-03-01");
  Step same_month = line(with(ride, "kilometres 20"), Verdict::paid, 0);
  same_month.on = same_month.known = testing::day("2026-02-11");
  const Step first = line(with(ride, "kilometres 20"), Verdict::paid, 10'00);
  std::vector<Example> all = examples({
      line(with(ride, "kilometres 20.02"), Verdict::paid, 10'00),
      line({"kind van", "kilometres 100", "age 16", "approved no"}, Verdict::paid, 50'00),
      line({"kind van", "kilometres 0.01", "age 15", "approved yes"}, Verdict::paid, 1),
      line({"kind van", "kilometres 0.05", "age 16", "approved no"}, Verdict::paid, 3),
      line({"kind van", "kilometres 0.001", "age 16", "approved no"}, Verdict::paid, 0),
      line({"kind bike", "kilometres 1", "age 16", "approved no"}, Verdict::nothing),
      line({"kind car", "kilometres 1", "age 15", "approved no"}, Verdict::refused),
  });
  all.push_back({{}, {first, same_month, next_month}, {}});
  return all;
}

TEST(Trials, ExamplesThatAreEnoughNoticeAll) {
  const Rulebook rulebook = page().rulebook;
  ASSERT_TRUE(mismatches(rulebook, enough()).empty());
  for (const auto& [text, by] : noticed(rulebook, enough())) EXPECT_EQ(by, Noticed::by_example) << text;
}

TEST(Trials, WithoutOneAChangeIsNotNoticed) {
  const Rulebook rulebook = page().rulebook;
  const auto without = [&](std::size_t example) {
    std::vector<Example> fewer = enough();
    fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(example));
    std::string texts;
    for (const auto& [text, by] : noticed(rulebook, fewer)) {
      if (by == Noticed::not_at_all) texts += text + '\n';
      if (by == Noticed::no_change) texts += "changes nothing: " + text + '\n';
    }
    return texts;
  };
  EXPECT_EQ(without(0), "");
  EXPECT_EQ(without(1), "month: kind is car -> \nrate: 0.50 EUR/km -> 0.51 EUR/km\n");
  EXPECT_EQ(without(2), "old: approved is yes -> \n");
  EXPECT_EQ(without(3), "");
  EXPECT_EQ(without(4), "car: half-up -> up\n");
  EXPECT_EQ(without(5), "car: kind one-of car van -> \n");
  EXPECT_EQ(without(6), "old: age at-least 16 year -> age at-least 15 year\nold: old -> \n");
  EXPECT_EQ(without(7), "month: in month -> in day\nmonth: in month -> in year\n");
}

TEST(Trials, ByCheckWhenItDoesNotHangTogether) {
  Written two(CaseKind::line);
  two.article("a", Pay{}, {"kind is car"}).article("b", Pay{}, {"kind is-not car"});
  const auto by = noticed(two.rulebook, {});
  EXPECT_EQ(by.at("a: kind is car -> "), Noticed::by_check);
  EXPECT_EQ(by.at("a: a -> "), Noticed::not_at_all);
}

TEST(Trials, NoChangeWhenItDecidesAllTheSame) {
  Written one;
  one.parameter("most", Unit::eur, {"0"}).parameter("unused", Unit::eur, {"5"});
  one.article("pays", Pay{}).require("old", {"age at-least 18"}, {}, {"age at-least 21"});
  const auto by = noticed(one.rulebook, {});
  EXPECT_EQ(by.at("old: age at-least 21 year -> "), Noticed::no_change);
  EXPECT_EQ(by.at("old: age at-least 21 year -> age at-least 20 year"), Noticed::no_change);
  EXPECT_EQ(by.at("unused: 5.00 EUR -> 5.01 EUR"), Noticed::no_change);
  EXPECT_EQ(by.at("old: age at-least 18 year -> age at-least 19 year"), Noticed::not_at_all);
}

TEST(Trials, NotAtAllTellsACase) {
  const Rulebook rulebook = page().rulebook;
  for (const Mutant& mutant : mutants_of(rulebook)) {
    const Trial trial = try_mutant(rulebook, mutant, {});
    EXPECT_EQ(trial.noticed, Noticed::not_at_all)
        << mutant.article << ": " << mutant.from << " -> " << mutant.to;
    EXPECT_FALSE(trial.differences.empty()) << mutant.from << " -> " << mutant.to;
  }
}

}  // namespace
}  // namespace buurtkas
