#include "engine/voting/what_would_help.h"

#include <algorithm>
#include <functional>
#include <numeric>
#include <span>
#include <utility>

#include "engine/voting/changed_profile.h"
#include "engine/voting/completions.h"
#include "engine/voting/cost_in_raises.h"
#include "engine/voting/rival_choices.h"
#include "engine/voting/rivals_in_greedy.h"
#include "engine/voting/steady.h"
#include "engine/voting/voters_in_raises.h"
#include "engine/voting/voters_in_shares.h"

namespace buurtkas {
namespace {

constexpr std::uint64_t kept_for_halves = 80;
constexpr std::uint64_t steps_least = 24;        // about as many as the halves take, of a large city
constexpr std::uint64_t work_a_count = 100'000;  // numbers that are looked at where a count may be made
constexpr std::uint64_t kept_for_doubling = 44;  // 20 doublings, 20 halves, and to verify

bool has(const std::vector<ProjectIndex>& projects, ProjectIndex project) {
  return std::find(projects.begin(), projects.end(), project) != projects.end();
}

using IsEnough = std::function<bool(std::uint64_t)>;

LeastNumber verified(LeastNumber least, const IsEnough& is_enough) {
  if (least.number) {
    BUURTKAS_ASSERT(is_enough(*least.number));
    BUURTKAS_ASSERT(*least.number == 1 || !is_enough(*least.number - 1));
  }
  return least;
}

LeastNumber least_by_halves(const IsEnough& is_enough) {
  if (!is_enough(further_voters_most)) return {std::nullopt, further_voters_most + 1};
  std::uint64_t low = 0;
  std::uint64_t high = further_voters_most;
  while (high - low > 1) {
    const std::uint64_t middle = low + (high - low) / 2;
    (is_enough(middle) ? high : low) = middle;
  }
  return verified({high, high}, is_enough);
}

LeastNumber least_by_one_at_a_time(const IsEnough& is_enough, std::uint64_t most, const Recounter& recounter,
                                   std::uint64_t counts_kept = 0, std::uint64_t next = 1) {
  for (; next <= most && recounter.counts_left() > counts_kept; ++next) {
    if (is_enough(next)) return verified({next, next}, is_enough);
  }
  return {std::nullopt, next};
}

using NoneFrom = std::function<std::optional<std::uint64_t>(std::uint64_t voters, std::uint64_t from)>;

// Many numbers at once, as long as none of them is enough; where one may be, fewer at once, and in the end
// one. What was then learnt of higher numbers is kept.
LeastNumber least_in_ranges(const IsEnough& is_enough, const NoneFrom& none_from, Recounter& recounter,
                            std::uint64_t counts_kept, std::uint64_t next, std::uint64_t at_once) {
  struct Range {
    std::uint64_t from, last;
  };
  const std::uint64_t none = further_voters_most + 1;
  std::vector<Range> not_enough = {{none, none}};  // the nearest is the last
  while (next < none && recounter.counts_left() > counts_kept) {
    const std::uint64_t last = std::min(next + at_once, not_enough.back().from) - 1;
    std::uint64_t from = next;
    if (last == next) {
      if (is_enough(next)) return verified({next, next}, is_enough);
    } else {
      from = none_from(last, next).value_or(none);
    }
    if (from > next) {
      if (from <= last) not_enough.push_back({from, last});
      at_once = (last + 1 - next) / 2;
      continue;
    }
    next = last + 1;
    at_once *= 2;
    for (; next < none && not_enough.back().from == next; not_enough.pop_back())
      next = not_enough.back().last + 1;
  }
  return {std::nullopt, next};
}

// Some number that is enough where one fewer is not; a lower one may be enough too. Up to `none_below` none
// is.
LeastNumber some_by_doubling(const IsEnough& is_enough, std::uint64_t none_below, std::uint64_t most) {
  std::uint64_t low = none_below - 1;
  std::uint64_t high = std::min(none_below, most);
  while (!is_enough(high)) {
    if (high == most) return {std::nullopt, none_below};
    low = high;
    high = std::min(2 * high, most);
  }
  while (high - low > 1) {
    const std::uint64_t middle = low + (high - low) / 2;
    (is_enough(middle) ? high : low) = middle;
  }
  return verified({high, none_below}, is_enough);
}

class CostSearch {
 public:
  CostSearch(Recounter& recounter, ProjectIndex project)
      : recounter_(recounter),
        project_(project),
        own_(recounter.of().instance.projects[project].cost.cents()) {}

  HighestCost search() {
    const CountedElection& election = recounter_.of();
    if (own_ == 0) return {std::nullopt, true};
    if (is_steady_in_cost(election, project_)) return by_halves(own_, true);
    const std::int64_t top = highest_paid();
    if (!is_each_run_steady_in_cost(election, project_)) {
      return one_by_one(top, [](std::int64_t) { return std::nullopt; });
    }
    CostInRaises raises(election, project_);
    return one_by_one(std::min(top, raises.highest()),
                      [&](std::int64_t cents) { return raises.none_down_to(cents); });
  }

