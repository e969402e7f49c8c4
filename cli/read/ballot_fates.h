#pragma once

#include <cstdint>
#include <vector>

#include "cli/read/finding_list.h"
#include "engine/round/ballot_box.h"
#include "engine/rulebook/admission.h"

// What is told of ballots that do not count.

namespace buurtkas {

struct RulesOfBox {
  const std::vector<Rulebook>* rulebooks = nullptr;
  const Admission* admission = nullptr;
};

// A warning for each, with the line it stands on; an error when it cannot be told which ballot of a resident
// is the last, or whether a resident may vote.
void report_fates(const Round& round, const RulesOfBox& rules, const std::vector<CastBallot>& ballots,
                  const std::vector<std::uint32_t>& lines, const OpenedBox& box, FileFindings& findings);

}  // namespace buurtkas
