#pragma once

#include "cli/commands/count_options.h"
#include "cli/render/fairness.h"
#include "engine/voting/what_would_help.h"

// What is told of a count, and what is found by counting again, or by looking at every ballot once more.

namespace buurtkas {

// REQUIRES: input.election; all three outlive the result.
Outcome outcome_of(const Input& input, const ChosenTerms& chosen, const Selection& selection);

// REQUIRES of both: the outcome is of what this path was read to.
FundedReport funded_of(const std::filesystem::path& path, const Outcome& outcome, const RuleDates& dates);
FairnessReport fairness_of(const std::filesystem::path& path, const Outcome& outcome, const RuleDates& dates);

// With progress; each of its questions has so many counts, left out: as many as are soon done. REQUIRES: the
// project was not selected.
WhatWouldHelp ask_what_would_help(Console& console, const Input& input, const ChosenTerms& chosen,
                                  ProjectIndex project, std::optional<std::uint64_t> counts_max = {});

}  // namespace buurtkas
