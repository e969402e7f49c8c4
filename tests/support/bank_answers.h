#pragma once

#include <string>
#include <vector>

// What a bank would answer, made up: account statements (camt.053.001.08) and status reports
// (pain.002.001.10).

namespace buurtkas::testing {

struct BankLine {
  std::string end_to_end = {};  // empty: not told
  std::string amount = {};      // `63.22`
  std::string day = "2026-04-21";
  bool is_credit = false;
  std::string reason = {};     // of a return
  std::string reference = {};  // the bank's
  std::string batch = {};      // of a batch that was booked as one
  std::string status = "BOOK";
  std::string remittance = {};  // of what is no payment of ours
};

// Of the account that pays in `give_claims`.
inline constexpr const char* account_of_street = "NL94BUUR0000000011";

std::string camt053(const std::vector<BankLine>& lines, const std::string& day = "2026-04-21",
                    const std::string& iban = account_of_street);

struct BankStatus {
  std::string end_to_end;  // empty: of the whole file
  std::string status = "RJCT";
  std::string reason;
  std::string text;
};

std::string pain002(const std::string& batch, const std::vector<BankStatus>& statuses);

}  // namespace buurtkas::testing
