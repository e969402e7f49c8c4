#include "engine/voting/recount.h"

#include <algorithm>
#include <utility>

#include "engine/voting/completions.h"
#include "engine/voting/equal_shares.h"
#include "engine/voting/greedy.h"
#include "engine/voting/maximin_support.h"
#include "engine/voting/phragmen.h"
#include "engine/voting/select_by_votes.h"
#include "engine/voting/tally.h"

namespace buurtkas {
namespace {

constexpr std::uint64_t counts_least = 200;  // ten times as many for greedy, which only adds up
constexpr std::uint64_t counts_most = 20'000;
constexpr std::uint64_t work_most = 6'000'000;  // marks, and ten a project, of all counts together

// Against one run of equal shares: of elections of any size, and of the largest.
struct Slowness {
  std::uint64_t usual, most;
};
Slowness slowness(const Terms& terms) {
  if (terms.method == &method::maximin_support) return {20, 100};
  const bool is_quick =
      is_greedy(terms.method) || terms.method == &method::phragmen || is_equal_shares(terms.method);
  const bool is_raised = std::any_of(terms.completion.begin(), terms.completion.end(), is_raise);
  if (!is_quick) return {4, 20};
  return is_raised ? Slowness{2, 20} : Slowness{1, 1};
}

// As the column of a `.pb` file has them.
std::vector<Ratio> scores_of(const Profile& profile, std::size_t projects) {
  switch (profile.type()) {
    case BallotType::cumulative:
    case BallotType::scoring:
      return points_of(profile, projects, Satisfaction::score);
    case BallotType::ordinal:
      return points_of(profile, projects, Satisfaction::borda_from_one);
    default:
      return votes_of(profile, supporters_of(profile, projects));
  }
}

}  // namespace

std::vector<Ratio> votes_with(const CountedElection& election, const Profile& changed) {
  std::vector<Ratio> votes = election.votes;
  if (votes.empty()) return votes;
  const std::vector<Ratio> before = scores_of(election.profile, votes.size());
  const std::vector<Ratio> after = scores_of(changed, votes.size());
  for (std::size_t project = 0; project < votes.size(); ++project)
    votes[project] += after[project] - before[project];
  return votes;
}

std::uint64_t counts_for(const CountedElection& election) {
  const Profile& profile = election.profile;
  std::uint64_t work = 1 + 10 * election.instance.projects.size();
  for (std::size_t group = 0; group < profile.groups(); ++group) work += profile.projects(group).size();
  const std::uint64_t times = election.terms.method == &method::greedy ? 10 : 1;
  const Slowness slower = slowness(election.terms);
  return std::clamp(times * work_most / (slower.usual * work), times * counts_least / slower.most,
                    counts_most);
}

Recounter::Recounter(const CountedElection& of, std::uint64_t counts_max, const OnProgress& on_progress)
    : of_(of), counts_max_(counts_max), on_progress_(on_progress) {}

void Recounter::tell_count() {
  ++counts_;
  if (on_progress_) on_progress_({counts_});
}

std::vector<ProjectIndex> Recounter::count(const Instance& instance, const Profile& profile,
                                           const Terms& terms, std::vector<Ratio> votes) {
  tell_count();
  return carried_out(select_by_votes(instance, profile, terms, std::move(votes)));
}

std::vector<ProjectIndex> Recounter::with_profile(const Profile& profile) {
  return count(of_.instance, profile, of_.terms, votes_with(of_, profile));
}

std::vector<ProjectIndex> Recounter::with_cost(ProjectIndex project, Money cost) {
  Instance instance = of_.instance;
  instance.projects[project].cost = cost;
  return count(instance, of_.profile, of_.terms, of_.votes);
}

std::vector<ProjectIndex> Recounter::with_tie_breaks(std::vector<TieBreak> tie_breaks) {
  Terms terms = of_.terms;
  terms.tie_breaks = std::move(tie_breaks);
  return count(of_.instance, of_.profile, terms, of_.votes);
}

}  // namespace buurtkas
