#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/claims/history.h"
#include "engine/round/claim.h"
#include "engine/round/resident.h"
#include "engine/rulebook/decide.h"

// What each line of a claim earns by the rulebooks of its day, and on what grounds. Lines are decided in
// their order; limits count what was granted before, of this claim too. Pure: the same claim after the same
// history gives the same assessment.

namespace buurtkas {

// The rulebooks, as they were known on a day.
class ClaimRules {
 public:
  // REQUIRES: the rulebooks outlive this.
  ClaimRules(std::span<const Rulebook> rulebooks, const Date& known);
  // One each, in their order.
  std::vector<const RulesInForce*> on(const Date& day);

 private:
  std::vector<RulesByDay> by_day_;
};

struct LineAssessment {
  Decision decision;                         // grounds of all rulebooks, in their order
  std::vector<const RulesInForce*> rules;    // that grounds speak of
  std::optional<LikeLine> like;              // then the line is held
  std::optional<std::size_t> without_rules;  // a rulebook that is not made for that day: undecided
  std::vector<CountedBy> counts;             // of a line that is paid
};

using Assessment = std::vector<LineAssessment>;  // by line

// What is granted is added to the history. REQUIRES: none of the claim's lines is in it; the amounts are
// euros.
Assessment assess(const Claim& claim, const Resident& claimant, ClaimRules& rules, ClaimHistory& history);

// Whether a line is held when it is like an earlier one.
enum class Likeness { holds, does_not_matter };

// One line alone, of whatever claim: nothing is added to the history.
LineAssessment assess_line(const Claim& claim, const ClaimLine& line, const Resident& claimant,
                           ClaimRules& rules, const ClaimHistory& history,
                           Likeness likeness = Likeness::holds);

// A line as rulebooks see it. Where its quantity earns more than it claims, or it claims no amount, `assess`
// sets the amount to what the quantity earns before limits.
Case line_case(const Claim& claim, const ClaimLine& line, const Resident& claimant,
               const ClaimHistory& history);

// Whom a line counts for: the resident, the household (who lives alone is one), the project, the pot.
Subject subject_of(const Claim& claim, const ClaimLine& line, const Resident& claimant);

}  // namespace buurtkas
