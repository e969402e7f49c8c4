#pragma once

#include "engine/finding.h"
#include "engine/rulebook/rulebook.h"

// The part of check.h that is about dates alone.

namespace buurtkas {

// Values of one parameter that overlap, known since the same day; or that leave days between them without
// one, as known on some day.
void check_values(const Parameter& parameter, Findings& findings);

// Articles outside the rulebook's own period, and days on which an article has no value for a parameter,
// whatever is known.
void check_periods(const Rulebook& rulebook, Findings& findings);

}  // namespace buurtkas
