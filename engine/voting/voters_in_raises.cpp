#include "engine/voting/voters_in_raises.h"

#include <algorithm>
#include <utility>

#include "engine/voting/changed_profile.h"
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
  Places(const MoreVoters& more, Completion raise)
      : more_(more), raise_(raise), is_integral_(is_integral(raise)) {}

  Ratio begin(std::uint64_t voters) const { return raised_from(raise_, more_.endowment(voters)); }

  // The lowest above an endowment, or at it, that any of the range comes by.
  Ratio first_above(const Range& range, const Ratio& endowment, bool also_at_it = false) const {
    const Ratio highest_begin = begin(range.first);
    const Ratio lowest_begin = begin(range.last);
    std::optional<Ratio> first;
    for (BigInt raises = raises_to(highest_begin, endowment, also_at_it);; ++raises) {
      const Ratio raised = raised_by(raises);
      if (first && lowest_begin + raised >= *first) return *first;
      const std::uint64_t most = fewest(range, endowment - raised, !also_at_it) - 1;
      const Ratio place = begin(most) + raised;
      if (!first || place < *first) first = place;
    }
  }

  // The highest up to an endowment. REQUIRES: there is one.
  Ratio last_up_to(const Range& range, const Ratio& endowment) const {
    const Ratio highest_begin = begin(range.first);
    const Ratio most = (endowment - begin(range.last)) / Ratio(raise_cents);
    Ratio last = -1;
    for (BigInt raises = most.numerator() / most.denominator(); raises >= 0; --raises) {
      const Ratio raised = raised_by(raises);
      if (highest_begin + raised <= last) break;
      last = std::max<Ratio>(last, begin(fewest(range, endowment - raised, true)) + raised);
    }
    return last;
  }

  // Of the range, who comes by from `low` up to `high`.
  void add_between(const Range& range, const Ratio& low, const Ratio& high, std::vector<Range>& here) const {
    const Ratio highest_begin = begin(range.first);
    const Ratio lowest_begin = begin(range.last);
    if (highest_begin + raised_by(raises_to(lowest_begin, low, true)) <= high) return here.push_back(range);
    for (BigInt raises = raises_to(highest_begin, low, true);; ++raises) {
      const Ratio raised = raised_by(raises);
      if (lowest_begin + raised > high) return;
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

  // In the range that begin below an endowment, or at it; one more than its last when none does. Who begins
  // from whole units does so as long as they have less than the next.
  std::uint64_t fewest(const Range& range, const Ratio& endowment, bool also_at_it) const {
    const std::uint64_t none = range.last + 1;
    if (endowment < Ratio(0) || (endowment == Ratio(0) && !(also_at_it && is_integral_))) return none;
    std::uint64_t number = none;
    if (is_integral_) {
      const Ratio units = endowment / Ratio(raise_cents);
      const bool is_next_above = also_at_it && units.denominator() == 1;
      number = more_.fewest_below(raised_by(rounded_up(units) + (is_next_above ? 1 : 0)));
    } else {
      number = also_at_it ? more_.fewest_at(endowment) : more_.fewest_below(endowment);
    }
    return std::clamp(number, range.first, none);
  }

  const MoreVoters& more_;
  const Completion raise_;
  const bool is_integral_;
};

class Walk {
 public:
  Walk(const MoreVoters& more, const EqualShares& equal_shares, Completion raise, bool has_greedy, Range all)
      : more_(more),
        equal_shares_(equal_shares),
        raise_(raise),
        has_greedy_(has_greedy),
        places_(more, raise),
        open_{all},
        all_(all),
        lowest_(all.first),
        at_once_(all.last - all.first + 1) {}

  // From this number up none is enough, as far as is known.
  std::uint64_t lowest() {
    Ratio at = places_.begin(open_.back().last);
    while (!open_.empty()) {
      if (runs_ >= runs_most || too_close_ >= too_close_most) {
        give_up(all_.last);
        break;
      }
      Seen seen = look(at);
      reached_ = seen.to;
      std::erase_if(before_, [&](const Seen& one) { return one.to + Ratio(raise_cents) < at; });
      if (has(seen.bought)) {
        see_apart(seen);
      } else {
        see(std::move(seen));
      }
      if (!open_.empty()) at = next();
    }
    return lowest_;
  }

 private:
  // The same from the one endowment to the other, with each number of voters.
  struct Seen {
    Ratio from, to;
    Range voters;
    std::vector<ProjectIndex> bought;
  };

  // With the most voters: as long as that does not buy it, it is so with all.
  Seen look(const Ratio& at) {
    ++runs_;
    if (auto run = equal_shares_.run_over(at, {reach_, 0, step()})) {
      const auto same_for = run->same_for.convert_to<std::uint64_t>();
      reach_ = std::clamp<std::uint64_t>(same_for == reach_ ? 3 * reach_ : 2 * same_for, steps_of_raise,
                                         raises_most * steps_of_raise);
      return {at, at + Ratio(BigInt(same_for)) * step(), all_, std::move(run->bought)};
    }
    ++too_close_;
    EqualSharesRun run = equal_shares_.run(at);
    const BigInt raises(std::min(run.same_for, Wide(raises_most)));
    return {at, at + raised_by(raises), all_, std::move(run.bought)};
  }

  // Nothing when the filter cannot tell of so many at once.
  std::optional<Seen> look_with(const Range& voters, const Ratio& from, const Ratio& to) {
    ++runs_;
    const Ratio steps = (to - from) / step();
    const std::uint64_t weight = heaviest_ballot(more_.election.profile);
    const auto newcomers = static_cast<std::uint32_t>(equal_shares_.count.profile.groups() - 1);
    const MissingWeight missing = {newcomers, (all_.last - voters.last) * weight,
                                   (all_.last - voters.first) * weight};
    auto run = equal_shares_.run_over(
        from, {std::max<BigInt>(rounded_up(steps), 1).convert_to<std::uint64_t>(), 0, step(), missing});
    if (!run) return std::nullopt;
    const Ratio same_to = from + Ratio(BigInt(run->same_for)) * step();
    return Seen{from, std::min(same_to, to), voters, std::move(run->bought)};
  }

  Seen look_with_one(std::uint64_t voters, const Ratio& at, const Ratio& to) {
    ++runs_;
    ++too_close_;
    Seen seen = {at, to, {voters, voters}, {}};
    more_.with(voters, [&](const EqualShares& equal_shares) {
      EqualSharesRun run = equal_shares.run(at);
      seen.to = std::min<Ratio>(to, at + raised_by(BigInt(std::min(run.same_for, Wide(raises_most)))));
      seen.bought = std::move(run.bought);
    });
    return seen;
  }

  std::vector<Range> who_come_by(const Seen& seen) const {
    std::vector<Range> here;
    for (const Range& range : open_) {
      const Range both = {std::max(range.first, seen.voters.first), std::min(range.last, seen.voters.last)};
      if (both.first <= both.last) places_.add_between(both, seen.from, seen.to, here);
    }
    return here;
  }

  static std::vector<Range> joined(std::vector<Range> ranges) {
    std::sort(ranges.begin(), ranges.end(), [](const Range& a, const Range& b) { return a.first < b.first; });
    std::vector<Range> all;
    for (const Range& range : ranges) {
      if (all.empty() || all.back().last < range.first) {
        all.push_back(range);
      } else {
        all.back().last = std::max(all.back().last, range.last);
      }
    }
    return all;
  }

  // Where that buys it, of as many at once as can be told of, the most voters first.
  void see_apart(const Seen& all) {
    std::vector<Range> left = joined(who_come_by(all));
    if (equal_shares_.count.terms.satisfaction == Satisfaction::log_cost) return give_up(left.back().last);
    while (!left.empty()) {
      Range part = left.back();
      part.first = part.last - std::min(part.last - part.first, at_once_ - 1);
      const Ratio low = places_.first_above(part, all.from, true);
      Ratio high = places_.last_up_to(part, all.to);
      std::optional<Seen> seen;
      if (runs_ < runs_most) seen = look_with(part, low, high);
      if (!seen && runs_ >= runs_most) return give_up(part.last);
      if (!seen && part.first < part.last) {
        at_once_ = (part.last - part.first + 1) / 2;
        continue;
      }
      if (!seen) seen = look_with_one(part.last, low, high);
      at_once_ = std::max(at_once_, 2 * (part.last - part.first + 1));
      if (!has(seen->bought) && left.back().first < part.first) {  // so it is with fewer, where they come by
        const Range rest = {left.front().first, part.first - 1};
        if (places_.first_above(rest, all.from, true) >= low) {
          part.first = seen->voters.first = rest.first;
          high = std::max<Ratio>(high, places_.last_up_to(rest, all.to));
        }
      }
      if (seen->to < high) reached_ = std::min(reached_, seen->to);
      see(std::move(*seen));
      if (lowest_ > part.first) return;  // all that are left were given up
      while (!left.empty() && left.back().first >= part.first) left.pop_back();
      if (!left.empty() && left.back().last >= part.first) left.back().last = part.first - 1;
    }
  }

  void see(Seen seen) {
    const bool is_over = !is_fundable(equal_shares_.count.instance, seen.bought);
    if (is_over || ends_raises(equal_shares_, raise_, seen.bought)) {
      const std::vector<Range> here = who_come_by(seen);
      const bool is_selected = is_over ? is_selected_before(seen) : is_selected_with(seen.bought);
      for (const Range& range : here) is_selected ? give_up(range.last) : close(range);
    }
    if (is_over || !(has_greedy_ || has(seen.bought))) return;
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
    return std::find(projects.begin(), projects.end(), more_.project) != projects.end();
  }

  // By greedy with fewer votes it comes later, when no more is left.
  bool is_selected_with(std::vector<ProjectIndex> bought) const {
    if (!has_greedy_ || has(bought)) return has(bought);
    Trace trace;
    take_greedily(equal_shares_.count, worth_by_votes(equal_shares_.count), Misfit::skip, bought, trace);
    return has(bought);
  }

  // Where the next run costs too much, the one before it is kept.
  bool is_selected_before(const Seen& over) const {
    const Ratio raise(raise_cents);
    return std::any_of(before_.begin(), before_.end(), [&](const Seen& kept) {
      return kept.to + raise >= over.from && kept.from + raise <= over.to &&
             kept.voters.last >= over.voters.first && kept.voters.first <= over.voters.last &&
             is_selected_with(kept.bought);
    });
  }

  void give_up(std::uint64_t last) {
    lowest_ = std::max(lowest_, last + 1);
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
  static Ratio step() { return Ratio(raise_cents) / Ratio(steps_of_raise); }

  const MoreVoters& more_;
  const EqualShares& equal_shares_;  // with the most voters
  const Completion raise_;
  const bool has_greedy_;
  const Places places_;
  std::vector<Range> open_;  // lowest first
  const Range all_;
  std::uint64_t lowest_;
  std::uint64_t at_once_;  // so many numbers of voters
  Ratio reached_;
  std::uint64_t reach_ = 64 * steps_of_raise;
  std::size_t runs_ = 0, too_close_ = 0;  // which the filter had no answer for
  std::vector<Seen> before_;              // of one raise
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
