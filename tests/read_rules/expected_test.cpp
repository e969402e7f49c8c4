#include <gtest/gtest.h>

#include "tests/read_rules/rules_support.h"

// One slip in what an example expects, or in its steps.

namespace buurtkas {
namespace {

using testing::expect_in_examples;

TEST(ExamplesExpected, GiveAnAmountOrAWord) {
  expect_in_examples(
      "    gives: 2.30\n",
      {
          {"    gives: '1,5'\n", "examples 6:12 ambiguous-amount 1,5|1234.56|1.5\n"},
          {"    gives: 1.000\n", "examples 6:12 ambiguous-amount 1.000|1234.56|1000\n"},
          {"    gives: -5\n", "examples 6:12 negative-amount -5|0|\n"},
          {"    gives: 2.3456\n", "examples 6:12 too-many-decimals 2.3456|1234.56|\n"},
          {"    gives: € 2.30\n",
           "examples 6:12 unknown-value € 2.30|12.50, held, refused, nothing, undecided|\n"},
          {"    gives: admitted\n",
           "examples 6:12 unknown-value admitted|12.50, held, refused, nothing, undecided|\n"},
          {"    gives: paid\n",
           "examples 6:12 unknown-value paid|12.50, held, refused, nothing, undecided|\n"},
          {"    gives: refuse\n",
           "examples 6:12 unknown-value refuse|12.50, held, refused, nothing, undecided|refused\n"},
          {"    gives: [2.30]\n", "examples 6:12 wrong-type list|text|\n"},
          {"    gives:\n", "examples 6:5 missing-value |gives|\n"},
          {"    gives: refused\n", ""},
          {"    gives: 2.3\n", ""},
      });
  expect_in_examples("voter: {age: 12, neighbourhood: Plein}, gives: admitted",
                     {
                         {"voter: {age: 12, neighbourhood: Plein}, gives: 2.30",
                          "examples 21:92 unknown-value 2.30|admitted, refused, undecided|\n"},
                         {"voter: {age: 12, neighbourhood: Plein}, gives: held",
                          "examples 21:92 unknown-value held|admitted, refused, undecided|\n"},
                         {"voter: {age: 12, neighbourhood: Plein}, gives: admited",
                          "examples 21:92 unknown-value admited|admitted, refused, undecided|admitted\n"},
                     });
}

TEST(ExamplesExpected, NameArticlesAndRoles) {
  expect_in_examples("    by: [drive]\n",
                     {
                         {"    by: [drivee]\n", "examples 7:10 dangling-id drivee|rulebook.yaml|drive\n"},
                         {"    by: drive\n", "examples 7:9 wrong-type drive|list|[drive]\n"},
                         {"    by: [drive, drive]\n", "warning examples 7:17 duplicate-value drive||\n"},
                         {"    by: ['']\n", "examples 7:10 missing-value |text|\n"},
                         {"    by: [a b]\n", "examples 7:10 bad-id a b||\n"},
                     });
  expect_in_examples(
      "    sign: [treasurer, approver]\n",
      {
          {"    sign: [tresurer]\n",
           "examples 8:12 unknown-value tresurer|approver, second-approver, treasurer, board|treasurer\n"},
          {"    sign: board\n", "examples 8:11 wrong-type board|list|[board]\n"},
          {"    sign: []\n", ""},
          {"    sign: [[board]]\n", "examples 8:12 wrong-type list|text|\n"},
      });
}

TEST(ExamplesExpected, GoWithTheirCase) {
  expect_in_examples(
      "payment: {amount: 210.00, account-changed: no, kind: claim}, sign: [second-approver, board]",
      {
          {"payment: {amount: 210.00}, by: [asked]", ""},
          {"payment: {amount: 210.00}, by: []", ""},
      });
  expect_in_examples("reserve: 15%",
                     {
                         {"reserve: 15", "examples 25:15 not-a-share 15|>= 0%, <= 100%|15%\n"},
                         {"reserve: 150%", "examples 25:15 not-a-share 150%|>= 0%, <= 100%|\n"},
                         {"reserve: -5%", "examples 25:15 not-a-share -5%|>= 0%, <= 100%|\n"},
                         {"reserve: ten", "examples 25:15 not-a-share ten|>= 0%, <= 100%|\n"},
                         {"reserve: [15%]", "examples 25:15 wrong-type list|text|\n"},
                     });
  expect_in_examples("largest-share: 15%", {
                                               {"largest-share: 15 percent",
                                                "examples 25:35 not-a-share 15 percent|>= 0%, <= 100%|\n"},
                                           });
  expect_in_examples("all-of: [straat, groen]",
                     {
                         {"all-of: straat", "examples 25:48 wrong-type straat|list|[straat]\n"},
                         {"all-of: [straat, straat]", "warning examples 25:57 duplicate-value straat||\n"},
                         {"all-of: []", ""},
                     });
  expect_in_examples("fits: 0.00", {
                                       {"fits: -1", "examples 15:48 negative-amount -1|0|\n"},
                                       {"fits: '1,5'", "examples 15:48 ambiguous-amount 1,5|1234.56|1.5\n"},
                                       {"fits: held", "examples 15:48 not-an-amount held|1234.56|\n"},
                                   });
  expect_in_examples("terms: {method: equal-shares, completion: [add-one, greedy]}, by",
                     {
                         {"terms: equal-shares, by", "examples 29:23 wrong-type equal-shares|map|\n"},
                         {"terms:, by", "examples 29:16 missing-value |terms|\n"},
                     });
}

TEST(Examples, MayBeOfSteps) {
  expect_in_examples(
      "    steps:\n      - {line: {kind: hours, hours: 4.1250, elsewhere-month: 0}, gives: 23.74, by: "
      "[help]}\n      - {on: 2026-02-12, known: 2026-02-13, line: {kind: hours, hours: 2, elsewhere-month: "
      "209.99},\n         gives: held, by: [help, month], fits: 0.00}\n",
      {
          {"    steps: []\n",
           "examples 12:12 missing-value |proposal, voter, partner, pot, line, payment, vote|\n"},
          {"    steps: {}\n", "examples 12:12 wrong-type map|list|\n"},
          {"    steps:\n", "examples 12:5 missing-value |steps|\n"},
          {"    steps: [line]\n", "examples 12:13 wrong-type line|map|\n"},
          {"    steps: [{}]\n",
           "examples 12:13 missing-key |proposal, voter, partner, pot, line, payment, vote|\n"},
          {"    steps: [{line: {kind: hours}}]\n", "examples 12:13 missing-key |gives|\n"},
          {"    steps: [{title: x, line: {kind: hours}, gives: nothing}]\n",
           "examples 12:14 unknown-key title|gives, by, fits, sign, reserve, largest-share, all-of, any-of, "
           "terms, on, known, proposal, voter, partner, pot, line, payment, vote|\n"},
          {"    steps: [{steps: [], line: {kind: hours}, gives: nothing}]\n",
           "examples 12:14 unknown-key steps|gives, by, fits, sign, reserve, largest-share, all-of, any-of, "
           "terms, on, known, proposal, voter, partner, pot, line, payment, vote|\n"},
          {"    steps: [{on: 12 feb, known: ~, line: {kind: hours}, gives: nothing}]\n",
           "examples 12:18 not-a-date 12 feb|YYYY-MM-DD|\n"
           "examples 12:33 missing-value ~|known|\n"},
          {"    steps: [{line: {kind: hours}, voter: {age: 1}, gives: nothing}]\n",
           "examples 12:13 terms-conflict voter, line|proposal, voter, partner, pot, line, payment, vote|\n"},
      });
  expect_in_examples(
      "    known: 2026-02-11\n    steps:\n",
      {
          {"    known: 2026-02-11\n    gives: 2.30\n    by: [help]\n    steps:\n",
           "examples 12:12 terms-conflict gives|steps|\n"
           "examples 13:9 terms-conflict by|steps|\n"},
          {"    known: 2026-02-11\n    line: {kind: hours}\n    steps:\n",
           "examples 12:11 terms-conflict line|steps|\n"},
          {"    known: 2026-02-11\n    fits: 1\n    sign: []\n    reserve: 1%\n    largest-share: 1%\n    "
           "all-of: []\n    any-of: []\n    terms: {}\n    vote: {}\n    steps:\n",
           "examples 12:11 terms-conflict fits|steps|\n"
           "examples 13:11 terms-conflict sign|steps|\n"
           "examples 14:14 terms-conflict reserve|steps|\n"
           "examples 15:20 terms-conflict largest-share|steps|\n"
           "examples 16:13 terms-conflict all-of|steps|\n"
           "examples 17:13 terms-conflict any-of|steps|\n"
           "examples 18:12 terms-conflict terms|steps|\n"
           "examples 19:11 terms-conflict vote|steps|\n"},
      });
}

TEST(ExamplesExpected, AreToldWhatGoesWithTheirCase) {
  expect_in_examples(
      "payment: {amount: 210.00, account-changed: no, kind: claim}, sign: [second-approver, board]",
      {
          {"payment: {amount: 210.00}", "examples 26:5 missing-key |sign|\n"},
          {"payment: {amount: 210.00}, gives: paid", "examples 27:40 unknown-key gives|by, sign|\n"},
      });
  expect_in_examples("vote: {}, terms: {method: equal-shares, completion: [add-one, greedy]}, by: [counted]",
                     {
                         {"vote: {}", "examples 28:5 missing-key |terms|\n"},
                         {"vote: {}, sign: [board]", "examples 29:22 unknown-key sign|by, terms|\n"},
                     });
  expect_in_examples("gives: admitted}",
                     {
                         {"fits: 1.00}",
                          "examples 25:95 unknown-key fits|by, gives, reserve, largest-share, "
                          "all-of, any-of|\n"},
                     });
}

TEST(ExamplesExpected, NameARoleOnce) {
  expect_in_examples("    sign: [treasurer, approver]\n", {
                                                              {"    sign: [treasurer, treasurer, approver]\n",
                                                               "examples 8:23 duplicate-value treasurer||\n"},
                                                          });
}

TEST(ExamplesExpected, MayHaveAShareAsAFraction) {
  expect_in_examples(
      "reserve: 15%",
      {{"reserve: 3/20", ""}, {"reserve: 0.15", "examples 25:15 not-a-share 0.15|>= 0%, <= 100%|15%\n"}});
}

}  // namespace
}  // namespace buurtkas
