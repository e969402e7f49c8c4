#include <gtest/gtest.h>

#include "tests/read_rules/rules_support.h"

// One slip in an example: its day, its case, the fields of that.

namespace buurtkas {
namespace {

using testing::expect_in_examples;

TEST(Examples, HaveATitleAndADay) {
  expect_in_examples(
      "  - title: {nl: Tien kilometer, en: Ten kilometres}\n    on: 2026-02-10\n",
      {
          {"  - title: {nl: Tien kilometer}\n    on: 2026-02-10\n",
           "examples 2:12 missing-translation title|en|\n"},
          {"  - title: {nl: Tien kilometer, en: Ten kilometres}\n", "examples 2:5 missing-key |on|\n"},
          {"  - title: {nl: Tien kilometer, en: Ten kilometres}\n    on: 10-2-2026\n",
           "examples 3:9 not-a-date 10-2-2026|YYYY-MM-DD|2026-02-10\n"},
          {"  - title: {nl: Tien kilometer, en: Ten kilometres}\n    on: 2026-02-30\n",
           "examples 3:9 not-a-date 2026-02-30|YYYY-MM-DD|\n"},
          {"  - on: 2026-02-10\n", "examples 2:5 missing-key |title|\n"},
          {"  - tilte: {nl: Tien kilometer, en: Ten kilometres}\n    on: 2026-02-10\n",
           "examples 2:5 missing-key |title|\n"
           "examples 2:5 unknown-key tilte|gives, by, fits, sign, reserve, largest-share, all-of, any-of, "
           "terms, on, title, known, steps, proposal, voter, partner, pot, line, payment, vote|title\n"},
          {"  - drive\n  - title: {nl: Tien kilometer, en: Ten kilometres}\n    on: 2026-02-10\n",
           "examples 2:5 wrong-type drive|map|\n"},
      });
  expect_in_examples(
      "    known: 2026-03-01\n",
      {
          {"    known: maart\n", "examples 4:12 not-a-date maart|YYYY-MM-DD|\n"},
          {"    known:\n", "examples 4:5 missing-value |known|\n"},
          {"", ""},
          {"    know: 2026-03-01\n",
           "examples 4:5 unknown-key know|gives, by, fits, sign, reserve, largest-share, all-of, any-of, "
           "terms, on, title, known, steps, proposal, voter, partner, pot, line, payment, vote|known\n"},
      });
  expect_in_examples("examples:\n",
                     {
                         {"example:\n",
                          "examples 1:1 missing-key |examples|\n"
                          "examples 1:1 unknown-key example|examples|examples\n"},
                         {"examples: {}\nothers:\n",
                          "examples 1:11 wrong-type map|list|\n"
                          "examples 2:1 unknown-key others|examples|\n"},
                         {"extra: 1\nexamples:\n", "examples 1:1 unknown-key extra|examples|\n"},
                     });
}

TEST(Examples, HaveOneCase) {
  expect_in_examples(
      "    line: {kind: kilometres, kilometres: 10, elsewhere-month: 0.00, person: r1, household: h1, "
      "project: p1, pot: q1}\n",
      {
          {"", "examples 2:5 missing-key |proposal, voter, partner, pot, line, payment, vote|\n"},
          {"    line: {kind: kilometres, kilometres: 10, elsewhere-month: 0.00, person: r1, household: h1, "
           "project: p1, pot: q1}\n    voter: {age: 3}\n",
           "examples 2:5 terms-conflict voter, line|proposal, voter, partner, pot, line, payment, vote|\n"},
          {"    line: kilometres\n", "examples 5:11 wrong-type kilometres|map|\n"},
          {"    line:\n", "examples 5:5 missing-value |line|\n"},
          {"    lines: {}\n",
           "examples 2:5 missing-key |proposal, voter, partner, pot, line, payment, vote|\n"
           "examples 5:5 unknown-key lines|gives, by, fits, sign, reserve, largest-share, all-of, any-of, "
           "terms, on, title, known, steps, proposal, voter, partner, pot, line, payment, vote|line\n"},
      });
}

TEST(Examples, HaveFieldsOfTheirCase) {
  expect_in_examples(
      "{kind: kilometres, kilometres: 10, elsewhere-month: 0.00, person: r1, household: h1, project: p1, "
      "pot: q1}",
      {
          {"{kind: kilometres, kilometers: 10}",
           "examples 5:30 unknown-key kilometers|kind, amount, kilometres, hours, receipt, age, rung, "
           "rung-days, days-since, approved, advance, day-total, month-total, year-total, elsewhere-month, "
           "elsewhere-year, person, household, project, pot|kilometres\n"},
          {"{kind: kilometres, 'kilometres': '1,5'}", "examples 5:44 not-a-number 1,5|0 - 1000000 km|1.5\n"},
          {"{kind: kilometres, kilometres: 10 km}", "examples 5:42 not-a-number 10 km|0 - 1000000 km|10\n"},
          {"{kind: kilometres, kilometres: -1}", "examples 5:42 number-out-of-range -1|0 - 1000000 km|\n"},
          {"{kind: kilometres, kilometres: 0.0001}", "examples 5:42 not-a-number 0.0001|0.001 km|\n"},
          {"{kind: kilometres, kilometres: ten}", "examples 5:42 not-a-number ten|0 - 1000000 km|\n"},
          {"{kind: kilometres, kilometres: 1000000.001}",
           "examples 5:42 number-out-of-range 1000000.001|0 - 1000000 km|\n"},
          {"{kind: kilometres, kilometres: [10]}", "examples 5:42 wrong-type list|text|\n"},
          {"{kind: kilometres, kilometres:}", "examples 5:30 missing-value |kilometres|\n"},
          {"{kind: kilometres, amount: 1.000}", "examples 5:38 ambiguous-amount 1.000|1234.56|1000\n"},
          {"{kind: kilometres, amount: -1}", "examples 5:38 negative-amount -1|0|\n"},
          {"{kind: kilometres, amount: 12.3456}", "examples 5:38 too-many-decimals 12.3456|1234.56|\n"},
          {"{kind: kilometres, age: 12.5}", "examples 5:35 not-a-number 12.5|0 - 1000000|\n"},
          {"{kind: kilometres, age: 12 year}", "examples 5:35 not-a-number 12 year|0 - 1000000 year|12\n"},
          {"{kind: kilometres, rung: kartreker}",
           "examples 5:36 unknown-value kartreker|none, bezoeker, deelnemer, ondersteuner, kartrekker, "
           "coordinator, wijkverbinder|kartrekker\n"},
          {"{kind: kilometres, rung: boss}",
           "examples 5:36 unknown-value boss|none, bezoeker, deelnemer, ondersteuner, kartrekker, "
           "coordinator, wijkverbinder|\n"},
          {"{kind: kilometres, receipt: true}", "examples 5:39 unknown-value true|no, yes|yes\n"},
          {"{kind: kilometres, receipt: false}", "examples 5:39 unknown-value false|no, yes|no\n"},
          {"{kind: kilometres, receipt: ja}", "examples 5:39 unknown-value ja|no, yes|\n"},
          {"{kind: kilometres, person: a b}", "examples 5:38 bad-id a b||\n"},
          {"{kind: kilometres, pot: ''}", "examples 5:35 missing-value |pot|\n"},
          {"{kind: kilometres, household: [h]}", "examples 5:41 wrong-type list|text|\n"},
          {"{kind: kilometres, bsn: 1}", "examples 5:30 forbidden-field bsn||\n"},
          {"{kind: kilometres, kilometres: 1, kilometres: 2}",
           "examples 5:45 duplicate-key kilometres|here/examples.yaml:5|\n"},
      });
  expect_in_examples(
      "{age: 12, neighbourhood: Plein}",
      {
          {"{age: 12, rung: kartrekker}", "examples 21:62 unknown-key rung|age, neighbourhood|\n"},
          {"{age: 12, person: r1}", "examples 21:62 unknown-key person|age, neighbourhood|\n"},
          {"{age: 12, neighbourhood: 'a b'}", "examples 21:77 bad-id a b||\n"},
      });
  expect_in_examples(
      "proposal: {tags: [straat, groen],",
      {
          {"proposal: {tags: straat,", "examples 19:23 wrong-type straat|list|[straat]\n"},
          {"proposal: {tags: [straat, straat],", "warning examples 19:32 duplicate-value straat||\n"},
          {"proposal: {tags: [~],", "examples 19:24 missing-value ~|text|\n"},
          {"proposal: {tags: [straat, [groen]],", "examples 19:32 wrong-type list|text|\n"},
      });
  expect_in_examples("vote: {}", {
                                     {"vote: {method: x}", "examples 29:13 unknown-key method||\n"},
                                     {"vote: yes", "examples 29:12 wrong-type yes|map|\n"},
                                 });
}

TEST(Examples, AreReadOnWithoutADay) {
  expect_in_examples(
      "    on: 2026-02-10\n    known: 2026-03-01\n",
      {
          {"    known: 2026-03-01\n    wat: 1\n    gives: x\n",
           "examples 2:5 missing-key |on|\n"
           "examples 4:5 unknown-key wat|gives, by, fits, sign, reserve, largest-share, all-of, "
           "any-of, terms, on, title, known, steps, proposal, voter, partner, pot, line, payment, "
           "vote|\n"
           "examples 5:12 unknown-value x|12.50, held, refused, nothing, undecided|\n"
           "examples 7:5 duplicate-key gives|here/examples.yaml:5|\n"},
      });
}

TEST(Examples, HaveATitleOfOneLine) {
  expect_in_examples(
      "title: {nl: Vier uren, en: Four hours}",
      {
          {"title: {nl: \"Vier\\nuren\", en: Four hours}", "examples 9:17 not-text Vier\\x0auren||\n"},
      });
}

}  // namespace
}  // namespace buurtkas
