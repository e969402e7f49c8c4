#pragma once

#include <optional>
#include <vector>

#include "engine/rulebook/decide.h"
#include "engine/rulebook/epochs.h"
#include "engine/rulebook/space.h"

// For which cases two versions of a rulebook decide otherwise. Both are cut into the same cells (space.h),
// day by day (epochs.h): where no article of the one does what none of the other does, nothing differs. What
// is left is shown by a case that both decide.

namespace buurtkas {

struct Difference {
  CaseKind kind = CaseKind::line;
  std::vector<Epoch> epochs;     // in which it shows, one after another
  Witness witness;               // a case; of a line with its amount and quantities
  std::optional<Money> counted;  // what the limits had counted before, when that has to be something
  Decision before;               // what each decides, with its articles: ids, sorted
  Decision after;
  std::vector<std::string> by_before;
  std::vector<std::string> by_after;
};

struct Differences {
  std::vector<Difference> found;
  bool is_complete = true;  // false: too complex to be proven
};

// A rulebook that does not hang together (check.h) may be one of them.
Differences differences(const Rulebook& before, const Rulebook& after);

}  // namespace buurtkas
