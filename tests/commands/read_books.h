#pragma once

#include <filesystem>
#include <string>

// Books that other programs read.

namespace buurtkas::testing {

// Fails unless ledger and hledger both read the text, and find in each account what the journal has there.
void expect_books_read(const std::string& text, const std::filesystem::path& journal);

}  // namespace buurtkas::testing
