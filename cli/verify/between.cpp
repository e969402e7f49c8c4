#include "cli/verify/between.h"

#include <algorithm>
#include <initializer_list>
#include <utility>
#include <vector>

namespace buurtkas::verify {
namespace {

// Fractions of the last so many bits take too long on many ballots.
constexpr std::uint64_t marks_max = 2'000;

// REQUIRES of both: by is above 0.
BigInt down(const BigInt& number, const BigInt& by) {
  if (by == 1) return number;
  BigInt rest;
  BigInt quotient;
  divide_qr(number, by, quotient, rest);  // towards 0
  return rest < 0 ? BigInt(quotient - 1) : quotient;
}

BigInt up(const BigInt& number, const BigInt& by) {
  return -down(-number, by);
}

bool is_longer(const BigInt& number, unsigned bits) {
  return !number.is_zero() && msb(abs(number)) >= bits;
}

}  // namespace

TooManyDigits::TooManyDigits()
    : Refuted{{"het begin: met zoveel cijfers is het niet uit te maken",
               "the head: it cannot be decided with so many digits"}} {}

Between::Bounds Between::bounds(unsigned bits) const {
  if (exact_) {
    const BigInt number = exact_->numerator() << bits;
    return {down(number, exact_->denominator()), up(number, exact_->denominator())};
  }
  const unsigned more = bits - bits_;
  return {bounds_.low << more, bounds_.high << more};
}

Between& Between::exactly(const Ratio& value, unsigned bits) {
  exact_ = value;
  bits_ = bits;
  const bool is_long = is_longer(value.numerator(), bits) || is_longer(value.denominator(), bits);
  return bits > 0 && is_long ? within(bounds(bits), bits) : *this;
}

Between& Between::within(Bounds bounds, unsigned bits) {
  exact_.reset();
  bounds_ = std::move(bounds);
  bits_ = bits;
  return *this;
}

Between& Between::scaled(const Bounds& bounds, const Ratio& by, unsigned bits) {
  const BigInt times = by.numerator();
  const BigInt divisor = by.denominator();
  const bool is_turned = times < 0;
  return within({down((is_turned ? bounds.high : bounds.low) * times, divisor),
                 up((is_turned ? bounds.low : bounds.high) * times, divisor)},
                bits);
}

Between& Between::operator+=(const Between& other) {
  const unsigned bits = std::max(bits_, other.bits_);
  if (exact_ && other.exact_) return exactly(*exact_ + *other.exact_, bits);
  const Bounds a = bounds(bits);
  const Bounds b = other.bounds(bits);
  return within({a.low + b.low, a.high + b.high}, bits);
}

Between& Between::operator-=(const Between& other) {
  const unsigned bits = std::max(bits_, other.bits_);
  if (exact_ && other.exact_) return exactly(*exact_ - *other.exact_, bits);
  const Bounds a = bounds(bits);
  const Bounds b = other.bounds(bits);
  return within({a.low - b.high, a.high - b.low}, bits);
}

Between& Between::operator*=(const Between& other) {
  const unsigned bits = std::max(bits_, other.bits_);
  if (exact_ && other.exact_) return exactly(*exact_ * *other.exact_, bits);
  const Bounds a = bounds(bits);
  if (other.exact_) return scaled(a, *other.exact_, bits);
  const Bounds b = other.bounds(bits);
  if (exact_) return scaled(b, Ratio(*exact_), bits);
  const BigInt one = BigInt(1) << bits;
  if (a.low >= 0 && b.low >= 0) return within({down(a.low * b.low, one), up(a.high * b.high, one)}, bits);
  const std::initializer_list<BigInt> corners = {a.low * b.low, a.low * b.high, a.high * b.low,
                                                 a.high * b.high};
  return within({down(std::min(corners), one), up(std::max(corners), one)}, bits);
}

Between& Between::operator/=(const Between& other) {
  const unsigned bits = std::max(bits_, other.bits_);
  if (exact_ && other.exact_) return exactly(*exact_ / *other.exact_, bits);
  Bounds a = bounds(bits);
  if (other.exact_) return scaled(a, Ratio(1) / *other.exact_, bits);
  Bounds b = other.bounds(bits);
  if (b.high < 0) {
    a = {-a.high, -a.low};
    b = {-b.high, -b.low};
  }
  if (b.low <= 0) throw Undecided{};
  const BigInt low = a.low << bits;
  const BigInt high = a.high << bits;
  return within({down(low, low < 0 ? b.low : b.high), up(high, high < 0 ? b.high : b.low)}, bits);
}

std::strong_ordering operator<=>(const Between& a, const Between& b) {
  if (a.exact_ && b.exact_) return *a.exact_ <=> *b.exact_;
  const unsigned bits = std::max(a.bits_, b.bits_);
  const Between::Bounds left = a.bounds(bits);
  const Between::Bounds right = b.bounds(bits);
  if (left.low > right.high) return std::strong_ordering::greater;
  if (left.high < right.low) return std::strong_ordering::less;
  throw Undecided{};
}

bool Between::is_surely_below(const Between& other) const {
  if (exact_ && other.exact_) return *exact_ < *other.exact_;
  const unsigned bits = std::max(bits_, other.bits_);
  return bounds(bits).high < other.bounds(bits).low;
}

int Between::sign() const {
  if (exact_) return exact_->sign();
  if (bounds_.low > 0) return 1;
  if (bounds_.high < 0) return -1;
  throw Undecided{};
}

Ratio Between::rounded_down(std::int64_t per_unit) const {
  if (exact_) return {down(exact_->numerator() * per_unit, exact_->denominator()), BigInt(per_unit)};
  const BigInt one = BigInt(1) << bits_;
  const BigInt low = down(bounds_.low * per_unit, one);
  if (low != down(bounds_.high * per_unit, one)) throw Undecided{};
  return {low, BigInt(per_unit)};
}

void decide(std::uint64_t marks, const std::function<void(unsigned bits)>& proof) {
  std::vector<unsigned> attempts = {512, 4'096};
  if (marks < marks_max) attempts.push_back(16'384);
  for (const unsigned bits : attempts) {
    try {
      return proof(bits);
    } catch (const Undecided&) {  // then with more
    }
  }
  throw TooManyDigits();
}

}  // namespace buurtkas::verify
