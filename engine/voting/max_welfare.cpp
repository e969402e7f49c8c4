#include "engine/voting/max_welfare.h"

#include <algorithm>
#include <utility>

#include "engine/funding/flow.h"
#include "engine/funding/funding.h"
#include "engine/funding/limits.h"
#include "engine/voting/method.h"
#include "engine/voting/tally.h"

namespace buurtkas {
namespace {

// A project that could be in the best set. Values are whole: all are multiplied by one common denominator.
struct Item {
  ProjectIndex project;
  std::int64_t cost;
  BigInt value;  // above 0
  BigInt bit;    // the higher, the earlier in the order of the ties
};

// A set of projects, and how good it is: more value first, then the earlier projects. No two sets are equal.
struct Choice {
  BigInt value;
  BigInt bits;

  void add(const Item& item) {
    value += item.value;
    bits += item.bit;
  }
  bool is_better_than(const Choice& other) const {
    const int by_value = value.compare(other.value);
    return by_value != 0 ? by_value > 0 : bits.compare(other.bits) > 0;
  }
};

// The best value for money first.
std::vector<Item> items_of(const Count& count) {
  const std::vector<Ratio> welfare = welfare_of(count);
  BigInt denominator = 1;
  for (const Ratio& one : welfare) denominator = boost::multiprecision::lcm(denominator, one.denominator());
  std::vector<Item> items;
  for (std::size_t place = 0; place < count.projects.size(); ++place) {
    const ProjectIndex project = count.projects[place];
    if (welfare[project].sign() <= 0) continue;
    if (!is_fundable(count.instance, {&project, 1})) continue;
    const Ratio whole = welfare[project] * Ratio(denominator);
    items.push_back({project, count.instance.projects[project].cost.cents(), whole.numerator(),
                     BigInt(1) << (count.projects.size() - 1 - place)});
  }
  std::stable_sort(items.begin(), items.end(),
                   [](const Item& a, const Item& b) { return a.value * b.cost > b.value * a.cost; });
  return items;
}

// Calls back now and then.
class Steps {
 public:
  explicit Steps(const OnProgress& on_progress) : on_progress_(on_progress) {}

  void add(std::uint64_t steps) {
    const std::uint64_t before = taken_;
    taken_ += steps;
    if (on_progress_ && before / often != taken_ / often) on_progress_({taken_});
  }

 private:
  static constexpr std::uint64_t often = 4096;

  const OnProgress& on_progress_;
  std::uint64_t taken_ = 0;
};

// One sum of money. INVARIANT between items: `states_` are all sets of the items so far that may still become
// the best, but for those that another outdoes at no more cost; both cost and goodness rise.
class Knapsack {
 public:
  Knapsack(std::vector<Item> items, std::int64_t budget, const OnProgress& on_progress)
      : items_(std::move(items)), budget_(budget), steps_(on_progress) {
    cost_before_.push_back(0);
    value_before_.emplace_back(0);
    for (const Item& item : items_) {
      cost_before_.push_back(cost_before_.back() + item.cost);
      value_before_.push_back(value_before_.back() + item.value);
    }
    bits_from_.resize(items_.size() + 1);
    for (std::size_t at = items_.size(); at > 0; --at)
      bits_from_[at - 1] = bits_from_[at] + items_[at - 1].bit;
  }

  BigInt best_bits() {
    take_what_fits();
    states_ = {State{0, {}}};
    for (std::size_t next = 0; next < items_.size() && !states_.empty(); ++next) {
      merge(items_[next]);
      drop_hopeless(next + 1);
      steps_.add(states_.size());
    }
    return best_.bits;
  }

 private:
  struct State {
    std::int64_t cost;
    Choice choice;
  };

  // A first set to beat.
  void take_what_fits() {
    std::int64_t left = budget_;
    for (const Item& item : items_) {
      if (item.cost > left) continue;
      left -= item.cost;
      best_.add(item);
    }
  }

  void keep(State state) {
    if (kept_.empty() || state.choice.is_better_than(kept_.back().choice)) {
      if (!kept_.empty() && kept_.back().cost == state.cost) kept_.pop_back();
      kept_.push_back(std::move(state));
    }
  }

  // Every state, and every state with this item, by cost.
  void merge(const Item& item) {
    kept_.clear();
    std::size_t without = 0;
    std::size_t with = 0;
    while (without < states_.size()) {
      const bool can_add = with < states_.size() && states_[with].cost + item.cost <= budget_;
      if (can_add && states_[with].cost + item.cost < states_[without].cost) {
        keep(added(states_[with++], item));
      } else {
        keep(states_[without++]);
      }
    }
    for (; with < states_.size() && states_[with].cost + item.cost <= budget_; ++with) {
      keep(added(states_[with], item));
    }
    states_.swap(kept_);
  }

  static State added(const State& state, const Item& item) {
    State sum = state;
    sum.cost += item.cost;
    sum.choice.add(item);
    return sum;
  }

