#pragma once

#include <map>
#include <vector>

#include "cli/commands/claim_state.h"
#include "cli/render/batch_bodies.h"
#include "engine/claims/history.h"
#include "engine/journal/balances.h"
#include "engine/journal/entry.h"

// What a journal says of claims up to an entry: all that the next decision about one may look at. Recording
// and an audit go by the same.

namespace buurtkas {

class ClaimsState {
 public:
  // Entries in their order, of every kind. Those that are no entries of ours change nothing of the claims.
  void add(const Entry& entry);

  const ClaimHistory& history() const { return history_; }
  ClaimHistory& history() { return history_; }
  const ClaimState* find(const ClaimId& claim) const;
  const std::vector<ClaimId>& order() const { return order_; }       // in which they were handed in
  std::vector<ClaimId> claims_of(const ResidentId& resident) const;  // in that order
  const std::vector<StatementState>& statements() const { return statements_; }
  const StatementState* statement(const std::string& code) const;
  const StatementState* last_payment(const ResidentId& resident) const;  // whatever the bank did with it
  struct BatchState {
    BatchBody body;
    std::string code;
    Date date;
  };
  const std::vector<BatchState>& batches() const { return batches_; }
  const Balances& balances() const { return balances_; }
  // REQUIRES of these: the line is there. An advance is one with the lines that correct it.
  std::vector<LineId> lines_of_advance(const LineId& advance) const;
  Money open_advance(const LineId& advance) const;  // approved, and neither settled nor given back
  Money owed_advance(const LineId& advance) const;  // and paid: receipts must come, or the money
  bool is_paid(const LineId& line) const;           // as the bank booked it, and it did not come back

 private:
  void assess(const Entry& entry);
  void correct(const Correction& correction, const Date& known);
  void grant(ClaimState& state, std::size_t line);
  LineState* find_line(const LineId& line);
  void refuse(ClaimState& state, std::uint32_t number, const ApprovalAct& act);
  void approve(const Entry& entry);
  void waive(const Entry& entry);
  void repay(const Entry& entry);
  Money taken_for(const std::vector<LineId>& lines) const;
  void tell(const Entry& entry);
  void batch(const Entry& entry);
  void settle(const Entry& entry);

  ClaimHistory history_;
  std::map<ClaimId, ClaimState> claims_;
  std::vector<ClaimId> order_;
  std::map<ResidentId, std::vector<ClaimId>> by_claimant_;
  std::vector<StatementState> statements_;
  std::map<std::string, std::size_t> by_code_;
  std::map<std::string, std::size_t> by_id_;
  std::map<ResidentId, std::size_t> last_payments_;
  std::vector<BatchState> batches_;
  Balances balances_;
};

}  // namespace buurtkas
