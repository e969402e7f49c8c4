#pragma once

#include <string>
#include <vector>

#include "engine/rulebook/space.h"

// What an article does, in a form that two rulebooks can be compared by: the same text, the same effect.

namespace buurtkas {

struct Effect {
  VerbKind verb = VerbKind::pay;
  std::string says;  // with its values of the day: `rate 0.23 EUR/km times kilometres half-up`
  Box where;
};

// Of a `require`, an effect for each condition: where the case is refused. REQUIRES: each has values, and the
// space is cut by all of their conditions.
std::vector<Effect> effects_of(const RulesInForce& rules, const Space& space);

// What the article does. REQUIRES: it has values.
std::string says(const RulesInForce& rules, const Article& article);

// Cuts by all conditions of the articles about such cases. False when one of them lacks a value.
bool cut_by_articles(const RulesInForce& rules, Space& space);

}  // namespace buurtkas
