#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/rulebook/decide.h"

// A rulebook's examples: cases with what must come out of them. They are its tests, and rules/README.md says
// how they are written.

namespace buurtkas {

// What must come out; only what is there is held to.
struct Expected {
  std::optional<Verdict> verdict;
  std::optional<Money> amount;  // of a line that is paid
  std::optional<Money> fits;
  std::optional<std::vector<std::string>> by;  // ids, sorted
  std::optional<std::vector<Role>> roles;      // sorted
  std::optional<Ratio> reserve;
  std::optional<Ratio> largest_share;
  std::optional<std::vector<std::string>> all_of;  // sorted
  std::optional<std::vector<std::string>> any_of;
  std::vector<std::pair<std::string, std::vector<std::string>>> terms;
};

struct Step {
  Date on;
  Date known;
  Case one;
  Subject subject;
  Expected expected;
  Place place;
};

struct Example {
  Text title;
  std::vector<Step> steps;  // at least one; lines count up from each to the next
  Place place;
};

// One thing that came out otherwise: `amount` was expected to be `2.30`, and is `2.50`.
struct Mismatch {
  std::size_t example = 0;
  std::size_t step = 0;
  std::string_view what;  // a key of examples.yaml
  std::string expected;
  std::string found;
};

// The ids, sorted: of a refusal those that refused; else the one that paid with the limits that changed it,
// or what applies to a pot, a payment or a vote.
std::vector<std::string> deciding_articles(const RulesInForce& rules, const Decision& decision);

// The decision of each step of an example, one after another.
std::vector<Decision> decisions_of(const Rulebook& rulebook, const Example& example);

std::vector<Mismatch> mismatches(const Rulebook& rulebook, const std::vector<Example>& examples);

}  // namespace buurtkas
