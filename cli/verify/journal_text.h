#pragma once

#include <string>

#include "cli/verify/journal.h"

// What is said of a journal: what was counted and proven, and what was not; or what is wrong with it.

namespace buurtkas::verify {

struct ToldJournal {
  const CheckedJournal& checked;
  const VerifiedJournal& verified;
  std::uint64_t outside_until = 0;  // entries under the longest checkpoint from outside
  bool has_outside = false;
};

std::string journal_text(const ToldJournal& told, bool is_dutch);

// A line for each, the first of very many.
std::string faults_text(const CheckedJournal& checked, bool is_dutch);

}  // namespace buurtkas::verify
