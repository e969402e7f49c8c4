#include "tests/oracles/textbook_expanding_approvals.h"

#include <algorithm>
#include <optional>

namespace buurtkas::oracles {
namespace {

bool approves(const Count& count, std::size_t group, ProjectIndex project, std::size_t rank, bool is_last) {
  const auto named = count.profile.projects(group);
  const auto found = std::find(named.begin(), named.end(), project);
  if (is_last) return true;
  if (found == named.end()) return false;
  return count.profile.type() != BallotType::ordinal ||
         static_cast<std::size_t>(found - named.begin()) < rank;
}

}  // namespace

std::vector<ProjectIndex> textbook_expanding_approvals(const Count& count) {
  const Ratio money = cents_of(votable(count.instance));
  std::vector<Ratio> votes;
  Ratio all_votes;
  for (std::size_t group = 0; group < count.profile.groups(); ++group) {
    votes.emplace_back(count.profile.weight(group));
    all_votes += votes.back();
  }
  std::vector<ProjectIndex> selected;
  std::vector<ProjectIndex> left = count.projects;  // in the order of the ties
  const std::size_t last = count.instance.projects.size() + 1;
  for (std::size_t rank = 1; rank <= last;) {
    std::optional<ProjectIndex> best;
    Ratio most;
    for (const ProjectIndex project : left) {
      std::vector<ProjectIndex> with = selected;
      with.push_back(project);
      if (!is_fundable(count.instance, with)) continue;
      Ratio support;
      for (std::size_t group = 0; group < votes.size(); ++group) {
        if (approves(count, group, project, rank, rank == last)) support += votes[group];
      }
      const Ratio cost = cents_of(count.instance.projects[project].cost);
      if (rank < last && support.is_zero()) continue;
      if (support * money < all_votes * cost) continue;
      if (best && support <= most) continue;
      best = project;
      most = support;
    }
    if (!best) {
      ++rank;
      continue;
    }
    const Ratio cost = cents_of(count.instance.projects[*best].cost);
    for (std::size_t group = 0; group < votes.size() && !cost.is_zero(); ++group) {
      if (!approves(count, group, *best, rank, rank == last)) continue;
      if (!most.is_zero()) votes[group] *= Ratio(1) - all_votes * cost / money / most;
    }
    selected.push_back(*best);
    std::erase(left, *best);
  }
  return selected;
}

}  // namespace buurtkas::oracles
