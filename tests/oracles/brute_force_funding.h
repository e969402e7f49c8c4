#pragma once

#include <optional>
#include <span>
#include <vector>

#include "engine/funding/funding.h"

// Funding by its definitions: every subset of projects, and every plan there is. No flow, no cut, no search;
// for a few projects of a few cents.

namespace buurtkas::oracles {

// Whether every limit is kept to, looked at one after another.
bool keeps_limits(const Instance& instance, std::span<const ProjectIndex> projects);

// By how much these projects are short: their cost less what every pot could pay of them together, itself at
// most its votable money. Above 0: no plan pays them.
std::int64_t shortfall(const Instance& instance, std::span<const ProjectIndex> projects);

// Of the subsets that are short by the most, the smallest; nothing when none is short.
std::optional<std::vector<ProjectIndex>> shortest_subset(const Instance& instance,
                                                         std::span<const ProjectIndex> projects);

// Of all plans, the one that FundingPlan's rule prefers; nothing when there is none.
std::optional<FundingPlan> preferred_plan(const Instance& instance, std::span<const ProjectIndex> projects);

}  // namespace buurtkas::oracles
