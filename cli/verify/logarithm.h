#pragma once

#include <compare>

#include "engine/money/ratio.h"

// By `log-cost` a project is worth ln(1 + its cost) to each who supports it. Prices are compared, and for
// that any base does: here it is 2, as its binary digits come one by one, by squaring. So it shares nothing
// with the logarithm that counts, which is the sum of a series. Cost: a step for each digit, that of a square
// of as many digits.

namespace buurtkas::verify {

// Let x = 2^d * m with 1 <= m < 2, so that log x = d + log m. A step squares m: log x = (d + log m) / 2^steps
// stays true when d is doubled; when m^2 is 2 or more it is halved, and d is one more. So 1 <= m < 2 always,
// and d / 2^steps <= log x < (d + 1) / 2^steps. As squares grow long, m is held between two numbers, rounded
// outward; when these do not tell whether m^2 reaches 2, the digits end there, and the bounds that were
// reached hold all the same.
class Logarithm {
 public:
  explicit Logarithm(const Ratio& of);  // REQUIRES: 1 or more
  const Ratio& of() const { return of_; }

  struct Bounds {  // low <= log x * 2^bits < high
    BigInt low, high;
  };
  Bounds bounds(unsigned bits) const;
  const Bounds& first_bounds() const { return first_bounds_; }  // of bits_first

  static constexpr unsigned bits_first = 128, bits_max = 4'096;

 private:
  Ratio of_;
  Bounds first_bounds_;
};

// a * log x against b * log y. Equal only when x^p = y^q with p / q = a / b, which is tried exactly. What is
// not equal, and still open with bits_max, throws TooManyDigits (between.h). REQUIRES: a and b above 0, x and
// y above 1.
std::strong_ordering compare_products(const Ratio& a, const Logarithm& x, const Ratio& b, const Logarithm& y);

}  // namespace buurtkas::verify
