#pragma once

#include <array>
#include <optional>
#include <vector>

#include "engine/voting/bounds.h"
#include "engine/voting/share_sum.h"

// Sums of quotients of sums of quotients: what voters' money becomes when a payment is a price over what was
// collected. As one fraction each payment doubles the digits; here a sum is kept of quotients that are known
// by their parts, and a question is answered by whole-number bounds that hold it between them: first close
// ones, then closer ones, and in the end by the whole fraction. In a sum, `untouched` is the number 1.

namespace buurtkas {

class Quotients {
 public:
  using Bounds = buurtkas::Bounds;  // in units of 2^-bits(level)
  static constexpr std::size_t levels = 3;
  static constexpr unsigned bits(std::size_t level) { return 256u << (2 * level); }

  // REQUIRES: by is above 0.
  ShareSum quotient(const ShareSum& sum, const ShareSum& by);

  int sign(const ShareSum& sum);
  Bounds bounds(const ShareSum& sum, std::size_t level = 0);
  Ratio exact(const ShareSum& sum);  // may have very many digits

  // a / b when that is a number by their terms alone. REQUIRES: b has terms.
  static std::optional<Ratio> ratio(const ShareSum& a, const ShareSum& b);

 private:
  struct Quotient {
    ShareSum sum, by;
    std::array<std::optional<Bounds>, levels> bounds;
    std::optional<Ratio> exact;
  };

  const Bounds& bounds_of(ShareClass quotient, std::size_t level);

  std::vector<Quotient> quotients_ = {{}};  // by class; the first is the number 1
};

// Of sums with bounds. REQUIRES: times is not below 0.
void add(Quotients::Bounds& to, const Quotients::Bounds& other, const BigInt& times = 1);
void subtract(Quotients::Bounds& from, const Quotients::Bounds& other, const BigInt& times = 1);

}  // namespace buurtkas
