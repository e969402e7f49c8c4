#pragma once

#include <map>
#include <string>
#include <vector>

#include "cli/render/language.h"
#include "cli/render/statement.h"
#include "cli/render/status.h"
#include "cli/render/year_report.h"

// A page for the treasurer alone: first what waits for somebody, then totals beside the limits, the pots and
// the batches. With names, so it goes into the folder of statements and never onto the public pages.

namespace buurtkas {

// A line that was decided and is not paid: held by a limit, or without all its signatures.
struct WaitingLine {
  LineId id;
  ResidentId resident;
  ClaimLine line;
  Money amount;                      // that is granted once it has its signatures
  std::vector<std::string> needed;   // roles that must sign
  std::vector<std::string> reasons;  // why it is held
};

struct ShownTreasurer {
  ShownStatus status;
  ShownYear year;
  std::vector<WaitingLine> held;
  std::vector<WaitingLine> to_sign;
  std::map<ResidentId, std::string> names;  // of those who have a row in private/people.csv
};

std::string treasurer_page(const ShownTreasurer& shown, Language language);

}  // namespace buurtkas
