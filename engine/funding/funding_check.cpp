#include "engine/funding/funding_check.h"

#include <utility>

#include "engine/funding/flow.h"
#include "engine/funding/limits.h"

namespace buurtkas {
namespace {

// Pots that may pay everything are one pot.
bool all_unmarked(const Instance& instance) {
  for (const Pot& pot : instance.pots) {
    if (!is_unmarked(pot)) return false;
  }
  return true;
}

std::vector<BigInt> scaled_pots(const Instance& instance, const BigInt& numerator) {
  std::vector<BigInt> pots;
  for (const Pot& pot : instance.pots) pots.push_back(votable(pot).cents() * numerator);
  return pots;
}

}  // namespace

// Everything is multiplied by the denominator, so that all amounts are whole.
struct FundingCheck::State {
  const Instance& instance;
  BigInt denominator;
  bool is_one_sum;
  BigInt sum_left;
  Flow flow;
  Limits limits;
};

FundingCheck::FundingCheck(const Instance& instance, const BigInt& numerator, const BigInt& denominator)
    : state_(new State{instance, denominator, all_unmarked(instance), votable(instance).cents() * numerator,
                       Flow(scaled_pots(instance, numerator)), Limits(instance)}) {
  BUURTKAS_ASSERT(numerator >= 0 && denominator > 0);
}

FundingCheck::~FundingCheck() = default;
FundingCheck::FundingCheck(FundingCheck&&) noexcept = default;
FundingCheck& FundingCheck::operator=(FundingCheck&&) noexcept = default;

bool FundingCheck::breaks_limit(ProjectIndex project) const {
  return !state_->limits.allow(project);
}

bool FundingCheck::can_add(ProjectIndex project) {
  if (breaks_limit(project)) return false;
  if (state_->is_one_sum) {
    return state_->instance.projects[project].cost.cents() * state_->denominator <= state_->sum_left;
  }
  Flow before = state_->flow;
  const bool is_payable = pay(project);
  state_->flow = std::move(before);
  return is_payable;
}

bool FundingCheck::add(ProjectIndex project) {
  if (breaks_limit(project) || !pay(project)) return false;
  state_->limits.add(project);
  return true;
}

bool FundingCheck::pay(ProjectIndex project) {
  const Project& asked = state_->instance.projects[project];
  const BigInt cost = asked.cost.cents() * state_->denominator;
  if (state_->is_one_sum) {
    if (cost > state_->sum_left) return false;
    state_->sum_left -= cost;
    return true;
  }
  std::vector<BigInt> payable_by;
  for (const Pot& pot : state_->instance.pots) {
    payable_by.push_back(payable(pot, asked).cents() * state_->denominator);
  }
  Flow before = state_->flow;
  if (state_->flow.pay(state_->flow.add(cost, std::move(payable_by)))) return true;
  state_->flow = std::move(before);
  return false;
}

}  // namespace buurtkas
