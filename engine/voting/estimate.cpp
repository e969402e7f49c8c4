#include "engine/voting/estimate.h"

#include <algorithm>

namespace buurtkas {

// Of a large number the first bits; the rest is less than one of the last of them.
Estimate::Estimate(const BigInt& whole) {
  constexpr unsigned kept = std::numeric_limits<double>::digits;
  const BigInt size = abs(whole);
  const unsigned bits = size.is_zero() ? 0 : msb(size) + 1;
  const unsigned dropped = bits > kept ? bits - kept : 0;
  const BigInt first = size >> dropped;
  value_ = std::ldexp(static_cast<double>(first.convert_to<std::uint64_t>()), static_cast<int>(dropped));
  error_ = std::isinf(value_) ? value_ : dropped > 0 ? std::ldexp(1.0, static_cast<int>(dropped)) : 0.0;
  if (whole < 0) value_ = -value_;
}

Estimate::Estimate(const Ratio& ratio)
    : Estimate(Estimate(ratio.numerator()) / Estimate(ratio.denominator())) {}

// |sqrt(A) - sqrt(a)| = |A - a| / (sqrt(A) + sqrt(a)).
Estimate Estimate::root(const Estimate& square) {
  const double value = std::sqrt(square.value_);
  return rounded(value, square.error_ / value);
}

// Half of the upper end is the middle, and the error.
Estimate Estimate::up_to(const Estimate& most) {
  const double high = most.value_ + most.error_;
  return high <= 0 ? Estimate() : rounded(high / 2, high / 2);
}

Estimate Estimate::not_above_zero(const Estimate& a) {
  if (a.value_ + a.error_ <= 0) return a;
  const Estimate below = up_to(Estimate() - a);
  return {-below.value_, below.error_};
}

// From its middle to either end is at most the error: of the middle and of the ends, each rounded twice at
// most.
Estimate Estimate::hull(const Estimate& a, const Estimate& b) {
  const double low = std::min(a.value_ - a.error_, b.value_ - b.error_);
  const double high = std::max(a.value_ + a.error_, b.value_ + b.error_);
  const double middle = low / 2 + high / 2;
  return rounded(middle, std::max(high - middle, middle - low) + 4 * u * (std::abs(low) + std::abs(high)));
}

// Four roundings can have made the quotient too large.
std::uint64_t Estimate::steps_below(const Estimate& step) const {
  const double low = value_ - error_;
  const double high = step.value_ + step.error_;
  if (!(low > 0)) return 0;
  if (high <= 0) return steps_max;
  const double steps = low / high * (1 - 16 * u);
  if (!(steps < static_cast<double>(steps_max))) return high > 0 ? steps_max : 0;
  return static_cast<std::uint64_t>(std::max(std::ceil(steps) - 1, 0.0));
}

}  // namespace buurtkas
