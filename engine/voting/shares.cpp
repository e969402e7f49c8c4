#include "engine/voting/shares.h"

#include <algorithm>

namespace buurtkas {
void Shares::begin_payment(ShareSum paid, ShareSum asked) {
  payments_.push_back({std::move(paid), std::move(asked), {}, {}});
  payers_.clear();
}

ShareClass Shares::pay(ShareClass from, const Ratio& part) {
  BUURTKAS_ASSERT(!payments_.empty());
  const auto next = static_cast<ShareClass>(nodes_.size());
  const auto [place, is_new] = payers_.try_emplace({from, part}, next);
  if (is_new) nodes_.push_back({from, static_cast<std::uint32_t>(payments_.size() - 1), part, {}});
  return place->second;
}

void Shares::end_payment(ShareSum nothing) {
  if (nothing.is_number()) return;
  const Node& last = nodes_[nothing.terms().rbegin()->first];
  if (last.payment + 1 == payments_.size()) payments_.back().nothing = std::move(nothing);
}

int Shares::sign(const ShareSum& sum) {
  if (sum.is_number()) return sum.of(untouched).sign();
  if (const auto found = sign_between(bounds_in(levels_.front(), sum))) return *found;
  const ShareSum less = reduced(sum);
  if (less.is_number()) return less.of(untouched).sign();
  for (std::size_t closer = 1; closer < levels_.size(); ++closer) {
    if (const auto found = sign_between(bounds_in(levels_[closer], less))) return *found;
  }
  return exact(less).sign();
}

Ratio Shares::shown(const ShareSum& sum, const Ratio& unit) {
  const ShareSum less = reduced(sum);
  if (less.is_number()) return less.of(untouched) * unit;
  const auto millionths = [&](const BigInt& bound) {
    const Ratio value = Ratio(bound, BigInt(1) << first_bits) * unit;
    return floor_divided(value.numerator() * 1'000'000, value.denominator());
  };
  const Bounds between = bounds(less);
  BigInt low = millionths(between.low);
  BigInt high = millionths(between.high);
  while (low < high) {  // the bounds leave it open, as when it is a whole number of them
    const BigInt middle = high - (high - low) / 2;
    ShareSum above = less;
    above.add(untouched, -(Ratio(middle, 1'000'000) / unit));
    if (sign(above) >= 0) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  return Ratio(low, 1'000'000);
}

// Each payment's own classes stand in no earlier sum, so from the last payment to the first each takes one
// class out, and what can be taken to nothing is.
ShareSum Shares::reduced(ShareSum sum) const {
  for (auto payment = payments_.rbegin(); payment != payments_.rend(); ++payment) {
    if (payment->nothing.terms().empty()) continue;
    const auto& [out, times] = *payment->nothing.terms().rbegin();
    const Ratio here = sum.of(out);
    if (!here.is_zero()) sum.add(payment->nothing, -(here / times));
  }
  return sum;
}

void Shares::extend(Level& level) {
  const BigInt one = BigInt(1) << level.bits;
  while (level.shares.size() < nodes_.size()) {
    const Node& node = nodes_[level.shares.size()];
    if (level.shares.empty()) {
      level.shares.push_back({one, one});
      continue;
    }
    // A payment goes by earlier classes only.
    while (level.rates.size() <= node.payment) {
      level.rates.push_back(rate_in(level, payments_[level.rates.size()]));
    }
    const Bounds& rate = level.rates[node.payment];
    const Bounds& before = level.shares[node.parent];
    const BigInt most = ceiling_divided(rate.high * node.part.numerator(), node.part.denominator());
    const BigInt least = floor_divided(rate.low * node.part.numerator(), node.part.denominator());
    const BigInt kept_low = std::max<BigInt>(one - most, 0);
    const BigInt kept_high = std::max<BigInt>(std::min<BigInt>(one - least, one), 0);
    level.shares.push_back({floor_divided(before.low * kept_low, one),  //
                            ceiling_divided(before.high * kept_high, one)});
  }
}

Shares::Bounds Shares::rate_in(const Level& level, const Payment& payment) const {
  const BigInt one = BigInt(1) << level.bits;
  const Bounds paid = sum_in(level, payment.paid);
  const Bounds asked = sum_in(level, payment.asked);
  // Nothing is known but that a share stays between 0 and what it was, which `extend` sees to.
  if (asked.low <= 0 || paid.low < 0) return {0, one << level.bits};
  return {floor_divided(paid.low * one, asked.high), ceiling_divided(paid.high * one, asked.low)};
}

Shares::Bounds Shares::bounds_in(Level& level, const ShareSum& sum) {
  extend(level);
  return sum_in(level, sum);
}

Shares::Bounds Shares::sum_in(const Level& level, const ShareSum& sum) {
  Bounds total = {0, 0};
  for (const auto& [share, times] : sum.terms()) {
    const Bounds& of = level.shares[share];
    const BigInt by = times.numerator();
    const BigInt divisor = times.denominator();
    total.low += floor_divided((by > 0 ? of.low : of.high) * by, divisor);
    total.high += ceiling_divided((by > 0 ? of.high : of.low) * by, divisor);
  }
  return total;
}

const Ratio& Shares::exact(ShareClass share) {
  if (!nodes_[share].exact) {
    Payment& payment = payments_[nodes_[share].payment];
    if (!payment.exact_rate) payment.exact_rate = exact(payment.paid) / exact(payment.asked);
    const Ratio kept = Ratio(1) - nodes_[share].part * *payment.exact_rate;
    nodes_[share].exact = exact(nodes_[share].parent) * kept;
  }
  return *nodes_[share].exact;
}

Ratio Shares::exact(const ShareSum& sum) {
  Ratio total;
  for (const auto& [share, times] : sum.terms()) total += exact(share) * times;
  return total;
}

}  // namespace buurtkas
