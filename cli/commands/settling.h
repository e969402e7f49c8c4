#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "cli/commands/bank_lines.h"
#include "cli/commands/claims_state.h"
#include "cli/record/recorder.h"
#include "engine/round/round.h"

// What a bank's files settle: a status rejects what is in transit, and never settles; a booking settles it; a
// payment that comes back is payable again. A line that is not wholly understood settles nothing.

namespace buurtkas {

struct SettleAsked {
  ResidentId by;  // the treasurer
  Date on;
  std::string inputs;
};

// The entry of what a bank did with a payment; the batch, resident and amount are the journal's. Nothing when
// it cannot have done so. REQUIRES: the body names a statement, what was done, its day and the file.
std::optional<Draft> settlement_draft(const ClaimsState& state, const SettleAsked& asked,
                                      SettlementBody body);

class Settling {
 public:
  // REQUIRES: all outlive this; the round has a bank account.
  Settling(const Round& round, const SettleAsked& asked, ClaimsState& state);

  // All files of one call, in any order. A file that was settled before settles nothing.
  void settle(std::span<const BankFile> files);

  const std::vector<Draft>& drafts() const { return drafts_; }
  const ShownSettling& shown() const { return shown_; }

 private:
  void reject(const BankLine& line);
  void reject(const BankLine& line, const StatementState& statement);
  void book(const BankLine& line, const StatementState& statement);
  void book_batch(const BankLine& line);
  void give_back(const BankLine& line, const StatementState& statement);
  void give_back_batch(const BankLine& line);
  void record(const BankLine& line, const std::string& code, BankDid did);
  void leave(const BankLine& line, UnmatchedLine::Why why, std::string expected = {});
  void leave(const BankLine& line, UnmatchedLine::Why why, Money sum);
  bool is_in_time(const BankLine& line, const StatementState& statement);
  void leave_in_transit();
  std::vector<const StatementState*> payments_of(const ClaimsState::BatchState& batch) const;

  const Round& round_;
  const SettleAsked& asked_;
  ClaimsState& state_;
  std::vector<BankLine> lines_;
  std::vector<Draft> drafts_;
  ShownSettling shown_;
};

}  // namespace buurtkas
