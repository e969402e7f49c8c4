#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include "cli/commands/input.h"
#include "cli/read/receipts_csv.h"
#include "cli/render/site/receipt_ballot.h"

// A round's private/receipts.csv, and what its codes lead to.

namespace buurtkas {

struct Receipts {
  CsvForm form;
  std::vector<Receipt> receipts;
};

std::filesystem::path receipts_file(const std::filesystem::path& folder);

// Nothing without such a file, or when it has errors.
Reading<Receipts> read_receipts(const std::filesystem::path& folder, const std::vector<Resident>& residents);

// Of each resident with a code who cast a ballot, in byte order of the codes. REQUIRES: the round was read.
std::vector<ReceiptBallot> receipt_ballots(const std::filesystem::path& folder,
                                           const std::vector<Receipt>& receipts, const RuleDates& dates);

}  // namespace buurtkas
