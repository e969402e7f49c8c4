#include <gtest/gtest.h>

#include "tests/read_rules/rules_support.h"

// One slip in what an article does.

namespace buurtkas {
namespace {

using testing::expect_in_rulebook;

TEST(RulebookVerbs, AreOneAnArticle) {
  expect_in_rulebook(
      "    require: [age at-least old]\n",
      {
          {"", "125:5 no-verb |require, pay, limit, earmark, reserve, sign, terms|\n"},
          {"    require: [age at-least old]\n    sign: [board]\n", "131:11 two-verbs require, sign||\n"},
          {"    pay: claimed\n    require: [age at-least old]\n    sign: [board]\n",
           "130:10 two-verbs require, pay, sign||\n"},
      });
}

TEST(RulebookVerbs, AreAboutCasesOfTheirKind) {
  expect_in_rulebook(
      "    for: voter\n",
      {
          {"", "125:5 missing-key |for|\n"},
          {"    for: vote\n", "129:10 wrong-case vote|proposal, voter, partner, pot, line, payment|\n"},
          {"    for: voters\n",
           "129:10 unknown-value voters|proposal, voter, partner, pot, line, payment, vote|voter\n"},
          {"    for:\n", "129:5 missing-value |for|\n"},
          {"    for: [voter]\n", "129:10 wrong-type list|text|\n"},
      });
  expect_in_rulebook("    for: payment\n", {
                                               {"    for: vote\n", "117:10 wrong-case vote|line, payment|\n"},
                                           });
  expect_in_rulebook("    for: line\n    limit",
                     {
                         {"    for: pot\n    limit", "94:10 wrong-case pot|line|\n"},
                     });
  expect_in_rulebook(
      "    limit: {at-most: most, per: person,",
      {
          {"    for: payment\n    limit: {at-most: most, per: person,", "78:10 wrong-case payment|line|\n"},
      });
  expect_in_rulebook("    reserve", {
                                        {"    for: line\n    reserve", "106:10 wrong-case line|pot|\n"},
                                        {"    for: pot\n    reserve", ""},
                                    });
  expect_in_rulebook("    earmark",
                     {
                         {"    for: proposal\n    earmark", "101:10 wrong-case proposal|pot|\n"},
                     });
  expect_in_rulebook(
      "    terms: {method: equal-shares,",
      {
          {"    for: voter\n    terms: {method: equal-shares,", "124:10 wrong-case voter|vote|\n"},
          {"    for: vote\n    terms: {method: equal-shares,", ""},
      });
  expect_in_rulebook("    pay: claimed\n",
                     {
                         {"    for: voter\n    pay: claimed\n", "67:10 wrong-case voter|line|\n"},
                         {"    for: line\n    pay: claimed\n", ""},
                     });
}

TEST(RulebookPay, IsClaimedOrOneOfThreeForms) {
  expect_in_rulebook("    pay: {rate: km-rate, times: kilometres, rounding: half-up}",
                     {
                         {"    pay: Claimed", "46:10 unknown-value Claimed|claimed|claimed\n"},
                         {"    pay:", "46:5 missing-value |pay|\n"},
                         {"    pay: {}", "46:10 missing-key |share, rate, amount|\n"},
                         {"    pay: {claimed: yes}",
                          "46:10 missing-key |share, rate, amount|\n"
                          "46:11 unknown-key claimed|share, rate, amount, times, rounding|\n"},
                         {"    pay: {rates: km-rate, times: kilometres, rounding: up}",
                          "46:10 missing-key |share, rate, amount|\n"
                          "46:11 unknown-key rates|share, rate, amount, times, rounding|rate\n"},
                         {"    pay: claimed", ""},
                     });
}

TEST(RulebookPay, IsARateTimesAQuantity) {
  expect_in_rulebook(
      "    pay: {rate: km-rate, times: kilometres, rounding: half-up}",
      {
          {"    pay: {rate: km-rate, times: kilometres}",
           "46:10 missing-rounding |half-up, half-even, down, up|\n"},
          {"    pay: {rate: km-rate, rounding: up}", "46:10 missing-key |times|\n"},
          {"    pay: {times: kilometres, rounding: up}", "46:10 missing-key |share, rate, amount|\n"},
          {"    pay: {rate: km-rate, times: kilometres, rounding: half}",
           "46:55 unknown-value half|half-up, half-even, down, up|\n"},
          {"    pay: {rate: km-rate, times: kilometres, rounding: }", "46:45 missing-value |rounding|\n"},
          {"    pay: {rate: km-rate, times: hours, rounding: up}",
           "46:33 wrong-unit EUR/km x hour|kilometres|\n"},
          {"    pay: {rate: hour-rate, times: kilometres, rounding: up}",
           "46:35 wrong-unit EUR/hour x km|hours|\n"},
          {"    pay: {rate: km-rate, times: amount, rounding: up}",
           "46:33 wrong-unit EUR/km x EUR|kilometres|\n"},
          {"    pay: {rate: km-rate, times: age, rounding: up}",
           "46:33 wrong-unit EUR/km x year|kilometres|\n"},
          {"    pay: {rate: most, times: kilometres, rounding: up}",
           "46:17 wrong-unit most EUR|EUR/km, EUR/hour|\n"},
          {"    pay: {rate: part, times: kilometres, rounding: up}",
           "46:17 wrong-unit part %|EUR/km, EUR/hour|\n"},
          {"    pay: {rate: 0.23, times: kilometres, rounding: up}",
           "46:17 unknown-parameter 0.23|km-rate, hour-rate, most, far, long, late, old, many, part|\n"},
          {"    pay: {rate: kmrate, times: kilometres, rounding: up}",
           "46:17 unknown-parameter kmrate|km-rate, hour-rate, most, far, long, late, old, many, "
           "part|km-rate\n"},
          {"    pay: {rate: [km-rate], times: kilometres, rounding: up}", "46:17 wrong-type list|text|\n"},
          {"    pay: {rate: kmrate, times: kilometres}",
           "46:10 missing-rounding |half-up, half-even, down, up|\n"
           "46:17 unknown-parameter kmrate|km-rate, hour-rate, most, far, long, late, old, many, "
           "part|km-rate\n"},
      });
}

TEST(RulebookPay, IsAShareOrAnAmount) {
  expect_in_rulebook(
      "    pay: {rate: km-rate, times: kilometres, rounding: half-up}",
      {
          {"    pay: {share: part}", "46:10 missing-rounding |half-up, half-even, down, up|\n"},
          {"    pay: {share: most, rounding: up}", "46:18 wrong-unit most EUR|%|\n"},
          {"    pay: {share: 15%, rounding: up}",
           "46:18 unknown-parameter 15%|km-rate, hour-rate, most, far, long, late, old, many, part|\n"},
          {"    pay: {share: part, times: hours, rounding: up}", "46:31 terms-conflict times|rate|\n"},
          {"    pay: {amount: part}", "46:19 wrong-unit part %|EUR|\n"},
          {"    pay: {amount: 12.50}",
           "46:19 unknown-parameter 12.50|km-rate, hour-rate, most, far, long, late, old, many, part|\n"},
          {"    pay: {amount: most, rounding: up}", "46:35 terms-conflict rounding|rate|\n"},
          {"    pay: {amount: most, times: hours}", "46:32 terms-conflict times|rate|\n"},
          {"    pay: {amount: most, times: hours, rounding: up}",
           "46:32 terms-conflict times|rate|\n"
           "46:49 terms-conflict rounding|rate|\n"},
      });
}

TEST(RulebookLimits, SayOfWhomAndInWhichSpan) {
  expect_in_rulebook(
      "    limit: {at-most: most, per: person, in: month, beyond: hold, elsewhere: yes}",
      {
          {"    limit: most", "78:12 wrong-type most|map|\n"},
          {"    limit: {}",
           "78:12 missing-key |at-most|\n"
           "78:12 missing-key |beyond|\n"
           "78:12 missing-key |in|\n"
           "78:12 missing-key |per|\n"},
          {"    limit: {at-most: most}",
           "78:12 missing-key |beyond|\n"
           "78:12 missing-key |in|\n"
           "78:12 missing-key |per|\n"},
          {"    limit: {at-most: most, per: people, in: week, beyond: stop}",
           "78:33 unknown-value people|person, household, project, pot|\n"
           "78:45 unknown-value week|line, day, month, year|\n"
           "78:59 unknown-value stop|cut, hold, refuse|\n"},
          {"    limit: {at-most: most, per: person, in: day, beyond: hold, elsewhere: yes}",
           "78:75 terms-conflict elsewhere: yes|in: month, year|\n"},
          {"    limit: {at-most: most, per: person, in: line, beyond: hold, elsewhere: yes}",
           "78:76 terms-conflict elsewhere: yes|in: month, year|\n"},
          {"    limit: {at-most: most, per: person, in: day, beyond: hold, elsewhere: no}", ""},
          {"    limit: {at-most: 210.00, per: person, in: month, beyond: hold}",
           "78:22 unknown-parameter 210.00|km-rate, hour-rate, most, far, long, late, old, many, part|\n"},
          {"    limit: {at-most: part, per: person, in: month, beyond: hold}",
           "78:22 wrong-unit part %|EUR, EUR/km, EUR/hour|\n"},
          {"    limit: {at-mots: most, per: person, in: month, beyond: hold}",
           "78:12 missing-key |at-most|\n"
           "78:13 unknown-key at-mots|at-most, times, rounding, per, in, beyond, elsewhere|at-most\n"},
      });
}

TEST(RulebookLimits, OfARateHaveAQuantityAndARounding) {
  expect_in_rulebook(
      "    limit: {at-most: most, per: person, in: month, beyond: hold, elsewhere: yes}",
      {
          {"    limit: {at-most: hour-rate, per: person, in: line, beyond: hold}",
           "78:12 missing-key |times|\n"
           "78:12 missing-rounding |half-up, half-even, down, up|\n"},
          {"    limit: {at-most: hour-rate, times: kilometres, rounding: up, per: person, in: line, beyond: "
           "hold}",
           "78:40 wrong-unit EUR/hour x km|hours|\n"},
          {"    limit: {at-most: hour-rate, times: hours, per: person, in: line, beyond: hold}",
           "78:12 missing-rounding |half-up, half-even, down, up|\n"},
          {"    limit: {at-most: most, times: hours, rounding: up, per: person, in: month, beyond: hold}",
           "78:35 terms-conflict times|rate|\n"
           "78:52 terms-conflict rounding|rate|\n"},
      });
}

TEST(RulebookPots, HaveEarmarksAndReserves) {
  expect_in_rulebook(
      "    earmark: {all-of: [straat, groen], any-of: [water, bomen], largest-share: part}",
      {
          {"    earmark: {}", "101:14 missing-key |all-of, any-of, largest-share|\n"},
          {"    earmark: groen", "101:14 wrong-type groen|map|\n"},
          {"    earmark: {all-of: groen}", "101:23 wrong-type groen|list|[groen]\n"},
          {"    earmark: {all-of: [groen, groen]}", "warning 101:31 duplicate-value groen||\n"},
          {"    earmark: {all-of: [~]}", "101:24 missing-value ~|text|\n"},
          {"    earmark: {any-of: [[groen]]}", "101:24 wrong-type list|text|\n"},
          {"    earmark: {largest-share: most}", "101:30 wrong-unit most EUR|%|\n"},
          {"    earmark: {largest-share: 15%}",
           "101:30 unknown-parameter 15%|km-rate, hour-rate, most, far, long, late, old, many, part|\n"},
          {"    earmark: {all: [groen]}", "101:15 unknown-key all|all-of, any-of, largest-share|\n"},
      });
  expect_in_rulebook(
      "    reserve: {at-least: part}",
      {
          {"    reserve: 15%", "106:14 wrong-type 15%|map|\n"},
          {"    reserve: {}", "106:14 missing-key |at-least|\n"},
          {"    reserve: {at-least: 15%}",
           "106:25 unknown-parameter 15%|km-rate, hour-rate, most, far, long, late, old, many, part|\n"},
          {"    reserve: {at-least: most}", "106:25 wrong-unit most EUR|%|\n"},
          {"    reserve: {at-least: part, of: x}", "106:31 unknown-key of|at-least|\n"},
      });
}

TEST(RulebookSign, NamesRoles) {
  expect_in_rulebook(
      "    sign: [treasurer, approver]",
      {
          {"    sign: []", "112:11 missing-value |approver, second-approver, treasurer, board|\n"},
          {"    sign: treasurer", "112:11 wrong-type treasurer|list|[treasurer]\n"},
          {"    sign: [tresurer]",
           "112:12 unknown-value tresurer|approver, second-approver, treasurer, board|treasurer\n"},
          {"    sign: [treasurer, treasurer]", "112:23 duplicate-value treasurer||\n"},
          {"    sign: [penningmeester]",
           "112:12 unknown-value penningmeester|approver, second-approver, treasurer, board|\n"},
          {"    sign: {}", "112:11 wrong-type map|list|\n"},
          {"    sign: [~]", "112:12 missing-value ~|text|\n"},
      });
}

TEST(RulebookTerms, AreThoseOfARound) {
  expect_in_rulebook(
      "    terms: {method: equal-shares, completion: [add-one, greedy], threshold: 5%}",
      {
          {"    terms: {}", "124:12 missing-key |method|\n"},
          {"    terms: equal-shares", "124:12 wrong-type equal-shares|map|\n"},
          {"    terms: {method: equal-shares, completion: [greedy, add-one]}",
           "124:47 terms-conflict greedy, add-one|add-..., phragmen, greedy, comparison|\n"},
          {"    terms: {method: equal-shares, threshold: x}",
           "124:46 not-a-threshold x|25, 5%, at-least 5%, more-than 25|\n"},
          {"    terms: {method: equal-shares, satisfaction: [cost]}", "124:49 wrong-type list|text|\n"},
      });
}

}  // namespace
}  // namespace buurtkas
