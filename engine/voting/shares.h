#pragma once

#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "engine/voting/bounds.h"
#include "engine/voting/share_sum.h"

// What is left of each voter's money, as an exact share of what they began with, by class of voters with the
// same history. As one fraction a share doubles its digits with every project paid; here it stays a formula,
// and a comparison is decided by whole-number bounds that hold the share between them. What those cannot
// decide goes to the sums that are known to be nothing, to closer bounds, and last to the whole fraction.

namespace buurtkas {

class Shares {
 public:
  using Bounds = buurtkas::Bounds;  // in units of 2^-first_bits
  static constexpr unsigned first_bits = 256;

  // From here, who pays keeps 1 - part * paid / asked of their share. REQUIRES: asked above 0.
  void begin_payment(ShareSum paid, ShareSum asked);
  // The class of those of `from` who pay. REQUIRES: a payment has begun; they keep more than nothing.
  ShareClass pay(ShareClass from, const Ratio& part);
  // After the last `pay` of a payment: a sum that is 0, as what was paid is the cost.
  void end_payment(ShareSum nothing);

  int sign(const ShareSum& sum);
  Bounds bounds(const ShareSum& sum) { return bounds_in(levels_.front(), sum); }
  Ratio shown(const ShareSum& sum,
              const Ratio& unit);  // times unit; rounded down to a millionth if no number

 private:
  struct Node {
    ShareClass parent;
    std::uint32_t payment;
    Ratio part;
    std::optional<Ratio> exact;
  };
  struct Payment {
    ShareSum paid;
    ShareSum asked;
    ShareSum nothing;                 // empty, or with one of this payment's own classes last
    std::optional<Ratio> exact_rate;  // paid / asked
  };
  struct Level {
    unsigned bits;
    std::vector<Bounds> shares;
    std::vector<Bounds> rates;
  };

  void extend(Level& level);
  Bounds rate_in(const Level& level, const Payment& payment) const;
  Bounds bounds_in(Level& level, const ShareSum& sum);
  static Bounds sum_in(const Level& level, const ShareSum& sum);
  ShareSum reduced(ShareSum sum) const;
  const Ratio& exact(ShareClass share);
  Ratio exact(const ShareSum& sum);

  std::vector<Node> nodes_ = {{untouched, 0, 0, Ratio(1)}};
  std::vector<Payment> payments_;
  std::map<std::pair<ShareClass, Ratio>, ShareClass> payers_;  // of the last payment
  std::vector<Level> levels_ = {{first_bits, {}, {}}, {first_bits * 4, {}, {}}, {first_bits * 16, {}, {}}};
};

}  // namespace buurtkas
