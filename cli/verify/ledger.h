#pragma once

#include <string>

#include "cli/verify/entry_row.h"

// The money of a journal, added up from its postings: within an entry nothing comes from nowhere, and no
// account is ever below zero but the grantor's, which is never above.

namespace buurtkas::verify {

class Ledger {
 public:
  // Entries in their order; refuted at the first that does not hold.
  void add(const EntryRow& row);

 private:
  std::string currency_;  // of the first posting
  Sums balances_;
};

}  // namespace buurtkas::verify
