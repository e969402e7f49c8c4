#pragma once

#include <set>
#include <vector>

#include "engine/rulebook/diff.h"

// Lines that may have been paid before another, for each way in which a limit may count them or not: the same
// case or another one, in the same day, month or year, of the same person, household, project or pot.

namespace buurtkas {

struct EarlierLines {
  std::optional<EarlierLine> line;
  Totals before;  // what the limits of each rulebook have counted of it
  Totals after;
};

// The line's; an earlier one has the same, or other ones.
const Subject& subject_of_line();

// The amounts of limits that are no rate.
std::set<std::int64_t> limits_of(const RulesInForce& rules);

// Every field known: those that are not are 0, no, none.
Case filled(Case one);

// Of such amounts; only what makes a limit count.
std::vector<EarlierLines> earlier_lines(const RulesInForce& before, const RulesInForce& after,
                                        const Space& space, const Case& line,
                                        const std::set<std::int64_t>& amounts);

}  // namespace buurtkas
