#pragma once

#include <span>
#include <string>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

#include "cli/render/money_parts.h"
#include "cli/render/money_table.h"
#include "cli/render/told_pot.h"

// Where the money of one pot is, and of one project or reserve in it.

namespace buurtkas {

// given = free + reserve + committed + payable + in transit + paid
struct PotStatus {
  ToldPot pot;
  Money given, free, reserve, committed;
  PaidOut out;
  Reopened reopened;
  bool has_ended = false;  // its last day is past

  Money left() const { return free + reserve + committed; }
};

// granted = left + payable + in transit + paid
struct ProjectStatus {
  std::string project;  // empty: a pot's reserve for residents
  PotId pot;
  std::string name;
  Money granted, left;
  PaidOut out;
  Reopened reopened;
};

nlohmann::json pot_json(const PotStatus& pot);
nlohmann::json project_json(const ProjectStatus& project);

// What is left of each, and where it goes.
MoneyTable ends_table(std::string_view title, std::span<const PotStatus> pots, Language language);

}  // namespace buurtkas
