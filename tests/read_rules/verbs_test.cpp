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
          {"", "126:5 no-verb |require, pay, limit, earmark, reserve, sign, terms|\n"},
          {"    require: [age at-least old]\n    sign: [board]\n", "132:11 two-verbs require, sign||\n"},
          {"    pay: claimed\n    require: [age at-least old]\n    sign: [board]\n",
           "131:10 two-verbs require, pay, sign||\n"},
      });
}

TEST(RulebookVerbs, AreAboutCasesOfTheirKind) {
  expect_in_rulebook(
      "    for: voter\n",
      {
          {"", "126:5 missing-key |for|\n"},
          {"    for: vote\n", "130:10 wrong-case vote|proposal, voter, partner, pot, line, payment|\n"},
          {"    for: voters\n",
           "130:10 unknown-value voters|proposal, voter, partner, pot, line, payment, vote|voter\n"},
          {"    for:\n", "130:5 missing-value |for|\n"},
          {"    for: [voter]\n", "130:10 wrong-type list|text|\n"},
      });
  expect_in_rulebook("    for: payment\n", {
                                               {"    for: vote\n", "118:10 wrong-case vote|line, payment|\n"},
                                           });
  expect_in_rulebook("    for: line\n    limit",
                     {
                         {"    for: pot\n    limit", "95:10 wrong-case pot|line|\n"},
                     });
  expect_in_rulebook(
      "    limit: {at-most: most, per: person,",
      {
          {"    for: payment\n    limit: {at-most: most, per: person,", "79:10 wrong-case payment|line|\n"},
      });
  expect_in_rulebook("    reserve", {
                                        {"    for: line\n    reserve", "107:10 wrong-case line|pot|\n"},
                                        {"    for: pot\n    reserve", ""},
                                    });
  expect_in_rulebook("    earmark",
                     {
                         {"    for: proposal\n    earmark", "102:10 wrong-case proposal|pot|\n"},
                     });
  expect_in_rulebook(
      "    terms: {method: equal-shares,",
      {
          {"    for: voter\n    terms: {method: equal-shares,", "125:10 wrong-case voter|vote|\n"},
          {"    for: vote\n    terms: {method: equal-shares,", ""},
      });
  expect_in_rulebook("    pay: claimed\n",
                     {
                         {"    for: voter\n    pay: claimed\n", "68:10 wrong-case voter|line|\n"},
                         {"    for: line\n    pay: claimed\n", ""},
                     });
}

TEST(RulebookPay, IsClaimedOrOneOfThreeForms) {
  expect_in_rulebook(
      "    pay: {rate: km-rate, times: kilometres, rounding: half-up}",
      {
          {"    pay: Claimed", "47:10 unknown-value Claimed|claimed, {amount}, {rate}, {share}|claimed\n"},
          {"    pay:", "47:5 missing-value |pay|\n"},
          {"    pay: {}", "47:10 missing-key |share, rate, amount|\n"},
          {"    pay: {claimed: yes}",
           "47:10 missing-key |share, rate, amount|\n"
           "47:11 unknown-key claimed|share, rate, amount, times, rounding|\n"},
          {"    pay: {rates: km-rate, times: kilometres, rounding: up}",
           "47:10 missing-key |share, rate, amount|\n"
           "47:11 unknown-key rates|share, rate, amount, times, rounding|rate\n"},
          {"    pay: claimed", ""},
      });
}

