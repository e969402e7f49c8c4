#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "cli/read/finding_list.h"
#include "engine/date.h"
#include "engine/money/money.h"

// camt.053: what a bank booked on an account. Texts are as the file has them, without white space around
// them; empty: not told. Amounts are euros; one of another currency is never taken for euros: it stands in
// `other_amount` as `105.50 SEK`, and `amount` is nothing.

namespace buurtkas {

struct BookedTransaction {
  std::string end_to_end;           // Refs/EndToEndId
  std::string payment_information;  // Refs/PmtInfId
  std::string message;              // Refs/MsgId
  std::string instruction;          // Refs/InstrId
  std::string bank_reference;       // Refs/AcctSvcrRef
  std::optional<Money>
      amount;  // Amt, else AmtDtls' TxAmt or InstdAmt, else its entry's if it is the only one
  std::string other_amount;
  bool is_credit = false;  // CdtDbtInd, else its entry's
  bool is_return = false;  // has RtrInf, or the bank's transaction code (SubFmlyCd) is RRTN
  std::string reason;      // RtrInf/Rsn: Cd, else Prtry
  std::string reason_text;
  std::string remittance;  // RmtInf/Ustrd, joined with spaces
  Spot spot;
};

struct BookedEntry {
  std::optional<Money> amount;  // never below 0; `is_credit` says which way it went
  std::string other_amount;
  bool is_credit = false;         // came in; of a reversal too: what it says, not what it reverses
  bool is_reversal = false;       // RvslInd
  std::string status;             // BOOK, PDNG, INFO
  std::optional<Date> booked_on;  // BookgDt, else ValDt, as written whatever the zone; is_booked() has one
  std::string bank_reference;     // AcctSvcrRef
  std::string entry_reference;    // NtryRef
  // NtryDtls/Btch: a payment file that was booked as one; of several the first, and `batches` says how many.
  std::string batch_message;                // MsgId
  std::string batch_payment_information;    // PmtInfId
  std::optional<std::int64_t> batch_count;  // NbOfTxs
  std::int64_t batches = 0;
  std::vector<BookedTransaction> transactions;  // none, of a batch whose transactions are not told
  Spot spot;

  bool is_booked() const { return status == "BOOK"; }
};

struct AccountStatement {
  std::string id;
  std::string iban;                      // Acct/Id/IBAN; empty: the account has another number
  std::vector<BookedEntry> entries;      // in the order of the file
  std::optional<Money> opening_balance;  // OPBD, else PRCD; below 0 when the account is overdrawn
  std::optional<Money> closing_balance;  // CLBD
  Spot spot;
};

}  // namespace buurtkas
