#pragma once

#include <compare>
#include <concepts>
#include <cstdint>
#include <string>
#include <utility>

#include "engine/assertion.h"
#include "engine/money/currency.h"
#include "engine/money/ratio.h"

// An amount: whole cents with their currency. Every sum is checked: an amount beyond `cents_max` is an
// assertion, never a wrong number. Readers refuse such amounts, and files whose amounts add up to one, as
// findings.

namespace buurtkas {

class Money {
 public:
  static constexpr std::int64_t cents_max = 100'000'000'000'000'000;  // 10^17: a sum of two fits in 64 bits

  Money() = default;  // nothing, of no currency
  Money(std::int64_t cents, Currency currency) : cents_(cents), currency_(currency) {
    BUURTKAS_ASSERT(cents >= -cents_max && cents <= cents_max);
  }

  std::int64_t cents() const { return cents_; }
  Currency currency() const { return currency_; }
  bool is_zero() const { return cents_ == 0; }

  // REQUIRES of all below: one currency.
  Money& operator+=(Money other);
  Money& operator-=(Money other);
  friend Money operator+(Money a, Money b) { return a += b; }
  friend Money operator-(Money a, Money b) { return a -= b; }
  Money operator-() const { return {-cents_, currency_}; }
  bool operator==(const Money& other) const;
  std::strong_ordering operator<=>(const Money& other) const;

  // So many times this amount. Money times money, and money times a fraction, have no meaning here: a
  // fraction goes through Ratio and `round_to_cents`.
  template <std::integral Count>
  Money times(Count count) const {
    BUURTKAS_ASSERT(std::in_range<std::int64_t>(count));
    return times_exactly(static_cast<std::int64_t>(count));
  }
  template <std::floating_point Inexact>
  Money times(Inexact) const = delete;

 private:
  Money times_exactly(std::int64_t count) const;

  std::int64_t cents_ = 0;
  Currency currency_;
};

inline Ratio cents_of(Money money) {
  return {money.cents()};
}

std::string to_string(Money money);  // `1234.50`, always two decimals, no currency

}  // namespace buurtkas
