#include "engine/voting/completions.h"

#include <algorithm>
#include <optional>

#include "engine/money/rounding.h"
#include "engine/voting/rising_run.h"

namespace buurtkas {
namespace {

bool is_exhaustive_raise(Completion completion) {
  return completion == Completion::add_one_exhaustive ||
         completion == Completion::add_one_integral_exhaustive;
}

Ratio whole_units(const Ratio& cents) {
  const BigInt units = cents.numerator() / (cents.denominator() * raise_cents);
  return {units * raise_cents};
}

// No project with support, that is, with satisfaction for anybody, fits in what the pots have left.
bool is_exhaustive(const EqualShares& equal_shares, const std::vector<ProjectIndex>& bought) {
  const Count& count = equal_shares.count;
  FundingCheck funding(count.instance);
  std::vector<bool> is_bought(count.instance.projects.size(), false);
  for (const ProjectIndex project : bought) {
    const bool is_added = funding.add(project);
    BUURTKAS_ASSERT(is_added);
    is_bought[project] = true;
  }
  return std::none_of(count.projects.begin(), count.projects.end(), [&](ProjectIndex project) {
    return equal_shares.backers.units(project) > 0 && !is_bought[project] && funding.can_add(project);
  });
}

bool has_everything(const EqualShares& equal_shares, const std::vector<ProjectIndex>& bought) {
  return std::all_of(
      equal_shares.obtainable().begin(), equal_shares.obtainable().end(),
      [&](ProjectIndex project) { return std::find(bought.begin(), bought.end(), project) != bought.end(); });
}

struct Place {
  Ratio endowment;
  BigInt raises;  // up to it
  EqualSharesRun run;
};

// The runs of raise after raise. A run is made further on than is asked for, as it also tells of raises
// before it: where the two meet, none need be made between. What was made too far on is kept. How far on, and
// how far a run looks, follows from what came of it before; only how many runs there are depends on it.
class Runs {
 public:
  Runs(const EqualShares& equal_shares, const Ratio& first_endowment)
      : equal_shares_(equal_shares), first_endowment_(first_endowment) {}

  // After so many raises; never fewer than the time before.
  EqualSharesRun after(const BigInt& raises) {
    while (true) {
      while (!ahead_.empty() && ahead_.back().last() < raises) ahead_.pop_back();
      if (ahead_.empty() || ahead_.back().first() > raises) {
        look_ahead(raises);
        continue;
      }
      Known& known = ahead_.back();
      if (!Horizon::is_endless(known.run.same_for)) known.run.same_for = Wide(known.last() - raises);
      known.raises = raises;
      known.run.same_below = 0;
      last_ = known.run.bought;
      return known.run;
    }
  }

  std::uint64_t made() const { return made_; }

 private:
  struct Known {
    BigInt raises;
    EqualSharesRun run;
    BigInt first() const { return raises - run.same_below; }
    BigInt last() const { return raises + BigInt(run.same_for); }
  };

  void look_ahead(const BigInt& raises) {
    BigInt at = raises + skipped_;
    if (!ahead_.empty()) at = std::min(at, BigInt(ahead_.back().first() - 1));
    Known made = {at, {}};
    const Ratio endowment = first_endowment_ + Ratio(at * raise_cents);
    if (auto far = run_over(endowment, BigInt(at - raises).convert_to<std::uint64_t>())) {
      made.run = std::move(*far);
      if (made.first() <= raises) {
        skipped_ = std::max<std::uint64_t>(2 * skipped_, 1);
      } else {
        skipped_ = made.run.bought == last_ ? std::min(skipped_ - 1, made.run.same_below) : skipped_ / 2;
      }
    } else {
      made.run = equal_shares_.run(endowment);
      adapt(made.run.same_for < reach_most ? made.run.same_for.convert_to<std::uint64_t>() : reach_most);
      skipped_ = 0;
    }
    ++made_;
    ahead_.push_back(std::move(made));
  }

  std::optional<EqualSharesRun> run_over(const Ratio& endowment, std::uint64_t fewer) {
    if (reach_ > reach_most) return std::nullopt;
    auto run = equal_shares_.run_over(endowment, {reach_, fewer});
    if (run) adapt(run->same_for.convert_to<std::uint64_t>());
    return run;
  }

