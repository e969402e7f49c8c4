#include "engine/round/profile.h"

namespace buurtkas {
namespace {

template <class Visit>
void for_each_support(const Profile& profile, const Visit& visit) {
  for (std::size_t group = 0; group < profile.groups(); ++group) {
    const auto projects = profile.projects(group);
    const auto points = profile.points(group);
    for (std::size_t mark = 0; mark < projects.size(); ++mark) {
      if (points.empty() || points[mark] > 0) visit(group, projects[mark]);
    }
  }
}

}  // namespace

Profile::Profile(BallotType type, std::uint32_t voter_weight) : type_(type), voter_weight_(voter_weight) {
  BUURTKAS_ASSERT(voter_weight > 0);
}

void Profile::add(std::span<const ProjectIndex> projects, std::span<const std::int64_t> points,
                  std::uint64_t weight, std::uint64_t ballots) {
  BUURTKAS_ASSERT(ballots > 0 && weight > 0 && weight % ballots == 0);
  BUURTKAS_ASSERT(points.empty() || points.size() == projects.size());
  projects_.insert(projects_.end(), projects.begin(), projects.end());
  points_.insert(points_.end(), points.begin(), points.end());
  BUURTKAS_ASSERT(points_.empty() || points_.size() == projects_.size());
  first_mark_.push_back(projects_.size());
  const std::uint64_t ballot_weight = weight / ballots;
  if (ballot_weight_.empty() && ballot_weight != voter_weight_) {
    ballot_weight_.assign(group_weight_.size(), voter_weight_);
  }
  group_weight_.push_back(0);
  if (!ballot_weight_.empty() || ballot_weight != voter_weight_) ballot_weight_.push_back(ballot_weight);
  add_to(group_weight_.size() - 1, ballots);
}

void Profile::add_to(std::size_t group, std::uint64_t ballots) {
  const std::uint64_t weight = ballots * ballot_weight(group);
  group_weight_[group] += weight;
  const bool overflows = __builtin_add_overflow(weight_, weight, &weight_);
  BUURTKAS_ASSERT(!overflows);
  ballots_ += ballots;
}

std::span<const ProjectIndex> Profile::projects(std::size_t group) const {
  return {projects_.data() + first_mark_[group], projects_.data() + first_mark_[group + 1]};
}

std::span<const std::int64_t> Profile::points(std::size_t group) const {
  if (points_.empty()) return {};
  return {points_.data() + first_mark_[group], points_.data() + first_mark_[group + 1]};
}

std::span<const std::uint32_t> Supporters::of(ProjectIndex project) const {
  return {group.data() + first[project], group.data() + first[project + 1]};
}

Supporters supporters_of(const Profile& profile, std::size_t projects) {
  Supporters supporters;
  supporters.first.assign(projects + 1, 0);
  supporters.weight.assign(projects, 0);
  for_each_support(profile, [&](std::size_t group, ProjectIndex project) {
    BUURTKAS_ASSERT(project < projects);
    ++supporters.first[project + 1];
    supporters.weight[project] += profile.weight(group);
  });
  for (std::size_t project = 0; project < projects; ++project) {
    supporters.first[project + 1] += supporters.first[project];
  }
  supporters.group.resize(supporters.first[projects]);
  std::vector<std::uint64_t> next(supporters.first.begin(), supporters.first.end() - 1);
  for_each_support(profile, [&](std::size_t group, ProjectIndex project) {
    supporters.group[next[project]++] = static_cast<std::uint32_t>(group);
  });
  return supporters;
}

}  // namespace buurtkas
