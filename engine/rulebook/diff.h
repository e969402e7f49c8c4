#pragma once

#include <optional>
#include <vector>

#include "engine/rulebook/decide.h"
#include "engine/rulebook/epochs.h"
#include "engine/rulebook/space.h"

// For which cases two versions of a rulebook decide otherwise. Both are cut into the same cells (space.h),
// day by day (epochs.h): where every article of the one does what one of the other does, nothing differs.
// Where not, a case is looked for that both decide otherwise; for a line, beside others that were paid before
// it.

namespace buurtkas {

// A line that was paid before.
struct EarlierLine {
  Money amount;
  Date on;
  std::optional<Per> only;  // what it has in common with the line; nothing: all
  Witness what;             // which cases it is of; empty: the same
};

struct Difference {
  CaseKind kind = CaseKind::line;
  std::vector<Epoch> epochs;  // in which it shows, one after another
  Witness witness;            // a case; of a line with its amount and quantities
  std::optional<EarlierLine> earlier;
  Decision before;  // what each decides, with its articles: ids, sorted
  Decision after;
  std::vector<std::string> by_before;
  std::vector<std::string> by_after;
};

struct Differences {
  std::vector<Difference> found;
  bool is_complete = true;  // false: there may be more, which were not found
};

Differences differences(const Rulebook& before, const Rulebook& after);

}  // namespace buurtkas
