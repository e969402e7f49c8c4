#pragma once

#include <string>

#include "cli/render/language.h"
#include "engine/voting/terms.h"

// What a count goes by, in words.

namespace buurtkas {

struct Outcome;

// `Equal shares by cost, then by votes (greedy); ties: most votes, then the first id`
std::string terms_text(const Outcome& outcome, Language language);

// Votes are points on the ballots here, as a `.pb` file's own rule may have it.
bool counts_points(const Outcome& outcome);
std::string votes_word(const Outcome& outcome, Language language);  // `votes`, or `points`

// What such a method orders projects by: `votes`, `points per euro`.
std::string greedy_order(const Outcome& outcome, Language language);

// `add-one,greedy`, as on the command line; `none` for no completion.
std::string completion_word(const Terms& terms);
std::string tie_breaks_word(const Terms& terms);

}  // namespace buurtkas