  void adapt(std::uint64_t same_for) {
    const std::uint64_t worth = same_for == reach_ ? 3 * reach_ : same_for;
    usual_ = (2 * usual_ + worth) / 3;
    reach_ = same_for == reach_ ? worth : std::max<std::uint64_t>(3 * std::max(same_for, usual_) / 2, 4);
  }

  // Beyond that, the horizon of a run by itself may be as far.
  static constexpr std::uint64_t reach_most = std::uint64_t{1} << 16;

  const EqualShares& equal_shares_;
  const Ratio first_endowment_;
  std::vector<Known> ahead_;  // the nearest is the last
  std::vector<ProjectIndex> last_;
  std::uint64_t reach_ = 64, usual_ = 32, skipped_ = 0;
  std::uint64_t made_ = 0;
};

// The first runs of exact equal shares, told to whoever proves that raises did not end before.
class Told {
 public:
  void keep(const BigInt& from, const BigInt& to, const RisingRun& run) {
    if (runs_.size() < RaisesEnded::before_most) runs_.push_back({from, to, run.order()});
  }

  std::vector<SameRuns> before(const BigInt& raises) && {
    std::erase_if(runs_, [&](const SameRuns& one) { return one.from >= raises; });
    if (!runs_.empty()) runs_.back().to = std::min<BigInt>(runs_.back().to, raises - 1);
    return std::move(runs_);
  }

 private:
  std::vector<SameRuns> runs_;
};

// Raise after raise of exact equal shares, of which each run tells when it is another.
class ExactRuns {
 public:
  ExactRuns(const EqualShares& equal_shares, const Ratio& first_endowment)
      : first_endowment_(first_endowment), run_(equal_shares, first_endowment) {}

  EqualSharesRun after(const BigInt& raises) {
    const Ratio endowment = first_endowment_ + Ratio(raises * raise_cents);
    run_.raise_to(endowment);
    ++made_;
    BigInt same_for(Horizon::endless());
    if (const auto next = run_.next()) {
      const Ratio more = (*next - endowment) / Ratio(raise_cents);
      same_for = (more.numerator() - 1) / more.denominator();
    }
    told_.keep(raises, raises + same_for, run_);
    return {run_.bought(), Wide(same_for)};
  }

  std::uint64_t made() const { return made_; }
  std::vector<SameRuns> before(const BigInt& raises) && { return std::move(told_).before(raises); }

