#include "engine/voting/voter_cover.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <optional>
#include <queue>
#include <span>

#include "engine/assertion.h"

namespace buurtkas {
namespace {

using Numbers = std::vector<std::uint64_t>;
using Amounts = std::vector<std::int64_t>;  // by need of a set

constexpr std::uint64_t choices_most = 1'000;  // of voters, for a set and a number
constexpr std::int64_t weight_unit = 1024;
constexpr int weight_steps = 200;

// Of what is above 0.
std::uint64_t divided_up(std::int64_t a, std::int64_t b) {
  return static_cast<std::uint64_t>((a + b - 1) / b);
}

std::int64_t times(std::uint64_t number, std::int64_t amount) {
  return static_cast<std::int64_t>(number) * amount;
}

bool is_met(std::int64_t needed) {
  return needed <= 0;
}

std::int64_t sum_of(const Amounts& weights, const Amounts& amounts) {
  return std::inner_product(weights.begin(), weights.end(), amounts.begin(), std::int64_t{0});
}

// Voters who take the same for the needs of one set.
struct Alike {
  Amounts takes;
  std::uint64_t voters = 0;

  std::int64_t value(const Amounts& weights) const { return sum_of(weights, takes); }
  // What they add for needs that are not met, and take from those that are then no more.
  std::int64_t gain(const Amounts& needed) const {
    std::int64_t gain = 0;
    for (std::size_t need = 0; need < takes.size(); ++need) {
      const std::int64_t after = needed[need] - takes[need];
      gain += std::max<std::int64_t>(needed[need], 0) - std::max<std::int64_t>(after, 0);
    }
    return gain;
  }
};

// Which voters meet all needs of a set.
class SetSearch {
 public:
  SetSearch(const std::vector<CoverVoters>& voters, const std::vector<CoverNeed>& needs,
            const std::vector<std::uint32_t>& set, std::uint64_t most, std::uint64_t& work)
      : most_(most), work_(work), may_rise_(set.size(), false), all_(voters) {
    BUURTKAS_ASSERT(set.size() < 64);
    for (const std::uint32_t need : set) needed_.push_back(needs[need].needed);
    std::map<Amounts, std::uint64_t> alike;
    for (const CoverVoters& one : voters) {
      Amounts takes(set.size(), 0);
      for (const CoverVoters::Take& take : one.takes) {
        const auto found = std::find(set.begin(), set.end(), take.need);
        if (found != set.end()) takes[static_cast<std::size_t>(found - set.begin())] = take.amount;
      }
      alike[takes] += one.voters;
      takes_.push_back(std::move(takes));
    }
    for (const auto& [takes, number] : alike) {
      if (std::any_of(takes.begin(), takes.end(), [](std::int64_t one) { return one > 0; }))
        alike_.push_back({takes, number});
      for (std::size_t need = 0; need < takes.size(); ++need)
        may_rise_[need] = may_rise_[need] || takes[need] < 0;
    }
    std::stable_sort(alike_.begin(), alike_.end(),
                     [every = Amounts(set.size(), 1)](const Alike& a, const Alike& b) {
                       return a.value(every) > b.value(every);
                     });
    spend(voters.size() * set.size());
    add_weights();
  }

  // Fewer do not meet them; nothing: nor do as many as `most`.
  std::optional<std::uint64_t> bound() const { return bound(needed_, 0, most_); }

  // Those who add most to what is still needed, one kind after another; or not enough.
  std::optional<Numbers> some() const {
    Amounts needed = needed_;
    Numbers taken(alike_.size(), 0);
    while (!std::all_of(needed.begin(), needed.end(), is_met)) {
      std::optional<std::size_t> best;
      std::int64_t best_gain = 0;
      for (std::size_t at = 0; at < alike_.size(); ++at) {
        if (taken[at] == alike_[at].voters) continue;
        const std::int64_t gain = alike_[at].gain(needed);
        if (gain > best_gain) {
          best = at;
          best_gain = gain;
        }
      }
      if (!best) return std::nullopt;
      const std::uint64_t number = std::min(alike_[*best].voters - taken[*best], until_one(needed, *best));
      taken[*best] += number;
      take(needed, *best, number);
    }
    return spread(taken);
  }

  // So many, if they can; `is_known` is false when that is too much to try.
  std::optional<Numbers> search(std::uint64_t number, bool& is_known) const {
    Numbers taken(alike_.size(), 0);
    std::uint64_t choices = choices_most;
    const bool is_found = search_from(0, needed_, number, taken, choices);
    is_known = is_found || (choices > 0 && work_ > 0);
    if (!is_found) return std::nullopt;
    return spread(taken);
  }

