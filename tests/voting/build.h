#pragma once

#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

#include "engine/round/profile.h"
#include "engine/voting/equal_shares.h"
#include "engine/voting/greedy.h"
#include "engine/voting/selection.h"

// Elections in a few words: projects with their costs in cents, one unmarked pot, ballots as lists of
// positions.

namespace buurtkas::testing {

inline Money cents(std::int64_t amount) {
  return {amount, Currency::euro()};
}

inline Instance instance(std::int64_t budget, const std::vector<std::int64_t>& costs) {
  Instance built;
  built.currency = Currency::euro();
  Pot pot;
  pot.id = PotId("pot");
  pot.amount = cents(budget);
  pot.reserve = cents(0);
  built.pots.push_back(pot);
  for (std::size_t i = 0; i < costs.size(); ++i) {
    const std::string name(1, static_cast<char>('a' + i));
    built.projects.push_back({ProjectId(name), name, cents(costs[i]), {}});
  }
  return built;
}

// The instance with a pot more, from which only project a is paid.
inline Instance with_pot_for_a(Instance of, std::int64_t amount) {
  of.projects[0].tags = {"green"};
  Pot green = of.pots[0];
  green.id = PotId("green");
  green.amount = cents(amount);
  green.earmark.all_of = {"green"};
  of.pots.push_back(green);
  return of;
}

using Ballots = std::vector<std::vector<ProjectIndex>>;

inline Profile approvals(const Ballots& ballots) {
  Profile profile(BallotType::approval);
  for (const auto& ballot : ballots) profile.add(ballot, {}, 1, 1);
  return profile;
}

inline std::string ids(const Instance& of, const std::vector<ProjectIndex>& projects) {
  std::string text;
  for (const ProjectIndex project : projects) text += of.projects[project].id.text();
  return text;
}

inline std::string selected(const Instance& of, const Profile& profile, const Terms& terms) {
  return ids(of, select_projects(of, profile, terms).projects);
}

inline Terms terms(Method method, Satisfaction satisfaction = Satisfaction::cost,
                   std::vector<Completion> completion = {}, std::vector<TieBreak> tie_breaks = {}) {
  Terms built;
  built.method = method;
  built.satisfaction = satisfaction;
  built.completion = std::move(completion);
  built.tie_breaks = std::move(tie_breaks);
  return built;
}

}  // namespace buurtkas::testing
