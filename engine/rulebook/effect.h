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
  bool adds_up = false;  // a limit that counts lines together: it is the same only where all of it is
};

// What the article does on the day. REQUIRES: its verb has a value.
std::string says(const RulesInForce& rules, const Article& article);

// Cuts by all conditions of the articles about such cases, as far as these have values.
void cut_by_articles(const RulesInForce& rules, Space& space);

// Of a `require`, an effect for each condition: where the case is refused. Where an article cannot be
// answered, and where two pay, the case is undecided. REQUIRES: the space is cut by all of their conditions.
std::vector<Effect> effects_of(const RulesInForce& rules, const Space& space);

}  // namespace buurtkas
