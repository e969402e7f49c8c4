#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "engine/money/money.h"

// Which pots pay for lines that were approved: the flow that the vote uses (funding/flow.h), from what pots
// have for a project, or have set aside for residents, to lines that take all of their amount or nothing.

namespace buurtkas {

// Money that is somewhere: of one pot, for one project, or its reserve.
using Purse = std::size_t;

struct LineToPay {
  Money amount;                // above 0
  std::vector<bool> may_draw;  // by purse
};

struct DrawnPart {
  Purse purse = 0;
  Money amount;  // above 0

  bool operator==(const DrawnPart&) const = default;
};

// Why a line cannot be paid, beside those before it: a minimum cut.
struct DryPurses {
  std::vector<Purse> purses;  // those that are spent to the last cent; none when it may draw on none
  Money short_by;             // above 0
};

struct DrawnLine {
  std::vector<DrawnPart> parts;  // by purse; together the amount, or none
  DryPurses dry;                 // when there are none
};

// In their order: a line that cannot be paid in full beside those before it takes nothing. Of all ways to pay
// those that can be, the ones that spend the most of the first purse, then of the second, and so on; and of
// those the one where the first line draws the most of the first purse, then of the second, and so on, then
// the second line. So there is one. REQUIRES: amounts of one currency; none below zero.
std::vector<DrawnLine> draw(std::span<const Money> purses, std::span<const LineToPay> lines);

}  // namespace buurtkas
