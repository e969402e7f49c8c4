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

  // The load at which supporters can pay a project together: at / (payers * the denominator). Of those who
  // had more money than others some may be left with as much as all who pay; who has less than that pays
  // nothing.
  struct Due {
    BigInt at;
    std::uint64_t payers = 0;  // weight

    bool is_before(const Due& other) const { return at * other.payers < other.at * payers; }
  };
  // Costs a look at its supporters. REQUIRES: it has some.
  Due due(ProjectIndex project) const;
  // In cents, of a voter of weight 1.
  Ratio in_cents(const Due& due) const;

  // Its payers have that load now. Answers by which factor the denominator grew, for dues that are kept.
  BigInt buy(ProjectIndex project, const Due& due);

 private:
  const Count& count_;
  std::vector<std::uint32_t> load_of_;  // by group: a place in loads_
  std::vector<BigInt> loads_ = {0};     // of a unit of weight, over the denominator
  BigInt denominator_ = 1;
  bool has_money_ = false;  // anybody, at first: only then somebody may not pay
};

}  // namespace buurtkas
