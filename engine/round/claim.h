#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/date.h"
#include "engine/id.h"
#include "engine/money/money.h"

// A claim (declaratie): what a resident asks back, line by line, as it was handed in.

namespace buurtkas {

using ClaimId = Id<struct ClaimTag>;

struct LineId {
  ClaimId claim;
  std::uint32_t number = 1;  // of the claim's lines, from 1

  auto operator<=>(const LineId&) const = default;
};

std::string to_string(const LineId& line);                   // `c001/2`
std::optional<LineId> parse_line_id(std::string_view text);  // what follows the last `/` is the number

struct ClaimLine {
  std::string kind;  // any word that the rulebooks use: `purchase`, `kilometres`
  Date date;
  std::optional<Money> amount;             // as claimed
  std::optional<std::int64_t> kilometres;  // in thousandths
  std::optional<std::int64_t> hours;       // in parts (rulebook/unit.h)
  std::string trip;                        // from where to where
  std::string about;
  std::string receipt;               // its SHA-256; empty without one
  std::string receipt_file;          // from the round's folder
  std::optional<ProjectId> project;  // whose commitment pays; without one, a reserve for residents
  std::optional<PotId> pot;          // whose money only
  bool was_agreed = false;           // beforehand
  std::optional<LineId> other_than;  // a line that is like this one, and another
  std::optional<LineId> settles;     // an advance that this was spent of
};

// A line that asks for money beforehand, to be settled with what it was spent on.
bool is_advance(const ClaimLine& line);

struct Claim {
  ClaimId id;
  ResidentId claimant;
  Date handed_in;
  // What others pay the resident, as the resident says: the most in any month of the claim, and in its year.
  std::optional<Money> elsewhere_month;
  std::optional<Money> elsewhere_year;
  std::vector<ClaimLine> lines;
};

}  // namespace buurtkas
