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

constexpr std::uint64_t sets_most = 200'000;    // of rivals that are looked into
constexpr std::uint64_t choices_most = 20'000;  // of voters, for a set and a number
constexpr std::size_t all_subsets_up_to = 6;

std::uint64_t divided_up(std::uint64_t a, std::uint64_t b) {
  return (a + b - 1) / b;
}

// Voters who take the same from the rivals of one set.
struct Alike {
  Numbers takes;  // by rival of the set
  std::uint64_t voters = 0;

  std::uint64_t value(std::uint64_t part) const {
    std::uint64_t value = 0;
    for (std::size_t rival = 0; rival < takes.size(); ++rival)
      if (((part >> rival) & 1) != 0) value += takes[rival];
    return value;
  }
};

// Parts of a set of rivals whose needs are held against the voters together.
std::vector<std::uint64_t> parts_of(std::size_t rivals) {
  std::vector<std::uint64_t> parts;
  if (rivals <= all_subsets_up_to) {
    for (std::uint64_t part = 1; part < std::uint64_t{1} << rivals; ++part) parts.push_back(part);
    return parts;
  }
  parts.push_back((std::uint64_t{1} << rivals) - 1);
  for (std::size_t a = 0; a < rivals; ++a) {
    for (std::size_t b = a; b < rivals; ++b)
      parts.push_back((std::uint64_t{1} << a) | (std::uint64_t{1} << b));
  }
  return parts;
}

// Which voters cover all rivals of a set.
class SetSearch {
 public:
  SetSearch(const std::vector<CoverVoters>& voters, const std::vector<CoverRival>& rivals,
            const std::vector<std::uint32_t>& set)
      : parts_(parts_of(set.size())), all_(voters) {
    BUURTKAS_ASSERT(set.size() < 64);
    for (const std::uint32_t rival : set) needed_.push_back(rivals[rival].needed);
    std::map<Numbers, std::uint64_t> alike;
    for (const CoverVoters& one : voters) {
      Numbers takes(set.size(), 0);
      for (const CoverVoters::Take& take : one.takes) {
        const auto found = std::find(set.begin(), set.end(), take.rival);
        if (found != set.end()) takes[static_cast<std::size_t>(found - set.begin())] = take.amount;
      }
      alike[takes] += one.voters;
      takes_.push_back(std::move(takes));
    }
    for (const auto& [takes, number] : alike) {
      if (std::any_of(takes.begin(), takes.end(), [](std::uint64_t one) { return one > 0; }))
        alike_.push_back({takes, number});
    }
    std::stable_sort(alike_.begin(), alike_.end(),
                     [](const Alike& a, const Alike& b) { return a.value(~0ull) > b.value(~0ull); });
  }

  // Fewer do not cover them; nothing: all do not.
  std::optional<std::uint64_t> bound() const { return bound(needed_, 0); }

