#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/date.h"
#include "engine/id.h"
#include "engine/money/money.h"

// What residents propose, and with whom.

namespace buurtkas {

enum class ProposalStatus { admitted, refused, withdrawn };

// Against a refusal.
struct Appeal {
  enum class Outcome { open, granted, dismissed };
  Date lodged;
  Outcome outcome = Outcome::open;
};

// An organisation that takes part.
struct Partner {
  std::string id;
  std::string name;
  std::string kind;                // association, business, foundation, public
  std::vector<std::string> goals;  // goals of the neighbourhood that it endorses
};

struct Proposal {
  ProjectId id;
  std::string name;
  std::string description;
  Money cost;
  std::vector<std::string> tags;
  std::string place;
  std::optional<ResidentId> proposer;
  std::vector<ResidentId> supporters;
  std::vector<std::string> partners;
  std::vector<std::string> goals;  // goals of the neighbourhood that it endorses
  ProposalStatus status = ProposalStatus::admitted;
  std::string reason;  // why refused or withdrawn; or why it is not feasible
  std::optional<bool> is_feasible;
  std::optional<Date> decided;  // when it was refused
  std::optional<Appeal> appeal;
  std::string refused_by;  // a rulebook's article; empty when none refuses it
};

}  // namespace buurtkas
