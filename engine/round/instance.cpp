#include "engine/round/instance.h"

#include <algorithm>

#include "engine/money/rounding.h"

namespace buurtkas {
namespace {

bool bears(const Project& project, const std::string& tag) {
  return std::binary_search(project.tags.begin(), project.tags.end(), tag);
}

bool admits(const Earmark& earmark, const Project& project) {
  const auto is_borne = [&](const std::string& tag) { return bears(project, tag); };
  return std::all_of(earmark.all_of.begin(), earmark.all_of.end(), is_borne) &&
         (earmark.any_of.empty() || std::any_of(earmark.any_of.begin(), earmark.any_of.end(), is_borne));
}

}  // namespace

Money votable(const Pot& pot) {
  return pot.amount - pot.reserve;
}

Money votable(const Instance& instance) {
  Money sum(0, instance.currency);
  for (const Pot& pot : instance.pots) sum += votable(pot);
  return sum;
}

Money total_cost(const Instance& instance, const std::vector<ProjectIndex>& projects) {
  Money sum(0, instance.currency);
  for (const ProjectIndex project : projects) sum += instance.projects[project].cost;
  return sum;
}

Money payable(const Pot& pot, const Project& project) {
  if (!admits(pot.earmark, project)) return {0, project.cost.currency()};
  if (pot.earmark.largest_share == Ratio(1)) return project.cost;
  return round_to_cents(cents_of(project.cost) * pot.earmark.largest_share, Rounding::down,
                        project.cost.currency());
}

bool is_unmarked(const Pot& pot) {
  return pot.earmark.all_of.empty() && pot.earmark.any_of.empty() && pot.earmark.largest_share == Ratio(1);
}

bool has_one_pot(const Instance& instance) {
  return instance.pots.size() == 1 && is_unmarked(instance.pots[0]);
}

bool is_usual(const Instance& instance) {
  return has_one_pot(instance) && instance.limits.empty();
}

}  // namespace buurtkas