  void drop_hopeless(std::size_t next) {
    std::erase_if(states_, [&](const State& state) { return !has_hope(state, next); });
  }

  // Whether with items from `next` on it could become better than the best. Filled up with whole items it may
  // itself be the best.
  bool has_hope(const State& state, std::size_t next) {
    const std::int64_t reach = cost_before_[next] + (budget_ - state.cost);
    const auto first = cost_before_.begin() + static_cast<std::ptrdiff_t>(next);
    const auto end = std::upper_bound(first, cost_before_.end(), reach) - cost_before_.begin() - 1;
    const auto split = static_cast<std::size_t>(end);  // the first item that does not fit whole
    BigInt bound = state.choice.value + value_before_[split] - value_before_[next];
    if (bound >= best_.value) {
      Choice filled{bound, state.choice.bits + bits_from_[next] - bits_from_[split]};
      if (filled.is_better_than(best_)) best_ = std::move(filled);
    }
    if (split < items_.size()) {
      bound += items_[split].value * (reach - cost_before_[split]) / items_[split].cost;
    }
    return Choice{std::move(bound), state.choice.bits + bits_from_[next]}.is_better_than(best_);
  }

  std::vector<Item> items_;
  std::int64_t budget_;
  Steps steps_;
  std::vector<std::int64_t> cost_before_;  // of all items before this one
  std::vector<BigInt> value_before_;
  std::vector<BigInt> bits_from_;  // of this item and all after it
  std::vector<State> states_;
  std::vector<State> kept_;  // scratch
  Choice best_;
};

// The most value that fractions of projects can have within limits that share no project, and within all the
// money as if it were one sum: a laminar family, so the best value for money goes first. Limits that share a
// project with one before them are left out of the bound, not of the choice.
class LimitsBound {
 public:
  LimitsBound(const Instance& instance, const std::vector<Item>& items)
      : all_(votable(instance).cents()), group_of_(items.size(), none) {
    std::vector<std::size_t> of_project(instance.projects.size(), none);
    for (const Limit& limit : instance.limits) {
      const bool is_apart = std::all_of(limit.projects.begin(), limit.projects.end(),
                                        [&](ProjectIndex project) { return of_project[project] == none; });
      if (!is_apart) continue;
      for (const ProjectIndex project : limit.projects) of_project[project] = room_.size();
      std::int64_t room = limit.kind == Limit::Kind::cap ? limit.most.cents() : 0;
      for (const ProjectIndex project : limit.projects) {
        if (limit.kind == Limit::Kind::exclusion)
          room = std::max(room, instance.projects[project].cost.cents());
      }
      room_.push_back(room);
    }
    for (std::size_t at = 0; at < items.size(); ++at) group_of_[at] = of_project[items[at].project];
  }

  void add(std::size_t at, const Item& item, int times) {
    all_ -= times * item.cost;
    if (group_of_[at] != none) room_[group_of_[at]] -= times * item.cost;
  }

  // Of the items from `next` on.
  BigInt most(const std::vector<Item>& items, std::size_t next) const {
    std::int64_t left = all_;
    std::vector<std::int64_t> room = room_;
    BigInt whole = 0;
    Ratio fractions;
    for (std::size_t at = next; at < items.size(); ++at) {
      std::int64_t part = std::min(items[at].cost, left);
      if (group_of_[at] != none) part = std::min(part, room[group_of_[at]]);
      if (part == items[at].cost) {
        whole += items[at].value;
      } else if (part > 0) {
        fractions += Ratio(items[at].value * part, items[at].cost);
      }
      left -= part;
      if (group_of_[at] != none) room[group_of_[at]] -= part;
    }
    return whole + fractions.numerator() / fractions.denominator();
  }

 private:
  static constexpr std::size_t none = static_cast<std::size_t>(-1);

  std::int64_t all_;                   // left of all money
  std::vector<std::size_t> group_of_;  // by item
  std::vector<std::int64_t> room_;     // by group
};

// Several pots, earmarks, or limits. What the pots can pay of several projects at once is a polymatroid, so
// the best mix of fractions of projects is paid greedily, the best value for money first: the bound.
class PotsSearch {
 public:
  PotsSearch(const Instance& instance, std::vector<Item> items, const OnProgress& on_progress)
      : instance_(instance),
        items_(std::move(items)),
        steps_(on_progress),
        limits_(instance),
        limits_bound_(instance, items_) {
    bits_from_.resize(items_.size() + 1);
    for (std::size_t at = items_.size(); at > 0; --at)
      bits_from_[at - 1] = bits_from_[at] + items_[at - 1].bit;
  }

  BigInt best_bits() {
    std::vector<BigInt> pots;
    for (const Pot& pot : instance_.pots) pots.emplace_back(votable(pot).cents());
    search(0, Flow(std::move(pots)), {});
    return best_.bits;
  }

