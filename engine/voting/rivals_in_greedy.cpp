#include "engine/voting/rivals_in_greedy.h"

#include <algorithm>
#include <numeric>
#include <queue>

#include "engine/voting/greedy.h"

namespace buurtkas {
namespace {

using Voters = RivalChoices::Voters;

constexpr std::size_t rivals_most = 2000;  // two of them have a number each
constexpr int parts_most = 400;            // that are looked into, for a number of supporters
constexpr int mended_most = 12;

std::uint64_t size_of(const Voters& voters) {
  return std::accumulate(voters.begin(), voters.end(), std::uint64_t{0});
}

// Of a rival, where the project is selected. Skipped: at least when it is not passed.
enum class Fate : std::uint8_t { unknown, paid_or_passed, skipped, paid, passed };
using Fates = std::vector<Fate>;  // by rival

bool may_be_paid(Fate fate) {
  return fate != Fate::skipped && fate != Fate::passed;
}

// Of the rivals, at the least.
struct Asked {
  std::vector<std::uint64_t> needed;  // by rival: units fewer; 0: none, and it costs nothing
  std::vector<bool> must;             // by rival: be that far down
  std::int64_t paid = 0;              // cents, for those that are decided to be
  std::vector<std::size_t> open;      // rivals to be decided next
  bool is_skipping_open = false;      // whether these are skipped; else whether they are passed
};

struct Cover {
  std::uint64_t none_below = 1;
  std::optional<Voters> voters;
};

// All that may be where the fates of some rivals are decided.
struct Part {
  std::uint64_t none_below;
  int made;
  Fates decided;
  std::vector<std::size_t> open;
  bool is_skipping_open;

  bool operator<(const Part& other) const {  // is less promising
    return none_below != other.none_below ? none_below > other.none_below : made > other.made;
  }
};

class FewestSearch {
 public:
  FewestSearch(const GreedyRivals& rivals, bool stops_at_misfit)
      : rivals_(rivals),
        stops_at_misfit_(stops_at_misfit),
        room_(rivals.money() - rivals.own_cost()),
        best_size_(rivals.choices().possible() + 1) {}

  FewestInGreedy search();

 private:
  bool may_be_before(std::size_t a, std::size_t b) const { return may_be_before_[a * rivals_.size() + b]; }
  Fates fates(const Fates& decided) const;
  std::optional<std::uint64_t> unpaid_from(std::size_t one, const Fates& fates) const;
  Asked asked(const Fates& decided) const;
  Asked asked_of_all() const;
  Cover cover(const Asked& asked) const;
  bool keep(const Voters& voters);
  void keep_mended(Asked asked, Voters voters);
  Part part(Fates decided, std::uint64_t none_below);
  std::uint64_t bound();

