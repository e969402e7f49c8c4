#pragma once

#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "cli/commands/claims_state.h"
#include "cli/record/recorder.h"
#include "cli/render/payments_text.h"
#include "cli/render/statement_bodies.h"
#include "engine/claims/assess.h"
#include "engine/round/round.h"

// What is paid to whom, decided: a statement a resident, of all that is decided of their claims and was not
// told before, and a batch of what is to be paid. A pure function of the round, its rulebooks and what the
// journal says so far; who the residents are it knows by commitments only.

namespace buurtkas {

struct PayAsked {
  std::vector<ResidentId> signers;  // first the treasurer
  Date on;
  std::string inputs;  // the SHA-256 of the list of what it is decided by
};

struct Stated {
  StatementBody body;
  std::string code;
  Draft draft;
};

class Paying {
 public:
  // REQUIRES: all outlive this; a signer.
  Paying(const Round& round, std::span<const Rulebook> rulebooks, const PayAsked& asked);

  // Whether something is decided of their claims that no statement tells.
  static bool has_news(const ClaimsState& state, const ResidentId& resident);
  // What they would be paid.
  static Money due(const ClaimsState& state, const ResidentId& resident);
  // REQUIRES: there are news.
  std::variant<Stated, Unpaid> state_for(const ClaimsState& state, const ResidentId& resident,
                                         const std::string& commitment);
  // Of all statements that are in no batch, and pay something; nothing when there are none.
  std::optional<Draft> batch(const ClaimsState& state) const;

 private:
  std::optional<Unpaid> sign(const ClaimsState& state, StatementBody& statement);
  std::optional<Unpaid> decide_by_rules(const ClaimsState& state, const StatementBody& statement,
                                        std::vector<Role>& needed, std::string& articles);

  const Round& round_;
  const PayAsked& asked_;
  ClaimRules rules_;
};

}  // namespace buurtkas
