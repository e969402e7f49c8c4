#include "cli/verify/next_change.h"

#include <algorithm>

namespace buurtkas::verify {

NextChange::NextChange(const Recount& recount, const std::vector<std::vector<Backers>>& backers,
                       const Prices& prices)
    : recount_(recount), backers_(backers), prices_(prices), looks_(backers.size()) {
  for (ProjectIndex project = 0; project < backers.size(); ++project) {
    is_ahead_.push_back(recount.is_admitted[project] && !backers[project].empty() &&
                        !recount.cost(project).is_zero());
  }
}

// To go before what is taken, or to be paid by more than it is.
bool NextChange::is_enough(ProjectIndex project, const BigInt& payers,
                           const std::optional<Taken>& taken) const {
  if (!taken) return true;
  const Ratio payment = recount_.cost(project) / Ratio(payers);
  if (project == taken->project) return payment < taken->payment;
  return !prices_.is_ruled_out(project, prices_.worth_of(project, payment), taken->project,
                               prices_.worth_of(taken->project, taken->payment));
}

void NextChange::keep(Wallets& wallets, const std::optional<Taken>& taken) {
  ++stage_;
  const Ratio weight(recount_.profile.voter_weight());
  for (ProjectIndex project = 0; project < is_ahead_.size(); ++project) {
    while (is_ahead_[project]) {
      std::optional<Look>& look = looks_[project];
      if (look) {
        const auto first = std::partition_point(
            look->lacks.begin(), look->lacks.end(),
            [&](const Wallets::Lack& lack) { return !is_enough(project, lack.payers, taken); });
        if (first == look->lacks.end()) break;
        const Ratio cents = first->cents * weight;
        if (cents_ && cents >= *cents_) break;
        if (look->stage == stage_) {
          if (cents.sign() > 0) keep(cents);
          break;
        }
      }
      look = {stage_, wallets.lacks(backers_[project], recount_.cost(project))};
    }
  }
  if (taken) is_ahead_[taken->project] = false;
}

void NextChange::keep(const Ratio& cents) {
  if (!cents_ || cents < *cents_) cents_ = cents;
}

}  // namespace buurtkas::verify
