#include "engine/voting/rivals_bound.h"

#include <algorithm>
#include <vector>

#include "engine/voting/changed_profile.h"
#include "engine/voting/greedy.h"
#include "engine/voting/tally.h"
#include "engine/voting/voters_in_shares.h"

namespace buurtkas {
namespace {

bool is_greedy_by_votes(const CountedElection& election) {
  const Terms& terms = election.terms;
  const BallotType type = election.profile.type();
  return is_greedy(terms.method) && terms.satisfaction == Satisfaction::cost &&
         !(terms.next && terms.next->kind == NextProject::Kind::whole) &&
         (type == BallotType::approval || type == BallotType::choose_one);
}

struct Rival {
  std::uint64_t passed_by;  // so many supporters alone may be enough for it not to come before the project
  std::int64_t cost;
};

// What its supporters give to others, by project.
std::vector<Ratio> given_to_others(const Profile& profile, std::size_t projects, ProjectIndex project) {
  std::vector<std::uint64_t> weight(projects, 0);
  for (std::size_t group = 0; group < profile.groups(); ++group) {
    const auto named = profile.projects(group);
    if (std::find(named.begin(), named.end(), project) == named.end()) continue;
    for (const ProjectIndex one : named) weight[one] += profile.weight(group);
  }
  std::vector<Ratio> given;
  for (const std::uint64_t one : weight) given.emplace_back(BigInt(one), BigInt(profile.voter_weight()));
  return given;
}

// Of a rival with more votes, and enough for the threshold, so many supporters fewer may change that.
std::uint64_t passed_by(const Ratio& votes, const Ratio& least_votes, const Ratio& given, const Ratio& each,
                        std::uint64_t possible) {
  const Ratio margin = votes - least_votes;
  if (margin <= Ratio(0)) return 0;
  if (margin > given) return possible + 1;
  const BigInt least = rounded_up(margin / each);
  return least > possible ? possible + 1 : least.convert_to<std::uint64_t>();
}

// A rival that costs no more, and surely comes first, must be paid beside the project: where it is not, there
// is less than it costs, and there will not be more. Where the first that does not fit ends the count, so
// must every other rival that comes first.
std::uint64_t least_by_greedy(const CountedElection& election, ProjectIndex project, std::uint64_t possible) {
  const Instance& instance = election.instance;
  const Profile& profile = election.profile;
  const std::size_t projects = instance.projects.size();
  const std::vector<Ratio> votes =
      election.votes.empty() ? votes_of(profile, supporters_of(profile, projects)) : election.votes;
  const std::vector<Ratio> given = given_to_others(profile, projects, project);
  const Ratio each(BigInt(heaviest_ballot(profile)), BigInt(profile.voter_weight()));
  const auto& threshold = election.terms.threshold;
  if (threshold && !threshold->is_reached(votes[project], profile.voters())) return possible + 1;
  const Ratio least_votes =
      threshold ? std::max(votes[project], threshold->votes(profile.voters())) : votes[project];

  const std::int64_t own_cost = instance.projects[project].cost.cents();
  std::vector<Rival> rivals;
  std::int64_t left = votable(instance).cents() - own_cost;  // beside the project and all of them
  for (ProjectIndex one = 0; one < projects; ++one) {
    const std::int64_t cost = instance.projects[one].cost.cents();
    const bool must_be_paid = cost <= own_cost || election.terms.method == &method::greedy_no_skip;
    if (one == project || !must_be_paid) continue;
    rivals.push_back({passed_by(votes[one], least_votes, given[one], each, possible), cost});
    if (rivals.back().passed_by > 0) left -= cost;
  }
  std::sort(rivals.begin(), rivals.end(),
            [](const Rival& a, const Rival& b) { return a.passed_by < b.passed_by; });
  std::uint64_t least = 1;
  for (const Rival& rival : rivals) {
    if (left >= 0 || rival.passed_by > possible) break;
    if (rival.passed_by == 0) continue;
    left += rival.cost;
    least = rival.passed_by;
  }
  return left >= 0 ? least : possible + 1;
}

}  // namespace

std::uint64_t least_alone(const CountedElection& election, ProjectIndex project, std::uint64_t possible) {
  if (is_greedy_by_votes(election) && is_usual(election.instance))
    return least_by_greedy(election, project, possible);
  // No choice of them gives its supporters more money than they have from the beginning.
  if (VotersInShares::is_known(election) && VotersInShares(election, project).least() != 0u)
    return possible + 1;
  return 1;
}

}  // namespace buurtkas
