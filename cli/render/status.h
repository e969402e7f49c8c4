#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "cli/render/language.h"
#include "cli/render/pot_status.h"

// Where all the money is on a day: of each pot, project and resident, and of each batch of payments. As text
// of at most 80 columns, and as JSON.

namespace buurtkas {

// granted = to sign + settled + payable + in transit + paid + given back
struct ResidentStatus {
  ResidentId resident;
  Money granted, to_sign;
  Money settled;  // that advances paid beforehand
  PaidOut out;
  Reopened reopened;
  Money given_back;  // of advances that were paid
  Money open;        // of those: neither settled nor given back
};

// total = in transit + booked + rejected + returned
struct BatchStatus {
  std::string id, code;
  Date on;
  std::size_t payments = 0;
  Money total, in_transit, booked, rejected, returned;
};

// A payment that came back and waits to be paid again.
struct CameBack {
  std::string statement;
  ResidentId resident;
  Money amount;
  bool was_booked = false;
  std::string reason;  // the bank's code; may be empty
};

struct ShownStatus {
  std::string round;
  Date on;
  std::uint64_t entries = 0;  // of the journal, up to that day
  std::vector<PotStatus> pots;
  std::vector<ProjectStatus> projects;  // and reserves, a pot each
  std::vector<ResidentStatus> residents;
  std::vector<BatchStatus> batches;
  std::vector<CameBack> came_back;
};

std::string status_text(const ShownStatus& status, Language language);
nlohmann::json status_json(const ShownStatus& status);

}  // namespace buurtkas
