#include "tests/oracles/literal_priceability.h"

#include <algorithm>

#include "engine/funding/funding.h"
#include "tests/oracles/simplex.h"

namespace buurtkas::oracles {
namespace {

bool supports(const Profile& profile, std::size_t group, ProjectIndex project) {
  const auto named = profile.projects(group);
  const auto found = std::find(named.begin(), named.end(), project);
  if (found == named.end()) return false;
  const auto points = profile.points(group);
  return points.empty() || points[static_cast<std::size_t>(found - named.begin())] > 0;
}

// The unknowns: the money of a unit of weight, then what each group pays for each selected project.
class Prices {
 public:
  Prices(const Instance& instance, const Profile& profile, const std::vector<ProjectIndex>& selected)
      : instance_(instance), profile_(profile), selected_(selected) {}

  bool exist() {
    if (profile_.weight() > 0) {
      Inequality share = empty();  // no less than an equal share of the votable money
      share.factors[0] = -1;
      share.at_most = -cents_of(votable(instance_)) / Ratio(profile_.weight());
      inequalities_.push_back(std::move(share));
    }
    for (std::size_t group = 0; group < profile_.groups(); ++group) {
      Inequality budget = empty();
      budget.factors[0] = -Ratio(profile_.weight(group));
      for (std::size_t place = 0; place < selected_.size(); ++place) budget.factors[at(group, place)] = 1;
      inequalities_.push_back(std::move(budget));
    }
    for (std::size_t place = 0; place < selected_.size(); ++place) pay_exactly(place);
    for (ProjectIndex project = 0; project < instance_.projects.size(); ++project) leave_little(project);
    return has_solution(inequalities_);
  }

 private:
  Inequality empty() const {
    return {std::vector<Ratio>(1 + profile_.groups() * selected_.size()), Ratio(0)};
  }
  std::size_t at(std::size_t group, std::size_t place) const { return 1 + group * selected_.size() + place; }

  void pay_exactly(std::size_t place) {
    Inequality no_more = empty();
    Inequality no_less = empty();
    Inequality by_others = empty();
    for (std::size_t group = 0; group < profile_.groups(); ++group) {
      no_more.factors[at(group, place)] = 1;
      no_less.factors[at(group, place)] = -1;
      if (!supports(profile_, group, selected_[place])) by_others.factors[at(group, place)] = 1;
    }
    no_more.at_most = cents_of(instance_.projects[selected_[place]].cost);
    no_less.at_most = -no_more.at_most;
    inequalities_.push_back(std::move(no_more));
    inequalities_.push_back(std::move(no_less));
    inequalities_.push_back(std::move(by_others));
  }

  void leave_little(ProjectIndex project) {
    if (std::find(selected_.begin(), selected_.end(), project) != selected_.end()) return;
    if (instance_.projects[project].cost.is_zero()) return;
    if (!is_fundable(instance_, std::vector<ProjectIndex>{project})) return;
    Inequality left = empty();
    left.at_most = cents_of(instance_.projects[project].cost);
    for (std::size_t group = 0; group < profile_.groups(); ++group) {
      if (!supports(profile_, group, project)) continue;
      left.factors[0] += Ratio(profile_.weight(group));
      for (std::size_t place = 0; place < selected_.size(); ++place) left.factors[at(group, place)] = -1;
    }
    inequalities_.push_back(std::move(left));
  }

  const Instance& instance_;
  const Profile& profile_;
  const std::vector<ProjectIndex>& selected_;
  std::vector<Inequality> inequalities_;
};

}  // namespace

bool is_priceable(const Instance& instance, const Profile& profile,
                  const std::vector<ProjectIndex>& selected) {
  return Prices(instance, profile, selected).exist();
}

}  // namespace buurtkas::oracles
