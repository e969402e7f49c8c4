#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/read/finding_list.h"
#include "engine/money/money.h"

// pain.002: what a bank thinks of a payment file. A status is no booking; who is not named in a report is
// not accepted by it.

namespace buurtkas {

struct PaymentStatus {
  enum class Level {
    group,                // the whole file
    payment_information,  // one of its parts
    transaction,
  };

  Level level = Level::group;
  std::string batch;                // OrgnlMsgId: the MsgId of the file that was sent
  std::string payment_information;  // OrgnlPmtInfId; empty at level group
  std::string end_to_end;           // OrgnlEndToEndId; empty above level transaction, or when not told
  std::string instruction;          // OrgnlInstrId; the same
  std::string status;               // RJCT, ACSC, ACCP, PART; empty: a transaction without one of its own
  std::string reason;               // the first code (Rsn/Cd), else the first of the bank's own (Prtry)
  std::string reason_text;          // AddtlInf, joined with spaces
  std::optional<Money> amount;      // OrgnlTxRef/Amt/InstdAmt, in euros
  std::string other_amount;         // `105.50 SEK`: of another currency; then no `amount`
  Spot spot;                        // of its element

  bool is_rejected() const { return status == "RJCT"; }
};

struct StatusReport {
  std::string id;                       // GrpHdr/MsgId: the bank's own
  std::vector<PaymentStatus> statuses;  // in the order of the file: group, part, its transactions
};

}  // namespace buurtkas
