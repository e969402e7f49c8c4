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

// Of `from` (-1: nowhere) up to below `high` the highest of which this holds, when it holds of every lower
// one.
std::int64_t highest_of(std::int64_t low, std::int64_t high, const std::function<bool(std::int64_t)>& holds) {
  while (high - low > 1) {
    const std::int64_t middle = low + (high - low) / 2;
    (holds(middle) ? low : high) = middle;
  }
  return low;
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
    next_endowment_ = kept_endowment_ + Ratio(std::int64_t{EqualShares::raise_cents});
    kept_ = equal_shares.run(kept_endowment_).bought;
  });
  open_up_to_highest_of([&](std::int64_t cents) { return is_bought_before(next_endowment_, cents); });
  if (why == RaiseStop::next_costs_more) {
    bought_in_next_run_ =
        highest_of(-1, own_cost_, [&](std::int64_t cents) { return is_bought_in(next_endowment_, cents); });
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

std::optional<std::int64_t> CostInRaises::none_down_to(std::int64_t cents) const {
  if (cents > highest()) return highest() + 1;
  if (cents == 0) return std::nullopt;
  if (const auto down_to = none_down_to_by_runs(cents)) return down_to;
  if (cents > open_up_to_ && costs_too_much_in_next_run(cents)) return cents;
  return std::nullopt;
}

// Of the first run that buys it, when that costs too much, and what was kept before it.
std::optional<std::int64_t> CostInRaises::none_down_to_by_runs(std::int64_t cents) const {
  const bool ends_with_next = bought_in_next_run_ >= 0;
  const Ratio last = ends_with_next ? next_endowment_ : kept_endowment_;
  std::vector<ProjectIndex> kept;
  Ratio endowment = first_endowment_;
  std::int64_t low = -1;
  at_cost(cents, [&](const EqualShares& equal_shares) {
    const bool goes_by_cents = equal_shares.is_one_pot && election_.terms.method == &method::equal_shares;
    if (!goes_by_cents) return;
    while (endowment <= last) {
      const EqualSharesRun run = equal_shares.run(endowment);
      if (has(run.bought, project_)) break;
      kept = run.bought;
      endowment += Ratio((BigInt(run.same_for) + 1) * EqualShares::raise_cents);
    }
    if (endowment > last) return;
    const EqualSharesRun run = equal_shares.run_cheaper(endowment, project_);
    const Instance& instance = equal_shares.count.instance;
    const std::int64_t over =
        total_cost(instance, run.bought).cents() - votable(instance).cents();  // and it costs as much less
    if (over <= 0) return;
    const std::int64_t same_for = run.same_for.convert_to<std::int64_t>();
    low = std::max({cents - same_for, cents - over + 1, below_which_ties_change(cents)});
  });
  if (low < 0) return std::nullopt;
  const auto stay_above = [&](const std::function<bool(std::int64_t)>& is_taken) {
    if (is_taken(low)) low = highest_of(low, cents + 1, is_taken) + 1;
  };
  const Ratio before = endowment - Ratio(std::int64_t{EqualShares::raise_cents});
  stay_above([&](std::int64_t lower) { return is_bought_in(before, lower); });
  stay_above([&](std::int64_t lower) { return is_bought_before(endowment, lower); });
  if (has(election_.terms, Completion::greedy))
    stay_above([&](std::int64_t lower) { return is_taken_by_greedy(lower, kept); });
  if (has(election_.terms, Completion::comparison))
    stay_above([&](std::int64_t lower) { return is_taken_by_greedy(lower, {}); });
  if (low > cents) return std::nullopt;
  return low;
}

// Ties by the lower cost: from there on, with this cost, it is in the same place among the others.
std::int64_t CostInRaises::below_which_ties_change(std::int64_t cents) const {
  const auto& ties = election_.terms.tie_breaks;
  std::int64_t low = 1;
  if (std::find(ties.begin(), ties.end(), TieBreak::lowest_cost) == ties.end()) return low;
  for (const Project& other : election_.instance.projects) {
    if (&other == &election_.instance.projects[project_]) continue;
    if (other.cost.cents() <= cents) low = std::max(low, std::min(other.cost.cents() + 1, cents));
  }
  return low;
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

bool CostInRaises::is_bought_before(const Ratio& end, std::int64_t cents) const {
  bool is_bought = false;
  at_cost(cents, [&](const EqualShares& equal_shares) {
    for (Ratio endowment = first_endowment_; !is_bought && endowment < end;) {
      const EqualSharesRun run = equal_shares.run(endowment);
      is_bought = has(run.bought, project_);
      endowment += Ratio((BigInt(run.same_for) + 1) * EqualShares::raise_cents);
    }
  });
  return is_bought;
}

bool CostInRaises::is_bought_in(const Ratio& endowment, std::int64_t cents) const {
  bool is_bought = false;
  at_cost(cents, [&](const EqualShares& equal_shares) {
    is_bought = has(equal_shares.run(endowment).bought, project_);
  });
  return is_bought;
}

bool CostInRaises::costs_too_much_in_next_run(std::int64_t cents) const {
  bool costs_too_much = false;
  at_cost(cents, [&](const EqualShares& equal_shares) {
    costs_too_much = !is_fundable(equal_shares.count.instance, equal_shares.run(next_endowment_).bought);
  });
  return costs_too_much;
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
  open_up_to_ = std::max(open_up_to_, highest_of(-1, own_cost_, holds));
}

}  // namespace buurtkas
