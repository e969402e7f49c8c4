#pragma once

#include <functional>
#include <optional>
#include <string>

#include "cli/commands/decide_again.h"
#include "cli/record/versions.h"
#include "cli/render/audit.h"

// Every decision in a journal, decided again from its inputs and compared to the byte. What is an act and no
// decision (a checkpoint, an erasure) has nothing to decide; what this program cannot decide is a fault.

namespace buurtkas {

struct DecisionsAsked {
  std::optional<std::string> only;   // a kind, or a key
  std::uint64_t since = 1;           // an entry's number
  Date since_day;                    // both must be so
  Language language = Language::nl;  // of the findings that faults tell
  std::function<void(std::uint64_t)> on_entry;
};

struct AuditedDecisions {
  std::uint64_t decided = 0;
  std::uint64_t not_asked = 0;
  bool has_only = false;           // an entry of `only`, decision or act, whenever it was
  std::vector<AuditFault> faults;  // at most faults_max
  std::uint64_t more_faults = 0;
  std::string last_inputs;  // the list that holds now
};

AuditedDecisions audit_decisions(const Journal& journal, const DecisionsAsked& asked);

}  // namespace buurtkas
