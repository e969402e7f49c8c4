#include "engine/voting/voter_cover.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <optional>
#include <queue>

#include "engine/voting/cover_amounts.h"
#include "engine/voting/set_cover.h"

namespace buurtkas {
namespace {

using Numbers = std::vector<std::uint64_t>;

constexpr std::size_t sets_most = 500'000;  // of needs, to be looked into

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
      for (const CoverVoters::Take& a : one.takes)
        most_taken_[a.need] = std::max(most_taken_[a.need], a.amount);
      spend(one.takes.size() * one.takes.size());
      if (!are_pairs_known_) break;
      for (const CoverVoters::Take& a : one.takes)
        for (const CoverVoters::Take& b : one.takes)
          if (a.amount > 0 && b.amount > 0) both_[a.need * needs.size() + b.need] += one.voters;
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
      if (work_ == 0 || open_.size() > sets_most) return {set.bound, std::move(best_voters_)};
      if (set.cost < cost_) {
        add_one_more(set);
      } else if (!look_into(set)) {
        return {set.bound, std::move(best_voters_)};
      }
    }
    return {best_.value_or(most_ + 1), std::move(best_voters_)};
  }

 private:
  void spend(std::uint64_t work) {
    work_ -= std::min(work_, work);
    if (work_ == 0) are_pairs_known_ = false;
  }

  // So many of them, those who take most; or more than `most_`.
  std::uint64_t alone(std::int64_t needed,
                      const std::map<std::int64_t, std::uint64_t, std::greater<>>& by_amount) const {
    std::uint64_t number = 0;
    for (const auto& [amount, voters] : by_amount) {
      if (is_met(needed) || amount < 0) break;
      const std::uint64_t used = std::min(voters, fewest_who_take(needed, amount));
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
      spend(more.needs.size() + 8);
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
    if (!are_pairs_known_) return 0;
    const auto [less, more] = std::minmax(most_taken_[a], most_taken_[b]);
    const std::int64_t needed = needs_[a].needed + needs_[b].needed;
    const std::int64_t twice = times(both_[a * needs_.size() + b], less);
    return more > 0 && needed > twice ? fewest_who_take(needed - twice, more) : 0;
  }

  // False when it cannot be known.
  bool look_into(NeedSet set) {
    if (set.needs.size() >= 64) return false;
    const SetCover search(voters_, needs_, set.needs, best_ ? *best_ - 1 : most_, work_);
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
  std::vector<std::int64_t> most_taken_;  // by need: by one voter; at least 0
  std::priority_queue<Entry, std::vector<Entry>, Later> open_;
  std::uint64_t pushed_ = 0;
  bool are_pairs_known_ = true;
  std::optional<std::uint64_t> best_;
  Numbers best_voters_;
};

}  // namespace

VoterCover fewest_cover(const std::vector<CoverVoters>& voters, const std::vector<CoverNeed>& needs,
                        std::int64_t cost, std::uint64_t most, std::uint64_t& work) {
  return CoverSearch(voters, needs, cost, most, work).search();
}

}  // namespace buurtkas