  const GreedyRivals& rivals_;
  const bool stops_at_misfit_;
  const std::int64_t room_;          // cents, beside the project
  std::vector<bool> may_be_before_;  // with as many supporters as are looked at
  std::optional<Voters> best_;
  std::uint64_t best_size_;
  int parts_ = 0;
};

// What is known of some tells of others.
Fates FewestSearch::fates(const Fates& decided) const {
  Fates fates = decided;
  for (std::size_t one = 0; one < rivals_.size(); ++one)
    if (fates[one] == Fate::unknown && rivals_[one].cost <= rivals_.own_cost())
      fates[one] = Fate::paid_or_passed;
  for (bool is_new = true; is_new;) {
    is_new = false;
    for (std::size_t one = 0; one < rivals_.size(); ++one) {
      if (fates[one] != Fate::unknown) continue;
      const std::int64_t left = rivals_.money() - rivals_[one].cost;
      std::int64_t at_most = 0;
      std::int64_t at_least = 0;
      for (std::size_t other = 0; other < rivals_.size(); ++other) {
        if (other == one) continue;
        if (may_be_paid(fates[other]) && may_be_before(other, one)) at_most += rivals_[other].cost;
        const bool is_sure = fates[other] == Fate::paid || fates[other] == Fate::paid_or_passed;
        if (is_sure && !may_be_before(one, other)) at_least += rivals_[other].cost;
      }
      if (at_most <= left) fates[one] = Fate::paid_or_passed;
      if (at_least > left) fates[one] = Fate::skipped;
      is_new = is_new || fates[one] != Fate::unknown;
    }
  }
  return fates;
}

// With so many fewer for it, those who may come before it cost too much beside it; 0: without any fewer;
// nothing: they never do.
std::optional<std::uint64_t> FewestSearch::unpaid_from(std::size_t one, const Fates& fates) const {
  std::vector<std::pair<std::int64_t, std::int64_t>> before;  // how far it must come down, and their cost
  for (std::size_t other = 0; other < rivals_.size(); ++other) {
    if (!may_be_paid(fates[other]) || !may_be_before(other, one)) continue;
    const std::int64_t level = rivals_[one].votes - rivals_[other].votes;
    before.emplace_back(level + (rivals_.wins_ties(one, other) ? 1 : 0), rivals_[other].cost);
  }
  std::sort(before.begin(), before.end());
  std::int64_t left = rivals_.money() - rivals_[one].cost;
  for (const auto& [down, cost] : before) {
    left -= cost;
    if (left < 0) return static_cast<std::uint64_t>(std::max<std::int64_t>(down, 0));
  }
  return std::nullopt;
}

// One that is decided to be skipped must be that far down, or be passed. First it is decided which are
// skipped, then which are passed.
Asked FewestSearch::asked(const Fates& decided) const {
  const Fates fates = this->fates(decided);
  const bool is_any_open = std::find(fates.begin(), fates.end(), Fate::unknown) != fates.end();
  Asked asked = {std::vector<std::uint64_t>(rivals_.size(), 0),
                 std::vector<bool>(rivals_.size(), false),
                 0,
                 {},
                 is_any_open};
  for (std::size_t one = 0; one < rivals_.size(); ++one) {
    const std::uint64_t passed = rivals_[one].needed;
    const bool is_skipped = decided[one] == Fate::skipped;
    if (fates[one] == Fate::paid) asked.paid += rivals_[one].cost;
    if (fates[one] == Fate::paid_or_passed || fates[one] == Fate::passed) asked.needed[one] = passed;
    if (fates[one] == Fate::unknown || is_skipped)
      asked.needed[one] = std::min(passed, unpaid_from(one, fates).value_or(passed));
    asked.must[one] = (is_skipped || fates[one] == Fate::passed) && asked.needed[one] > 0;
    if (fates[one] == (is_any_open ? Fate::unknown : Fate::paid_or_passed)) asked.open.push_back(one);
  }
  return asked;
}

// Enough where every rival that comes first is paid.
Asked FewestSearch::asked_of_all() const {
  Asked asked = this->asked(Fates(rivals_.size(), Fate::unknown));
  for (std::size_t one = 0; one < rivals_.size(); ++one)
    if (asked.needed[one] > 0 || stops_at_misfit_) asked.needed[one] = rivals_[one].needed;
  return asked;
}

Cover FewestSearch::cover(const Asked& asked) const {
  std::vector<CoverRival> wanted;
  std::vector<std::uint32_t> number(rivals_.size(), 0);  // in wanted
  std::int64_t cost = asked.paid - room_;
  for (std::size_t one = 0; one < rivals_.size(); ++one) {
    if (asked.needed[one] == 0) continue;
    number[one] = static_cast<std::uint32_t>(wanted.size());
    wanted.push_back({asked.needed[one], rivals_[one].cost, asked.must[one]});
    if (!asked.must[one]) cost += rivals_[one].cost;
  }
  const bool is_any_must = std::find(asked.must.begin(), asked.must.end(), true) != asked.must.end();
  if (cost <= 0 && !is_any_must) return {};
  const auto& choices = rivals_.choices().in_order();
  std::vector<CoverVoters> voters;
  for (const RivalChoices::Alike& alike : choices) {
    voters.push_back({alike.voters, {}});
    for (const CoverVoters::Take& take : rivals_.takes(alike.group))
      if (asked.needed[take.rival] > 0) voters.back().takes.push_back({number[take.rival], take.amount});
  }
  const VoterCover found = fewest_cover(voters, wanted, cost, best_size_ - 1);
  Cover cover = {std::max<std::uint64_t>(found.none_below, 1), std::nullopt};
  if (found.voters.empty()) return cover;
  cover.voters.emplace(rivals_.groups(), 0);
  for (std::size_t at = 0; at < voters.size(); ++at) (*cover.voters)[choices[at].group] = found.voters[at];
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
    std::uint64_t down = rivals_[rival].needed;
    for (auto later = paid + 1; later != turns.end(); ++later) {
      if (asked.must[later->rival]) continue;
      const std::int64_t more = rivals_[rival].votes - later->votes;
      down =
          std::min(down, static_cast<std::uint64_t>(more + (rivals_.wins_ties(rival, later->rival) ? 1 : 0)));
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

Part FewestSearch::part(Fates decided, std::uint64_t none_below) {
  Asked asked = this->asked(decided);
  const Cover cover = this->cover(asked);
  Part part = {std::max(none_below, cover.none_below), ++parts_, std::move(decided), asked.open,
               asked.is_skipping_open};
  if (cover.voters) keep_mended(std::move(asked), *cover.voters);
  return part;
}

// As long as no more change than was looked at.
std::uint64_t FewestSearch::bound() {
  parts_ = 0;
  std::priority_queue<Part> parts;
  parts.push(part(Fates(rivals_.size(), Fate::unknown), 1));
  while (true) {
    const Part first = parts.top();
    parts.pop();
    if (first.none_below >= best_size_ || first.open.empty() || parts_ >= parts_most)
      return std::min(first.none_below, best_size_);
    const std::size_t dearest =
        *std::max_element(first.open.begin(), first.open.end(),
                          [&](std::size_t a, std::size_t b) { return rivals_[a].cost < rivals_[b].cost; });
    const auto add = [&](Fate fate) {
      Fates decided = first.decided;
      decided[dearest] = fate;
      parts.push(part(std::move(decided), first.none_below));
    };
    add(first.is_skipping_open ? Fate::paid_or_passed : Fate::paid);
    add(first.is_skipping_open ? Fate::skipped : Fate::passed);
  }
}

FewestInGreedy FewestSearch::search() {
  const std::uint64_t possible = rivals_.choices().possible();
  may_be_before_ = rivals_.may_be_before(possible);
  const Cover all = cover(asked_of_all());
  if (all.voters) keep(*all.voters);
  if (stops_at_misfit_) return {all.none_below, best_};
  // With more supporters more rivals may come before others, with fewer less is proven: halves.
  std::uint64_t none_below = 1;
  std::uint64_t high = best_size_ - 1;
  for (std::uint64_t voters = high; none_below < best_size_ && none_below <= high;) {
    may_be_before_ = rivals_.may_be_before(voters);
    const std::uint64_t found = std::min(bound(), voters + 1);
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
                                const RivalChoices& choices) {
  const GreedyRivals rivals(election, project, choices);
  if (rivals.is_below_threshold()) return {choices.possible() + 1, std::nullopt};
  if (rivals.size() > rivals_most) return {};
  return FewestSearch(rivals, election.terms.method == &method::greedy_no_skip).search();
}

}  // namespace buurtkas