 private:
  // `flow` pays for what is chosen of the items before `next`.
  void search(std::size_t next, const Flow& flow, const Choice& chosen) {
    steps_.add(1);
    if (!has_hope(next, flow, chosen)) return;
    if (next == items_.size()) return;
    const Item& item = items_[next];
    Flow with = flow;
    if (limits_.allow(item.project) && pay(with, item).is_whole) {
      Choice more = chosen;
      more.add(item);
      limits_.add(item.project);
      limits_bound_.add(next, item, 1);
      search(next + 1, with, more);
      limits_bound_.add(next, item, -1);
      limits_.remove(item.project);
    }
    search(next + 1, flow, chosen);
  }

  struct Payment {
    bool is_whole;
    BigInt amount;
  };

  Payment pay(Flow& flow, const Item& item) const {
    std::vector<BigInt> payable_by;
    for (const Pot& pot : instance_.pots) {
      payable_by.emplace_back(payable(pot, instance_.projects[item.project]).cents());
    }
    const Flow::Node node = flow.add(item.cost, std::move(payable_by));
    const bool is_whole = flow.pay(node);
    BigInt amount = 0;
    for (Flow::Node pot = 0; pot < instance_.pots.size(); ++pot) amount += flow.paid(node, pot);
    return {is_whole, std::move(amount)};
  }

  bool has_hope(std::size_t next, Flow flow, const Choice& chosen) {
    Choice filled = chosen;
    BigInt most = chosen.value;
    Ratio fractions;
    std::vector<ProjectIndex> within_limits;
    for (std::size_t at = next; at < items_.size(); ++at) {
      const Item& item = items_[at];
      const Payment paid = pay(flow, item);
      if (!paid.is_whole) {
        if (paid.amount > 0) fractions += Ratio(item.value * paid.amount, item.cost);
        continue;
      }
      most += item.value;
      if (!limits_.allow(item.project)) continue;
      filled.add(item);
      limits_.add(item.project);
      within_limits.push_back(item.project);
    }
    for (const ProjectIndex project : within_limits) limits_.remove(project);
    most += fractions.numerator() / fractions.denominator();
    if (!instance_.limits.empty())
      most = std::min<BigInt>(most, chosen.value + limits_bound_.most(items_, next));
    if (filled.is_better_than(best_)) best_ = std::move(filled);
    return Choice{std::move(most), chosen.bits + bits_from_[next]}.is_better_than(best_);
  }

  const Instance& instance_;
  std::vector<Item> items_;
  Steps steps_;
  Limits limits_;             // of what is chosen
  LimitsBound limits_bound_;  // the same
  std::vector<BigInt> bits_from_;
  Choice best_;
};

bool is_one_sum(const Instance& instance) {
  return instance.limits.empty() && std::all_of(instance.pots.begin(), instance.pots.end(), is_unmarked);
}

std::vector<ProjectIndex> select(const Count& count, Trace& trace) {
  constexpr std::string_view measure = "satisfaction";
  const std::vector<Ratio> welfare = welfare_of(count);
  std::vector<ProjectIndex> selected = most_welfare(count);
  for (const ProjectIndex project : selected) {
    trace.emplace_back(Chosen{project, count.votes[project], measure, welfare[project]});
  }
  for (const ProjectIndex project : count.projects) {
    if (std::find(selected.begin(), selected.end(), project) != selected.end()) continue;
    LeftOut left_out{project, count.votes[project], measure, welfare[project], std::nullopt};
    std::vector<ProjectIndex> with = selected;
    with.push_back(project);
    auto plan = assign_funding(count.instance, with);
    if (!plan) left_out.cut = std::move(plan.error());
    trace.emplace_back(std::move(left_out));
  }
  return selected;
}

}  // namespace

namespace method {

constexpr CountingMethod max_welfare = {"max-welfare", by_sums, from_any, by_none, false, select};

}  // namespace method

std::vector<Ratio> welfare_of(const Count& count) {
  const Satisfaction satisfaction = count.terms.satisfaction;
  if (satisfaction == Satisfaction::cardinality) return count.votes;
  if (satisfaction != Satisfaction::cost) {
    return points_of(count.profile, count.instance.projects.size(), satisfaction);
  }
  std::vector<Ratio> welfare = count.votes;
  for (std::size_t project = 0; project < welfare.size(); ++project) {
    welfare[project] *= cents_of(count.instance.projects[project].cost);
  }
  return welfare;
}

std::vector<ProjectIndex> most_welfare(const Count& count) {
  std::vector<Item> items = items_of(count);
  const BigInt bits = is_one_sum(count.instance)
                          ? Knapsack(items, votable(count.instance).cents(), count.on_progress).best_bits()
                          : PotsSearch(count.instance, items, count.on_progress).best_bits();
  std::vector<ProjectIndex> selected;
  std::sort(items.begin(), items.end(), [](const Item& a, const Item& b) { return a.bit > b.bit; });
  for (const Item& item : items) {
    if ((bits & item.bit) != 0) selected.push_back(item.project);
  }
  return selected;
}

}  // namespace buurtkas
