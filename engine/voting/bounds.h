#pragma once

#include <optional>

#include "engine/money/ratio.h"

// A number that is held between two whole ones, in units that its owner names. What the bounds do not decide
// is decided by closer ones, or by the number itself: never by guessing.

namespace buurtkas {

struct Bounds {
  BigInt low;
  BigInt high;
};

// Nothing when 0 lies between the bounds.
std::optional<int> sign_between(const Bounds& bounds);

// Down, and up, to a whole number. REQUIRES of both: by is above 0.
BigInt floor_divided(const BigInt& number, const BigInt& by);
BigInt ceiling_divided(const BigInt& number, const BigInt& by);

}  // namespace buurtkas
