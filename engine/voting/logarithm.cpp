#include "engine/voting/logarithm.h"

#include <numeric>
#include <optional>

#include "engine/assertion.h"

namespace buurtkas {
namespace {

constexpr unsigned first_bits = 256;

// 2 * artanh(p / q) = ln((q + p) / (q - p)) by its series 2 * (z + z^3 / 3 + z^5 / 5 + ...), in units of
// 2^-bits. REQUIRES: 0 <= 3 * p <= q. Every term is rounded down: `low` is too low by less than 2 units a
// term for its power and 1 for its division, and the terms after the last, which is 0, add up to less than 2
// units.
Logarithm::Bounds artanh_twice(const BigInt& p, const BigInt& q, unsigned bits) {
  BigInt power = (p << (bits + 1)) / q;  // 2 z^(2i + 1)
  BigInt low = 0;
  unsigned terms = 0;
  for (; power > 0; ++terms) {
    low += power / (2 * terms + 1);
    power = power * p * p / (q * q);
  }
  return {low, low + 3 * terms + 4};
}

// x^p = y^q with x, y > 1. REQUIRES: p and q have no common factor.
bool are_equal_powers(std::int64_t x, unsigned p, std::int64_t y, unsigned q) {
  return pow(BigInt(x), p) == pow(BigInt(y), q);
}

// a ln x = b ln y, that is, x^a = y^b. With a / b = p / q in lowest terms x is a q-th power of what y is a
// p-th power of, so both p and q are below 64 when x and y, at least 2, fit 63 bits.
bool are_equal(const Wide& a, const Logarithm& x, const Wide& b, const Logarithm& y) {
  const Wide common = gcd(a, b);
  const Wide p = a / common;
  const Wide q = b / common;
  if (p > 63 || q > 63) return false;
  const auto p_small = p.convert_to<unsigned>();
  const auto q_small = q.convert_to<unsigned>();
  return are_equal_powers(x.numerator(), p_small, y.numerator(), q_small) &&
         are_equal_powers(x.denominator(), p_small, y.denominator(), q_small);
}

// Nothing when the bounds do not tell.
std::optional<std::strong_ordering> told_by(const Wide& a, const Logarithm::Bounds& x, const Wide& b,
                                            const Logarithm::Bounds& y) {
  const BigInt left(a);
  const BigInt right(b);
  if (left * x.low > right * y.high) return std::strong_ordering::greater;
  if (left * x.high < right * y.low) return std::strong_ordering::less;
  return std::nullopt;
}

}  // namespace

Logarithm::Logarithm(std::int64_t numerator, std::int64_t denominator)
    : numerator_(numerator / std::gcd(numerator, denominator)),
      denominator_(denominator / std::gcd(numerator, denominator)) {
  BUURTKAS_ASSERT(denominator > 0 && numerator >= denominator);
  first_bounds_ = bounds(first_bits);
}

// x = 2^doublings * m with 1 <= m < 2, so that the series converge fast.
Logarithm::Bounds Logarithm::bounds(unsigned bits) const {
  const BigInt numerator(numerator_);
  BigInt denominator(denominator_);
  unsigned doublings = 0;
  while (denominator * 2 <= numerator) {
    denominator *= 2;
    ++doublings;
  }
  const Bounds rest = artanh_twice(numerator - denominator, numerator + denominator, bits);
  const Bounds of_two = artanh_twice(1, 3, bits);
  return {rest.low + doublings * of_two.low, rest.high + doublings * of_two.high};
}

std::strong_ordering compare_products(const Wide& a, const Logarithm& x, const Wide& b, const Logarithm& y) {
  if (const auto told = told_by(a, x.first_bounds(), b, y.first_bounds())) return *told;
  if (are_equal(a, x, b, y)) return std::strong_ordering::equal;
  for (unsigned bits = 2 * first_bits;; bits *= 2) {
    if (const auto told = told_by(a, x.bounds(bits), b, y.bounds(bits))) return *told;
  }
}

}  // namespace buurtkas
