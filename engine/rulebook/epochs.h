#pragma once

#include <span>
#include <vector>

#include "engine/rulebook/in_force.h"

// The finitely many pairs of days between which nothing in a rulebook changes: whatever holds for the first
// days of an epoch holds for all of it.

namespace buurtkas {

struct Epoch {
  Date on;     // the first day of the case
  Date until;  // the last
  Date known;  // the first day of knowing
};

// In the order of `known`, then `on`; of the days for which one of the rulebooks is valid. REQUIRES: a
// rulebook.
std::vector<Epoch> epochs_of(std::span<const Rulebook* const> rulebooks);

// The parameters that an article uses, in its conditions and its verb.
std::vector<ParameterIndex> parameters_of(const Article& article);

// Whether each of them has a value.
bool has_values(const RulesInForce& rules, const Article& article);

}  // namespace buurtkas
