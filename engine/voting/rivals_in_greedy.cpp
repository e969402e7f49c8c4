#include "engine/voting/rivals_in_greedy.h"

#include <algorithm>
#include <numeric>
#include <queue>

#include "engine/voting/greedy.h"
#include "engine/voting/greedy_fates.h"
#include "engine/voting/voter_cover.h"

namespace buurtkas {
namespace {

using Asked = GreedyFates::Asked;
using Voters = RivalChoices::Voters;

constexpr std::size_t rivals_most = 2000;  // two of them have a number each
constexpr std::size_t must_most = 60;      // needs that must be met
constexpr int mended_most = 12;

std::uint64_t size_of(const Voters& voters) {
  return std::accumulate(voters.begin(), voters.end(), std::uint64_t{0});
}

std::vector<std::vector<GreedyRivals::Gift>> gifts_of(const GreedyRivals& rivals,
                                                      const RivalChoices& choices) {
  std::vector<std::vector<GreedyRivals::Gift>> gifts;
  for (const RivalChoices::Alike& alike : choices.in_order()) gifts.push_back(rivals.gifts(alike.group));
  return gifts;
}

// The hardest ones, where they are too many to be looked at together.
std::vector<GreedyFates::Order> orders_of(const Asked& asked) {
  std::vector<GreedyFates::Order> orders = asked.orders;
  const auto must = static_cast<std::size_t>(std::count(asked.must.begin(), asked.must.end(), true));
  const std::size_t most = must < must_most ? must_most - must : 0;
  if (orders.size() <= most) return orders;
  std::stable_sort(orders.begin(), orders.end(),
                   [](const auto& a, const auto& b) { return a.needed > b.needed; });
  orders.resize(most);
  return orders;
}

struct Cover {
  std::uint64_t none_below = 1;
  std::optional<Voters> voters;
};

struct Part {
  std::uint64_t none_below;
  int made;
  std::vector<GreedyFates::Decided> next;

  bool operator<(const Part& other) const {  // is less promising
    return none_below != other.none_below ? none_below > other.none_below : made > other.made;
  }
};

class FewestSearch {
 public:
  FewestSearch(const GreedyRivals& rivals, const RivalChoices& choices, bool stops_at_misfit,
               std::uint64_t work)
      : rivals_(rivals),
        choices_(choices),
        stops_at_misfit_(stops_at_misfit),
        room_(rivals.money() - rivals.own_cost()),
        best_size_(choices.possible() + 1),
        gifts_(gifts_of(rivals, choices)),
        work_(work),
        sums_(rivals, choices, gifts_, work_) {}

  FewestInGreedy search();

 private:
  Asked asked_of_all();
  Cover cover(const Asked& asked);
  bool keep(const Voters& voters);
  void keep_mended(Asked asked, Voters voters);
  Part part(const GreedyFates& fates, const GreedyFates::Decided& decided, std::uint64_t none_below);
  std::uint64_t bound(const GreedyFates& fates);

