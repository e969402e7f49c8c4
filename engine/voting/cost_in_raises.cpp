#include "engine/voting/cost_in_raises.h"

#include <algorithm>

#include "engine/voting/completions.h"
#include "engine/voting/greedy.h"

namespace buurtkas {
namespace {

bool has(const std::vector<ProjectIndex>& projects, ProjectIndex project) {
  return std::find(projects.begin(), projects.end(), project) != projects.end();
}

bool has(const Terms& terms, Completion completion) {
  return std::find(terms.completion.begin(), terms.completion.end(), completion) != terms.completion.end();
}

}  // namespace

CostInRaises::CostInRaises(const CountedElection& election, ProjectIndex project)
    : election_(election), project_(project), own_cost_(election.instance.projects[project].cost.cents()) {
  at_cost(own_cost_, [&](const EqualShares& equal_shares) {
    const auto& chain = election_.terms.completion;
    const auto raise = std::find_if(chain.begin(), chain.end(), is_raise);
    BUURTKAS_ASSERT(raise != chain.end());
    const Raised raised = raise_endowment(equal_shares.count, equal_shares, *raise);
    kept_endowment_ = raised.endowment;
    first_endowment_ =
        raised.endowment - Ratio(raised.ended.raises) * Ratio(std::int64_t{EqualShares::raise_cents});
    ends_with_next_ = raised.ended.why == RaiseStop::next_costs_more;
    kept_ = equal_shares.run(kept_endowment_).bought;
  });
  bought_in_kept_run_ = highest_of([&](std::int64_t cents) { return is_bought_in_kept_run(cents); });
  if (ends_with_next_)
    bought_in_next_run_ = highest_of([&](std::int64_t cents) { return is_bought_in_next_run(cents); });
  if (has(election_.terms, Completion::greedy))
    taken_by_greedy_ = highest_of([&](std::int64_t cents) { return is_taken_by_greedy(cents); });
}

std::int64_t CostInRaises::highest() const {
  // Free, it may be had from pots that could not pay for it before.
  return std::max({bought_in_kept_run_, bought_in_next_run_, taken_by_greedy_, std::int64_t{0}});
}

bool CostInRaises::is_known_not_to_do(std::int64_t cents) const {
  if (cents <= std::max({bought_in_kept_run_, taken_by_greedy_, std::int64_t{0}})) return false;
  if (cents > bought_in_next_run_) return true;
  bool costs_too_much = false;
  at_cost(cents, [&](const EqualShares& equal_shares) {
    costs_too_much = !is_fundable(equal_shares.count.instance, next_run(equal_shares).bought);
  });
  return costs_too_much;
}

void CostInRaises::at_cost(std::int64_t cents, const std::function<void(const EqualShares&)>& ask) const {
  Instance instance = election_.instance;
  instance.projects[project_].cost = Money(cents, instance.currency);
  Trace trace;
  const OnProgress none;
  const Count count = begin_count(instance, election_.profile, election_.terms, election_.votes, none, trace);
  const bool pays_all = election_.terms.method == &method::equal_shares;
  ask(EqualShares(count, pays_all ? Purses::Short::pays_all : Purses::Short::is_left_out));
}

bool CostInRaises::is_bought_in_kept_run(std::int64_t cents) const {
  bool is_bought = false;
  at_cost(cents, [&](const EqualShares& equal_shares) {
    for (Ratio endowment = first_endowment_; !is_bought && endowment <= kept_endowment_;) {
      const EqualSharesRun run = equal_shares.run(endowment);
      is_bought = has(run.bought, project_);
      endowment += Ratio((BigInt(run.same_for) + 1) * EqualShares::raise_cents);
    }
  });
  return is_bought;
}

EqualSharesRun CostInRaises::next_run(const EqualShares& equal_shares) const {
  return equal_shares.run(kept_endowment_ + Ratio(std::int64_t{EqualShares::raise_cents}));
}

bool CostInRaises::is_bought_in_next_run(std::int64_t cents) const {
  bool is_bought = false;
  at_cost(cents,
          [&](const EqualShares& equal_shares) { is_bought = has(next_run(equal_shares).bought, project_); });
  return is_bought;
}

bool CostInRaises::is_taken_by_greedy(std::int64_t cents) const {
  std::vector<ProjectIndex> selected = kept_;
  at_cost(cents, [&](const EqualShares& equal_shares) {
    Trace trace;
    take_greedily(equal_shares.count, worth_by_votes(equal_shares.count), Misfit::skip, selected, trace);
  });
  return has(selected, project_);
}

std::int64_t CostInRaises::highest_of(const std::function<bool(std::int64_t)>& holds) const {
  std::int64_t low = -1;  // it holds here, or nowhere
  std::int64_t high = own_cost_;
  while (high - low > 1) {
    const std::int64_t middle = low + (high - low) / 2;
    (holds(middle) ? low : high) = middle;
  }
  return low;
}

}  // namespace buurtkas
