#include "engine/voting/set_cover.h"

#include <algorithm>
#include <map>
#include <numeric>

#include "engine/assertion.h"
#include "engine/voting/cover_amounts.h"

namespace buurtkas {
namespace {

constexpr std::uint64_t choices_most = 1'000;  // of voters, for a set and a number
constexpr std::int64_t weight_unit = 1024;
constexpr int weight_steps = 200;

std::int64_t sum_of(const std::vector<std::int64_t>& amounts) {
  return std::accumulate(amounts.begin(), amounts.end(), std::int64_t{0});
}

// The first by the second.
std::int64_t product(const std::vector<std::int64_t>& weights, const std::vector<std::int64_t>& amounts) {
  return std::inner_product(weights.begin(), weights.end(), amounts.begin(), std::int64_t{0});
}

}  // namespace

SetCover::SetCover(const std::vector<CoverVoters>& voters, const std::vector<CoverNeed>& needs,
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
                   [](const Alike& a, const Alike& b) { return sum_of(a.takes) > sum_of(b.takes); });
  spend(voters.size() * set.size());
  add_weights();
}

std::optional<SetCover::Numbers> SetCover::some() const {
  Amounts needed = needed_;
  Numbers taken(alike_.size(), 0);
  while (!std::all_of(needed.begin(), needed.end(), is_met)) {
    std::optional<std::size_t> best;
    std::int64_t best_gain = 0;
    for (std::size_t at = 0; at < alike_.size(); ++at) {
      if (taken[at] == alike_[at].voters) continue;
      const std::int64_t added = gain(at, needed);
      if (added > best_gain) {
        best = at;
        best_gain = added;
      }
    }
    if (!best) return std::nullopt;
    const std::uint64_t number = std::min(alike_[*best].voters - taken[*best], until_one(needed, *best));
    taken[*best] += number;
    take(needed, *best, number);
  }
  return spread(taken);
}

std::optional<SetCover::Numbers> SetCover::search(std::uint64_t number, bool& is_known) const {
  Numbers taken(alike_.size(), 0);
  std::uint64_t choices = choices_most;
  const bool is_found = search_from(0, needed_, number, taken, choices);
  is_known = is_found || (choices > 0 && work_ > 0);
  if (!is_found) return std::nullopt;
  return spread(taken);
}

// What one of them adds for needs that are not met, less what they take from those that are then no more.
std::int64_t SetCover::gain(std::size_t at, const Amounts& needed) const {
  std::int64_t gain = 0;
  for (std::size_t need = 0; need < needed.size(); ++need) {
    const std::int64_t after = needed[need] - alike_[at].takes[need];
    gain += std::max<std::int64_t>(needed[need], 0) - std::max<std::int64_t>(after, 0);
  }
  return gain;
}

// So many of a kind until one of the needs that they take for is met, or another is no more.
std::uint64_t SetCover::until_one(const Amounts& needed, std::size_t at) const {
  std::uint64_t least = ~0ull;
  for (std::size_t need = 0; need < needed.size(); ++need) {
    const std::int64_t each = alike_[at].takes[need];
    if (each > 0 && !is_met(needed[need])) least = std::min(least, fewest_who_take(needed[need], each));
    if (each < 0 && is_met(needed[need])) least = std::min(least, fewest_who_take(1 - needed[need], -each));
  }
  return least;
}

// More of a kind are of no use, whoever else there is.
std::uint64_t SetCover::until_all(const Amounts& needed, std::size_t at) const {
  if (std::find(may_rise_.begin(), may_rise_.end(), true) != may_rise_.end()) return ~0ull;
  std::uint64_t most = 0;
  for (std::size_t need = 0; need < needed.size(); ++need) {
    const std::int64_t each = alike_[at].takes[need];
    if (each > 0 && !is_met(needed[need])) most = std::max(most, fewest_who_take(needed[need], each));
  }
  return most;
}

void SetCover::take(Amounts& needed, std::size_t at, std::uint64_t number) const {
  for (std::size_t need = 0; need < needed.size(); ++need) {
    needed[need] -= times(number, alike_[at].takes[need]);
    if (!may_rise_[need]) needed[need] = std::max<std::int64_t>(needed[need], 0);
  }
}

SetCover::Weights SetCover::weights(Amounts by_need) const {
  spend(alike_.size() * by_need.size());
  Weights weights = {std::move(by_need), {}};
  for (std::size_t at = 0; at < alike_.size(); ++at) {
    const std::int64_t value = product(weights.by_need, alike_[at].takes);
    if (value > 0) weights.kinds.emplace_back(value, at);
  }
  std::sort(weights.kinds.begin(), weights.kinds.end(), [](const auto& a, const auto& b) {
    return a.first != b.first ? a.first > b.first : a.second < b.second;
  });
  return weights;
}

// The fewest, of the kinds from `from` on, who take as much as is needed in all; so many of each.
std::optional<std::uint64_t> SetCover::fewest(const Weights& weights, const Amounts& needed, std::size_t from,
                                              Numbers* taken) const {
  spend(weights.kinds.size());
  std::int64_t open = product(weights.by_need, needed);
  std::uint64_t number = 0;
  for (auto next = weights.kinds.begin(); open > 0; ++next) {
    if (next == weights.kinds.end()) return std::nullopt;
    if (next->second < from) continue;
    const std::uint64_t used = std::min(alike_[next->second].voters, fewest_who_take(open, next->first));
    if (taken != nullptr) (*taken)[next->second] = used;
    number += used;
    open -= times(used, next->first);
  }
  return number;
}

// Each need alone; and all, where those are given more weight that are not met by the fewest who take
// enough by weight, and those less that are more than met, until that makes no difference any more.
void SetCover::add_weights() {
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
std::optional<std::uint64_t> SetCover::bound(const Amounts& needed, std::size_t from,
                                             std::uint64_t most) const {
  std::uint64_t bound = 0;
  for (auto weights = weights_.rbegin(); weights != weights_.rend(); ++weights) {
    const auto number = fewest(*weights, needed, from);
    if (!number || *number > most) return std::nullopt;
    bound = std::max(bound, *number);
  }
  return bound;
}

bool SetCover::search_from(std::size_t at, const Amounts& needed, std::uint64_t number, Numbers& taken,
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
SetCover::Numbers SetCover::spread(const Numbers& taken) const {
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

}  // namespace buurtkas
