#pragma once

#include <cstdint>
#include <filesystem>
#include <variant>

#include "cli/read/bank/account_statement.h"
#include "cli/read/bank/status_report.h"
#include "cli/read/source.h"

// What a bank answers to a payment file: pain.002.001.03 and .10, what it thinks of it, and
// camt.053.001.02 and .08, what it booked. Other messages and versions are findings. Time and memory stay
// small whatever the file holds; no DTD, no entity and no other file is ever used.

namespace buurtkas {

struct BankAnswer {
  std::string message;  // `camt.053.001.08`
  std::string sha256;   // of the file's bytes, in hexadecimal
  std::variant<StatusReport, std::vector<AccountStatement>> content;
};

inline constexpr std::uint64_t bank_answer_bytes_max = std::uint64_t{64} << 20;

// Findings: those of read_bytes; file-empty; zipped and not-bank-xml (a file of another kind); not-text,
// other-encoding and encoding-differs; not-xml, truncated, doctype-refused, too-deep, too-complex, too-long;
// other-message; missing-key, duplicate-key, wrong-type, unknown-value and those of values. A warning:
// not-euro, an entry that is left to people.
Reading<BankAnswer> read_bank_answer(const std::filesystem::path& path, const std::string& name);

// The same of a file's bytes.
Reading<BankAnswer> bank_answer_of(std::string bytes, const std::string& name);

}  // namespace buurtkas
