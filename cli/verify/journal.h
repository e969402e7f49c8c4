#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "cli/record/journal_check.h"
#include "cli/verify/proven_outcome.h"

// A whole journal, held against itself: seals and the root over them, money, and what was decided of a round
// against the files and certificates that are kept with it. Nothing is decided again.

namespace buurtkas::verify {

using KindCounts = std::vector<std::pair<std::string, std::uint64_t>>;  // as they came

struct VerifiedJournal {
  KindCounts kinds;
  KindCounts unproven;  // of which only seal and money were looked at
  std::vector<ProvenOutcome> outcomes;
  std::uint64_t decided_since = 0;  // the last entry that is by other files than the last outcome
  Hash root = {};
};

// Throws Refuted at the first entry that does not hold. `checked`: what check_journal found, nothing wrong.
VerifiedJournal verify_journal(const Database& database, const CheckedJournal& checked);

}  // namespace buurtkas::verify