 private:
  Money amount(std::int64_t cents) const { return {cents, recounter_.of().instance.currency}; }

  // The highest cost below its own that the pots can pay, if for nothing else. What is left for a next
  // project may grow with its cost by a pot that pays a share.
  std::int64_t highest_paid() const {
    const Instance& instance = recounter_.of().instance;
    const bool pays_shares = std::any_of(instance.pots.begin(), instance.pots.end(), [](const Pot& pot) {
      return pot.earmark.largest_share != Ratio(1);
    });
    if (!is_money_steady(instance, project_) || (recounter_.of().terms.next && pays_shares)) return own_ - 1;
    std::int64_t low = 0;
    std::int64_t high = own_;
    while (high - low > 1) {
      const std::int64_t middle = low + (high - low) / 2;
      (can_be_paid_alone(recounter_.of(), project_, amount(middle)) ? low : high) = middle;
    }
    return low;
  }

  bool is_selected_at(std::int64_t cents) {
    return has(recounter_.with_cost(project_, amount(cents)), project_);
  }

  // REQUIRES: at `high` it is not selected.
  HighestCost by_halves(std::int64_t high, bool is_steady) {
    if (!is_selected_at(0)) return {std::nullopt, is_steady};
    std::int64_t low = 0;
    while (high - low > 1) {
      const std::int64_t middle = low + (high - low) / 2;
      (is_selected_at(middle) ? low : high) = middle;
    }
    return verified(low, is_steady);
  }

  using NoneDownTo = std::function<std::optional<std::int64_t>(std::int64_t)>;

  // Down from a cost above which none does, passing over what is known not to do.
  HighestCost one_by_one(std::int64_t top, const NoneDownTo& none_down_to) {
    std::uint64_t steps = 0;
    for (std::int64_t cents = top; cents >= 0; --cents) {
      if (++steps > steps_least && recounter_.counts_left() < kept_for_halves)
        return by_halves(cents + 1, false);
      if (const auto low = none_down_to(cents)) {
        cents = *low;
        recounter_.tell_count();
      } else if (is_selected_at(cents)) {
        return verified(cents, true);
      }
    }
    return {std::nullopt, true};
  }

  HighestCost verified(std::int64_t cents, bool is_highest) {
    BUURTKAS_ASSERT(is_selected_at(cents));
    BUURTKAS_ASSERT(!is_selected_at(cents + 1));
    return {amount(cents), is_highest};
  }

  Recounter& recounter_;
  ProjectIndex project_;
  std::int64_t own_;
};

LeastNumber least_of_any(const IsEnough& is_enough, Recounter& recounter, ProjectIndex project,
                         std::uint64_t counts_kept) {
  const std::uint64_t none = further_voters_most + 1;
  if (VotersInShares::is_known(recounter.of())) {
    const VotersInShares shares(recounter.of(), project);
    const auto next = std::clamp<std::uint64_t>(shares.least().value_or(none), 1, none);
    const auto none_from = [&](std::uint64_t voters, std::uint64_t from) {
      recounter.tell_count();
      return shares.none_from(voters, from);
    };
    return least_in_ranges(is_enough, none_from, recounter, counts_kept, next, 1);
  }
  if (VotersInRaises::is_known(recounter.of())) {
    const VotersInRaises raises(recounter.of(), project);
    // Where so many buy it in some run, more do.
    std::uint64_t bought_from = none;
    const auto none_from = [&](std::uint64_t voters, std::uint64_t from) {
      std::optional<std::uint64_t> first;
      if (voters >= bought_from) return first;
      recounter.tell_count();
      first = raises.none_from(voters, from);
      if (!first) bought_from = voters;
      return first;
    };
    return least_in_ranges(is_enough, none_from, recounter, counts_kept, 1, 64);
  }
  return least_by_one_at_a_time(is_enough, further_voters_most, recounter, counts_kept);
}

LeastNumber further_approvals(Recounter& recounter, ProjectIndex project) {
  const IsEnough is_enough = [&](std::uint64_t voters) {
    return has(recounter.with_profile(with_voters_for(recounter.of().profile, project, voters)), project);
  };
  if (is_steady_in_approvals(recounter.of())) return least_by_halves(is_enough);
  const std::uint64_t kept = std::min(kept_for_doubling, recounter.counts_left() / 2);
  const LeastNumber least = least_of_any(is_enough, recounter, project, kept);
  if (least.number || least.none_below > further_voters_most) return least;
  return some_by_doubling(is_enough, least.none_below, further_voters_most);
}

FewestInGreedy known_of_rivals(const CountedElection& election, ProjectIndex project,
                               const RivalChoices& choices, std::uint64_t work) {
  if (GreedyRivals::is_known(election)) return fewest_in_greedy(election, project, choices, work);
  // No choice of them gives its supporters more money than they have from the beginning.
  if (VotersInShares::is_known(election) && VotersInShares(election, project).least() != 0u)
    return {choices.possible() + 1, std::nullopt};
  return {};
}

class RivalSearch {
 public:
  RivalSearch(Recounter& recounter, const std::vector<ProjectIndex>& selected, ProjectIndex project)
      : recounter_(recounter),
        project_(project),
        choices_(recounter.of().instance, recounter.of().profile, selected, project) {}

