#pragma once

#include <string>

#include "cli/read/bank/bank_answer.h"

// Small messages of a bank, to be made wrong in one thing, and what was read in lines.

namespace buurtkas::testing {

// A statement of two entries: one that went out, of a single transaction, and one that came back.
std::string account_statement_02();
std::string account_statement_08();
// A transaction accepted, and one refused; and a report that refuses the whole file.
std::string status_report_10();
std::string status_report_03();

// `statement S1 NL91ABNA0417164300 100.00 87.50`, `entry -12.50 BOOK 2026-03-09 ...`, `tx ...`; a report's
// `pain.002.001.10 R1`, `group ...`. Without a value, its findings' lines.
std::string lines_of(const Reading<BankAnswer>& reading);
std::string lines_of_answer(const std::string& bytes);  // named `f.xml`

}  // namespace buurtkas::testing
