#include "tests/oracles/textbook_maximin_support.h"

#include <algorithm>
#include <optional>

namespace buurtkas::oracles {
namespace {

// Nothing when a part has no supporters.
std::optional<Ratio> load_of(const Count& count, const std::vector<ProjectIndex>& part) {
  Ratio cost;
  Ratio voters;
  for (const ProjectIndex project : part) cost += cents_of(count.instance.projects[project].cost);
  for (std::size_t group = 0; group < count.profile.groups(); ++group) {
    const auto marks = count.profile.projects(group);
    const auto points = count.profile.points(group);
    bool supports = false;
    for (std::size_t mark = 0; mark < marks.size(); ++mark) {
      const bool is_part = std::find(part.begin(), part.end(), marks[mark]) != part.end();
      if (is_part && (points.empty() || points[mark] > 0)) supports = true;
    }
    if (supports) voters += Ratio(count.profile.weight(group));
  }
  if (voters.is_zero()) return std::nullopt;
  return cost / voters;
}

std::optional<Ratio> highest_load(const Count& count, const std::vector<ProjectIndex>& set) {
  Ratio highest;
  for (std::uint32_t bits = 1; bits < (1u << set.size()); ++bits) {
    std::vector<ProjectIndex> part;
    for (std::size_t at = 0; at < set.size(); ++at) {
      if ((bits >> at & 1u) != 0) part.push_back(set[at]);
    }
    const auto load = load_of(count, part);
    if (!load) return std::nullopt;
    highest = std::max(highest, *load);
  }
  return highest;
}

}  // namespace

std::vector<ProjectIndex> textbook_maximin_support(const Count& count) {
  std::vector<ProjectIndex> selected;
  std::vector<ProjectIndex> unsupported;
  std::vector<ProjectIndex> open;  // in the order of the ties
  for (const ProjectIndex project : count.projects) {
    (load_of(count, {project}) ? open : unsupported).push_back(project);
  }
  const auto with = [&](ProjectIndex project) {
    std::vector<ProjectIndex> set = selected;
    set.push_back(project);
    return set;
  };
  while (true) {
    std::optional<ProjectIndex> best;
    std::optional<Ratio> least;
    for (const ProjectIndex project : open) {
      if (!is_fundable(count.instance, with(project))) continue;
      const auto load = highest_load(count, with(project));
      if (least && *load >= *least) continue;
      best = project;
      least = load;
    }
    if (!best) break;
    selected.push_back(*best);
    std::erase(open, *best);
  }
  for (const ProjectIndex project : unsupported) {
    if (is_fundable(count.instance, with(project))) selected.push_back(project);
  }
  return selected;
}

}  // namespace buurtkas::oracles
