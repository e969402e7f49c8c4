#pragma once

#include <span>
#include <vector>

#include "engine/money/money.h"

// The two doors from fractions back to money. Both say what happens to a part of a cent.

namespace buurtkas {

enum class Rounding {
  half_up,    // a half goes away from zero; the rule where no other is written (ECLI:NL:HR:2009:BI1980)
  half_even,  // a half goes to the even cent
  down,       // towards zero
  up,         // away from zero
};

// REQUIRES: `cents` rounds to at most Money::cents_max.
Money round_to_cents(const Ratio& cents, Rounding rounding, Currency currency);

// Parts in the proportion of the weights that add up to the total, to the cent: each gets its whole cents,
// and the cents that are left go to the largest remainders; ties to the larger weight, then to the lower
// index. A negative total gives the negated parts of the positive one. REQUIRES: a weight, none below 0, not
// all 0.
std::vector<Money> split(Money total, std::span<const Ratio> weights);

}  // namespace buurtkas
