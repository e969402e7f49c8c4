#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "cli/read/claims_file.h"
#include "cli/read/files.h"
#include "cli/read/round_folder.h"

// A round's claims, and the rulebooks that they are decided by.

namespace buurtkas {

struct ClaimsFolder {
  std::vector<ReadClaim> claims;    // by the day they were handed in, then as the files have them
  std::vector<Rulebook> rulebooks;  // as round.yaml names them
  std::vector<ReadFile> files;      // claims.yaml, claims.csv and the rulebooks
};

// Everything wrong in every file, in one go. `name` is how findings name the folder; the round was read, and
// names these rulebooks for claims. Receipts are not looked at (check_receipts).
Reading<ClaimsFolder> read_claims_folder(const std::filesystem::path& folder, const std::string& name,
                                         const Round& round, const std::vector<NamedRulebook>& rulebooks,
                                         const Files& files = disk());

// Whether the receipts of these claims are there, and have the SHA-256 that they are said to have.
Findings check_receipts(const std::filesystem::path& folder, std::span<const ReadClaim* const> claims);

}  // namespace buurtkas
