#include "engine/voting/cost_in_raises.h"

#include <algorithm>
#include <optional>

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
  std::optional<RaiseStop> why;
  at_cost(own_cost_, [&](const EqualShares& equal_shares) {
    const auto& chain = election_.terms.completion;
    const auto raise = std::find_if(chain.begin(), chain.end(), is_raise);
    first_endowment_ = kept_endowment_ = equal_endowment(equal_shares.count);
    if (raise != chain.end()) {
      const Raised raised = raise_endowment(equal_shares.count, equal_shares, *raise);
      kept_endowment_ = raised.endowment;
      first_endowment_ =
          raised.endowment - Ratio(raised.ended.raises) * Ratio(std::int64_t{EqualShares::raise_cents});
      why = raised.ended.why;
    }
    kept_ = equal_shares.run(kept_endowment_).bought;
  });
  open_up_to_highest_of([&](std::int64_t cents) { return is_bought_in_kept_run(cents); });
  if (why == RaiseStop::next_costs_more) {
    bought_in_next_run_ = highest_of([&](std::int64_t cents) { return is_bought_in_next_run(cents); });
  } else if (why) {
    open_up_to_highest_of([&](std::int64_t cents) { return may_end_later(*why, cents); });
  }
  if (has(election_.terms, Completion::greedy))
    open_up_to_highest_of([&](std::int64_t cents) { return is_taken_by_greedy(cents, kept_); });
  if (has(election_.terms, Completion::comparison))
    open_up_to_highest_of([&](std::int64_t cents) { return is_taken_by_greedy(cents, {}); });
}

std::int64_t CostInRaises::highest() const {
  return std::max(open_up_to_, bought_in_next_run_);
}

bool CostInRaises::is_known_not_to_do(std::int64_t cents) const {
  if (cents <= open_up_to_) return false;
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

// Cheaper, it may be something that raises could buy, or that fits in what is left.
bool CostInRaises::may_end_later(RaiseStop why, std::int64_t cents) const {
  bool may = true;
  at_cost(cents, [&](const EqualShares& equal_shares) {
    if (why == RaiseStop::everything_bought) may = has(equal_shares.obtainable(), project_);
    if (why != RaiseStop::nothing_fits) return;
    std::vector<ProjectIndex> asked = kept_;
    asked.push_back(project_);
    may = is_fundable(equal_shares.count.instance, asked);
  });
  return may;
}

bool CostInRaises::is_taken_by_greedy(std::int64_t cents, std::vector<ProjectIndex> selected) const {
  at_cost(cents, [&](const EqualShares& equal_shares) {
    Trace trace;
    take_greedily(equal_shares.count, worth_by_votes(equal_shares.count), Misfit::skip, selected, trace);
  });
  return has(selected, project_);
}

void CostInRaises::open_up_to_highest_of(const std::function<bool(std::int64_t)>& holds) {
  open_up_to_ = std::max(open_up_to_, highest_of(holds));
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
