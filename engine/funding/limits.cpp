#include "engine/funding/limits.h"

namespace buurtkas {

Limits::Limits(const Instance& instance)
    : instance_(instance),
      cost_(instance.limits.size(), Money(0, instance.currency)),
      count_(instance.limits.size(), 0) {
  if (instance.limits.empty()) return;
  of_project_.resize(instance.projects.size());
  for (std::size_t limit = 0; limit < instance.limits.size(); ++limit) {
    for (const ProjectIndex project : instance.limits[limit].projects) of_project_[project].push_back(limit);
  }
}

std::optional<std::size_t> Limits::broken_by(ProjectIndex project) const {
  if (of_project_.empty()) return std::nullopt;
  for (const std::size_t limit : of_project_[project]) {
    const Limit& one = instance_.limits[limit];
    const bool is_kept = one.kind == Limit::Kind::exclusion
                             ? count_[limit] == 0
                             : cost_[limit] + instance_.projects[project].cost <= one.most;
    if (!is_kept) return limit;
  }
  return std::nullopt;
}

void Limits::add(ProjectIndex project) {
  if (of_project_.empty()) return;
  for (const std::size_t limit : of_project_[project]) {
    cost_[limit] += instance_.projects[project].cost;
    ++count_[limit];
  }
}

void Limits::remove(ProjectIndex project) {
  if (of_project_.empty()) return;
  for (const std::size_t limit : of_project_[project]) {
    cost_[limit] = cost_[limit] - instance_.projects[project].cost;
    --count_[limit];
  }
}

std::optional<std::size_t> broken_limit(const Instance& instance, std::span<const ProjectIndex> projects) {
  Limits limits(instance);
  for (const ProjectIndex project : projects) {
    if (const auto broken = limits.broken_by(project)) return broken;
    limits.add(project);
  }
  return std::nullopt;
}

}  // namespace buurtkas