  const GreedyRivals& rivals_;
  const RivalChoices& choices_;
  const bool stops_at_misfit_;
  const std::int64_t room_;  // cents, beside the project
  std::optional<Voters> best_;
  std::uint64_t best_size_;
  const std::vector<std::vector<GreedyRivals::Gift>> gifts_;  // by choice
  int parts_ = 0;
  std::uint64_t work_;
  const GiftSums sums_;
};

// Enough where every rival that comes first is paid.
Asked FewestSearch::asked_of_all() {
  const GreedyFates fates(rivals_, sums_, choices_.possible(), work_);
  Asked asked = fates.asked(fates.nothing());
  for (std::size_t one = 0; one < rivals_.size(); ++one)
    if (asked.needed[one] > 0 || stops_at_misfit_) asked.needed[one] = rivals_[one].needed;
  return asked;
}

Cover FewestSearch::cover(const Asked& asked) {
  std::vector<CoverNeed> needs;
  std::vector<std::uint32_t> need_of(rivals_.size(), 0);
  std::int64_t cost = asked.paid - room_;
  for (std::size_t one = 0; one < rivals_.size(); ++one) {
    if (asked.needed[one] == 0) continue;
    need_of[one] = static_cast<std::uint32_t>(needs.size());
    needs.push_back({asked.needed[one], rivals_[one].cost, asked.must[one]});
    if (!asked.must[one]) cost += rivals_[one].cost;
  }
  const auto first_order = static_cast<std::uint32_t>(needs.size());
  const std::vector<GreedyFates::Order> orders = orders_of(asked);
  for (const GreedyFates::Order& order : orders) needs.push_back({order.needed, 0, true});
  const bool is_any_must =
      std::any_of(needs.begin(), needs.end(), [](const CoverNeed& one) { return one.must; });
  if (asked.is_impossible) return {choices_.possible() + 1, std::nullopt};
  if (cost <= 0 && !is_any_must) return {};
  const auto& kinds = choices_.in_order();
  std::vector<CoverVoters> voters;
  work_ -= std::min<std::uint64_t>(work_, (kinds.size() + rivals_.size()) * needs.size());
  for (std::size_t choice = 0; choice < kinds.size(); ++choice) {
    voters.push_back({kinds[choice].voters, {}});
    std::vector<std::int64_t> votes(rivals_.size(), 0);
    for (const GreedyRivals::Gift& gift : gifts_[choice]) {
      votes[gift.rival] = gift.votes;
      if (asked.needed[gift.rival] > 0) voters.back().takes.push_back({need_of[gift.rival], gift.votes});
    }
    for (std::uint32_t at = 0; at < orders.size(); ++at) {
      const std::int64_t more = votes[orders[at].rival] - votes[orders[at].other];
      if (more != 0) voters.back().takes.push_back({first_order + at, more});
    }
  }
  const VoterCover found = fewest_cover(voters, needs, cost, best_size_ - 1, work_);
  Cover cover = {std::max<std::uint64_t>(found.none_below, 1), std::nullopt};
  if (found.voters.empty()) return cover;
  cover.voters.emplace(rivals_.groups(), 0);
  for (std::size_t at = 0; at < voters.size(); ++at) (*cover.voters)[kinds[at].group] = found.voters[at];
  return cover;
}

// Whether the project is selected with them.
bool FewestSearch::keep(const Voters& voters) {
  if (!rivals_.turns(voters, stops_at_misfit_).is_selected) return false;
  const std::uint64_t size = size_of(voters);
  if (size >= best_size_) return true;
  best_ = voters;
  best_size_ = size;
  return true;
}

// Where a rival that must be skipped is paid, it is to come after one more; so far as that goes.
void FewestSearch::keep_mended(Asked asked, Voters voters) {
  for (int mended = 0; mended < mended_most && !keep(voters); ++mended) {
    const auto turns = rivals_.turns(voters, stops_at_misfit_).before;
    const auto paid = std::find_if(turns.begin(), turns.end(), [&](const GreedyRivals::Turn& turn) {
      return turn.is_paid && asked.must[turn.rival];
    });
    if (paid == turns.end()) return;
    const std::size_t rival = paid->rival;
    std::int64_t down = rivals_[rival].needed;
    for (auto later = paid + 1; later != turns.end(); ++later) {
      if (asked.must[later->rival]) continue;
      const std::int64_t more = rivals_[rival].votes - later->votes;
      down = std::min(down, more + (rivals_.wins_ties(rival, later->rival) ? 1 : 0));
      break;
    }
    if (down <= asked.needed[rival]) down = asked.needed[rival] + 1;
    if (down > rivals_[rival].needed) return;
    asked.needed[rival] = down;
    const Cover cover = this->cover(asked);
    if (!cover.voters) return;
    voters = *cover.voters;
  }
}

Part FewestSearch::part(const GreedyFates& fates, const GreedyFates::Decided& decided,
                        std::uint64_t none_below) {
  Asked asked = fates.asked(decided);
  const Cover cover = this->cover(asked);
  Part part = {std::max(none_below, cover.none_below), ++parts_, std::move(asked.next)};
  if (cover.voters) keep_mended(std::move(asked), *cover.voters);
  return part;
}

std::uint64_t FewestSearch::bound(const GreedyFates& fates) {
  parts_ = 0;
  std::priority_queue<Part> parts;
  parts.push(part(fates, fates.nothing(), 1));
  while (true) {
    const Part first = parts.top();
    parts.pop();
    if (first.none_below >= best_size_ || first.next.empty() || work_ == 0)
      return std::min(first.none_below, best_size_);
    for (const GreedyFates::Decided& decided : first.next) parts.push(part(fates, decided, first.none_below));
  }
}

FewestInGreedy FewestSearch::search() {
  const std::uint64_t kept = work_ - work_ / 4;  // for more than that
  work_ -= kept;
  const Cover all = cover(asked_of_all());
  work_ += kept;
  if (all.voters) keep(*all.voters);
  if (stops_at_misfit_) return {all.none_below, best_};
  // With more supporters more rivals may come before others, with fewer less is proven: halves.
  std::uint64_t none_below = 1;
  std::uint64_t high = best_size_ - 1;
  for (std::uint64_t voters = high; none_below < best_size_ && none_below <= high && work_ > 0;) {
    const GreedyFates fates(rivals_, sums_, voters, work_);
    const std::uint64_t found = std::min(bound(fates), voters + 1);
    if (found > none_below) {
      none_below = found;
    } else {
      high = voters - 1;
    }
    high = std::min(high, best_size_ - 1);
    voters = none_below + (high - none_below) / 2;
  }
  return {none_below, best_};
}

}  // namespace

FewestInGreedy fewest_in_greedy(const CountedElection& election, ProjectIndex project,
                                const RivalChoices& choices, std::uint64_t work) {
  const GreedyRivals rivals(election, project, choices);
  if (rivals.is_below_threshold()) return {choices.possible() + 1, std::nullopt};
  if (rivals.size() > rivals_most) return {};
  return FewestSearch(rivals, choices, election.terms.method == &method::greedy_no_skip, work).search();
}

}  // namespace buurtkas
