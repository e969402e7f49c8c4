#include "engine/voting/voters_in_raises.h"

#include <algorithm>
#include <deque>
#include <utility>

#include "engine/voting/completions.h"
#include "engine/voting/greedy.h"

namespace buurtkas {
namespace {

struct Range {
  std::uint64_t first, last;  // numbers of voters
};

Ratio raised_by(const BigInt& raises) {
  return {BigInt(raises * raise_cents)};
}

// The endowments that a number of voters comes by: from where it begins, one currency unit after another.
// More voters begin no higher.
class Places {
 public:
  Places(const MoreVoters& more, Completion raise) : more_(more), raise_(raise) {}

  Ratio begin(std::uint64_t voters) const { return raised_from(raise_, more_.endowment(voters)); }

  // The lowest above an endowment that any of the range comes by.
  Ratio first_above(const Range& range, const Ratio& endowment) const {
    std::optional<Ratio> first;
    for (BigInt raises = raises_to(begin(range.first), endowment, false);; ++raises) {
      const Ratio raised = raised_by(raises);
      if (first && begin(range.last) + raised >= *first) return *first;
      const std::uint64_t most = fewest(range, endowment - raised, true) - 1;
      const Ratio place = begin(most) + raised;
      if (!first || place < *first) first = place;
    }
  }

  // Of the range, who comes by from `low` up to `high`.
  void add_between(const Range& range, const Ratio& low, const Ratio& high, std::vector<Range>& here) const {
    for (BigInt raises = raises_to(begin(range.first), low, true);; ++raises) {
      const Ratio raised = raised_by(raises);
      if (begin(range.last) + raised > high) return;
      const Range one = {fewest(range, high - raised, true), fewest(range, low - raised, false) - 1};
      if (one.first <= one.last) here.push_back(one);
    }
  }

 private:
  static BigInt raises_to(const Ratio& begin, const Ratio& endowment, bool also_at_it) {
    if (begin > endowment) return 0;
    const Ratio raises = (endowment - begin) / Ratio(raise_cents);
    const BigInt least = rounded_up(raises);
    return !also_at_it && raises.denominator() == 1 ? BigInt(least + 1) : least;
  }

