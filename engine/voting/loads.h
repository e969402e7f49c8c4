#pragma once

#include <cstdint>
#include <vector>

#include "engine/voting/count.h"
#include "engine/voting/left.h"

// The loads of Phragmen's method (phragmen.h): what a voter had earned when their money was last spent. That
// is the load of the last project bought that they support, or what they began with; so all loads are a few
// whole numbers over one denominator, which grows with each purchase.

namespace buurtkas {

class Loads {
 public:
  explicit Loads(const Count& count);
  // What a voter has in hand is a load below nothing.
  Loads(const Count& count, Left left);

  // The load at which the project is due, times its weight and the denominator. Costs a look at its
  // supporters. REQUIRES: it has some.
  BigInt due(ProjectIndex project) const;
  // The same in cents, of a voter of weight 1.
  Ratio in_cents(ProjectIndex project, const BigInt& due) const;

  // Its supporters have that load now. Answers by which factor the denominator grew, for dues that are kept.
  BigInt buy(ProjectIndex project, const BigInt& due);

  // Whether a supporter has more than that load: together they had more than the cost.
  bool would_fall(ProjectIndex project, const BigInt& due) const;

 private:
  std::uint64_t weight(ProjectIndex project) const { return count_.supporters.weight[project]; }

  const Count& count_;
  std::vector<std::uint32_t> load_of_;  // by group: a place in loads_
  std::vector<BigInt> loads_ = {0};     // of a unit of weight, over the denominator
  BigInt denominator_ = 1;
};

}  // namespace buurtkas
