#include "engine/finding.h"

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "engine/finding_codes.h"

namespace buurtkas {
namespace {

Finding finding(const std::string& file, std::uint32_t line, std::uint32_t column, std::string_view code,
                const std::string& found = {}) {
  return {code, Severity::error, {file, line, column}, found, {}, {}};
}

TEST(Findings, AreSortedByFileThenLineThenColumnThenCode) {
  const Findings sorted = {
      finding("r/ballots.csv", 0, 0, code::file_empty),      finding("r/ballots.csv", 2, 9, code::bad_id),
      finding("r/pots.yaml", 2, 1, code::missing_key),       finding("r/pots.yaml", 2, 1, code::unknown_key),
      finding("r/pots.yaml", 2, 3, code::not_an_amount),     finding("r/pots.yaml", 9, 1, code::bad_id),
      finding("r/pots.yaml", 10, 1, code::bad_id, "a"),      finding("r/pots.yaml", 10, 1, code::bad_id, "b"),
      finding("r/proposals.yaml", 1, 1, code::duplicate_id),
  };
  Findings shuffled = sorted;
  std::mt19937 order(2026);
  for (int i = 0; i < 100; ++i) {
    std::shuffle(shuffled.begin(), shuffled.end(), order);
    sort_findings(shuffled);
    ASSERT_EQ(shuffled, sorted);
  }
}

Finding random_finding() {
  Finding one =
      finding(*rc::gen::element<std::string>("a", "b"), *rc::gen::inRange(0U, 2U), *rc::gen::inRange(0U, 2U),
              *rc::gen::element(code::bad_id, code::not_a_date), *rc::gen::element<std::string>("", "x"));
  one.severity = *rc::gen::element(Severity::error, Severity::warning);
  one.expected = *rc::gen::element<std::string>("", "y");
  one.hint = *rc::gen::element<std::string>("", "z");
  return one;
}

RC_GTEST_PROP(Findings, AreTheSameInWhateverOrderTheyCame, (unsigned seed)) {
  Findings findings(*rc::gen::inRange<std::size_t>(0, 12));
  std::generate(findings.begin(), findings.end(), random_finding);
  Findings shuffled = findings;
  std::mt19937 order(seed);
  std::shuffle(shuffled.begin(), shuffled.end(), order);
  sort_findings(findings);
  sort_findings(shuffled);
  RC_ASSERT(findings == shuffled);
}

TEST(Findings, HaveErrorsWhenOneIsAnError) {
  Findings findings;
  EXPECT_FALSE(has_errors(findings));
  findings.push_back(finding("a", 1, 1, code::zero_cost));
  findings[0].severity = Severity::warning;
  EXPECT_FALSE(has_errors(findings));
  findings.push_back(finding("a", 1, 1, code::bad_id));
  EXPECT_TRUE(has_errors(findings));
}

}  // namespace
}  // namespace buurtkas
