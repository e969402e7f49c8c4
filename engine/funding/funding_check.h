#pragma once

#include <memory>

#include "engine/funding/funding.h"

// The feasibility test of a method that buys one project after another: each question costs one augmentation
// of the flow so far, and none at all with one unmarked pot, where it is `cost <= budget`.

namespace buurtkas {

class FundingCheck {
 public:
  // Every pot scaled to pot * numerator / denominator; what a pot may pay of one project (`payable`) is not
  // scaled. REQUIRES: denominator above 0, numerator not below 0; instance outlives this.
  explicit FundingCheck(const Instance& instance, const BigInt& numerator = 1, const BigInt& denominator = 1);
  ~FundingCheck();
  FundingCheck(FundingCheck&&) noexcept;
  FundingCheck& operator=(FundingCheck&&) noexcept;

  // Whether this project beside the bought set breaks a limit, whatever the pots hold. Limits are not scaled.
  bool breaks_limit(ProjectIndex project) const;

  // Whether the bought set and this project are fundable together.
  bool can_add(ProjectIndex project);

  // Buys it when it can. ENSURES: when it cannot, nothing has changed.
  bool add(ProjectIndex project);

 private:
  bool pay(ProjectIndex project);

  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace buurtkas
