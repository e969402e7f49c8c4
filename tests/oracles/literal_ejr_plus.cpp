#include "tests/oracles/literal_ejr_plus.h"

#include <algorithm>

#include "engine/funding/funding.h"

namespace buurtkas::oracles {
namespace {

class Literal {
 public:
  Literal(const Instance& instance, const Profile& profile, const std::vector<ProjectIndex>& selected,
          Satisfaction satisfaction, EjrPlusForm form)
      : instance_(instance), profile_(profile), selected_(selected), form_(form) {
    for (std::size_t voter = 0; voter < profile.groups(); ++voter) {
      std::vector<Ratio> from;
      for (ProjectIndex project = 0; project < instance.projects.size(); ++project) {
        from.push_back(satisfaction_from(instance, profile, voter, project, satisfaction));
      }
      Ratio has;
      for (const ProjectIndex project : selected) has += from[project];
      from_.push_back(std::move(from));
      has_.push_back(std::move(has));
      weight_.emplace_back(BigInt(profile.weight(voter)), BigInt(profile.voter_weight()));
    }
    if (profile.weight() > 0) share_ = cents_of(votable(instance)) / profile.voters();
  }

  LiteralEjrPlus answer() const {
    LiteralEjrPlus answer;
    for (ProjectIndex project = 0; project < instance_.projects.size(); ++project) {
      if (std::find(selected_.begin(), selected_.end(), project) != selected_.end()) continue;
      if (instance_.projects[project].cost.is_zero()) continue;
      if (!is_fundable(instance_, std::vector<ProjectIndex>{project})) continue;
      bool has_denied = false;
      for (std::uint32_t bits = 1; bits < (1u << profile_.groups()); ++bits) {
        const std::vector<std::size_t> group = group_of(bits);
        if (!is_denied(project, group)) continue;
        has_denied = true;
        answer.most_voters = std::max(answer.most_voters, voters(group));
      }
      if (has_denied) ++answer.projects;
    }
    return answer;
  }

 private:
  std::vector<std::size_t> group_of(std::uint32_t bits) const {
    std::vector<std::size_t> group;
    for (std::size_t voter = 0; voter < profile_.groups(); ++voter) {
      if ((bits >> voter & 1u) != 0) group.push_back(voter);
    }
    return group;
  }

  Ratio voters(const std::vector<std::size_t>& group) const {
    Ratio sum;
    for (const std::size_t voter : group) sum += weight_[voter];
    return sum;
  }

  bool is_denied(ProjectIndex project, const std::vector<std::size_t>& group) const {
    for (const std::size_t voter : group) {
      if (from_[voter][project].is_zero()) return false;
    }
    const Ratio cost = cents_of(instance_.projects[project].cost);
    if (form_ == EjrPlusForm::up_to_one) {
      Ratio wanted;
      for (const std::size_t voter : group) wanted += weight_[voter] * from_[voter][project];
      return std::all_of(group.begin(), group.end(), [&](std::size_t voter) {
        return has_[voter] + from_[voter][project] <= share_ * wanted / cost;
      });
    }
    for (int k = 1; Ratio(k) * cost <= share_ * voters(group); ++k) {
      if (std::all_of(group.begin(), group.end(),
                      [&](std::size_t voter) { return has_[voter] < Ratio(k) * from_[voter][project]; })) {
        return true;
      }
    }
    return false;
  }

  const Instance& instance_;
  const Profile& profile_;
  const std::vector<ProjectIndex>& selected_;
  EjrPlusForm form_;
  Ratio share_;
  std::vector<std::vector<Ratio>> from_;  // by voter, by project
  std::vector<Ratio> has_;                // by voter
  std::vector<Ratio> weight_;             // by voter
};

}  // namespace

Ratio satisfaction_from(const Instance& instance, const Profile& profile, std::size_t group,
                        ProjectIndex project, Satisfaction satisfaction) {
  const auto named = profile.projects(group);
  const auto points = profile.points(group);
  const auto found = std::find(named.begin(), named.end(), project);
  const bool is_named = found != named.end();
  const auto place = static_cast<std::size_t>(found - named.begin());
  switch (satisfaction) {
    case Satisfaction::cost:
    case Satisfaction::cardinality: {
      if (!is_named || (!points.empty() && points[place] <= 0)) return 0;
      return satisfaction == Satisfaction::cost ? cents_of(instance.projects[project].cost) : Ratio(1);
    }
    case Satisfaction::score: {
      const std::int64_t unnamed = profile.type() == BallotType::scoring ? profile.default_points : 0;
      const std::int64_t given = is_named ? points[place] : unnamed;
      return given > 0 ? Ratio(BigInt(given), BigInt(profile.points_unit)) : Ratio(0);
    }
    case Satisfaction::borda:
      return is_named ? Ratio(named.size() - place - 1) : Ratio(0);
    case Satisfaction::borda_from_one:
      return is_named ? Ratio(named.size() - place) : Ratio(0);
    default:  // not measured
      BUURTKAS_ASSERT(false);
  }
  return 0;
}

LiteralEjrPlus literal_ejr_plus(const Instance& instance, const Profile& profile,
                                const std::vector<ProjectIndex>& selected, Satisfaction satisfaction,
                                EjrPlusForm form) {
  return Literal(instance, profile, selected, satisfaction, form).answer();
}

}  // namespace buurtkas::oracles