  // Those who take most of what is still needed, one kind after another; or not enough.
  std::optional<Numbers> some() const {
    Numbers needed = needed_;
    Numbers taken(alike_.size(), 0);
    while (std::any_of(needed.begin(), needed.end(), [](std::uint64_t one) { return one > 0; })) {
      std::uint64_t open = 0;
      for (std::size_t rival = 0; rival < needed.size(); ++rival)
        open |= std::uint64_t{needed[rival] > 0 ? 1u : 0u} << rival;
      std::optional<std::size_t> best;
      for (std::size_t at = 0; at < alike_.size(); ++at) {
        if (taken[at] == alike_[at].voters || alike_[at].value(open) == 0) continue;
        if (!best || alike_[at].value(open) > alike_[*best].value(open)) best = at;
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
    is_known = is_found || choices > 0;
    if (!is_found) return std::nullopt;
    return spread(taken);
  }

 private:
  // So many of a kind until one of the rivals that they take from needs no more.
  std::uint64_t until_one(const Numbers& needed, std::size_t at) const {
    std::uint64_t least = ~0ull;
    for (std::size_t rival = 0; rival < needed.size(); ++rival) {
      if (alike_[at].takes[rival] > 0 && needed[rival] > 0)
        least = std::min(least, divided_up(needed[rival], alike_[at].takes[rival]));
    }
    return least;
  }

  std::uint64_t until_all(const Numbers& needed, std::size_t at) const {
    std::uint64_t most = 0;
    for (std::size_t rival = 0; rival < needed.size(); ++rival) {
      if (alike_[at].takes[rival] > 0)
        most = std::max(most, divided_up(needed[rival], alike_[at].takes[rival]));
    }
    return most;
  }

  void take(Numbers& needed, std::size_t at, std::uint64_t number) const {
    for (std::size_t rival = 0; rival < needed.size(); ++rival)
      needed[rival] -= std::min(needed[rival], number * alike_[at].takes[rival]);
  }

  // For each part: the fewest, of the kinds from `from` on, who take as much as it needs together.
  std::optional<std::uint64_t> bound(const Numbers& needed, std::size_t from) const {
    std::uint64_t bound = 0;
    for (const std::uint64_t part : parts_) {
      std::uint64_t open = 0;
      for (std::size_t rival = 0; rival < needed.size(); ++rival)
        if (((part >> rival) & 1) != 0) open += needed[rival];
      std::map<std::uint64_t, std::uint64_t, std::greater<>> by_value;
      for (std::size_t at = from; open > 0 && at < alike_.size(); ++at)
        by_value[alike_[at].value(part)] += alike_[at].voters;
      std::uint64_t number = 0;
      for (const auto& [value, voters] : by_value) {
        if (value == 0 || open == 0) break;
        const std::uint64_t used = std::min(voters, divided_up(open, value));
        number += used;
        open -= std::min(open, used * value);
      }
      if (open > 0) return std::nullopt;
      bound = std::max(bound, number);
    }
    return bound;
  }

  bool search_from(std::size_t at, const Numbers& needed, std::uint64_t number, Numbers& taken,
                   std::uint64_t& choices) const {
    const auto least = bound(needed, at);
    if (!least || *least > number) return false;
    if (*least == 0) return true;
    for (std::uint64_t used = std::min({alike_[at].voters, number, until_all(needed, at)}) + 1; used-- > 0;) {
      if (choices == 0) return false;
      --choices;
      Numbers after = needed;
      take(after, at, used);
      taken[at] = used;
      if (search_from(at + 1, after, number - used, taken, choices)) return true;
    }
    return false;  // taken[at] is 0 again
  }

  // By CoverVoters, the first of each kind.
  Numbers spread(const Numbers& taken) const {
    std::map<Numbers, std::uint64_t> left;
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

  Numbers needed_;  // by rival of the set
  std::vector<std::uint64_t> parts_;
  std::vector<Alike> alike_;  // who take most first
  const std::vector<CoverVoters>& all_;
  std::vector<Numbers> takes_;  // by CoverVoters
};

struct RivalSet {
  std::uint64_t bound = 0;  // of voters
  std::vector<std::uint32_t> rivals;
  std::size_t next = 0;  // of those in order that may join it
  std::int64_t cost = 0;
  bool is_bound_looked_into = false;
};

class CoverSearch {
 public:
  CoverSearch(const std::vector<CoverVoters>& voters, const std::vector<CoverRival>& rivals,
              std::int64_t cost, std::uint64_t most)
      : voters_(voters),
        rivals_(rivals),
        cost_(cost),
        most_(most),
        both_(rivals.size() * rivals.size(), 0),
        most_taken_(rivals.size(), 0) {
    Numbers alone(rivals.size(), 0);
    for (std::uint32_t rival = 0; rival < rivals.size(); ++rival) {
      const auto bound = SetSearch(voters, rivals, {rival}).bound();
      alone[rival] = bound.value_or(most + 1);
      if (rivals[rival].must) {
        must_.push_back(rival);
      } else if (alone[rival] <= most) {
        order_.push_back(rival);
      }
    }
    std::stable_sort(order_.begin(), order_.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return alone[a] < alone[b]; });
    alone_ = std::move(alone);
    costs_from_.assign(order_.size() + 1, 0);
    for (std::size_t at = order_.size(); at-- > 0;)
      costs_from_[at] = costs_from_[at + 1] + rivals[order_[at]].cost;
    for (const CoverVoters& one : voters) {
      for (const CoverVoters::Take& a : one.takes) {
        most_taken_[a.rival] = std::max(most_taken_[a.rival], a.amount);
        for (const CoverVoters::Take& b : one.takes) both_[a.rival * rivals.size() + b.rival] += one.voters;
      }
    }
  }

  VoterCover search() {
    RivalSet first;
    for (const std::uint32_t rival : must_) {
      if (alone_[rival] > most_) return {most_ + 1, {}};
      join(first, rival);
    }
    push(std::move(first));
    for (std::uint64_t sets = 0; !open_.empty(); ++sets) {
      RivalSet set = open_.top().second;
      open_.pop();
      if (best_ && set.bound >= *best_) break;
      if (sets == sets_most) return {set.bound, std::move(best_voters_)};
      if (set.cost < cost_) {
        add_one_more(set);
      } else if (!look_into(set)) {
        return {set.bound, std::move(best_voters_)};
      }
    }
    return {best_.value_or(most_ + 1), std::move(best_voters_)};
  }

 private:
  void push(RivalSet set) {
    if (set.bound > most_ || (best_ && set.bound >= *best_)) return;
    open_.push({{set.bound, pushed_++}, std::move(set)});
  }

  void add_one_more(const RivalSet& set) {
    for (std::size_t at = set.next; at < order_.size(); ++at) {
      if (set.cost + costs_from_[at] < cost_) return;
      RivalSet more = set;
      more.next = at + 1;
      more.cost += rivals_[order_[at]].cost;
      join(more, order_[at]);
      push(std::move(more));
    }
  }

  void join(RivalSet& set, std::uint32_t rival) const {
    set.bound = std::max(set.bound, alone_[rival]);
    for (const std::uint32_t other : set.rivals) set.bound = std::max(set.bound, of_two(rival, other));
    set.rivals.push_back(rival);
  }

  // Nobody takes more than the most that anybody takes from either, and only who names both takes twice.
  std::uint64_t of_two(std::uint32_t a, std::uint32_t b) const {
    const auto [less, more] = std::minmax(most_taken_[a], most_taken_[b]);
    const std::uint64_t needed = rivals_[a].needed + rivals_[b].needed;
    const std::uint64_t twice = both_[a * rivals_.size() + b] * less;
    return needed > twice ? divided_up(needed - twice, more) : 0;
  }

  // False when it cannot be known.
  bool look_into(RivalSet set) {
    if (set.rivals.size() >= 64) return false;
    const SetSearch search(voters_, rivals_, set.rivals);
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
  using Entry = std::pair<Place, RivalSet>;

  const std::vector<CoverVoters>& voters_;
  const std::vector<CoverRival>& rivals_;
  std::int64_t cost_;
  std::uint64_t most_;
  std::vector<std::uint32_t> must_;       // rivals that must be covered
  std::vector<std::uint32_t> order_;      // others that can be, fewest voters first
  Numbers alone_;                         // by rival
  Numbers both_;                          // by two rivals: who name both
  std::vector<std::int64_t> costs_from_;  // by place in the order: of all from there on
  Numbers most_taken_;                    // by rival: by one voter
  std::priority_queue<Entry, std::vector<Entry>, Later> open_;
  std::uint64_t pushed_ = 0;
  std::optional<std::uint64_t> best_;
  Numbers best_voters_;
};

}  // namespace

VoterCover fewest_cover(const std::vector<CoverVoters>& voters, const std::vector<CoverRival>& rivals,
                        std::int64_t cost, std::uint64_t most) {
  return CoverSearch(voters, rivals, cost, most).search();
}

}  // namespace buurtkas
