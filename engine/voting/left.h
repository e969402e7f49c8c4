#pragma once

#include <cstdint>
#include <vector>

#include "engine/money/ratio.h"

// What voters have left after a run of equal shares: in each group's purse, of a unit of weight, in cents
// over the denominator.

namespace buurtkas {

struct Left {
  std::vector<std::uint32_t> purse_of;  // by group
  std::vector<BigInt> of_purse;
  BigInt denominator = 1;
};

}  // namespace buurtkas
