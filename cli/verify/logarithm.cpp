#include "cli/verify/logarithm.h"

#include "cli/verify/between.h"
#include "engine/assertion.h"

namespace buurtkas::verify {
namespace {

// Of which the last are lost to rounding: each step about doubles what was rounded away before.
constexpr unsigned more_bits = 64;

// To a multiple of 2^bits of the number's units. REQUIRES: it is not below 0.
BigInt shifted_up(const BigInt& number, unsigned bits) {
  return (number + (BigInt(1) << bits) - 1) >> bits;
}

// x^a = y^b. With a / b = p / q in lowest terms it is x^p = y^q; then x is the q-th power of a fraction above
// 1, and y its p-th power. So the numerator of x is at least 2^q, and that of y at least 2^p.
bool are_equal_powers(const Ratio& x, const BigInt& a, const Ratio& y, const BigInt& b) {
  const BigInt common = gcd(a, b);
  const BigInt p = a / common;
  const BigInt q = b / common;
  if (q > msb(x.numerator()) || p > msb(y.numerator())) return false;
  const auto p_small = p.convert_to<unsigned>();
  const auto q_small = q.convert_to<unsigned>();
  return pow(x.numerator(), p_small) == pow(y.numerator(), q_small) &&
         pow(x.denominator(), p_small) == pow(y.denominator(), q_small);
}

}  // namespace

Logarithm::Logarithm(const Ratio& of) : of_(of) {
  BUURTKAS_ASSERT(of >= Ratio(1));
  first_bounds_ = bounds(bits_first);
}

Logarithm::Bounds Logarithm::bounds(unsigned bits) const {
  const unsigned places = bits + more_bits;
  const BigInt numerator = of_.numerator();
  BigInt denominator = of_.denominator();
  BigInt digits = 0;
  for (; denominator * 2 <= numerator; denominator *= 2) ++digits;
  BigInt low = (numerator << places) / denominator;  // m * 2^places
  BigInt high = low + 1;
  const BigInt two = BigInt(1) << (places + 1);
  unsigned steps = 0;
  for (; steps < bits; ++steps) {
    low = (low * low) >> places;
    high = shifted_up(high * high, places);
    const bool is_two = low >= two;
    if (!is_two && high >= two) break;
    digits = digits * 2 + (is_two ? 1 : 0);
    if (!is_two) continue;
    low >>= 1;
    high = shifted_up(high, 1);
  }
  return {digits << (bits - steps), (digits + 1) << (bits - steps)};
}

std::strong_ordering compare_products(const Ratio& a, const Logarithm& x, const Ratio& b,
                                      const Logarithm& y) {
  const BigInt left = a.numerator() * b.denominator();
  const BigInt right = b.numerator() * a.denominator();
  Logarithm::Bounds of_x = x.first_bounds();
  Logarithm::Bounds of_y = y.first_bounds();
  for (unsigned bits = Logarithm::bits_first;;) {
    if (left * of_x.low >= right * of_y.high) return std::strong_ordering::greater;
    if (left * of_x.high <= right * of_y.low) return std::strong_ordering::less;
    if (bits == Logarithm::bits_first && are_equal_powers(x.of(), left, y.of(), right))
      return std::strong_ordering::equal;
    if (bits == Logarithm::bits_max) throw TooManyDigits();
    bits *= 2;
    of_x = x.bounds(bits);
    of_y = y.bounds(bits);
  }
}

}  // namespace buurtkas::verify