  FewerRivals search() {
    answer_.possible = choices_.possible();
    const FewestInGreedy known =
        known_of_rivals(recounter_.of(), project_, choices_, recounter_.counts_left() * work_a_count);
    answer_.supporters.none_below = known.none_below;
    if (known.found) keep_if_enough(*known.found);
    if (!is_known()) in_order();
    all_choices();
    if (answer_.supporters.number) answer_.approvals = choices_.approvals(chosen_);
    return answer_;
  }

 private:
  using Voters = RivalChoices::Voters;

  bool is_enough(const Voters& voters) {
    return has(recounter_.with_profile(with_voters_alone(recounter_.of().profile, project_, voters)),
               project_);
  }

  // More than there are, when none was found.
  std::uint64_t found() const { return answer_.supporters.number.value_or(answer_.possible + 1); }

  bool is_known() const { return answer_.supporters.none_below >= found(); }

  void keep_if_enough(const Voters& voters) {
    const std::uint64_t size = std::accumulate(voters.begin(), voters.end(), std::uint64_t{0});
    if (size >= found() || !is_enough(voters)) return;
    answer_.supporters.number = size;
    chosen_ = voters;
  }

  void in_order() {
    const IsEnough first_are = [&](std::uint64_t size) { return is_enough(choices_.first(size)); };
    const std::uint64_t most = found() - 1;
    const std::uint64_t kept = std::min(kept_for_doubling, recounter_.counts_left() / 2);
    LeastNumber found =
        least_by_one_at_a_time(first_are, most, recounter_, kept, answer_.supporters.none_below);
    answer_.in_order = found.number.value_or(found.none_below - 1);
    if (!found.number && found.none_below <= most)
      found = some_by_doubling(first_are, found.none_below, most);
    if (!found.number) return;
    answer_.supporters.number = found.number;
    chosen_ = choices_.first(*found.number);
  }

  // As long as there are counts for all of one size.
  void all_choices() {
    std::uint64_t& size = answer_.supporters.none_below;
    for (; size < found() && choices_.number_of(size) <= recounter_.counts_left(); ++size) {
      const auto enough = choices_.find(size, [&](const Voters& voters) { return is_enough(voters); });
      if (!enough) continue;
      answer_.supporters.number = size;
      chosen_ = *enough;
      BUURTKAS_ASSERT(is_enough(chosen_));
      return;
    }
  }

  Recounter& recounter_;
  ProjectIndex project_;
  RivalChoices choices_;
  FewerRivals answer_;
  Voters chosen_;
};

}  // namespace

bool WhatWouldHelp::has_votes_and_cost() const {
  if (!highest_cost.is_highest) return false;
  return !can_be_paid || (further_approvals.number ? further_approvals.is_least()
                                                   : further_approvals.none_below > further_voters_most);
}

WhatWouldHelp what_would_help(const CountedElection& election, ProjectIndex project, std::uint64_t counts_max,
                              const OnProgress& on_progress) {
  std::uint64_t counts_before = 0;
  std::uint64_t counts = 0;
  const OnProgress in_all = [&](const CountProgress& step) {
    counts = counts_before + step.runs;
    if (on_progress) on_progress({counts});
  };
  const auto ask = [&](const auto& question) {
    counts_before = counts;
    Recounter recounter(election, counts_max, in_all);
    return question(recounter);
  };
  const std::vector<ProjectIndex> selected =
      ask([&](Recounter& recounter) { return recounter.with_profile(election.profile); });
  BUURTKAS_ASSERT(!has(selected, project));

  WhatWouldHelp answer;
  answer.highest_cost = ask([&](Recounter& recounter) { return CostSearch(recounter, project).search(); });
  answer.can_be_paid = can_be_paid_alone(election, project, election.instance.projects[project].cost);
  if (!answer.can_be_paid) return answer;
  answer.further_approvals = ask([&](Recounter& recounter) { return further_approvals(recounter, project); });
  answer.fewer_rivals =
      ask([&](Recounter& recounter) { return RivalSearch(recounter, selected, project).search(); });
  return answer;
}

}  // namespace buurtkas
