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

// Of each resident with a code who cast a ballot, in byte order of the codes. REQUIRES: the input is
// of the folder, and has a round.
std::vector<ReceiptBallot> receipt_ballots(const std::filesystem::path& folder,
                                           const std::vector<Receipt>& receipts, const Input& input);

// The verb: a code for every resident; those that are there stay. Returns the program's exit code.
int make_receipts(Console& console, const std::filesystem::path& folder, bool dry_run);

}  // namespace buurtkas
