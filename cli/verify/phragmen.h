#pragma once

#include <vector>

#include "cli/verify/recount.h"
#include "cli/verify/wallets.h"

// The proof of a count by Phragmen's method, purchase by purchase: each project is bought at the load at
// which its supporters have earned its cost, and no other is due earlier. What a voter has in hand is a load
// below nothing; who has less of that than the payers are left with does not pay. A due load only rises, so a
// project that was looked at once need not be looked at again until its old load no longer rules it out.

namespace buurtkas::verify {

class Walk;

InHand nothing_in_hand(const Recount& recount);

// Adds what is bought to what is selected.
void phragmen(Walk& walk, const Recount& recount, const InHand& in_hand, std::vector<ProjectIndex>& selected);

}  // namespace buurtkas::verify
