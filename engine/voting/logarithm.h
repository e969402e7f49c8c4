#pragma once

#include <compare>
#include <cstdint>
#include <vector>

#include "engine/voting/bounds.h"
#include "engine/voting/wide.h"

// The natural logarithm of a fraction of 1 or more, as bounds that can be made as narrow as is asked. No two
// logarithms are taken to be equal or different by their first digits.

namespace buurtkas {

class Logarithm {
 public:
  // REQUIRES: numerator >= denominator > 0.
  Logarithm(std::int64_t numerator, std::int64_t denominator);

  std::int64_t numerator() const { return numerator_; }  // in lowest terms
  std::int64_t denominator() const { return denominator_; }

  // ln * 2^bits lies between low and high. The width is less than 2^10 for up to 2^8 bits, and grows no
  // faster than the bits.
  using Bounds = buurtkas::Bounds;
  Bounds bounds(unsigned bits) const;
  // Those of 256 bits, computed once.
  const Bounds& first_bounds() const { return first_bounds_; }

 private:
  std::int64_t numerator_;
  std::int64_t denominator_;
  Bounds first_bounds_;
};

// a * ln x against b * ln y, exactly. REQUIRES: a and b above 0, x and y above 1.
std::strong_ordering compare_products(const Wide& a, const Logarithm& x, const Wide& b, const Logarithm& y);

}  // namespace buurtkas
