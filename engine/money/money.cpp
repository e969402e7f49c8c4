#include "engine/money/money.h"

namespace buurtkas {
Money& Money::operator+=(Money other) {
  BUURTKAS_ASSERT(currency_ == other.currency_);
  *this = Money(cents_ + other.cents_, currency_);
  return *this;
}

Money& Money::operator-=(Money other) {
  return *this += -other;
}

bool Money::operator==(const Money& other) const {
  BUURTKAS_ASSERT(currency_ == other.currency_);
  return cents_ == other.cents_;
}

std::strong_ordering Money::operator<=>(const Money& other) const {
  BUURTKAS_ASSERT(currency_ == other.currency_);
  return cents_ <=> other.cents_;
}

Money Money::times_exactly(std::int64_t count) const {
  std::int64_t product = 0;
  const bool overflows = __builtin_mul_overflow(cents_, count, &product);
  BUURTKAS_ASSERT(!overflows);
  return {product, currency_};
}

std::string to_string(Money money) {
  const std::int64_t magnitude = money.cents() < 0 ? -money.cents() : money.cents();
  const std::int64_t cents = magnitude % 100;
  return (money.cents() < 0 ? "-" : "") + std::to_string(magnitude / 100) + (cents < 10 ? ".0" : ".") +
         std::to_string(cents);
}

}  // namespace buurtkas
