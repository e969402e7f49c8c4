#pragma once

#include <string>
#include <vector>

#include "engine/date.h"
#include "engine/round/claim.h"

// A line that was granted, and a line that is like an earlier one.

namespace buurtkas {

// A limit that a line counts for, as Totals has it.
struct CountedBy {
  std::string limit;
  std::string whom;
  Date first;

  bool operator==(const CountedBy&) const = default;
};

// A line that was granted.
struct DecidedLine {
  LineId id;
  ResidentId claimant;
  ClaimLine line;
  Money amount;  // above 0
  std::vector<CountedBy> counts;
  bool is_correction = false;  // of a line that is there too: nothing is like it
};

// An earlier line that this one may be once more.
struct LikeLine {
  enum class Why { receipt, trip, line };
  Why why = Why::line;
  LineId earlier;
};

}  // namespace buurtkas
