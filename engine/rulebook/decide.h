#pragma once

#include <span>
#include <string>
#include <vector>

#include "engine/rulebook/decision.h"
#include "engine/rulebook/in_force.h"
#include "engine/rulebook/totals.h"

// What the articles of a rulebook say of one case; of a line, those of several together. Pure: the order of
// articles changes nothing but the order of the grounds. A `require` refuses whatever else is unknown; else
// an article that cannot be answered, for want of a field or of a parameter's value, leaves the case
// undecided.

namespace buurtkas {

// REQUIRES: the case is no line.
Decision decide(const RulesInForce& rules, const Case& one);

using Rulebooks = std::span<const RulesInForce* const>;

// By all of them, as if they were one. The amounts of lines are euros. REQUIRES: all are of the line's day.
Decision decide_line(Rulebooks rulebooks, const Case& line, const Subject& subject, const Totals& totals);
Decision decide_line(const RulesInForce& rules, const Case& line, const Subject& subject,
                     const Totals& totals);

// A limit that a line counts for, once it is paid.
struct LimitCount {
  std::string limit;  // `volunteer-allowance/month-limit`
  Per per = Per::person;
  Date first;
};
std::vector<LimitCount> limits_that_count(Rulebooks rulebooks, const Decision& decision);

// Counts a line that was paid with every limit that applies to it.
void count_line(const RulesInForce& rules, const Decision& decision, const Subject& subject, Totals& totals);

}  // namespace buurtkas