 private:
  void spend(std::uint64_t work) const { work_ -= std::min(work_, work); }

  // So many of a kind until one of the needs that they take for is met, or another is no more.
  std::uint64_t until_one(const Amounts& needed, std::size_t at) const {
    std::uint64_t least = ~0ull;
    for (std::size_t need = 0; need < needed.size(); ++need) {
      const std::int64_t each = alike_[at].takes[need];
      if (each > 0 && !is_met(needed[need])) least = std::min(least, divided_up(needed[need], each));
      if (each < 0 && is_met(needed[need])) least = std::min(least, divided_up(1 - needed[need], -each));
    }
    return least;
  }

  // More of a kind are of no use, whoever else there is.
  std::uint64_t until_all(const Amounts& needed, std::size_t at) const {
    if (std::find(may_rise_.begin(), may_rise_.end(), true) != may_rise_.end()) return ~0ull;
    std::uint64_t most = 0;
    for (std::size_t need = 0; need < needed.size(); ++need) {
      const std::int64_t each = alike_[at].takes[need];
      if (each > 0 && !is_met(needed[need])) most = std::max(most, divided_up(needed[need], each));
    }
    return most;
  }

  void take(Amounts& needed, std::size_t at, std::uint64_t number) const {
    for (std::size_t need = 0; need < needed.size(); ++need) {
      needed[need] -= times(number, alike_[at].takes[need]);
      if (!may_rise_[need]) needed[need] = std::max<std::int64_t>(needed[need], 0);
    }
  }

  // Needs held against the voters together: by each with a weight, at least 0.
  struct Weights {
    Amounts by_need;
    std::vector<std::pair<std::int64_t, std::size_t>> kinds;  // those above 0, most first: value, which
  };

  Weights weights(Amounts by_need) const {
    spend(alike_.size() * by_need.size());
    Weights weights = {std::move(by_need), {}};
    for (std::size_t at = 0; at < alike_.size(); ++at) {
      const std::int64_t value = sum_of(weights.by_need, alike_[at].takes);
      if (value > 0) weights.kinds.emplace_back(value, at);
    }
    std::sort(weights.kinds.begin(), weights.kinds.end(), [](const auto& a, const auto& b) {
      return a.first != b.first ? a.first > b.first : a.second < b.second;
    });
    return weights;
  }

  // The fewest, of the kinds from `from` on, who take as much as is needed in all; so many of each.
  std::optional<std::uint64_t> fewest(const Weights& weights, const Amounts& needed, std::size_t from,
                                      Numbers* taken = nullptr) const {
    spend(weights.kinds.size());
    std::int64_t open = sum_of(weights.by_need, needed);
    std::uint64_t number = 0;
    for (auto next = weights.kinds.begin(); open > 0; ++next) {
      if (next == weights.kinds.end()) return std::nullopt;
      if (next->second < from) continue;
      const std::uint64_t used = std::min(alike_[next->second].voters, divided_up(open, next->first));
      if (taken != nullptr) (*taken)[next->second] = used;
      number += used;
      open -= times(used, next->first);
    }
    return number;
  }

  // Each need alone; and all, where those are given more weight that are not met by the fewest who take
  // enough by weight, and those less that are more than met, until that makes no difference any more.
  void add_weights() {
    Amounts by_need(needed_.size(), 0);
    for (std::size_t need = 0; need < needed_.size(); ++need) {
      Amounts alone(needed_.size(), 0);
      alone[need] = 1;
      weights_.push_back(weights(std::move(alone)));
      if (!is_met(needed_[need])) by_need[need] = weight_unit;
    }
    std::uint64_t most = 0;
    std::optional<Weights> best;
    for (int step = 1; step <= weight_steps; ++step) {
      Weights tried = weights(by_need);
      Numbers taken(alike_.size(), 0);
      const auto number = fewest(tried, needed_, 0, &taken);
      if (!number || *number > most) best = std::move(tried);
      if (!number || *number > most_ || work_ == 0) break;
      most = std::max(most, *number);
      Amounts open = needed_;
      for (std::size_t at = 0; at < taken.size(); ++at)
        for (std::size_t need = 0; taken[at] > 0 && need < open.size(); ++need)
          open[need] -= times(taken[at], alike_[at].takes[need]);
      std::int64_t sum = 0;
      for (const std::int64_t one : open) sum += std::abs(one);
      if (std::all_of(open.begin(), open.end(), is_met)) break;
      for (std::size_t need = 0; need < open.size(); ++need) {
        const std::int64_t change = open[need] * weight_unit * 8 / (sum * (8 + step) / 8 + 1);
        by_need[need] = std::clamp<std::int64_t>(by_need[need] + change, 0, weight_unit * weight_unit);
      }
    }
    if (best) weights_.push_back(std::move(*best));
  }

