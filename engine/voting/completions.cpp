#include "engine/voting/completions.h"

#include <algorithm>
#include <optional>

#include "engine/money/rounding.h"

namespace buurtkas {
namespace {

bool is_integral(Completion completion) {
  return completion == Completion::add_one_integral || completion == Completion::add_one_integral_exhaustive;
}

bool is_exhaustive_raise(Completion completion) {
  return completion == Completion::add_one_exhaustive ||
         completion == Completion::add_one_integral_exhaustive;
}

Ratio whole_units(const Ratio& cents) {
  const BigInt units = cents.numerator() / (cents.denominator() * EqualShares::raise_cents);
  return {units * EqualShares::raise_cents};
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

// So many raises more are made at once, as they change nothing. Nothing when no raise ever does.
std::optional<BigInt> raises_of_the_same(const EqualSharesRun& run, Completion completion) {
  if (completion == Completion::add_opt) return BigInt(0);
  if (Horizon::is_endless(run.same_for)) return std::nullopt;
  return BigInt(run.same_for);
}

// Cents of the raise after those.
std::optional<Ratio> step_after(const EqualSharesRun& run, Completion completion) {
  const Ratio unit(EqualShares::raise_cents);
  if (completion != Completion::add_opt) return unit;
  if (!run.next_change) return std::nullopt;
  return *run.next_change * unit;
}

}  // namespace

bool is_raise(Completion completion) {
  return completion == Completion::add_one || completion == Completion::add_opt ||
         completion == Completion::add_one_exhaustive || is_integral(completion);
}

Ratio equal_endowment(const Count& count) {
  if (count.profile.weight() == 0) return 0;
  return cents_of(votable(count.instance)) / count.profile.voters();
}

Raised raise_endowment(const Count& count, const EqualShares& equal_shares, Completion completion) {
  Ratio endowment = equal_endowment(count);
  if (is_integral(completion)) endowment = whole_units(endowment);
  BigInt raises = 0;
  EqualSharesRun kept = equal_shares.run(endowment);

  for (std::uint64_t runs = 1;; ++runs) {
    if (count.on_progress) count.on_progress({runs});
    if (has_everything(equal_shares, kept.bought)) {
      return {endowment, {RaiseStop::everything_bought, raises, endowment, std::nullopt, std::nullopt}};
    }
    if (is_exhaustive_raise(completion) && is_exhaustive(equal_shares, kept.bought)) {
      return {endowment, {RaiseStop::nothing_fits, raises, endowment, std::nullopt, std::nullopt}};
    }
    const auto same_for = raises_of_the_same(kept, completion);
    const auto step = step_after(kept, completion);
    if (!same_for || !step) {
      return {endowment, {RaiseStop::nothing_changes, raises, endowment, std::nullopt, std::nullopt}};
    }
    raises += *same_for;
    endowment += Ratio(*same_for * EqualShares::raise_cents);
    const Ratio next_endowment = endowment + *step;
    EqualSharesRun next = equal_shares.run(next_endowment);
    if (!is_fundable(count.instance, next.bought)) {
      return {endowment,
              {RaiseStop::next_costs_more, raises, endowment, total_cost(count.instance, next.bought),
               assign_funding(count.instance, next.bought).error()}};
    }
    ++raises;
    endowment = next_endowment;
    kept = std::move(next);
  }
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
    int sum = 0;
    for (const ProjectIndex project : profile.projects(group)) sum += balance[project];
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
