#include "engine/voting/backers.h"

#include <algorithm>

#include "engine/voting/tally.h"

namespace buurtkas {
namespace {

struct Backer {
  std::uint64_t units;
  std::uint32_t group;
};

// By project, the groups that give it points above 0.
std::vector<std::vector<Backer>> backers_by_points(const Profile& profile, std::size_t projects,
                                                   Satisfaction satisfaction) {
  const std::int64_t unnamed = satisfaction == Satisfaction::score && profile.type() == BallotType::scoring
                                   ? profile.default_points
                                   : 0;
  std::vector<std::vector<Backer>> backers(projects);
  std::vector<std::int64_t> points(projects, unnamed);
  for (std::size_t group = 0; group < profile.groups(); ++group) {
    const auto named = profile.projects(group);
    const auto back = [&](ProjectIndex project) {
      if (points[project] <= 0) return;
      backers[project].push_back(
          {static_cast<std::uint64_t>(points[project]), static_cast<std::uint32_t>(group)});
    };
    for (std::size_t mark = 0; mark < named.size(); ++mark)
      points[named[mark]] = points_on(profile, group, mark, satisfaction);
    if (unnamed > 0) {
      for (ProjectIndex project = 0; project < projects; ++project) back(project);
    } else {
      for (const ProjectIndex project : named) back(project);
    }
    for (const ProjectIndex project : named) points[project] = unnamed;
  }
  return backers;
}

}  // namespace

Backers::Backers(const Profile& profile, const Supporters& supporters, Satisfaction satisfaction) {
  if (is_of_points(satisfaction)) {
    back_by_points(profile, supporters.weight.size(), satisfaction);
  } else {
    back_alike(supporters);
  }
}

void Backers::back_alike(const Supporters& supporters) {
  for (ProjectIndex project = 0; project < supporters.weight.size(); ++project) {
    units_.emplace_back(supporters.weight[project]);
    if (supporters.weight[project] > 0) equals_.push_back({supporters.of(project), 1});
    first_.push_back(equals_.size());
  }
}

void Backers::back_by_points(const Profile& profile, std::size_t projects, Satisfaction satisfaction) {
  auto backers = backers_by_points(profile, projects, satisfaction);
  std::size_t total = 0;
  for (const auto& of_one : backers) total += of_one.size();
  groups_.reserve(total);  // so that no span below moves
  for (auto& of_one : backers) {
    std::sort(of_one.begin(), of_one.end(), [](const Backer& a, const Backer& b) {
      return a.units != b.units ? a.units > b.units : a.group < b.group;
    });
    BigInt units = 0;
    for (std::size_t begin = 0; begin < of_one.size();) {
      const std::uint32_t* const first = groups_.data() + groups_.size();
      std::size_t end = begin;
      for (; end < of_one.size() && of_one[end].units == of_one[begin].units; ++end) {
        groups_.push_back(of_one[end].group);
        units += BigInt(of_one[end].units) * profile.weight(of_one[end].group);
      }
      equals_.push_back({{first, end - begin}, of_one[begin].units});
      begin = end;
    }
    units_.push_back(units);
    first_.push_back(equals_.size());
  }
}

}  // namespace buurtkas
