#pragma once

#include <optional>
#include <string>

#include "cli/record/database.h"

// The tables of a journal: entries and their postings, and inputs in parts of at most a MiB. Triggers refuse
// every change and deletion, and every entry that is not the next. README.md tells what each column has.

namespace buurtkas {

inline constexpr std::size_t input_part_bytes = std::size_t{1} << 20;

// REQUIRES: within a transaction.
void create_schema(Database& database);

bool is_empty(const Database& database);  // a file without any tables

// The first table, index, trigger or version number that is not as it should be.
std::optional<std::string> difference_in_schema(const Database& database);

}  // namespace buurtkas
