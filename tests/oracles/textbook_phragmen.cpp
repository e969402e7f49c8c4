#include "tests/oracles/textbook_phragmen.h"

#include <algorithm>
#include <optional>

namespace buurtkas::oracles {
namespace {

bool approves(const Profile& profile, std::size_t group, ProjectIndex project) {
  const auto marks = profile.projects(group);
  return std::find(marks.begin(), marks.end(), project) != marks.end();
}

// Up to which supporters must come so that what they come up pays the cost; nothing stands for never. Up to
// one of their loads, or beyond: tried for each number of those who are lowest.
std::optional<Ratio> load_to_pay(const Instance& instance, const Profile& profile, ProjectIndex project,
                                 const std::vector<Ratio>& loads) {
  std::vector<std::pair<Ratio, Ratio>> supporters;  // load, weight
  for (std::size_t group = 0; group < profile.groups(); ++group) {
    if (approves(profile, group, project))
      supporters.emplace_back(loads[group],
                              Ratio(BigInt(profile.weight(group)), BigInt(profile.voter_weight())));
  }
  std::sort(supporters.begin(), supporters.end());
  for (std::size_t payers = supporters.size(); payers > 0; --payers) {
    Ratio sum = cents_of(instance.projects[project].cost);
    Ratio voters;
    for (std::size_t at = 0; at < payers; ++at) {
      sum += supporters[at].first * supporters[at].second;
      voters += supporters[at].second;
    }
    if (payers == 1 || sum / voters >= supporters[payers - 1].first) return sum / voters;
  }
  return std::nullopt;
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
      const auto load = load_to_pay(instance, profile, project, loads);
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
      if (approves(profile, group, next)) loads[group] = std::max(loads[group], *least);
    }
    left -= instance.projects[next].cost.cents();
    out.push_back(next);
    std::erase(open, next);
  }
  return out;
}

}  // namespace buurtkas::oracles