TEST(RulebookPay, IsARateTimesAQuantity) {
  expect_in_rulebook(
      "    pay: {rate: km-rate, times: kilometres, rounding: half-up}",
      {
          {"    pay: {rate: km-rate, times: kilometres}",
           "47:10 missing-rounding |half-up, half-even, down, up|\n"},
          {"    pay: {rate: km-rate, rounding: up}", "47:10 missing-key |times|\n"},
          {"    pay: {times: kilometres, rounding: up}", "47:10 missing-key |share, rate, amount|\n"},
          {"    pay: {rate: km-rate, times: kilometres, rounding: half}",
           "47:55 unknown-value half|half-up, half-even, down, up|\n"},
          {"    pay: {rate: km-rate, times: kilometres, rounding: }", "47:45 missing-value |rounding|\n"},
          {"    pay: {rate: km-rate, times: hours, rounding: up}",
           "47:33 wrong-unit EUR/km x hour|kilometres|\n"},
          {"    pay: {rate: hour-rate, times: kilometres, rounding: up}",
           "47:35 wrong-unit EUR/hour x km|hours|\n"},
          {"    pay: {rate: km-rate, times: amount, rounding: up}",
           "47:33 wrong-unit EUR/km x EUR|kilometres|\n"},
          {"    pay: {rate: km-rate, times: age, rounding: up}",
           "47:33 wrong-unit EUR/km x year|kilometres|\n"},
          {"    pay: {rate: most, times: kilometres, rounding: up}",
           "47:17 wrong-unit most EUR|EUR/km, EUR/hour|\n"},
          {"    pay: {rate: part, times: kilometres, rounding: up}",
           "47:17 wrong-unit part %|EUR/km, EUR/hour|\n"},
          {"    pay: {rate: 0.23, times: kilometres, rounding: up}",
           "47:17 unknown-parameter 0.23|km-rate, hour-rate|\n"},
          {"    pay: {rate: kmrate, times: kilometres, rounding: up}",
           "47:17 unknown-parameter kmrate|km-rate, hour-rate, most, far, long, late, old, many, "
           "part|km-rate\n"},
          {"    pay: {rate: [km-rate], times: kilometres, rounding: up}", "47:17 wrong-type list|text|\n"},
          {"    pay: {rate: kmrate, times: kilometres}",
           "47:10 missing-rounding |half-up, half-even, down, up|\n"
           "47:17 unknown-parameter kmrate|km-rate, hour-rate, most, far, long, late, old, many, "
           "part|km-rate\n"},
      });
}

TEST(RulebookPay, IsAShareOrAnAmount) {
  expect_in_rulebook(
      "    pay: {rate: km-rate, times: kilometres, rounding: half-up}",
      {
          {"    pay: {share: part}", "47:10 missing-rounding |half-up, half-even, down, up|\n"},
          {"    pay: {share: most, rounding: up}", "47:18 wrong-unit most EUR|%|\n"},
          {"    pay: {share: 15%, rounding: up}", "47:18 unknown-parameter 15%|part|\n"},
          {"    pay: {share: part, times: hours, rounding: up}", "47:31 terms-conflict times|share|\n"},
          {"    pay: {amount: part}", "47:19 wrong-unit part %|EUR|\n"},
          {"    pay: {amount: 12.50}", "47:19 unknown-parameter 12.50|most|\n"},
          {"    pay: {amount: most, rounding: up}", "47:35 terms-conflict rounding|amount|\n"},
          {"    pay: {amount: most, times: hours}", "47:32 terms-conflict times|amount|\n"},
          {"    pay: {amount: most, times: hours, rounding: up}",
           "47:32 terms-conflict times|amount|\n"
           "47:49 terms-conflict rounding|amount|\n"},
      });
}

TEST(RulebookLimits, SayOfWhomAndInWhichSpan) {
  expect_in_rulebook(
      "    limit: {at-most: most, per: person, in: month, beyond: hold, elsewhere: yes}",
      {
          {"    limit: most", "79:12 wrong-type most|map|\n"},
          {"    limit: {}",
           "79:12 missing-key |at-most|\n"
           "79:12 missing-key |beyond|\n"
           "79:12 missing-key |in|\n"
           "79:12 missing-key |per|\n"},
          {"    limit: {at-most: most}",
           "79:12 missing-key |beyond|\n"
           "79:12 missing-key |in|\n"
           "79:12 missing-key |per|\n"},
          {"    limit: {at-most: most, per: people, in: week, beyond: stop}",
           "79:33 unknown-value people|person, household, project, pot|\n"
           "79:45 unknown-value week|line, day, month, year|\n"
           "79:59 unknown-value stop|cut, hold, refuse|\n"},
          {"    limit: {at-most: most, per: person, in: day, beyond: hold, elsewhere: yes}",
           "79:75 terms-conflict elsewhere: yes|in: day|\n"},
          {"    limit: {at-most: most, per: person, in: line, beyond: hold, elsewhere: yes}",
           "79:76 terms-conflict elsewhere: yes|in: line|\n"},
          {"    limit: {at-most: most, per: person, in: day, beyond: hold, elsewhere: no}", ""},
          {"    limit: {at-most: 210.00, per: person, in: month, beyond: hold}",
           "79:22 unknown-parameter 210.00|km-rate, hour-rate, most|\n"},
          {"    limit: {at-most: part, per: person, in: month, beyond: hold}",
           "79:22 wrong-unit part %|EUR, EUR/km, EUR/hour|\n"},
          {"    limit: {at-mots: most, per: person, in: month, beyond: hold}",
           "79:12 missing-key |at-most|\n"
           "79:13 unknown-key at-mots|at-most, times, rounding, per, in, beyond, elsewhere|at-most\n"},
      });
}

