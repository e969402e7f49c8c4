#include "engine/voting/bounds.h"

namespace buurtkas {

std::optional<int> sign_between(const Bounds& bounds) {
  if (bounds.low > 0) return 1;
  if (bounds.high < 0) return -1;
  if (bounds.low == 0 && bounds.high == 0) return 0;
  return std::nullopt;
}

BigInt floor_divided(const BigInt& number, const BigInt& by) {
  BigInt quotient = number / by;  // towards 0
  if (number < 0 && quotient * by != number) --quotient;
  return quotient;
}

BigInt ceiling_divided(const BigInt& number, const BigInt& by) {
  return -floor_divided(-number, by);
}

}  // namespace buurtkas