  // By all weights; nothing: also where it is more than `most`.
  std::optional<std::uint64_t> bound(const Amounts& needed, std::size_t from, std::uint64_t most) const {
    std::uint64_t bound = 0;
    for (auto weights = weights_.rbegin(); weights != weights_.rend(); ++weights) {
      const auto number = fewest(*weights, needed, from);
      if (!number || *number > most) return std::nullopt;
      bound = std::max(bound, *number);
    }
    return bound;
  }

  bool search_from(std::size_t at, const Amounts& needed, std::uint64_t number, Numbers& taken,
                   std::uint64_t& choices) const {
    if (!bound(needed, at, number)) return false;
    if (std::all_of(needed.begin(), needed.end(), is_met)) return true;
    for (std::uint64_t used = std::min({alike_[at].voters, number, until_all(needed, at)}) + 1; used-- > 0;) {
      if (choices == 0 || work_ == 0) return false;
      --choices;
      Amounts after = needed;
      take(after, at, used);
      taken[at] = used;
      if (search_from(at + 1, after, number - used, taken, choices)) return true;
    }
    return false;  // taken[at] is 0 again
  }

  // By CoverVoters, the first of each kind.
  Numbers spread(const Numbers& taken) const {
    std::map<Amounts, std::uint64_t> left;
    for (std::size_t at = 0; at < alike_.size(); ++at) left[alike_[at].takes] = taken[at];
    Numbers voters(all_.size(), 0);
    for (std::size_t one = 0; one < all_.size(); ++one) {
      const auto of_kind = left.find(takes_[one]);
      if (of_kind == left.end()) continue;  // they take nothing
      voters[one] = std::min(of_kind->second, all_[one].voters);
      of_kind->second -= voters[one];
    }
    return voters;
  }

  std::uint64_t most_;
  std::uint64_t& work_;
  Amounts needed_;
  std::vector<Weights> weights_;
  std::vector<Alike> alike_;    // who take most first
  std::vector<bool> may_rise_;  // by need: whether anybody takes below 0
  const std::vector<CoverVoters>& all_;
  std::vector<Amounts> takes_;  // by CoverVoters
};

struct NeedSet {
  std::uint64_t bound = 0;  // of voters
  std::vector<std::uint32_t> needs;
  std::size_t next = 0;  // of those in order that may join it
  std::int64_t cost = 0;
  bool is_bound_looked_into = false;
};

class CoverSearch {
 public:
  CoverSearch(const std::vector<CoverVoters>& voters, const std::vector<CoverNeed>& needs, std::int64_t cost,
              std::uint64_t most, std::uint64_t& work)
      : voters_(voters),
        needs_(needs),
        cost_(cost),
        most_(most),
        work_(work),
        both_(needs.size() * needs.size(), 0),
        most_taken_(needs.size(), 0) {
    std::vector<std::map<std::int64_t, std::uint64_t, std::greater<>>> by_amount(needs.size());
    for (const CoverVoters& one : voters)
      for (const CoverVoters::Take& take : one.takes) by_amount[take.need][take.amount] += one.voters;
    for (std::uint32_t need = 0; need < needs.size(); ++need) {
      alone_.push_back(alone(needs[need].needed, by_amount[need]));
      if (needs[need].must) {
        must_.push_back(need);
      } else if (alone_[need] <= most) {
        order_.push_back(need);
      }
    }
    std::stable_sort(order_.begin(), order_.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return alone_[a] < alone_[b]; });
    costs_from_.assign(order_.size() + 1, 0);
    for (std::size_t at = order_.size(); at-- > 0;)
      costs_from_[at] = costs_from_[at + 1] + needs[order_[at]].cost;
    for (const CoverVoters& one : voters) {
      for (const CoverVoters::Take& a : one.takes) {
        most_taken_[a.need] = std::max(most_taken_[a.need], a.amount);
        if (a.amount < 0) continue;
        for (const CoverVoters::Take& b : one.takes)
          if (b.amount > 0) both_[a.need * needs.size() + b.need] += one.voters;
      }
    }
  }

