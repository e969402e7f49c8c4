#pragma once

#include <cmath>
#include <cstdint>
#include <limits>

#include "engine/money/ratio.h"

// A filter: floating-point numbers known to within an error. What that leaves open, exact arithmetic decides;
// nothing else in the engine says `double`.

namespace buurtkas {

// |exact - value| <= error, for every number here and what is computed from it by IEEE 754 doubles that are
// rounded to the nearest. Proof, with u = 2^-53 and |A - a| <= e, |B - b| <= f:
//   |A + B - (a + b)| <= e + f
//   |A B - a b|       <= |a| f + |b| e + e f
//   |A / B - a / b|   <= (e + |a / b| f) / (|b| - f)          when |b| > f
// To each, u |v| + least is added: what its result v is off by, and more than all that underflows. The sum is
// of terms above 0, in at most eight operations, each too small by a factor of at least 1 - u; as
// (1 - u)^9 (1 + 16 u) > 1, the factor `safe` makes that good. What overflows has the error infinity or NaN,
// and every question below answers no. Fused operations round less.
class Estimate {
 public:
  static constexpr std::uint64_t steps_max = std::uint64_t{1} << 52;
  Estimate() = default;  // 0, exactly
  explicit Estimate(std::uint64_t whole)
      : value_(static_cast<double>(whole)), error_(whole > steps_max ? u * value_ : 0) {}
  explicit Estimate(const BigInt& whole);
  explicit Estimate(const Ratio& ratio);
  static Estimate root(const Estimate& square);                // REQUIRES: it is above 0
  static Estimate up_to(const Estimate& most);                 // all from 0 to that; 0 when it is below
  static Estimate not_above_zero(const Estimate& a);           // REQUIRES: it is not
  static Estimate hull(const Estimate& a, const Estimate& b);  // all from the one to the other
  bool is_zero() const { return value_ == 0 && error_ == 0; }  // exactly
  bool is_above_zero() const { return value_ > error_; }
  bool is_below_zero() const { return -value_ > error_; }
  bool looks_smaller_than(const Estimate& other) const { return value_ < other.value_; }  // decides nothing
  // A number n with n * step < this, near the largest there is, at most steps_max; 0 when this may be 0.
  std::uint64_t steps_below(const Estimate& step) const;
  friend Estimate operator+(const Estimate& a, const Estimate& b) { return sum(a.value_ + b.value_, a, b); }
  friend Estimate operator-(const Estimate& a, const Estimate& b) { return sum(a.value_ - b.value_, a, b); }
  friend Estimate operator*(const Estimate& a, const Estimate& b) {
    if (a.is_zero() || b.is_zero()) return {};
    return rounded(a.value_ * b.value_,
                   std::abs(a.value_) * b.error_ + std::abs(b.value_) * a.error_ + a.error_ * b.error_);
  }
  friend Estimate operator/(const Estimate& a, const Estimate& b) {
    const double value = a.value_ / b.value_;
    const double divisor = std::abs(b.value_) - b.error_;
    if (!(divisor > 0)) return {0, std::numeric_limits<double>::infinity()};
    return a.is_zero() ? a : rounded(value, (a.error_ + std::abs(value) * b.error_) / divisor);
  }

 private:
  static constexpr double least = std::numeric_limits<double>::min();
  static constexpr double u = std::numeric_limits<double>::epsilon() / 2;
  static constexpr double safe = 1 + 16 * u;

  Estimate(double value, double error) : value_(value), error_(error) {}
  static Estimate rounded(double value, double error) {
    return {value, (error + u * std::abs(value) + least) * safe};
  }
  static Estimate sum(double value, const Estimate& a, const Estimate& b) {
    return value == 0 ? Estimate{0, (a.error_ + b.error_) * safe} : rounded(value, a.error_ + b.error_);
  }
  double value_ = 0, error_ = 0;
};

}  // namespace buurtkas
