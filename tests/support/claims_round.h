#pragma once

#include <filesystem>
#include <string>

// The sample round of one street, with roles, households, two claims and their receipts: small enough to be
// told by heart. r2 and r3 live together; r2 and r5 approve, r5 and r6 are second approvers.

namespace buurtkas::testing {

// Into a copy of the round; nothing of its vote is changed.
void give_claims(const std::filesystem::path& round);

// Another claims.yaml: everything below `claims:`.
void write_claims(const std::filesystem::path& round, const std::string& claims);

// As give_claims wrote it.
std::string given_claims();

// A receipt in private/receipts, and its SHA-256.
std::string write_receipt(const std::filesystem::path& round, const std::string& name,
                          const std::string& text);

void replace_in(const std::filesystem::path& file, const std::string& part, const std::string& instead);

}  // namespace buurtkas::testing
