#include <algorithm>

#include <gtest/gtest.h>

#include "tests/read_rules/rules_support.h"

// One slip in a condition; and votes, where no weight and no rung may come.

namespace buurtkas {
namespace {

using testing::expect_in_rulebook;

TEST(RulebookConditions, HaveAFieldAComparisonAndAValue) {
  expect_in_rulebook(
      "[feasible is-not no, cost at-most 1250.50 EUR]",
      {
          {"[cost]", "139:15 bad-condition cost|field comparison value|\n"},
          {"[cost is]", "139:15 bad-condition cost is|field comparison value|\n"},
          {"[tags has]", "139:15 bad-condition tags has|field comparison value|\n"},
          {"[' ']", "139:15 bad-condition  |field comparison value|\n"},
          {"[kost at-most 5 EUR]",
           "139:15 unknown-field kost|cost, proposer, proposer-age, supporters, partners, goals, feasible, "
           "reason, status, appeal, appeal-days, place, tags|cost\n"},
          {"[COST at-most 5 EUR]",
           "139:15 unknown-field COST|cost, proposer, proposer-age, supporters, partners, goals, feasible, "
           "reason, status, appeal, appeal-days, place, tags|cost\n"},
          {"[soort is huis]",
           "139:15 unknown-field soort|cost, proposer, proposer-age, supporters, partners, goals, feasible, "
           "reason, status, appeal, appeal-days, place, tags|\n"},
          {"[cost atmost 5 EUR]",
           "139:15 unknown-value atmost|is, is-not, at-least, at-most, more-than, less-than|at-most\n"},
          {"[cost <= 5 EUR]",
           "139:15 unknown-value <=|is, is-not, at-least, at-most, more-than, less-than|\n"},
          {"[cost At-Most 5 EUR]",
           "139:15 unknown-value At-Most|is, is-not, at-least, at-most, more-than, less-than|at-most\n"},
          {"[cost at-most  5   EUR]", ""},
          {"['cost\tat-most\t5\tEUR']", ""},
      });
}

TEST(RulebookConditions, CompareNumbersWithNumbersOfTheSameUnit) {
  expect_in_rulebook(
      "[feasible is-not no, cost at-most 1250.50 EUR]",
      {
          {"[cost has 5 EUR]",
           "139:15 wrong-comparison has|is, is-not, at-least, at-most, more-than, less-than|\n"},
          {"[cost one-of 5 EUR]",
           "139:15 wrong-comparison one-of|is, is-not, at-least, at-most, more-than, less-than|\n"},
          {"[cost none-of 5 EUR]",
           "139:15 wrong-comparison none-of|is, is-not, at-least, at-most, more-than, less-than|\n"},
          {"['cost at-most 1000']", "139:15 wrong-unit 1000|EUR|1000 EUR\n"},
          {"[cost at-most 1000 euro]", "139:15 wrong-unit euro|EUR|\n"},
          {"[cost at-most 1000 EUR/km]", "139:15 wrong-unit EUR/km|EUR|\n"},
          {"[cost at-most far]", "139:15 wrong-unit far km|EUR|\n"},
          {"[cost at-most part]", "139:15 wrong-unit part %|EUR|\n"},
          {"[cost at-most mots]",
           "139:15 unknown-parameter mots|km-rate, hour-rate, most, far, long, late, old, many, part|most\n"},
          {"[supporters at-least 3]", "139:15 wrong-unit 3|count|3 count\n"},
          {"[supporters at-least 3 residents]", "139:15 wrong-unit residents|count|\n"},
          {"[supporters at-least old]", "139:15 wrong-unit old year|count|\n"},
          {"[proposer-age at-least 12]", "139:15 wrong-unit 12|year|12 year\n"},
          {"[proposer-age at-least many]", "139:15 wrong-unit many count|year|\n"},
          {"[appeal-days at-most 6 week]", "139:15 wrong-unit week|day|\n"},
          {"[appeal-days at-most late]", ""},
      });
  expect_in_rulebook("[feasible is-not no, cost at-most 1250.50 EUR]", {
                                                                           {"[cost is most]", ""},
                                                                           {"[cost is 5 EUR]", ""},
                                                                       });
  expect_in_rulebook("[feasible is-not no, cost at-most 1250.50 EUR]", {
                                                                           {"[cost is-not most]", ""},
                                                                           {"[cost is-not 5 EUR]", ""},
                                                                       });
  expect_in_rulebook("[feasible is-not no, cost at-most 1250.50 EUR]", {
                                                                           {"[cost at-least most]", ""},
                                                                           {"[cost at-least 5 EUR]", ""},
                                                                       });
  expect_in_rulebook("[feasible is-not no, cost at-most 1250.50 EUR]", {
                                                                           {"[cost at-most most]", ""},
                                                                           {"[cost at-most 5 EUR]", ""},
                                                                       });
  expect_in_rulebook("[feasible is-not no, cost at-most 1250.50 EUR]", {
                                                                           {"[cost more-than most]", ""},
                                                                           {"[cost more-than 5 EUR]", ""},
                                                                       });
  expect_in_rulebook("[feasible is-not no, cost at-most 1250.50 EUR]", {
                                                                           {"[cost less-than most]", ""},
                                                                           {"[cost less-than 5 EUR]", ""},
                                                                       });
}

TEST(RulebookConditions, CompareNumbersExactly) {
  expect_in_rulebook(
      "[feasible is-not no, cost at-most 1250.50 EUR]",
      {
          {"['cost at-most 1,5 EUR']", "139:15 ambiguous-amount 1,5|1234.56|1.5\n"},
          {"[cost at-most 1.000 EUR]", "139:15 ambiguous-amount 1.000|1234.56|1000\n"},
          {"[cost at-most 12.345 EUR]", "139:15 ambiguous-amount 12.345|1234.56|12345\n"},
          {"[cost at-most 12.3456 EUR]", "139:15 too-many-decimals 12.3456|1234.56|\n"},
          {"[cost at-most -5 EUR]", "139:15 negative-amount -5|0|\n"},
          {"[cost at-most -0.01 EUR]", "139:15 negative-amount -0.01|0|\n"},
          {"[cost at-most 1e3 EUR]", "139:15 not-an-amount 1e3|1234.56|\n"},
          {"[cost at-most 1000000000.01 EUR]",
           "139:15 number-out-of-range 1000000000.01|0 - 1000000000.00 EUR|\n"},
          {"[cost at-most 1000000000 EUR]", ""},
          {"[cost at-most 99999999999999999999 EUR]",
           "139:15 number-out-of-range 99999999999999999999|0 - 1000000000.00 EUR|\n"},
          {"[cost at-most 0100 EUR]", "139:15 ambiguous-amount 0100|1234.56|100\n"},
          {"[cost at-most +5 EUR]", "139:15 not-an-amount +5|1234.56|\n"},
          {"[cost at-most .5 EUR]", "139:15 ambiguous-amount .5|1234.56|0.5\n"},
          {"[cost at-most 5. EUR]", "139:15 ambiguous-amount 5.|1234.56|5\n"},
          {"[cost at-most 0x10 EUR]", "139:15 not-an-amount 0x10|1234.56|\n"},
          {"[cost at-most 1/3 EUR]", "139:15 not-an-amount 1/3|1234.56|\n"},
          {"[cost at-most 50% EUR]", "139:15 not-an-amount 50%|1234.56|\n"},
          {"[supporters at-least 2.5 count]", "139:15 not-a-number 2.5|0 - 1000000|\n"},
          {"[supporters at-least -1 count]", "139:15 number-out-of-range -1|0 - 1000000|\n"},
          {"[supporters at-least 03 count]", "139:15 not-a-number 03|0 - 1000000|\n"},
          {"[supporters at-least 1000001 count]", "139:15 number-out-of-range 1000001|0 - 1000000|\n"},
          {"[appeal-days at-most 1/2 day]", "139:15 not-a-number 1/2|0 - 1000000|\n"},
      });
}

TEST(RulebookConditions, CompareWordsWithWords) {
  expect_in_rulebook(
      "[feasible is-not no, cost at-most 1250.50 EUR]",
      {
          {"[feasible is maybe]", "139:15 unknown-value maybe|unknown, no, yes|\n"},
          {"[feasible is No]", "139:15 unknown-value No|unknown, no, yes|no\n"},
          {"[feasible one-of yes no]", ""},
          {"[feasible one-of yes yes]", "139:15 duplicate-value yes||\n"},
          {"[feasible is yes no]", "139:15 bad-condition no|one-of, none-of|\n"},
          {"[feasible at-least yes]", "139:15 wrong-comparison at-least|is, is-not, one-of, none-of|\n"},
          {"[feasible has yes]", "139:15 wrong-comparison has|is, is-not, one-of, none-of|\n"},
          {"[feasible none-of nope]", "139:15 unknown-value nope|unknown, no, yes|\n"},
          {"[feasible none-of no unknown]", ""},
          {"[status is amitted]", "139:15 unknown-value amitted|admitted, refused, withdrawn|admitted\n"},
          {"[place is Plein]", ""},
          {"[place is a b]", "139:15 bad-condition b|one-of, none-of|\n"},
          {"[place one-of a a]", "139:15 duplicate-value a||\n"},
          {"[place more-than a]", "139:15 wrong-comparison more-than|is, is-not, one-of, none-of|\n"},
          {"[place has a]", "139:15 wrong-comparison has|is, is-not, one-of, none-of|\n"},
          {"[place is gr;oen]", "139:15 bad-id gr;oen||\n"},
          {"[place is xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx]",
           "139:15 bad-id xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx|<= 64|\n"},
          {"[tags has groen]", ""},
          {"[tags has-not groen]", "132:9 refuses-all fair|require|\n"},
          {"[tags is groen]", "139:15 wrong-comparison is|has, has-not|\n"},
          {"[tags one-of groen]", "139:15 wrong-comparison one-of|has, has-not|\n"},
          {"[tags has groen straat]", "139:15 bad-condition straat|has, has-not|\n"},
          {"[tags has gr;oen]", "139:15 bad-id gr;oen||\n"},
      });
}

TEST(RulebookConditions, AreAListOfTexts) {
  expect_in_rulebook("    require: [feasible is-not no, cost at-most 1250.50 EUR]\n",
                     {
                         {"    require: []\n", "139:14 missing-value |field comparison value|\n"},
                         {"    require: cost at-most 5 EUR\n",
                          "139:14 wrong-type cost at-most 5 EUR|list|[cost at-most 5 EUR]\n"},
                         {"    require: [cost: at-most]\n", "139:15 wrong-type map|text|\n"},
                         {"    require: [[cost at-most 5 EUR]]\n", "139:15 wrong-type list|text|\n"},
                         {"    require: [~]\n", "139:15 missing-value ~|text|\n"},
                         {"    require: ['']\n", "139:15 missing-value |text|\n"},
                         {"    require:\n", "139:5 missing-value |require|\n"},
                         {"    require: {cost: 5}\n", "139:14 wrong-type map|list|\n"},
                     });
  expect_in_rulebook(
      "    when: [kind is hours]\n    pay",
      {
          {"    when: []\n    pay", "73:11 missing-value |field comparison value|\n"},
          {"    when:\n    pay", "73:5 missing-value |when|\n"},
          {"    when: kind is hours\n    pay", "73:11 wrong-type kind is hours|list|[kind is hours]\n"},
          {"    when: [soort is hours]\n    pay",
           "73:12 unknown-field soort|kind, amount, kilometres, hours, receipt, age, rung, rung-days, "
           "days-since, approved, advance, day-total, month-total, year-total, elsewhere-month, "
           "elsewhere-year|\n"},
      });
  expect_in_rulebook(
      "    unless: [tags has-not straat, appeal-days more-than late]\n",
      {
          {"    unless: []\n",
           "warning 32:3 unused-parameter late||\n"
           "138:13 missing-value |field comparison value|\n"},
          {"    unless: [appeal-days more-than latte, tags has-not, feasible is nee]\n",
           "warning 32:3 unused-parameter late||\n"
           "138:14 unknown-parameter latte|km-rate, hour-rate, most, far, long, late, old, many, part|late\n"
           "138:43 bad-condition tags has-not|field comparison value|\n"
           "138:57 unknown-value nee|unknown, no, yes|\n"},
      });
}

TEST(RulebookVotes, KnowNoWeightAndNoRung) {
  expect_in_rulebook(
      "    require: [age at-least old]\n",
      {
          {"    require: [weight at-least 2 count]\n", "131:15 voting-weight weight|age, neighbourhood|\n"},
          {"    require: [weight is 2]\n", "131:15 voting-weight weight|age, neighbourhood|\n"},
          {"    require: [weight more-than old]\n", "131:15 voting-weight weight|age, neighbourhood|\n"},
          {"    require: [rung is kartrekker]\n", "131:15 rung-in-vote rung|age, neighbourhood|\n"},
          {"    require: [rung-days at-least 30 day]\n",
           "131:15 rung-in-vote rung-days|age, neighbourhood|\n"},
          {"    require: [rung one-of none bezoeker]\n", "131:15 rung-in-vote rung|age, neighbourhood|\n"},
          {"    when: [rung is kartrekker]\n    require: [age at-least old]\n",
           "131:12 rung-in-vote rung|age, neighbourhood|\n"},
          {"    unless: [weight is 1]\n    require: [age at-least old]\n",
           "131:14 voting-weight weight|age, neighbourhood|\n"},
          {"    require: [age at-least old]\n    weight: 2\n", "132:13 voting-weight weight||\n"},
      });
  expect_in_rulebook(
      "    terms: {method: equal-shares,",
      {
          {"    weight: 3/2\n    terms: {method: equal-shares,", "125:13 voting-weight weight||\n"},
          {"    terms: {weight: 2, method: equal-shares,", "125:21 voting-weight weight||\n"},
          {"    terms: {weight: {kartrekker: 2}, method: equal-shares,", "125:21 voting-weight weight||\n"},
      });
  expect_in_rulebook(
      "parameters:\n",
      {
          {"weight: 2\nparameters:\n",
           "13:1 unknown-key weight|name, title, about, valid, covers, parameters, articles|\n"},
      });
}

TEST(RulebookConditions, HintAtWhatIsRead) {
  expect_in_rulebook(
      "    require: [feasible is-not no, cost at-most 1250.50 EUR]\n",
      {
          {"    require: [cost at-most 1000EUR]\n", "139:15 wrong-unit 1000EUR|EUR|1000 EUR\n"},
          {"    require: [cost at-most 50%]\n", "139:15 wrong-unit 50%|EUR|\n"},
          {"    require: [proposer-age at-least 12 years]\n", "139:15 wrong-unit years|year|12 year\n"},
          {"    require: [appeal-days at-most 42 days]\n", "139:15 wrong-unit days|day|42 day\n"},
          {"    require: [cost at-most 1000 eur]\n", "139:15 wrong-unit eur|EUR|1000 EUR\n"},
          {"    require: ['cost at-most 1,5']\n", "139:15 wrong-unit 1,5|EUR|\n"},
          {"    require: [proposer-age at-least 12.5 years]\n", "139:15 wrong-unit years|year|\n"},
          {"    require: [feasible is false]\n", "139:15 unknown-value false|unknown, no, yes|no\n"},
          {"    require: [reason is true]\n", "139:15 unknown-value true|no, yes|yes\n"},
      });
}

TEST(RulebookConditions, AreShownWholeWhenTheyHaveTooManyWords) {
  expect_in_rulebook("    require: [feasible is-not no, cost at-most 1250.50 EUR]\n",
                     {
                         {"    require: [cost at-most 1 000 EUR]\n",
                          "139:15 bad-condition cost at-most 1 000 EUR|cost at-most 1 EUR|\n"},
                         {"    require: [cost at-most NaN EUR]\n",
                          "139:15 bad-condition cost at-most NaN EUR|cost at-most 1 EUR|\n"},
                     });
}

TEST(RulebookConditions, NameAtMostTwentyParameters) {
  std::string more = "parameters:\n";
  for (char c = 'a'; c <= 'u'; ++c) {
    more += std::string("  ") + c + c + c + ": {title: {nl: a, en: b}, unit: EUR, " +
            "values: [{value: 1, valid: 2026-01-01 .., source: s, status: official}]}\n";
  }
  const std::string text =
      testing::replaced(testing::right_rulebook, "cost at-most 1250.50 EUR", "cost at-most qqqqq");
  const Findings findings =
      testing::read_texts({testing::replaced(text, "parameters:\n", more), ""}).findings;
  const auto at = std::find_if(findings.begin(), findings.end(),
                               [](const Finding& one) { return one.code == code::unknown_parameter; });
  ASSERT_NE(at, findings.end());
  EXPECT_EQ(at->expected,
            "aaa, bbb, ccc, ddd, eee, fff, ggg, hhh, iii, jjj, kkk, lll, mmm, nnn, ooo, ppp, qqq, rrr, sss, "
            "ttt, ...");
}

TEST(RulebookVotes, OfferNoWeight) {
  expect_in_rulebook("  - id: fair\n",
                     {
                         {"  - id: fair\n    weigth: 2\n",
                          "133:5 unknown-key weigth|id, title, reason, source, valid, for, when, unless, "
                          "require, pay, limit, earmark, reserve, sign, terms|\n"},
                     });
  expect_in_rulebook(
      "    terms: {method",
      {
          {"    terms: {weigth: 2, method",
           "125:13 unknown-key weigth|method, satisfaction, completion, tie-breaks, threshold, "
           "leftover, next-project|\n"},
      });
  expect_in_rulebook("  - id: fair\n",
                     {
                         {"  - id: fair\n    weights: 2\n", "133:14 voting-weight weights||\n"},
                         {"  - id: fair\n    WEIGHT: 2\n", "133:13 voting-weight WEIGHT||\n"},
                         {"  - id: fair\n    Weights:\n    wat: 1\n",
                          "133:5 voting-weight Weights||\n"
                          "134:5 unknown-key wat|id, title, reason, source, valid, for, when, unless, "
                          "require, pay, limit, earmark, reserve, sign, terms|\n"},
                     });
  expect_in_rulebook("    terms: {method",
                     {
                         {"    terms: {Weight: 2, method", "125:21 voting-weight Weight||\n"},
                         {"    terms: {weights: {kartrekker: 2}, method", "125:22 voting-weight weights||\n"},
                     });
}

TEST(RulebookVotes, KnowNoWeightAndNoRungInAnyLetters) {
  expect_in_rulebook(
      "    terms: {method",
      {
          {"    when: [rung is kartrekker]\n    terms: {method", "125:12 rung-in-vote rung||\n"},
          {"    when: [weight is 2 count]\n    terms: {method", "125:12 voting-weight weight||\n"},
      });
  expect_in_rulebook(
      "    require: [age at-least old]\n",
      {
          {"    require: [Rung is kartrekker]\n", "131:15 rung-in-vote Rung|age, neighbourhood|\n"},
          {"    require: [RUNG-days at-least 3 day]\n",
           "131:15 rung-in-vote RUNG-days|age, neighbourhood|\n"},
          {"    require: [Weight is 2 count]\n", "131:15 voting-weight Weight|age, neighbourhood|\n"},
          {"    require: [weights is 2 count]\n", "131:15 voting-weight weights|age, neighbourhood|\n"},
      });
  expect_in_rulebook("    terms: {method", {
                                               {"    unless: [Weights is 2 count]\n    terms: {method",
                                                "125:14 voting-weight Weights||\n"},
                                           });
}

}  // namespace
}  // namespace buurtkas
