#pragma once

#include <cstdint>
#include <map>

#include "engine/money/ratio.h"

// A sum of shares of money that are not known as numbers: what shares.h and
// quotients.h compare.

namespace buurtkas {

using ShareClass = std::uint32_t;
constexpr ShareClass untouched = 0;  // voters who have paid nothing: their share is 1

// A sum of shares, each times a number; a plain number is that many times `untouched`.
class ShareSum {
 public:
  ShareSum() = default;
  explicit ShareSum(const Ratio& number) { add(untouched, number); }

  void add(ShareClass share, const Ratio& times);
  void add(const ShareSum& other, const Ratio& times = 1);
  bool is_number() const { return terms_.empty() || terms_.rbegin()->first == untouched; }
  Ratio of(ShareClass share) const;  // how many times; 0 when it is not in it
  const std::map<ShareClass, Ratio>& terms() const { return terms_; }  // none is 0 times

 private:
  std::map<ShareClass, Ratio> terms_;
};

}  // namespace buurtkas
