#include "engine/voting/rival_choices.h"

#include <algorithm>
#include <utility>

#include "engine/voting/changed_profile.h"

namespace buurtkas {
namespace {

constexpr std::uint64_t large = std::uint64_t{1} << 30;

bool supports(const Profile& profile, std::size_t group, ProjectIndex project) {
  const auto named = profile.projects(group);
  const auto found = std::find(named.begin(), named.end(), project);
  if (found == named.end()) return false;
  const auto points = profile.points(group);
  return points.empty() || points[static_cast<std::size_t>(found - named.begin())] > 0;
}

// -1, 0 or 1.
template <class Values>
int compare(const Values& a, const Values& b) {
  if (std::lexicographical_compare(a.begin(), a.end(), b.begin(), b.end())) return -1;
  return std::lexicographical_compare(b.begin(), b.end(), a.begin(), a.end()) ? 1 : 0;
}

}  // namespace

RivalChoices::RivalChoices(const Instance& instance, const Profile& profile,
                           const std::vector<ProjectIndex>& selected, ProjectIndex project)
    : profile_(profile) {
  std::vector<std::int64_t> selected_cost(instance.projects.size(), 0);
  for (const ProjectIndex one : selected) selected_cost[one] = instance.projects[one].cost.cents();
  for (std::size_t group = 0; group < profile.groups(); ++group) {
    const auto named = profile.projects(group);
    if (named.size() < 2 || !supports(profile, group, project)) continue;
    std::int64_t cost = 0;
    for (const ProjectIndex one : named) cost += selected_cost[one];
    alike_.push_back({group, voters_in(profile, group), cost});
    possible_ += alike_.back().voters;
  }
  std::sort(alike_.begin(), alike_.end(), [&](const Alike& a, const Alike& b) {
    if (a.selected_cost != b.selected_cost) return a.selected_cost > b.selected_cost;
    if (const int marks = compare(profile.projects(a.group), profile.projects(b.group))) return marks < 0;
    if (const int points = compare(profile.points(a.group), profile.points(b.group))) return points < 0;
    if (profile.ballot_weight(a.group) != profile.ballot_weight(b.group))
      return profile.ballot_weight(a.group) > profile.ballot_weight(b.group);
    return a.group < b.group;
  });
}

RivalChoices::Voters RivalChoices::first(std::uint64_t size) const {
  BUURTKAS_ASSERT(size <= possible_);
  Voters chosen(profile_.groups(), 0);
  for (const Alike& alike : alike_) {
    chosen[alike.group] = std::min(size, alike.voters);
    size -= chosen[alike.group];
  }
  return chosen;
}

std::uint64_t RivalChoices::number_of(std::uint64_t size) const {
  std::vector<std::uint64_t> ways(size + 1, 0);  // by size, of the groups so far
  ways[0] = 1;
  for (const Alike& alike : alike_) {
    std::vector<std::uint64_t> with_these(size + 1, 0);
    std::uint64_t window = 0;  // the ways of as many, or fewer by at most these voters
    for (std::uint64_t sum = 0; sum <= size; ++sum) {
      window += ways[sum];
      if (sum > alike.voters) window -= ways[sum - alike.voters - 1];
      with_these[sum] = std::min(window, large);
    }
    ways = std::move(with_these);
  }
  return ways[size];
}

std::optional<RivalChoices::Voters> RivalChoices::find(
    std::uint64_t size, const std::function<bool(const Voters&)>& holds) const {
  Voters chosen(profile_.groups(), 0);
  if (find_from(0, size, chosen, holds)) return chosen;
  return std::nullopt;
}

bool RivalChoices::find_from(std::size_t at, std::uint64_t size, Voters& chosen,
                             const std::function<bool(const Voters&)>& holds) const {
  if (size == 0) return holds(chosen);
  if (at == alike_.size()) return false;
  const Alike& alike = alike_[at];
  for (std::uint64_t voters = std::min(size, alike.voters) + 1; voters-- > 0;) {
    chosen[alike.group] = voters;
    if (find_from(at + 1, size - voters, chosen, holds)) return true;
  }
  return false;  // chosen[alike.group] is 0 again
}

std::uint64_t RivalChoices::approvals(const Voters& chosen) const {
  std::uint64_t sum = 0;
  for (const Alike& alike : alike_) sum += chosen[alike.group] * (profile_.projects(alike.group).size() - 1);
  return sum;
}

}  // namespace buurtkas
