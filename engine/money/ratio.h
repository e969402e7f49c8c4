#pragma once

#include <compare>
#include <concepts>
#include <optional>
#include <string>
#include <string_view>

#include <boost/multiprecision/cpp_int.hpp>

#include "engine/assertion.h"

// An exact fraction of any size. What is computed on the way to an amount is a Ratio; only `round_to_cents`
// and `split` (rounding.h) lead back to Money.

namespace buurtkas {

using BigInt = boost::multiprecision::cpp_int;

class Ratio {
 public:
  Ratio() = default;
  template <std::integral Integer>
  Ratio(Integer whole) : value_(whole) {}
  Ratio(const BigInt& whole) : value_(whole) {}
  // REQUIRES: denominator is not 0. ENSURES: lowest terms, denominator above 0.
  Ratio(const BigInt& numerator, const BigInt& denominator) {
    BUURTKAS_ASSERT(denominator != 0);
    using boost::multiprecision::cpp_rational;  // which takes no denominator below 0
    value_ = denominator > 0 ? cpp_rational(numerator, denominator)
                             : cpp_rational(BigInt(-numerator), BigInt(-denominator));
  }
  template <std::floating_point Inexact>
  Ratio(Inexact) = delete;

  BigInt numerator() const { return boost::multiprecision::numerator(value_); }
  BigInt denominator() const { return boost::multiprecision::denominator(value_); }
  bool is_zero() const { return value_.is_zero(); }
  int sign() const { return value_.sign(); }

  Ratio operator-() const;
  Ratio& operator+=(const Ratio& other);
  Ratio& operator-=(const Ratio& other);
  Ratio& operator*=(const Ratio& other);
  Ratio& operator/=(const Ratio& other);  // REQUIRES: other is not 0
  friend Ratio operator+(Ratio a, const Ratio& b) { return a += b; }
  friend Ratio operator-(Ratio a, const Ratio& b) { return a -= b; }
  friend Ratio operator*(Ratio a, const Ratio& b) { return a *= b; }
  friend Ratio operator/(Ratio a, const Ratio& b) { return a /= b; }
  friend bool operator==(const Ratio& a, const Ratio& b) { return a.value_.compare(b.value_) == 0; }
  friend std::strong_ordering operator<=>(const Ratio& a, const Ratio& b) {
    return a.value_.compare(b.value_) <=> 0;
  }

 private:
  boost::multiprecision::cpp_rational value_;
};

BigInt rounded_up(const Ratio& ratio);  // the least whole number that is no less

std::string to_string(const Ratio& ratio);  // `3/4`, `-2`, `0`

// To be read by people only: rounded half away from zero to that many decimals. REQUIRES: decimals >= 0.
std::string to_decimal(const Ratio& ratio, int decimals);

// `3`, `1/3`, `0.5`, `12.5%`, `25/2%`; nothing for other text, a denominator of 0, or more than 18 digits a
// number.
std::optional<Ratio> parse_ratio(std::string_view text);

}  // namespace buurtkas
