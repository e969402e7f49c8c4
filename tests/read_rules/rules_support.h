#pragma once

#include <string>
#include <vector>

#include "cli/read/rules/rulebook_folder.h"
#include "tests/support/support.h"

// A rulebook's folder that is right in everything, to be made wrong in one thing.

namespace buurtkas::testing {

// Every verb, every form of it, every unit.
extern const char* const right_rulebook;
// Every kind of case, with all that may be expected of it.
extern const char* const right_examples;

struct RuleTexts {
  std::string rulebook = right_rulebook;
  std::string examples = right_examples;
};

// In a folder with that name. Without examples.yaml when there are no examples.
Reading<RulebookFolder> read_texts(const RuleTexts& texts, const std::string& folder = "dorp");

// The one that is right.
const RulebookFolder& right_folder();

const Article& article_named(const Rulebook& rulebook, const std::string& id);
const Parameter& parameter_named(const Rulebook& rulebook, const std::string& name);

// One line a finding: `5:13 ambiguous-amount 1,5|1234.56|1.5`, behind `warning ` and behind `examples ` when
// it is one, or in that file; `0:0` is a file as a whole.
std::string lines_of(const Findings& findings);

// What stands in for a part of a file, and the findings' lines that it gives.
struct Slip {
  std::string to;
  std::string findings;
};

// Each slip alone, for `from` in that file. There is a value when none of its findings is an error.
void expect_in_rulebook(const std::string& from, const std::vector<Slip>& slips);
void expect_in_examples(const std::string& from, const std::vector<Slip>& slips);

// Replaces the one place in `text` that has `from`; fails the test when there is none, or more.
std::string replaced(std::string text, const std::string& from, const std::string& to);

}  // namespace buurtkas::testing
