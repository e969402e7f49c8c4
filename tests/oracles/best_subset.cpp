#include "tests/oracles/best_subset.h"

#include <algorithm>
#include <numeric>

#include "engine/funding/funding.h"

namespace buurtkas::oracles {
namespace {

// Of a voter of weight 1 with this ballot.
Ratio of_ballot(const Instance& instance, const Profile& profile, Satisfaction satisfaction,
                std::size_t group, ProjectIndex project) {
  const auto named = profile.projects(group);
  const auto found = std::find(named.begin(), named.end(), project);
  const bool is_named = found != named.end();
  const auto place = static_cast<std::size_t>(found - named.begin());
  const bool has_points = !profile.points(group).empty();
  const bool is_support = is_named && (!has_points || profile.points(group)[place] > 0);
  switch (satisfaction) {
    case Satisfaction::cost:
      return is_support ? cents_of(instance.projects[project].cost) : Ratio(0);
    case Satisfaction::cardinality:
      return is_support ? 1 : 0;
    case Satisfaction::score:
      if (is_named) return Ratio(BigInt(profile.points(group)[place]), BigInt(profile.points_unit));
      if (profile.type() != BallotType::scoring) return 0;
      return Ratio(BigInt(profile.default_points), BigInt(profile.points_unit));
    case Satisfaction::borda:
      return is_named ? Ratio(named.size() - place - 1) : Ratio(0);
    case Satisfaction::borda_from_one:
      return is_named ? Ratio(named.size() - place) : Ratio(0);
    default:  // not what this twin sums
      BUURTKAS_ASSERT(false);
  }
  return 0;
}

// Below 0: a goes first.
int compare(TieBreak tie_break, const Instance& instance, const Ratio& a_votes, const Ratio& b_votes,
            ProjectIndex a, ProjectIndex b) {
  const auto sign = [](const auto& x, const auto& y) { return x < y ? -1 : (y < x ? 1 : 0); };
  switch (tie_break) {
    case TieBreak::most_votes:
      return sign(b_votes, a_votes);
    case TieBreak::lowest_cost:
      return sign(instance.projects[a].cost, instance.projects[b].cost);
    case TieBreak::highest_cost:
      return sign(instance.projects[b].cost, instance.projects[a].cost);
    case TieBreak::lowest_id:
      return sign(instance.projects[a].id, instance.projects[b].id);
    case TieBreak::file_order:
      return sign(a, b);
    case TieBreak::drawn:  // no election of this twin has a draw
      BUURTKAS_ASSERT(false);
  }
  return 0;
}

std::vector<ProjectIndex> tie_order(const Instance& instance, const Profile& profile,
                                    std::vector<TieBreak> tie_breaks) {
  tie_breaks.push_back(TieBreak::lowest_id);
  std::vector<ProjectIndex> order(instance.projects.size());
  std::iota(order.begin(), order.end(), ProjectIndex{0});
  std::sort(order.begin(), order.end(), [&](ProjectIndex a, ProjectIndex b) {
    const Ratio a_votes = total_satisfaction(instance, profile, Satisfaction::cardinality, {a});
    const Ratio b_votes = total_satisfaction(instance, profile, Satisfaction::cardinality, {b});
    for (const TieBreak tie_break : tie_breaks) {
      const int order_of_both = compare(tie_break, instance, a_votes, b_votes, a, b);
      if (order_of_both != 0) return order_of_both < 0;
    }
    return false;
  });
  return order;
}

}  // namespace

Ratio total_satisfaction(const Instance& instance, const Profile& profile, Satisfaction satisfaction,
                         const std::vector<ProjectIndex>& projects) {
  Ratio total;
  for (std::size_t group = 0; group < profile.groups(); ++group) {
    const Ratio weight(BigInt(profile.weight(group)), BigInt(profile.voter_weight()));
    for (const ProjectIndex project : projects) {
      total += weight * of_ballot(instance, profile, satisfaction, group, project);
    }
  }
  return total;
}

// Subsets are tried from that of all projects to the empty one, an earlier project's place counting for more,
// so the first of several best ones is the one that is asked.
std::vector<ProjectIndex> best_subset(const Instance& instance, const Profile& profile,
                                      Satisfaction satisfaction, const std::vector<TieBreak>& tie_breaks) {
  std::vector<ProjectIndex> useful;
  for (const ProjectIndex project : tie_order(instance, profile, tie_breaks)) {
    if (total_satisfaction(instance, profile, satisfaction, {project}).sign() > 0) useful.push_back(project);
  }
  std::vector<ProjectIndex> best;
  Ratio best_total = 0;
  for (std::uint32_t bits = 1u << useful.size(); bits-- > 0;) {
    std::vector<ProjectIndex> subset;
    for (std::size_t place = 0; place < useful.size(); ++place) {
      if ((bits >> (useful.size() - 1 - place) & 1u) != 0) subset.push_back(useful[place]);
    }
    const Ratio total = total_satisfaction(instance, profile, satisfaction, subset);
    if (total > best_total && is_fundable(instance, subset)) {
      best = subset;
      best_total = total;
    }
  }
  return best;
}

}  // namespace buurtkas::oracles
