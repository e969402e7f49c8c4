#include "tests/oracles/textbook_phragmen.h"

#include <algorithm>
#include <optional>

namespace buurtkas::oracles {
namespace {

bool approves(const Profile& profile, std::size_t group, ProjectIndex project) {
  const auto marks = profile.projects(group);
  return std::find(marks.begin(), marks.end(), project) != marks.end();
}

}  // namespace

std::vector<ProjectIndex> textbook_phragmen(const Instance& instance, const Profile& profile) {
  return textbook_phragmen_after(instance, profile, {}, std::vector<Ratio>(profile.groups(), Ratio(0)));
}

std::vector<ProjectIndex> textbook_phragmen_after(const Instance& instance, const Profile& profile,
                                                  const std::vector<ProjectIndex>& selected,
                                                  std::vector<Ratio> loads) {
  std::int64_t left = (votable(instance) - total_cost(instance, selected)).cents();
  std::vector<ProjectIndex> out = selected;
  std::vector<ProjectIndex> open;
  for (ProjectIndex project = 0; project < instance.projects.size(); ++project) {
    if (std::find(out.begin(), out.end(), project) != out.end()) continue;
    if (instance.projects[project].cost.cents() <= left) open.push_back(project);
  }
  while (!open.empty()) {
    // The new load of supporters, for each project; nothing stands for never.
    std::optional<Ratio> least;
    std::vector<ProjectIndex> first;
    for (const ProjectIndex project : open) {
      Ratio sum = cents_of(instance.projects[project].cost);
      Ratio voters;
      for (std::size_t group = 0; group < profile.groups(); ++group) {
        if (!approves(profile, group, project)) continue;
        const Ratio weight(BigInt(profile.weight(group)), BigInt(profile.voter_weight()));
        sum += loads[group] * weight;
        voters += weight;
      }
      std::optional<Ratio> load;
      if (!voters.is_zero()) load = sum / voters;
      const bool is_sooner = load && (!least || *load < *least);
      if (first.empty() || is_sooner) {
        first = {project};
        least = load;
      } else if (load == least) {
        first.push_back(project);
      }
    }
    for (const ProjectIndex project : first) {
      if (instance.projects[project].cost.cents() > left) return out;
    }
    const ProjectIndex next = *std::min_element(first.begin(), first.end(), [&](auto a, auto b) {
      return instance.projects[a].id < instance.projects[b].id;
    });
    for (std::size_t group = 0; group < profile.groups(); ++group) {
      if (approves(profile, group, next)) loads[group] = *least;
    }
    left -= instance.projects[next].cost.cents();
    out.push_back(next);
    std::erase(open, next);
  }
  return out;
}

}  // namespace buurtkas::oracles