TEST(RulebookLimits, OfARateHaveAQuantityAndARounding) {
  expect_in_rulebook(
      "    limit: {at-most: most, per: person, in: month, beyond: hold, elsewhere: yes}",
      {
          {"    limit: {at-most: hour-rate, per: person, in: line, beyond: hold}",
           "79:12 missing-key |times|\n"
           "79:12 missing-rounding |half-up, half-even, down, up|\n"},
          {"    limit: {at-most: hour-rate, times: kilometres, rounding: up, per: person, in: line, beyond: "
           "hold}",
           "79:40 wrong-unit EUR/hour x km|hours|\n"},
          {"    limit: {at-most: hour-rate, times: hours, per: person, in: line, beyond: hold}",
           "79:12 missing-rounding |half-up, half-even, down, up|\n"},
          {"    limit: {at-most: most, times: hours, rounding: up, per: person, in: month, beyond: hold}",
           "79:35 terms-conflict times|rate|\n"
           "79:52 terms-conflict rounding|rate|\n"},
      });
}

TEST(RulebookPots, HaveEarmarksAndReserves) {
  expect_in_rulebook(
      "    earmark: {all-of: [straat, groen], any-of: [water, bomen], largest-share: part}",
      {
          {"    earmark: {}", "102:14 missing-key |all-of, any-of, largest-share|\n"},
          {"    earmark: groen", "102:14 wrong-type groen|map|\n"},
          {"    earmark: {all-of: groen}", "102:23 wrong-type groen|list|[groen]\n"},
          {"    earmark: {all-of: [groen, groen]}", "warning 102:31 duplicate-value groen||\n"},
          {"    earmark: {all-of: [~]}", "102:24 missing-value ~|text|\n"},
          {"    earmark: {any-of: [[groen]]}", "102:24 wrong-type list|text|\n"},
          {"    earmark: {largest-share: most}", "102:30 wrong-unit most EUR|%|\n"},
          {"    earmark: {largest-share: 15%}", "102:30 unknown-parameter 15%|part|\n"},
          {"    earmark: {all: [groen]}", "102:15 unknown-key all|all-of, any-of, largest-share|\n"},
      });
  expect_in_rulebook("    reserve: {at-least: part}",
                     {
                         {"    reserve: 15%", "107:14 wrong-type 15%|map|\n"},
                         {"    reserve: {}", "107:14 missing-key |at-least|\n"},
                         {"    reserve: {at-least: 15%}", "107:25 unknown-parameter 15%|part|\n"},
                         {"    reserve: {at-least: most}", "107:25 wrong-unit most EUR|%|\n"},
                         {"    reserve: {at-least: part, of: x}", "107:31 unknown-key of|at-least|\n"},
                     });
}

TEST(RulebookSign, NamesRoles) {
  expect_in_rulebook(
      "    sign: [treasurer, approver]",
      {
          {"    sign: []", "113:11 missing-value |approver, second-approver, treasurer, board|\n"},
          {"    sign: treasurer", "113:11 wrong-type treasurer|list|[treasurer]\n"},
          {"    sign: [tresurer]",
           "113:12 unknown-value tresurer|approver, second-approver, treasurer, board|treasurer\n"},
          {"    sign: [treasurer, treasurer]", "113:23 duplicate-value treasurer||\n"},
          {"    sign: [penningmeester]",
           "113:12 unknown-value penningmeester|approver, second-approver, treasurer, board|\n"},
          {"    sign: {}", "113:11 wrong-type map|list|\n"},
          {"    sign: [~]", "113:12 missing-value ~|text|\n"},
      });
}

