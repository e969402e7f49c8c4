#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "engine/voting/equal_shares.h"

// A run of exact equal shares at a rising endowment, which tells the next endowment at which the run is
// another: which project comes next, who pays for it, or whether the pots can (Kraiczy, Robinson, Elkind,
// "Streamlining Equal Shares", arXiv 2502.11797). It goes on from the first purchase that changes, and all
// before stays; rising_run.cpp has why that is exact. Costs a step for each backer at each look at a project;
// memory for each payment.

namespace buurtkas {

class RisingRun {
 public:
  // The endowment in cents, of a voter of weight 1. REQUIRES: of is exact equal shares, and outlives this.
  RisingRun(const EqualShares& of, const Ratio& endowment);
  ~RisingRun();

  const Ratio& endowment() const;
  std::vector<ProjectIndex> bought() const;
  std::vector<ProjectIndex> order() const;  // with what a limit or the pots keep out

  // The least endowment above this one whose run is another; nothing when none is.
  std::optional<Ratio> next() const;
  void raise_to(const Ratio& endowment);  // REQUIRES: no less than it is

 private:
  class Run;
  std::unique_ptr<Run> run_;
};

}  // namespace buurtkas
