#include "cli/verify/payments.h"

#include <algorithm>
#include <utility>

#include "cli/verify/funding.h"

namespace buurtkas::verify {

Payments::Payments(const Recount& recount, std::vector<Ratio> pots)
    : recount_(recount), left_(std::move(pots)), reached_(left_.size()) {}

Ratio Payments::pay(ProjectIndex project) {
  Paid paid{recount_.cost(project), recount_.cost(project), {}, std::vector<Ratio>(left_.size())};
  for (const Pot& pot : recount_.instance.pots)
    paid.most.push_back(cents_of(payable(pot, recount_.instance.projects[project])));
  paid_.push_back(std::move(paid));
  while (paid_.back().open.sign() > 0) {
    if (!augment()) break;
  }
  return paid_.back().open;
}

std::optional<Ratio> Payments::least_scale_of_reached() const {
  Ratio asked;
  Ratio most;
  for (std::size_t project = 0; project < paid_.size(); ++project) {
    const Paid& one = paid_[project];
    const auto is_reached_by = [&](std::size_t pot) { return reached_[pot] && one.paid[pot].sign() > 0; };
    bool is_asked = project + 1 == paid_.size();
    for (std::size_t pot = 0; pot < reached_.size(); ++pot) is_asked = is_asked || is_reached_by(pot);
    if (!is_asked) continue;
    asked += one.cost;
    for (std::size_t pot = 0; pot < reached_.size(); ++pot) {
      if (!reached_[pot]) asked -= one.most[pot];
    }
  }
  for (std::size_t pot = 0; pot < reached_.size(); ++pot) {
    if (reached_[pot]) most += cents_of(votable(recount_.instance.pots[pot]));
  }
  if (most.is_zero()) return std::nullopt;
  return asked / most;
}

// A search from the last project over the pots, to one that has money left.
bool Payments::augment() {
  const std::size_t asked = paid_.size() - 1;
  std::vector<std::optional<Step>> steps(left_.size());
  std::vector<std::size_t> queue;
  const auto take = [&](std::size_t project, std::size_t before) {
    for (std::size_t pot = 0; pot < left_.size(); ++pot) {
      if (steps[pot] || paid_[project].paid[pot] >= paid_[project].most[pot]) continue;
      steps[pot] = Step{project, before};
      queue.push_back(pot);
    }
  };
  take(asked, 0);
  for (std::size_t at = 0; at < queue.size(); ++at) {
    const std::size_t pot = queue[at];
    if (left_[pot].sign() > 0) {
      move(steps, pot, asked);
      return true;
    }
    for (std::size_t project = 0; project < asked; ++project) {
      if (paid_[project].paid[pot].sign() > 0) take(project, pot);
    }
  }
  for (std::size_t pot = 0; pot < left_.size(); ++pot) reached_[pot] = steps[pot].has_value();
  return false;
}

void Payments::move(const std::vector<std::optional<Step>>& steps, std::size_t last, std::size_t asked) {
  Ratio amount = std::min(left_[last], paid_[asked].open);
  for (std::size_t pot = last;; pot = steps[pot]->before) {
    const Paid& one = paid_[steps[pot]->project];
    amount = std::min(amount, one.most[pot] - one.paid[pot]);
    if (steps[pot]->project == asked) break;
    amount = std::min(amount, one.paid[steps[pot]->before]);
  }
  left_[last] -= amount;
  paid_[asked].open -= amount;
  for (std::size_t pot = last;; pot = steps[pot]->before) {
    Paid& one = paid_[steps[pot]->project];
    one.paid[pot] += amount;
    if (steps[pot]->project == asked) break;
    one.paid[steps[pot]->before] -= amount;
  }
}

bool can_be_paid(const Recount& recount, const std::vector<Ratio>& pots,
                 const std::vector<ProjectIndex>& projects) {
  if (has_one_pot(recount.instance)) return cents_of(total_cost(recount.instance, projects)) <= pots[0];
  Payments payments(recount, pots);
  return std::all_of(projects.begin(), projects.end(),
                     [&](ProjectIndex project) { return payments.pay(project).is_zero(); });
}

// From no money at all: what is too little says how much it must be, and that is tried next. Each time other
// pots are too small, so it ends.
std::optional<Ratio> least_endowment(const Recount& recount, const std::vector<ProjectIndex>& projects) {
  std::optional<Ratio> scale = 0;
  while (scale) {
    Payments payments(recount, pots_of(recount, *scale));
    const auto pays = [&](ProjectIndex project) { return payments.pay(project).is_zero(); };
    if (std::all_of(projects.begin(), projects.end(), pays))
      return *scale * cents_of(votable(recount.instance)) / recount.profile.voters();
    scale = payments.least_scale_of_reached();
  }
  return std::nullopt;
}

}  // namespace buurtkas::verify
