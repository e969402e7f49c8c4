#include "engine/voting/payment_replay.h"

namespace buurtkas {

PaymentReplay::PaymentReplay(const Profile& profile, const Backers& backers, const RunStarted& run)
    : backers_(backers),
      units_a_point_(run.satisfaction == Satisfaction::score ? static_cast<std::uint64_t>(profile.points_unit)
                                                             : 1),
      pay_the_same_(run.pay_the_same),
      denominator_(run.endowment.denominator()),
      class_of_(profile.groups(), 0),
      classes_{{run.endowment.numerator(), 0, 0}} {}

BigInt PaymentReplay::make_whole(const Bought& bought) {
  const BigInt wanted = bought.payment.denominator() * units_a_point_;
  const BigInt factor = wanted / gcd(wanted, denominator_);
  if (factor == 1) return factor;
  denominator_ *= factor;
  for (Class& one : classes_) one.balance *= factor;
  return factor;
}

BigInt PaymentReplay::due(const BigInt& has, const BigInt& asked) const {
  if (has >= asked) return asked;
  return pay_the_same_ ? BigInt() : has;
}

}  // namespace buurtkas
