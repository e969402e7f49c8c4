#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "engine/claims/assess.h"

// Claims as short texts, assessed one after another. Of a resident: `anna deelnemer@2026-01-05
// born=1990-05-01 household=one`, or `year=1990`; of the claim: `in=2026-03-09 month=0.00 year-paid=0.00`
// (handed in, and what others pay; left out: the day of the last line, and not declared). Of a line,
// `purchase 2026-03-09 eur=12.50 receipt=r1`; with `km= hours= trip= project= pot= other=c1/2 agreed`.

namespace buurtkas::testing {

// engagement-ladder, expenses, travel and volunteer-allowance, as they come with the program.
const std::vector<Rulebook>& shipped_rulebooks();
std::vector<Rulebook> shipped_rulebooks(const std::vector<std::string>& names);

Money euro_cents(std::int64_t cents);
Resident resident_of(std::string_view text);
ClaimLine line_of(std::string_view text);
Claim claim_of(std::string id, std::string_view text, const std::vector<std::string>& lines);

// `2.30 by travel/kilometres; approver` (the roles), `refused by expenses/receipt`, `held 20.00 by
// expenses/materials-limit`, `held as the trip c1/1`, `undecided by travel/kilometres`, `undecided without
// travel`, `nothing`.
std::string outcome(const LineAssessment& line);

// All that there is to an assessment, to be compared.
std::string told(const LineAssessment& line);
std::vector<std::string> told(const Assessment& assessment);

class Desk {
 public:
  explicit Desk(std::vector<Rulebook> rulebooks, const Date& known = {2026, 6, 30});
  explicit Desk(const Date& known = {2026, 6, 30});
  Desk(const Desk&) = delete;
  Desk& operator=(const Desk&) = delete;

  // The outcomes of the lines, with ` | ` between. The claims are c1, c2 and so on.
  std::string hand_in(std::string_view who, const std::vector<std::string>& lines);

  Assessment assess(const Claim& claim, const Resident& claimant);
  ClaimHistory& history() { return history_; }
  const std::vector<Rulebook>& rulebooks() const { return rulebooks_; }

 private:
  std::vector<Rulebook> rulebooks_;
  ClaimRules rules_;
  ClaimHistory history_;
  int claims_ = 0;
};

}  // namespace buurtkas::testing
