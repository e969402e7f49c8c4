#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "cli/render/claim_act_bodies.h"
#include "cli/render/claim_bodies.h"
#include "cli/render/settlement_bodies.h"
#include "cli/render/statement_bodies.h"

// What a journal says of one claim, or of one statement.

namespace buurtkas {

// Of an advance: what of it was given back, of one account.
struct GivenBack {
  DrawnFrom to;
  Date on;
  std::uint64_t entry = 0;
};

struct LineState {
  RecordedLine assessed;
  Date known_at;                          // how the rulebooks were known then
  std::optional<std::uint32_t> corrects;  // the line whose difference it is
  std::vector<Signature> signatures;
  bool is_refused = false;  // by who should have signed
  ResidentId refused_by;
  std::string refused_why;
  bool is_waived = false;                      // by the claimant
  std::vector<DrawnFrom> drawn;                // what pays it; none before all have signed
  std::vector<GivenBack> given_back;           // of that
  std::string statement;                       // that tells what became of it; empty: none does yet
  Money settled = Money(0, Currency::euro());  // what of it was paid beforehand, by the advance it settles

  // What of it that account pays, less what was given back.
  Money left_of(const PotId& pot, const Account& account) const {
    Money left(0, Currency::euro());
    const auto is_it = [&](const DrawnFrom& one) { return one.pot == pot && one.account == account; };
    for (const DrawnFrom& one : drawn) {
      if (is_it(one)) left += one.amount;
    }
    for (const GivenBack& one : given_back) {
      if (is_it(one.to)) left -= one.to.amount;
    }
    return left;
  }
};

struct ClaimState {
  Claim claim;                   // with its corrections as further lines
  std::size_t handed_in = 0;     // lines
  std::vector<LineState> lines;  // none before it was assessed
};

struct StatementState {
  StatementBody body;
  std::string code;
  std::uint64_t entry = 0;
  Date date;
  std::string batch;  // that pays it; empty: none
  std::optional<SettlementBody> booked;
  std::optional<SettlementBody> reopened;  // rejected or returned: another statement tells its lines again

  bool is_in_transit() const { return !batch.empty() && !booked && !reopened; }
};

}  // namespace buurtkas
