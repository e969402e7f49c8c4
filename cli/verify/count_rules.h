#pragma once

#include "cli/verify/recount.h"

// Which terms there are at all, so that a certificate cannot be of a count that nobody makes: what each
// method counts by and from, how it may go on, and of a `.pb` file's declared rule all of its terms.

namespace buurtkas::verify {

// Throws Refuted. `terms`: the statement that the words come from.
void check_rules(const Statement& terms, const TermWords& words, const Election& election);

}  // namespace buurtkas::verify
