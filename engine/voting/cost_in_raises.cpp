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

// Raises `low` above all, up to `cents`, of which this holds.
void stay_above(std::int64_t cents, std::int64_t& low, const std::function<bool(std::int64_t)>& holds) {
  if (low <= cents && holds(low)) low = highest_of(low, cents + 1, holds) + 1;
}

}  // namespace

CostInRaises::CostInRaises(const CountedElection& election, ProjectIndex project)
    : election_(election), project_(project), own_cost_(election.instance.projects[project].cost.cents()) {
  if (KeptAtCosts::is_known(election)) {
    open_up_to_ = own_cost_ - 1;
  } else {
    find_what_is_open();
  }
}

void CostInRaises::find_what_is_open() {
  std::optional<RaiseStop> why;
  at_cost(own_cost_, [&](const EqualShares& equal_shares) {
    const auto& chain = election_.terms.completion;
    const auto raise = std::find_if(chain.begin(), chain.end(), is_raise);
    first_endowment_ = kept_endowment_ = equal_endowment(equal_shares.count);
    if (raise != chain.end()) {
      const Raised raised = raise_endowment(equal_shares.count, equal_shares, *raise);
      kept_endowment_ = raised.endowment;
      first_endowment_ = raised.endowment - Ratio(raised.ended.raises) * Ratio(std::int64_t{raise_cents});
      why = raised.ended.why;
    }
    next_endowment_ = kept_endowment_ + Ratio(std::int64_t{raise_cents});
    kept_ = equal_shares.run(kept_endowment_).bought;
  });
  const auto highest = [&](const std::function<bool(std::int64_t)>& holds) {
    return highest_of(-1, own_cost_, holds);
  };
  const auto open = [](std::int64_t& up_to, std::int64_t cents) { up_to = std::max(up_to, cents); };
  open(runs_open_up_to_,
       highest([&](std::int64_t cents) { return is_bought_before(next_endowment_, cents); }));
  if (why == RaiseStop::next_costs_more) {
    bought_in_next_run_ = highest([&](std::int64_t cents) { return is_bought_in(next_endowment_, cents); });
  } else if (why) {
    open(runs_open_up_to_, highest([&](std::int64_t cents) { return may_end_later(*why, cents); }));
  }
  open(open_up_to_, runs_open_up_to_);
  if (has(election_.terms, Completion::greedy))
    open(open_up_to_, highest([&](std::int64_t cents) { return is_taken_by_greedy(cents, kept_); }));
  if (has(election_.terms, Completion::comparison))
    open(open_up_to_, highest([&](std::int64_t cents) { return is_taken_by_greedy(cents, {}); }));
}

std::int64_t CostInRaises::highest() const {
  return std::max(open_up_to_, bought_in_next_run_);
}

std::optional<std::int64_t> CostInRaises::none_down_to(std::int64_t cents) {
  if (cents > highest()) return highest() + 1;
  if (cents == 0) return std::nullopt;
  if (KeptAtCosts::is_known(election_)) return none_down_to_in_walk(cents);
  if (const std::int64_t runs_open = std::max(runs_open_up_to_, bought_in_next_run_); cents > runs_open) {
    Kept kept = {kept_, runs_open + 1};
    if (stays_out_of_the_rest(cents, kept)) return kept.down_to;
  }
  if (cents > open_up_to_ && costs_too_much_in_next_run(cents)) return cents;
  return std::nullopt;
}

std::optional<std::int64_t> CostInRaises::none_down_to_in_walk(std::int64_t cents) {
  std::uint64_t runs = 64;  // about as long as a count or two
  std::int64_t down_to = cents + 1;
  while (down_to > 1) {
    const std::int64_t next = down_to - 1;
    if (!costs_) costs_.emplace(election_, project_, next);
    while (!told_ || told_->least > next) {
      told_ = costs_->next(runs);
      if (!told_) return down_to;
    }
    Kept kept = {told_->bought, std::max(told_->least, below_which_ties_change(next))};
    if (has(kept.bought, project_) || !stays_out_of_the_rest(next, kept)) break;
    down_to = kept.down_to;
  }
  if (down_to > cents) return std::nullopt;
  return down_to;
}

// Of what spends the rest, at every cost down to where that is known.
bool CostInRaises::stays_out_of_the_rest(std::int64_t cents, Kept& kept) const {
  if (has(election_.terms, Completion::greedy)) {
    stay_above(cents, kept.down_to,
               [&](std::int64_t lower) { return is_taken_by_greedy(lower, kept.bought); });
  }
  if (kept.down_to > cents) return false;
  if (!has(election_.terms, Completion::comparison)) return true;
  if (is_taken_by_greedy(cents, {})) return loses_comparison(cents, kept);
  stay_above(cents, kept.down_to, [&](std::int64_t lower) { return is_taken_by_greedy(lower, {}); });
  return true;
}

// Greedy takes it; but more voters prefer the other outcome. So it is until something more fits in what
// greedy has left.
bool CostInRaises::loses_comparison(std::int64_t cents, Kept& kept) const {
  bool loses = false;
  at_cost(cents, [&](const EqualShares& equal_shares) {
    if (!equal_shares.is_usual) return;
    const Count& count = equal_shares.count;
    const std::vector<Worth> worth = worth_by_votes(count);
    Trace trace;
    std::vector<ProjectIndex> shares = kept.bought;
    if (has(election_.terms, Completion::greedy)) take_greedily(count, worth, Misfit::skip, shares, trace);
    trace.clear();
    std::vector<ProjectIndex> greedy;
    take_greedily(count, worth, Misfit::skip, greedy, trace);
    if (compare_outcomes(count.profile, count.instance.projects.size(), shares, greedy).greedy_kept) return;
    loses = true;
    kept.down_to = std::max(kept.down_to, below_which_ties_change(cents));
    for (const Event& event : trace) {
      const auto* skipped = std::get_if<Skipped>(&event);
      if (skipped == nullptr) continue;
      kept.down_to = std::max(kept.down_to, cents - skipped->cut.short_by.cents() + 1);
    }
  });
  return loses;
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
  ask(EqualShares(count, short_of_money(count.terms.method)));
}

bool CostInRaises::is_bought_before(const Ratio& end, std::int64_t cents) const {
  bool is_bought = false;
  at_cost(cents, [&](const EqualShares& equal_shares) {
    for (Ratio endowment = first_endowment_; !is_bought && endowment < end;) {
      const EqualSharesRun run = equal_shares.run(endowment);
      is_bought = has(run.bought, project_);
      endowment += Ratio((BigInt(run.same_for) + 1) * raise_cents);
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

}  // namespace buurtkas
