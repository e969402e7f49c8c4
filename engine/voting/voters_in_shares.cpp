#include "engine/voting/voters_in_shares.h"

#include <algorithm>

#include "engine/voting/changed_profile.h"
#include "engine/voting/completions.h"
#include "engine/voting/rising_run.h"

namespace buurtkas {
namespace {

bool has(const std::vector<ProjectIndex>& projects, ProjectIndex project) {
  return std::find(projects.begin(), projects.end(), project) != projects.end();
}

BigInt rounded_up(const Ratio& number) {
  return (number.numerator() + number.denominator() - 1) / number.denominator();
}

Purses::Short short_of_money(const Terms& terms) {
  return terms.method == &method::equal_shares ? Purses::Short::pays_all : Purses::Short::is_left_out;
}

}  // namespace

bool VotersInShares::is_known(const CountedElection& election) {
  const Terms& terms = election.terms;
  const Instance& instance = election.instance;
  return (terms.method == &method::equal_shares || terms.method == &method::exact_equal_shares) &&
         terms.satisfaction != Satisfaction::effort &&
         std::all_of(terms.completion.begin(), terms.completion.end(),
                     [](Completion completion) { return completion == Completion::none; }) &&
         !(terms.next && terms.next->kind == NextProject::Kind::whole) &&
         !(terms.threshold && terms.threshold->is_share) && instance.pots.size() == 1 &&
         is_unmarked(instance.pots[0]) && instance.limits.empty() && election.profile.default_points == 0;
}

VotersInShares::VotersInShares(const CountedElection& election, ProjectIndex project)
    : election_(election),
      project_(project),
      money_(cents_of(votable(election.instance))),
      voters_(election.profile.voters()),
      each_(BigInt(heaviest_ballot(election.profile)), BigInt(election.profile.voter_weight())) {}

// (supporters + number each) money / (voters + number each) >= cost.
std::optional<std::uint64_t> VotersInShares::least_who_can_pay() const {
  const Profile& profile = election_.profile;
  std::uint64_t weight = 0;
  for (std::size_t group = 0; group < profile.groups(); ++group) {
    const auto named = profile.projects(group);
    if (std::find(named.begin(), named.end(), project_) != named.end()) weight += profile.weight(group);
  }
  const Ratio supporters(BigInt(weight), BigInt(profile.voter_weight()));
  const Ratio cost = cents_of(election_.instance.projects[project_].cost);
  const Ratio missing = cost * voters_ - supporters * money_;
  if (missing <= Ratio(0)) return 0;
  if (cost >= money_) return std::nullopt;
  const BigInt least = rounded_up(missing / (each_ * (money_ - cost)));
  if (least > std::numeric_limits<std::uint64_t>::max()) return std::nullopt;
  return least.convert_to<std::uint64_t>();
}

Ratio VotersInShares::endowment(std::uint64_t voters) const {
  return money_ / (voters_ + Ratio(BigInt(voters)) * each_);
}

// So many voters have no more than that, or less; 0 when any number has.
std::uint64_t VotersInShares::fewest_within(const Ratio& endowment, bool also_at_it) const {
  const Ratio voters = (money_ / endowment - voters_) / each_;
  if (voters < Ratio(0)) return 0;
  const BigInt least = rounded_up(voters);
  return (also_at_it || Ratio(least) > voters ? least : BigInt(least + 1)).convert_to<std::uint64_t>();
}

void VotersInShares::with(std::uint64_t voters, const std::function<void(const EqualShares&)>& ask) const {
  const Profile more = with_voters_for(election_.profile, project_, voters);
  const OnProgress silent;
  Trace trace;
  const Count count =
      begin_count(election_.instance, more, election_.terms, votes_with(election_, more), silent, trace);
  ask(EqualShares(count, short_of_money(election_.terms)));
}

std::optional<std::uint64_t> VotersInShares::none_from(std::uint64_t voters, std::uint64_t from) const {
  constexpr std::uint64_t steps = 16;
  std::optional<std::uint64_t> first;
  const Ratio least = endowment(voters);
  if (money_ == Ratio(0)) return std::nullopt;
  with(voters, [&](const EqualShares& equal_shares) {
    if (equal_shares.short_of_money == Purses::Short::is_left_out) {
      const RisingRun run(equal_shares, least);
      if (!has(run.bought(), project_)) first = run.next() ? fewest_within(*run.next(), false) : 0;
      return;
    }
    const Ratio step = (endowment(from) - least) / Ratio(steps);
    const auto run = equal_shares.run_over(least, {steps, 0, step});
    if (run && !has(run->bought, project_))
      first = fewest_within(least + Ratio(BigInt(run->same_for)) * step, true);
  });
  if (first) first = std::clamp(*first, from, voters);
  return first;
}

}  // namespace buurtkas