TEST(RulebookTerms, AreThoseOfARound) {
  expect_in_rulebook(
      "    terms: {method: equal-shares, completion: [add-one, greedy], threshold: 5%}",
      {
          {"    terms: {}", "125:12 missing-key |method|\n"},
          {"    terms: equal-shares", "125:12 wrong-type equal-shares|map|\n"},
          {"    terms: {method: equal-shares, completion: [greedy, add-one]}",
           "125:47 terms-conflict greedy, add-one|add-..., phragmen, greedy, comparison|\n"},
          {"    terms: {method: equal-shares, threshold: x}",
           "125:46 not-a-threshold x|25, 5%, at-least 5%, more-than 25|\n"},
          {"    terms: {method: equal-shares, satisfaction: [cost]}", "125:49 wrong-type list|text|\n"},
      });
}

TEST(RulebookLimits, CountElsewhereOnlyOfAPerson) {
  expect_in_rulebook("elsewhere: yes", {
                                           {"elsewhere: true", "79:77 unknown-value true|no, yes|yes\n"},
                                       });
  expect_in_rulebook("per: person, in: month, beyond: hold, elsewhere: yes",
                     {
                         {"per: household, in: month, beyond: hold, elsewhere: yes",
                          "79:80 terms-conflict elsewhere: yes|per: household|\n"},
                         {"per: pot, in: day, beyond: hold, elsewhere: yes",
                          "79:72 terms-conflict elsewhere: yes|in: day|\n79:72 terms-conflict "
                          "elsewhere: yes|per: pot|\n"},
                         {"per: persons, in: month, beyond: hold, elsewhere: yes",
                          "79:33 unknown-value persons|person, household, project, pot|person\n"},
                         {"per: household, in: month, beyond: hold, elsewhere: no", ""},
                     });
}

TEST(RulebookLimits, OfARateAreOfALine) {
  expect_in_rulebook(
      "rounding: up, per: household, in: line",
      {
          {"rounding: up, per: household, in: month", "85:40 terms-conflict times|in: month|\n"},
          {"rounding: up, per: household, in: day", "85:40 terms-conflict times|in: day|\n"},
          {"rounding: up, per: household, in: week", "85:81 unknown-value week|line, day, month, year|\n"},
      });
}

TEST(RulebookPay, TellsItsForms) {
  expect_in_rulebook(
      "    pay: {rate: km-rate, times: kilometres, rounding: half-up}",
      {
          {"    pay: 12.50", "47:10 unknown-value 12.50|claimed, {amount}, {rate}, {share}|\n"},
          {"    pay: {rate: km-rate, share: part, rounding: up}", "47:10 terms-conflict share, rate|pay|\n"},
          {"    pay: {amount: most, rounding: up}", "47:35 terms-conflict rounding|amount|\n"},
          {"    pay: {share: part, times: hours, rounding: up}", "47:31 terms-conflict times|share|\n"},
      });
  expect_in_rulebook(
      "    pay: {rate: km-rate, times: kilometres, rounding: half-up}",
      {
          {"    pay: {rate: km-rate, times: 3, rounding: up}", "47:33 unknown-field 3|kilometres|\n"},
          {"    pay: {rate: hour-rate, times: hour, rounding: up}", "47:35 unknown-field hour|hours|hours\n"},
          {"    pay: {rate: km-rate, times: kind, rounding: up}", "47:33 unknown-field kind|kilometres|\n"},
      });
}

TEST(RulebookPots, HaveAnEarmarkThatAsksSomething) {
  expect_in_rulebook("    earmark: {all-of: [straat, groen], any-of: [water, bomen], largest-share: part}",
                     {
                         {"    earmark: {all-of: []}", "102:23 missing-value |all-of|\n"},
                     });
}

TEST(RulebookEarmarks, PaySomethingOfSomething) {
  expect_in_rulebook("value: 15%, valid", {{"value: 0%, valid", "102:79 not-a-share 0%|> 0%, <= 100%|\n"}});
}

TEST(RulebookTerms, MayLeaveTheDrawAndTheThresholdToTheRound) {
  expect_in_rulebook("threshold: 5%", {
                                          {"tie-breaks: [drawn]", ""},
                                      });
  expect_in_rulebook(
      "method: equal-shares, completion: [add-one, greedy], threshold: 5%",
      {
          {"method: greedy-threshold", ""},
          {"method: equal-shares, tie-breaks: [drawn], satisfaction: score", ""},  // by some ballots
          {"method: phragmen, satisfaction: score", "125:45 terms-conflict score|cost|\n"},
      });
}

}  // namespace
}  // namespace buurtkas
