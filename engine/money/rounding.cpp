#include "engine/money/rounding.h"

#include <algorithm>
#include <numeric>

namespace buurtkas {
namespace {

Money to_money(const BigInt& cents, Currency currency) {
  BUURTKAS_ASSERT(boost::multiprecision::abs(cents) <= Money::cents_max);
  return {cents.convert_to<std::int64_t>(), currency};
}

bool rounds_away(const BigInt& whole, const BigInt& remainder, const BigInt& denominator, Rounding rounding) {
  const int against_half = BigInt(remainder * 2).compare(denominator);
  switch (rounding) {
    case Rounding::half_up:
      return against_half >= 0;
    case Rounding::half_even:
      return against_half > 0 || (against_half == 0 && boost::multiprecision::bit_test(whole, 0));
    case Rounding::down:
      return false;
    case Rounding::up:
      return remainder != 0;
  }
  BUURTKAS_ASSERT(false);
}

}  // namespace

Money round_to_cents(const Ratio& cents, Rounding rounding, Currency currency) {
  const BigInt magnitude = boost::multiprecision::abs(cents.numerator());
  const BigInt denominator = cents.denominator();
  BigInt whole;
  BigInt remainder;
  boost::multiprecision::divide_qr(magnitude, denominator, whole, remainder);
  if (rounds_away(whole, remainder, denominator, rounding)) ++whole;
  return to_money(cents.sign() < 0 ? BigInt(-whole) : whole, currency);
}

std::vector<Money> split(Money total, std::span<const Ratio> weights) {
  BUURTKAS_ASSERT(!weights.empty());
  Ratio sum;
  for (const Ratio& weight : weights) {
    BUURTKAS_ASSERT(weight.sign() >= 0);
    sum += weight;
  }
  BUURTKAS_ASSERT(sum.sign() > 0);

  const Currency currency = total.currency();
  const bool is_negative = total.cents() < 0;
  const Money magnitude = is_negative ? -total : total;
  std::vector<Money> parts;
  std::vector<Ratio> remainders;
  Money left = magnitude;
  for (const Ratio& weight : weights) {
    const Ratio exact = cents_of(magnitude) * weight / sum;
    parts.push_back(round_to_cents(exact, Rounding::down, currency));
    remainders.push_back(exact - cents_of(parts.back()));
    left -= parts.back();
  }

  std::vector<std::size_t> order(weights.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    if (remainders[a] != remainders[b]) return remainders[a] > remainders[b];
    return weights[a] > weights[b];
  });
  for (std::size_t next = 0; !left.is_zero(); ++next) {
    parts[order[next]] += Money(1, currency);
    left -= Money(1, currency);
  }
  if (is_negative) {
    for (Money& part : parts) part = -part;
  }
  return parts;
}

}  // namespace buurtkas
