#include "tests/oracles/textbook_greedy.h"

namespace buurtkas::oracles {
namespace {

// What all ballots together have of a project, in units that are the same for each.
BigInt total(const Profile& profile, ProjectIndex project, Satisfaction satisfaction) {
  const bool by_score = satisfaction == Satisfaction::score;
  const bool by_place = satisfaction == Satisfaction::borda || satisfaction == Satisfaction::borda_from_one;
  BigInt sum = 0;
  for (std::size_t group = 0; group < profile.groups(); ++group) {
    const auto marks = profile.projects(group);
    const auto points = profile.points(group);
    BigInt one = by_score && profile.type() == BallotType::scoring ? profile.default_points : 0;
    for (std::size_t mark = 0; mark < marks.size(); ++mark) {
      if (marks[mark] != project) continue;
      const std::size_t behind = marks.size() - 1 - mark;
      if (by_place) {
        one = behind + (satisfaction == Satisfaction::borda ? 0 : 1);
      } else if (by_score) {
        one = points[mark];
      } else {
        one = points.empty() || points[mark] > 0 ? 1 : 0;
      }
    }
    sum += one * profile.weight(group);
  }
  return sum;
}

}  // namespace

std::vector<ProjectIndex> textbook_greedy(const Instance& instance, const Profile& profile,
                                          Satisfaction satisfaction, bool stops) {
  std::vector<ProjectIndex> left;
  std::vector<BigInt> totals;
  for (ProjectIndex project = 0; project < instance.projects.size(); ++project) {
    left.push_back(project);
    totals.push_back(total(profile, project, satisfaction));
  }
  const auto goes_before = [&](ProjectIndex a, ProjectIndex b) {
    const bool by_votes = satisfaction == Satisfaction::cost;
    const std::int64_t cost_a = by_votes ? 1 : instance.projects[a].cost.cents();
    const std::int64_t cost_b = by_votes ? 1 : instance.projects[b].cost.cents();
    const BigInt& of_a = totals[a];
    const BigInt& of_b = totals[b];
    const bool is_free_a = cost_a == 0 && of_a > 0;  // and supported: before all that costs anything
    const bool is_free_b = cost_b == 0 && of_b > 0;
    if (is_free_a != is_free_b) return is_free_a;
    // Free and without support is worth nothing.
    const BigInt worth_a = cost_a == 0 ? BigInt(0) : BigInt(of_a * (cost_b == 0 ? 1 : cost_b));
    const BigInt worth_b = cost_b == 0 ? BigInt(0) : BigInt(of_b * (cost_a == 0 ? 1 : cost_a));
    if (!is_free_a && worth_a != worth_b) return worth_a > worth_b;
    return instance.projects[a].id < instance.projects[b].id;
  };
  std::vector<ProjectIndex> selected;
  while (!left.empty()) {
    ProjectIndex best = left.front();
    for (const ProjectIndex project : left) {
      if (goes_before(project, best)) best = project;
    }
    std::erase(left, best);
    const Money spent = total_cost(instance, selected);
    if (spent + instance.projects[best].cost <= votable(instance)) {
      selected.push_back(best);
    } else if (stops) {
      break;
    }
  }
  return selected;
}

}  // namespace buurtkas::oracles
