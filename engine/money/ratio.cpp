#include "engine/money/ratio.h"

#include <algorithm>
#include <cstdint>

namespace buurtkas {
namespace {

constexpr std::size_t digits_max = 18;

std::optional<BigInt> parse_digits(std::string_view text) {
  if (text.empty() || text.size() > digits_max) return std::nullopt;
  std::int64_t value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return BigInt(value);
}

BigInt power_of_ten(std::size_t exponent) {
  return boost::multiprecision::pow(BigInt(10), static_cast<unsigned>(exponent));
}

// Boost's own conversion puts in the marks between thousands of whatever locale the process has.
std::string digits_of(const BigInt& number) {
  constexpr std::int64_t chunk = 1'000'000'000'000'000'000;
  BigInt rest = boost::multiprecision::abs(number);
  std::string text;
  do {
    std::string part = std::to_string(BigInt(rest % chunk).convert_to<std::int64_t>());
    rest /= chunk;
    if (rest != 0) part.insert(0, 18 - part.size(), '0');
    text.insert(0, part);
  } while (rest != 0);
  return number < 0 ? '-' + text : text;
}

std::optional<Ratio> parse_decimal(std::string_view text) {
  const std::size_t point = text.find('.');
  if (point == std::string_view::npos) {
    const auto whole = parse_digits(text);
    return whole ? std::optional<Ratio>(Ratio(*whole)) : std::nullopt;
  }
  const auto whole = parse_digits(text.substr(0, point));
  const auto fraction = parse_digits(text.substr(point + 1));
  if (!whole || !fraction) return std::nullopt;
  const BigInt scale = power_of_ten(text.size() - point - 1);
  return Ratio(*whole * scale + *fraction, scale);
}

}  // namespace

Ratio Ratio::operator-() const {
  Ratio result;
  result.value_ = -value_;
  return result;
}

Ratio& Ratio::operator+=(const Ratio& other) {
  value_ += other.value_;
  return *this;
}

Ratio& Ratio::operator-=(const Ratio& other) {
  value_ -= other.value_;
  return *this;
}

Ratio& Ratio::operator*=(const Ratio& other) {
  value_ *= other.value_;
  return *this;
}

Ratio& Ratio::operator/=(const Ratio& other) {
  BUURTKAS_ASSERT(!other.is_zero());
  value_ /= other.value_;
  return *this;
}

// Division of whole numbers drops what is left, so it rounds a negative number up by itself.
BigInt rounded_up(const Ratio& ratio) {
  const BigInt towards_zero = ratio.numerator() / ratio.denominator();
  return Ratio(towards_zero) < ratio ? BigInt(towards_zero + 1) : towards_zero;
}

std::string to_string(const Ratio& ratio) {
  const BigInt denominator = ratio.denominator();
  return denominator == 1 ? digits_of(ratio.numerator())
                          : digits_of(ratio.numerator()) + '/' + digits_of(denominator);
}

std::string to_decimal(const Ratio& ratio, int decimals) {
  BUURTKAS_ASSERT(decimals >= 0);
  const auto places = static_cast<std::size_t>(decimals);
  const BigInt magnitude = boost::multiprecision::abs(ratio.numerator()) * power_of_ten(places);
  const BigInt denominator = ratio.denominator();
  const BigInt rounded = (magnitude * 2 + denominator) / (denominator * 2);
  std::string text = digits_of(rounded);
  if (text.size() <= places) text.insert(0, places + 1 - text.size(), '0');
  if (places > 0) text.insert(text.size() - places, ".");
  return ratio.sign() < 0 && rounded != 0 ? '-' + text : text;
}

std::optional<Ratio> parse_ratio(std::string_view text) {
  if (!text.empty() && text.back() == '%') {
    text.remove_suffix(1);
    if (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    const auto percent = text.ends_with('%') ? std::nullopt : parse_ratio(text);
    return percent ? std::optional<Ratio>(*percent / Ratio(100)) : std::nullopt;
  }
  const std::size_t slash = text.find('/');
  if (slash == std::string_view::npos) return parse_decimal(text);
  const auto numerator = parse_digits(text.substr(0, slash));
  const auto denominator = parse_digits(text.substr(slash + 1));
  if (!numerator || !denominator || *denominator == 0) return std::nullopt;
  return Ratio(*numerator, *denominator);
}

}  // namespace buurtkas
