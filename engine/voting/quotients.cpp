#include "engine/voting/quotients.h"

#include <algorithm>

namespace buurtkas {
void add(Quotients::Bounds& to, const Quotients::Bounds& other, const BigInt& times) {
  to.low += other.low * times;
  to.high += other.high * times;
}

void subtract(Quotients::Bounds& from, const Quotients::Bounds& other, const BigInt& times) {
  from.low -= other.high * times;
  from.high -= other.low * times;
}

std::optional<Ratio> Quotients::ratio(const ShareSum& a, const ShareSum& b) {
  if (a.terms().empty()) return Ratio(0);
  if (a.terms().size() != b.terms().size()) return std::nullopt;
  const auto& [first, times] = *b.terms().begin();
  const Ratio ratio = a.of(first) / times;
  for (const auto& [one, of_b] : b.terms()) {
    if (a.of(one) != of_b * ratio) return std::nullopt;
  }
  return ratio;
}

ShareSum Quotients::quotient(const ShareSum& sum, const ShareSum& by) {
  if (const auto number = ratio(sum, by)) return ShareSum(*number);
  ShareSum quotient;
  if (by.is_number()) {
    quotient.add(sum, Ratio(1) / by.of(untouched));
    return quotient;
  }
  // What is asked twice is one quotient, so that what is the same looks the same.
  for (ShareClass known = untouched + 1; known < quotients_.size(); ++known) {
    const auto of_sum = ratio(sum, quotients_[known].sum);
    const auto of_by = ratio(by, quotients_[known].by);
    if (!of_sum || !of_by) continue;
    quotient.add(known, *of_sum / *of_by);
    return quotient;
  }
  quotient.add(static_cast<ShareClass>(quotients_.size()), 1);
  quotients_.push_back({sum, by, {}, {}});
  return quotient;
}

const Quotients::Bounds& Quotients::bounds_of(ShareClass quotient, std::size_t level) {
  std::optional<Bounds>& known = quotients_[quotient].bounds[level];
  if (known) return *known;
  const BigInt one = BigInt(1) << bits(level);
  if (quotient == untouched) return known.emplace(Bounds{one, one});
  const Bounds sum = bounds(quotients_[quotient].sum, level);
  const Bounds by = bounds(quotients_[quotient].by, level);
  // Where too little is known of what it is divided by, anything: no sum has 2^bits cents.
  if (by.low <= 0) return known.emplace(Bounds{-(one << bits(level)), one << bits(level)});
  return known.emplace(Bounds{floor_divided(sum.low * one, sum.low >= 0 ? by.high : by.low),
                              ceiling_divided(sum.high * one, sum.high >= 0 ? by.low : by.high)});
}

Quotients::Bounds Quotients::bounds(const ShareSum& sum, std::size_t level) {
  Bounds total = {0, 0};
  for (const auto& [one, times] : sum.terms()) {
    const Bounds& of = bounds_of(one, level);
    const BigInt by = times.numerator();
    const BigInt divisor = times.denominator();
    total.low += floor_divided((by > 0 ? of.low : of.high) * by, divisor);
    total.high += ceiling_divided((by > 0 ? of.high : of.low) * by, divisor);
  }
  return total;
}

int Quotients::sign(const ShareSum& sum) {
  if (sum.is_number()) return sum.of(untouched).sign();
  for (std::size_t level = 0; level < levels; ++level) {
    if (const auto found = sign_between(bounds(sum, level))) return *found;
  }
  return exact(sum).sign();
}

Ratio Quotients::exact(const ShareSum& sum) {
  Ratio total;
  for (const auto& [one, times] : sum.terms()) {
    if (one != untouched && !quotients_[one].exact) {
      const Ratio value = exact(quotients_[one].sum) / exact(quotients_[one].by);
      quotients_[one].exact = value;
    }
    total += one == untouched ? times : *quotients_[one].exact * times;
  }
  return total;
}

}  // namespace buurtkas