  // In the range that begin below an endowment, or at it; one more than its last when none does.
  std::uint64_t fewest(const Range& range, const Ratio& endowment, bool also_at_it) const {
    std::uint64_t low = range.first;
    std::uint64_t high = range.last + 1;
    while (low < high) {
      const std::uint64_t middle = low + (high - low) / 2;
      const Ratio from = begin(middle);
      if (from < endowment || (also_at_it && from == endowment)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  const MoreVoters& more_;
  const Completion raise_;
};

class Walk {
 public:
  Walk(const MoreVoters& more, const EqualShares& equal_shares, Completion raise, bool has_greedy, Range all)
      : project_(more.project),
        equal_shares_(equal_shares),
        raise_(raise),
        has_greedy_(has_greedy),
        places_(more, raise),
        open_{all},
        lowest_(all.first) {}

  // From this number up none is enough, as far as is known.
  std::uint64_t lowest() {
    Ratio at = places_.begin(open_.back().last);
    for (std::size_t runs = 0; !open_.empty(); ++runs) {
      if (runs == runs_most || too_close_ == too_close_most) {
        give_up(open_);
        break;
      }
      see(look(at));
      if (!open_.empty()) at = next();
    }
    return lowest_;
  }

 private:
  // The same from the one endowment to the other.
  struct Seen {
    Ratio from, to;
    std::vector<ProjectIndex> bought;
  };

  Seen look(const Ratio& at) {
    const Ratio step = Ratio(raise_cents) / Ratio(steps_of_raise);
    if (auto run = equal_shares_.run_over(at, {reach_, 0, step})) {
      const auto same_for = run->same_for.convert_to<std::uint64_t>();
      reach_ = std::clamp<std::uint64_t>(same_for == reach_ ? 3 * reach_ : 2 * same_for, steps_of_raise,
                                         raises_most * steps_of_raise);
      return {at, at + Ratio(BigInt(same_for)) * step, std::move(run->bought)};
    }
    ++too_close_;
    EqualSharesRun run = equal_shares_.run(at);
    const BigInt raises(std::min(run.same_for, Wide(raises_most)));
    return {at, at + raised_by(raises), std::move(run.bought)};
  }

  void see(Seen seen) {
    std::vector<Range> here;
    for (const Range& range : open_) places_.add_between(range, seen.from, seen.to, here);
    reached_ = seen.to;
    if (has(seen.bought)) return give_up(here);
    const bool is_over = !is_fundable(equal_shares_.count.instance, seen.bought);
    if (is_over || ends_raises(equal_shares_, raise_, seen.bought)) {
      if (is_over ? is_taken_by_greedy_before(seen) : is_taken_by_greedy(seen.bought)) return give_up(here);
      for (const Range& range : here) close(range);
    }
    if (is_over || !has_greedy_) return;
    while (!before_.empty() && before_.front().to + Ratio(raise_cents) < seen.from) before_.pop_front();
    before_.push_back(std::move(seen));
  }

  Ratio next() const {
    std::optional<Ratio> next;
    for (const Range& range : open_) {
      const Ratio place = places_.first_above(range, reached_);
      if (!next || place < *next) next = place;
    }
    return *next;
  }

  bool has(const std::vector<ProjectIndex>& projects) const {
    return std::find(projects.begin(), projects.end(), project_) != projects.end();
  }

  // With fewer votes it comes later, when no more is left.
  bool is_taken_by_greedy(std::vector<ProjectIndex> selected) const {
    if (!has_greedy_) return false;
    Trace trace;
    take_greedily(equal_shares_.count, worth_by_votes(equal_shares_.count), Misfit::skip, selected, trace);
    return has(selected);
  }

  // Where the next run costs too much, the one before it is kept.
  bool is_taken_by_greedy_before(const Seen& over) const {
    const Ratio raise(raise_cents);
    return std::any_of(before_.begin(), before_.end(), [&](const Seen& kept) {
      return kept.to + raise >= over.from && kept.from + raise <= over.to && is_taken_by_greedy(kept.bought);
    });
  }

  void give_up(const std::vector<Range>& here) {
    for (const Range& range : here) lowest_ = std::max(lowest_, range.last + 1);
    if (lowest_ > 1) close({1, lowest_ - 1});
  }

  void close(const Range& closed) {
    std::vector<Range> open;
    for (const Range& range : open_) {
      const Range below = {range.first, std::min(range.last, closed.first - 1)};
      const Range above = {std::max(range.first, closed.last + 1), range.last};
      for (const Range& rest : {below, above}) {
        if (rest.first <= rest.last) open.push_back(rest);
      }
    }
    open_ = std::move(open);
  }

  static constexpr std::uint64_t steps_of_raise = 256, raises_most = 2048;
  static constexpr std::size_t runs_most = 2000, too_close_most = 100;  // else it takes too long

  const ProjectIndex project_;
  const EqualShares& equal_shares_;
  const Completion raise_;
  const bool has_greedy_;
  const Places places_;
  std::vector<Range> open_;  // lowest first
  std::uint64_t lowest_;
  Ratio reached_;
  std::uint64_t reach_ = 64 * steps_of_raise;
  std::size_t too_close_ = 0;  // runs that the filter had no answer for
  std::deque<Seen> before_;    // of one raise
};

}  // namespace

bool VotersInRaises::is_known(const CountedElection& election) {
  const auto& chain = election.terms.completion;
  if (!MoreVoters::is_known(election) || election.terms.method != &method::equal_shares) return false;
  if (chain.empty() || !is_raise(chain.front()) || chain.front() == Completion::add_opt) return false;
  return chain.size() == 1 || (chain.size() == 2 && chain.back() == Completion::greedy);
}

VotersInRaises::VotersInRaises(const CountedElection& election, ProjectIndex project)
    : more_(election, project),
      raise_(election.terms.completion.front()),
      has_greedy_(election.terms.completion.back() == Completion::greedy) {}

std::optional<std::uint64_t> VotersInRaises::none_from(std::uint64_t voters, std::uint64_t from) const {
  if (more_.money == Ratio(0)) return std::nullopt;
  std::uint64_t first = from;
  more_.with(voters, [&](const EqualShares& equal_shares) {
    first = Walk(more_, equal_shares, raise_, has_greedy_, {from, voters}).lowest();
  });
  if (first > voters) return std::nullopt;
  return first;
}

}  // namespace buurtkas
