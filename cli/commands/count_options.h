#pragma once

#include <optional>
#include <string>

#include "cli/commands/command.h"
#include "cli/commands/input.h"
#include "engine/voting/recount.h"

// How to count: the round's own terms, a `.pb` file's own rule, or what the call asks for.

namespace buurtkas {

struct CountOptions {
  std::optional<std::string> method;  // or `declared`
  std::optional<std::string> satisfaction;
  std::optional<std::string> completion;
  std::optional<std::string> tie_breaks;
  std::optional<std::string> threshold;
  std::optional<std::string> next_project;
  bool keeps_limits = false;  // those of a `.pb` file, by another rule than its own
  RuleDates dates;            // of a round's rulebooks
};

struct ChosenTerms {
  Terms terms;
  bool is_declared = false;
  bool is_what_if = false;
  bool keeps_limits = false;
};

// Nothing when the call cannot be answered; that was told then. A file's own rule brings the file's limits
// into the election; another one does when it is asked to. REQUIRES: input.election.
std::optional<ChosenTerms> choose_terms(Console& console, const CountOptions& options, Input& input);

// What `count` counts. REQUIRES: both outlive the result.
CountedElection counted_election(const Input& input, const ChosenTerms& chosen);

// Counts, with progress.
Selection count(Console& console, const Input& input, const ChosenTerms& chosen);

}  // namespace buurtkas
