#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engine/voting/count.h"

// What becomes of the money that is left when the next project costs more than that: it may pay the project
// in part, or, when it covers a stated share of the cost, the project is carried out whole and the meeting
// finds the rest elsewhere (Poznań: from 80 %, out of a reserve). The next project, after any method, is the
// first by votes, ties in their order, of those that reach the threshold, have votes, break no limit, and
// were not selected. There is one; when it gets too little, none gets anything.

namespace buurtkas {

struct Selection;

// The forms of it: `in-part`, `in-part-from 50%`, `whole-from 80%`. Nothing for other text, or a share that
// is not above 0 and at most 1.
std::optional<NextProject> next_project_from(std::string_view text);
std::string to_string(const NextProject& next);

// REQUIRES: terms.next, and a selection that is fundable. Writes a NextReached event, the plan, and `next`.
void fund_next(const Count& count, Selection& selection);

}  // namespace buurtkas
