#pragma once

#include <optional>
#include <vector>

#include "engine/voting/certificate.h"

// What a certificate claims of a count by Phragmen's method: its purchases, in order (certify.h makes them).

namespace buurtkas::claim {

struct DueLook {  // at a project that no earlier look shows to be due later: a due load only rises
  ProjectIndex project;
  Ratio load;
};
struct Due {
  ProjectIndex project;
  std::optional<Ratio> load;  // cents, of a voter of weight 1; nothing when nobody earns for it
  std::vector<DueLook> looks;
};
struct CountEnds {  // there is no money for what is due; or nothing is left
  std::optional<Due> due;
  std::optional<FundingCut> cut;
};

}  // namespace buurtkas::claim