  VoterCover search() {
    NeedSet first;
    for (const std::uint32_t need : must_) {
      if (alone_[need] > most_) return {most_ + 1, {}};
      join(first, need);
    }
    push(std::move(first));
    while (!open_.empty()) {
      NeedSet set = open_.top().second;
      open_.pop();
      if (best_ && set.bound >= *best_) break;
      if (work_ == 0) return {set.bound, std::move(best_voters_)};
      work_ -= std::min<std::uint64_t>(work_, order_.size());
      if (set.cost < cost_) {
        add_one_more(set);
      } else if (!look_into(set)) {
        return {set.bound, std::move(best_voters_)};
      }
    }
    return {best_.value_or(most_ + 1), std::move(best_voters_)};
  }

 private:
  // So many of them, those who take most; or more than `most_`.
  std::uint64_t alone(std::int64_t needed,
                      const std::map<std::int64_t, std::uint64_t, std::greater<>>& by_amount) const {
    std::uint64_t number = 0;
    for (const auto& [amount, voters] : by_amount) {
      if (is_met(needed) || amount < 0) break;
      const std::uint64_t used = std::min(voters, divided_up(needed, amount));
      number += used;
      needed -= times(used, amount);
    }
    return is_met(needed) ? number : most_ + 1;
  }

  void push(NeedSet set) {
    if (set.bound > most_ || (best_ && set.bound >= *best_)) return;
    open_.push({{set.bound, pushed_++}, std::move(set)});
  }

  void add_one_more(const NeedSet& set) {
    for (std::size_t at = set.next; at < order_.size(); ++at) {
      if (set.cost + costs_from_[at] < cost_) return;
      NeedSet more = set;
      more.next = at + 1;
      more.cost += needs_[order_[at]].cost;
      join(more, order_[at]);
      push(std::move(more));
    }
  }

  void join(NeedSet& set, std::uint32_t need) const {
    set.bound = std::max(set.bound, alone_[need]);
    for (const std::uint32_t other : set.needs) set.bound = std::max(set.bound, of_two(need, other));
    set.needs.push_back(need);
  }

  // Nobody takes more than the most that anybody takes from either, and only who names both takes twice.
  std::uint64_t of_two(std::uint32_t a, std::uint32_t b) const {
    const auto [less, more] = std::minmax(most_taken_[a], most_taken_[b]);
    const std::int64_t needed = needs_[a].needed + needs_[b].needed;
    const std::int64_t twice = times(both_[a * needs_.size() + b], less);
    return more > 0 && needed > twice ? divided_up(needed - twice, more) : 0;
  }

  // False when it cannot be known.
  bool look_into(NeedSet set) {
    if (set.needs.size() >= 64) return false;
    const SetSearch search(voters_, needs_, set.needs, best_ ? *best_ - 1 : most_, work_);
    if (!set.is_bound_looked_into) {
      const auto bound = search.bound();
      if (!bound) return true;
      set.bound = std::max(set.bound, *bound);
      set.is_bound_looked_into = true;
      if (auto some = search.some()) keep(std::move(*some));
      push(std::move(set));
      return true;
    }
    bool is_known = true;
    if (auto found = search.search(set.bound, is_known)) keep(std::move(*found));
    ++set.bound;
    if (is_known) push(std::move(set));
    return is_known;
  }

  void keep(Numbers voters) {
    const std::uint64_t number = std::accumulate(voters.begin(), voters.end(), std::uint64_t{0});
    if (number > most_ || (best_ && number >= *best_)) return;
    best_ = number;
    best_voters_ = std::move(voters);
  }

  struct Later {
    template <class Entry>
    bool operator()(const Entry& a, const Entry& b) const {
      return a.first > b.first;
    }
  };
  using Place = std::pair<std::uint64_t, std::uint64_t>;  // the bound, and when it came
  using Entry = std::pair<Place, NeedSet>;

  const std::vector<CoverVoters>& voters_;
  const std::vector<CoverNeed>& needs_;
  std::int64_t cost_;
  std::uint64_t most_;
  std::uint64_t& work_;
  std::vector<std::uint32_t> must_;       // needs that must be covered
  std::vector<std::uint32_t> order_;      // others that can be, fewest voters first
  Numbers alone_;                         // by need
  Numbers both_;                          // by two needs: who take for both
  std::vector<std::int64_t> costs_from_;  // by place in the order: of all from there on
  Amounts most_taken_;                    // by need: by one voter; at least 0
  std::priority_queue<Entry, std::vector<Entry>, Later> open_;
  std::uint64_t pushed_ = 0;
  std::optional<std::uint64_t> best_;
  Numbers best_voters_;
};

}  // namespace

VoterCover fewest_cover(const std::vector<CoverVoters>& voters, const std::vector<CoverNeed>& needs,
                        std::int64_t cost, std::uint64_t most, std::uint64_t& work) {
  return CoverSearch(voters, needs, cost, most, work).search();
}

}  // namespace buurtkas
