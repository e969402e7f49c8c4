#pragma once

#include <span>
#include <string>
#include <vector>

#include "engine/round/claim.h"
#include "engine/round/resident.h"
#include "tests/oracles/literal_rules.h"

// What each line of a claim earns, as engine/claims/assess.h says: by the literal rulebooks, with every total
// and every earlier line looked for among all lines that were granted before. Slow, and obvious. It shares
// nothing with the engine's but the types and the lists of fields and units.

namespace buurtkas::oracles {

struct LiteralLine {
  LiteralDecision decision;  // of all rulebooks as if they were one; its verdict is what comes out
  std::string alike;         // `trip c001/2`; empty: it is like none
  std::string without;       // the first rulebook that is not made for that day
};

class LiteralClaims {
 public:
  // REQUIRES of all claims: their numbers are within what fields take.
  LiteralClaims(const std::vector<Rulebook>& rulebooks, const Date& known);

  std::vector<LiteralLine> assess(const Claim& claim, const Resident& claimant);
  void take_back(const LineId& line);

  // Sums over all that was granted, in cents.
  Fraction granted(const ResidentId& resident, Span span, const Date& on) const;
  Fraction advances(const ResidentId& resident) const;
  // Of an article, `travel/limit`, what was counted for whom in the span that a day is in.
  Fraction counted(const std::string& limit, const std::string& whom, const Date& on) const;

  // The rulebooks as one; articles are named `travel/kilometres`.
  const Rulebook& rulebook() const { return together_; }

 private:
  struct Granted {
    LineId id;
    ResidentId claimant;
    ClaimLine line;
    LiteralPast past;
  };

  LiteralLine assess_line(const Claim& claim, const ClaimLine& line, const Resident& claimant) const;
  Case case_of(const Claim& claim, const ClaimLine& line, const Resident& claimant) const;
  LiteralDecision decide(const ClaimLine& line, const Case& one, const Subject& subject) const;
  std::string alike(const Claim& claim, const ClaimLine& line) const;

  std::vector<std::pair<std::string, Period>> made_for_;
  Rulebook together_;
  Date known_;
  std::vector<Granted> granted_;  // in the order of deciding
};

}  // namespace buurtkas::oracles