 private:
  const Ratio first_endowment_;
  RisingRun run_;
  Told told_;
  std::uint64_t made_ = 0;
};

Raised next_costs_more(const Count& count, const Ratio& endowment, const BigInt& raises,
                       const std::vector<ProjectIndex>& next) {
  return {endowment,
          {RaiseStop::next_costs_more, raises, endowment, total_cost(count.instance, next),
           assign_funding(count.instance, next).error()}};
}

template <class Runs>
Raised raise_by_units(const Count& count, const EqualShares& equal_shares, Completion completion,
                      const Ratio& first_endowment, Runs& runs) {
  Place kept = {first_endowment, 0, runs.after(0)};
  const auto ended = [&](RaiseStop why) {
    return Raised{kept.endowment, {why, kept.raises, kept.endowment, std::nullopt, std::nullopt}};
  };
  while (true) {
    if (count.on_progress) count.on_progress({runs.made()});
    if (const auto why = ends_raises(equal_shares, completion, kept.run.bought)) return ended(*why);
    if (Horizon::is_endless(kept.run.same_for)) return ended(RaiseStop::nothing_changes);
    const BigInt same_for(kept.run.same_for);  // so many raises more are made at once, as they change nothing
    kept.raises += same_for;
    kept.endowment += Ratio(same_for * raise_cents);
    Place next = {kept.endowment + Ratio(raise_cents), kept.raises + 1, {}};
    next.run = runs.after(next.raises);
    if (!is_fundable(count.instance, next.run.bought))
      return next_costs_more(count, kept.endowment, kept.raises, next.run.bought);
    kept = std::move(next);
  }
}

// By add-opt.
Raised raise_to_changes(const Count& count, const EqualShares& equal_shares) {
  RisingRun run(equal_shares, equal_endowment(count));
  Told told;
  for (BigInt raises = 0;; ++raises) {
    if (count.on_progress) count.on_progress({raises.convert_to<std::uint64_t>() + 1});
    const Ratio kept = run.endowment();
    const auto ended = [&](RaiseStop why) {
      return Raised{kept, {why, raises, kept, std::nullopt, std::nullopt, std::move(told).before(raises)}};
    };
    if (has_everything(equal_shares, run.bought())) return ended(RaiseStop::everything_bought);
    if (!run.next()) return ended(RaiseStop::nothing_changes);
    told.keep(raises, raises, run);
    run.raise_to(run.next().value());
    if (is_fundable(count.instance, run.bought())) continue;
    Raised raised = next_costs_more(count, kept, raises, run.bought());
    raised.ended.before = std::move(told).before(raises);
    return raised;
  }
}

}  // namespace

bool is_integral(Completion completion) {
  return completion == Completion::add_one_integral || completion == Completion::add_one_integral_exhaustive;
}

bool is_raise(Completion completion) {
  return completion == Completion::add_one || completion == Completion::add_opt ||
         completion == Completion::add_one_exhaustive || is_integral(completion);
}

Ratio equal_endowment(const Count& count) {
  if (count.profile.weight() == 0) return 0;
  return cents_of(votable(count.instance)) / count.profile.voters();
}

Ratio raised_from(Completion completion, const Ratio& equal_endowment) {
  return is_integral(completion) ? whole_units(equal_endowment) : equal_endowment;
}

std::optional<RaiseStop> ends_raises(const EqualShares& equal_shares, Completion completion,
                                     const std::vector<ProjectIndex>& bought) {
  if (has_everything(equal_shares, bought)) return RaiseStop::everything_bought;
  if (is_exhaustive_raise(completion) && is_exhaustive(equal_shares, bought)) return RaiseStop::nothing_fits;
  return std::nullopt;
}

Raised raise_endowment(const Count& count, const EqualShares& equal_shares, Completion completion) {
  if (completion == Completion::add_opt) return raise_to_changes(count, equal_shares);
  const Ratio first = raised_from(completion, equal_endowment(count));
  if (equal_shares.short_of_money == Purses::Short::pays_all) {
    Runs runs(equal_shares, first);
    return raise_by_units(count, equal_shares, completion, first, runs);
  }
  ExactRuns runs(equal_shares, first);
  Raised raised = raise_by_units(count, equal_shares, completion, first, runs);
  raised.ended.before = std::move(runs).before(raised.ended.raises);
  return raised;
}

Compared compare_outcomes(const Profile& profile, std::size_t projects,
                          const std::vector<ProjectIndex>& equal_shares,
                          const std::vector<ProjectIndex>& greedy) {
  std::vector<int> balance(projects, 0);  // by project: how much more of equal shares' outcome
  for (const ProjectIndex project : equal_shares) ++balance[project];
  for (const ProjectIndex project : greedy) --balance[project];

  std::uint64_t prefer_equal_shares = 0;
  std::uint64_t prefer_greedy = 0;
  for (std::size_t group = 0; group < profile.groups(); ++group) {
    const auto named = profile.projects(group);
    const auto points = profile.points(group);
    int sum = 0;
    for (std::size_t mark = 0; mark < named.size(); ++mark) {
      if (points.empty() || points[mark] > 0) sum += balance[named[mark]];
    }
    if (sum > 0) prefer_equal_shares += profile.weight(group);
    if (sum < 0) prefer_greedy += profile.weight(group);
  }
  const auto voters = [&](std::uint64_t weight) {
    return Ratio(BigInt(weight), BigInt(profile.voter_weight()));
  };
  return {voters(prefer_equal_shares), voters(prefer_greedy),
          voters(profile.weight() - prefer_equal_shares - prefer_greedy),
          prefer_greedy > prefer_equal_shares};
}

}  // namespace buurtkas
