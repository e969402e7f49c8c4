#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/render/language.h"
#include "cli/render/outcome.h"

// Where goes what the vote leaves of the pots.

namespace buurtkas {

struct PotRemainder {
  PotIndex pot;
  Money left;
  Remainder to;
};

// Of the pots that say so, in their order.
std::vector<PotRemainder> remainders_of(const Outcome& outcome);

std::string_view word_of(Remainder remainder);  // as in pots.yaml

// With `{}` for the pot and for the amount.
std::string_view sentence_of(Remainder remainder, Language language);

}  // namespace buurtkas
