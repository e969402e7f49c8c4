#include "engine/voting/kept_at_costs.h"

#include <algorithm>
#include <utility>

#include "engine/voting/completions.h"

namespace buurtkas {
namespace {

const OnProgress silent;

std::optional<Completion> raise_of(const Terms& terms) {
  const auto raise = std::find_if(terms.completion.begin(), terms.completion.end(), is_raise);
  if (raise == terms.completion.end()) return std::nullopt;
  return *raise;
}

Instance with_cost(Instance instance, ProjectIndex project, std::int64_t cents) {
  instance.projects[project].cost = Money(cents, instance.currency);
  return instance;
}

}  // namespace

bool KeptAtCosts::is_known(const CountedElection& election) {
  return election.terms.method == &method::equal_shares && is_usual(election.instance) &&
         election.terms.satisfaction != Satisfaction::log_cost &&
         raise_of(election.terms) != Completion::add_opt;
}

KeptAtCosts::KeptAtCosts(const CountedElection& election, ProjectIndex project, std::int64_t most)
    : election_(election),
      project_(project),
      raise_(raise_of(election.terms)),
      instance_(with_cost(election.instance, project, most)),
      count_(begin_count(instance_, election.profile, election.terms, election.votes, silent, trace_)),
      equal_shares_(count_) {
  const Ratio equal = equal_endowment(count_);
  parts_.push_back({1, most, raise_ ? raised_from(*raise_, equal) : equal, {}});
}

// What ends the raises is so at every cost below one at which it is, or at every cost above. So where both
// ends of a part agree, all of it does.
std::optional<KeptAtCosts::Kept> KeptAtCosts::next(std::uint64_t& runs) {
  while (runs > 0) {
    --runs;
    Part& part = parts_.back();
    auto run = look(part);
    if (!run) {
      split();
      continue;
    }
    const bool is_too_dear = is_over(run->bought, part.least);
    const bool is_last = !is_too_dear && ends(run->bought, part.least);
    if (is_over(run->bought, part.most) != is_too_dear ||
        (!is_too_dear && ends(run->bought, part.most) != is_last)) {
      split();
      continue;
    }
    if (is_too_dear || is_last || Horizon::is_endless(run->same_for)) {
      BUURTKAS_ASSERT(!(is_too_dear && part.is_first));
      Kept kept = {part.least, part.most, std::move(is_too_dear ? part.kept : run->bought)};
      parts_.pop_back();
      return kept;
    }
    part.endowment += Ratio((BigInt(run->same_for) + 1) * raise_cents);
    part.kept = std::move(run->bought);
    part.is_first = false;
  }
  return std::nullopt;
}

// Of the whole part. A filter that ended its reach may go on as far the next time.
std::optional<EqualSharesRun> KeptAtCosts::look(const Part& part) {
  const auto run_over = [&](std::int64_t most) {
    auto run = equal_shares_.run_over(
        part.endowment, {reach_, 0, raise_cents, std::nullopt, CostRange{project_, part.least, most}});
    if (run) {
      const auto same_for = run->same_for.convert_to<std::uint64_t>();
      reach_ = std::clamp<std::uint64_t>(same_for == reach_ ? 3 * reach_ : 2 * same_for, 4, 1 << 16);
    }
    return run;
  };
  auto run = run_over(part.least);
  if (!run) run = run_at(part.least, part.endowment);
  if (!has(run->bought) || part.least == part.most) return run;
  return run_over(part.most);
}

EqualSharesRun KeptAtCosts::run_at(std::int64_t cents, const Ratio& endowment) const {
  const Instance instance = with_cost(election_.instance, project_, cents);
  Trace trace;
  const Count count =
      begin_count(instance, election_.profile, election_.terms, election_.votes, silent, trace);
  return EqualShares(count).run(endowment);
}

bool KeptAtCosts::is_over(const std::vector<ProjectIndex>& bought, std::int64_t cents) {
  instance_.projects[project_].cost = Money(cents, instance_.currency);
  return !is_fundable(instance_, bought);
}

bool KeptAtCosts::ends(const std::vector<ProjectIndex>& bought, std::int64_t cents) {
  instance_.projects[project_].cost = Money(cents, instance_.currency);
  return !raise_ || ends_raises(equal_shares_, *raise_, bought);
}

bool KeptAtCosts::has(const std::vector<ProjectIndex>& bought) const {
  return std::find(bought.begin(), bought.end(), project_) != bought.end();
}

// REQUIRES: of more than one cost.
void KeptAtCosts::split() {
  Part dearer = parts_.back();
  const std::int64_t middle = dearer.least + (dearer.most - dearer.least) / 2;
  parts_.back().most = middle;
  dearer.least = middle + 1;
  parts_.push_back(std::move(dearer));
}

}  // namespace buurtkas
