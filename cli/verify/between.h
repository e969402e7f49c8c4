#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <utility>

#include "cli/verify/statement.h"
#include "engine/money/ratio.h"

// A number of which fractions would grow without end: exact while it is short, from there on held between two
// multiples of 2^-bits, rounded outward (interval arithmetic). What the bounds leave open is Undecided, never
// guessed; then the proof is tried anew with closer bounds. Cost: of a step, that of numbers of so many bits.

namespace buurtkas::verify {

struct Undecided {};

// The files do not contradict the certificate, but to know it takes more digits than are tried.
struct TooManyDigits : Refuted {
  TooManyDigits();
};

class Between {
 public:
  Between() = default;  // 0
  // Exact, and as long as it is; with bits above 0, what is computed from it is at most so long. Of two
  // numbers that meet, the most bits go on.
  Between(Ratio value, unsigned bits = 0) : exact_(std::move(value)), bits_(bits) {}

  bool is_exact() const { return exact_.has_value(); }

  Between& operator+=(const Between& other);
  Between& operator-=(const Between& other);
  Between& operator*=(const Between& other);
  Between& operator/=(const Between& other);  // REQUIRES: other is not exactly 0. May throw Undecided
  friend Between operator+(Between a, const Between& b) { return a += b; }
  friend Between operator-(Between a, const Between& b) { return a -= b; }
  friend Between operator*(Between a, const Between& b) { return a *= b; }
  friend Between operator/(Between a, const Between& b) { return a /= b; }

  // These throw Undecided when the bounds overlap and one of the two is not exact.
  friend std::strong_ordering operator<=>(const Between& a, const Between& b);
  friend bool operator==(const Between& a, const Between& b) { return a <=> b == 0; }
  int sign() const;

  bool is_surely_below(const Between& other) const;  // never throws; false when the bounds overlap

  Ratio rounded_down(std::int64_t per_unit) const;  // to a multiple of 1 / per_unit. May throw Undecided

 private:
  struct Bounds {
    BigInt low, high;  // times 2^-bits_
  };
  Bounds bounds(unsigned bits) const;
  Between& exactly(const Ratio& value, unsigned bits);  // while it is short
  Between& scaled(const Bounds& bounds, const Ratio& by, unsigned bits);
  Between& within(Bounds bounds, unsigned bits);

  std::optional<Ratio> exact_ = Ratio(0);
  Bounds bounds_;  // when it is not exact
  unsigned bits_ = 0;
};

// The proof, told how many bits to go by: tried with 512, then 4,096, and with 16,384 when there are few
// marks on the ballots. TooManyDigits when all leave it undecided.
void decide(std::uint64_t marks, const std::function<void(unsigned bits)>& proof);

}  // namespace buurtkas::verify
