#include "engine/funding/least_scale.h"

#include <utility>
#include <vector>

#include "engine/funding/flow.h"

namespace buurtkas {
namespace {

// Everything is multiplied by the scale's denominator, so that all amounts are whole.
Flow flow_at(const Ratio& scale, const Instance& instance, std::span<const ProjectIndex> projects) {
  std::vector<BigInt> pots;
  for (const Pot& pot : instance.pots) pots.emplace_back(votable(pot).cents() * scale.numerator());
  Flow flow(std::move(pots));
  for (const ProjectIndex project : projects) {
    const Project& asked = instance.projects[project];
    std::vector<BigInt> payable_by;
    for (const Pot& pot : instance.pots) {
      payable_by.emplace_back(payable(pot, asked).cents() * scale.denominator());
    }
    flow.add(asked.cost.cents() * scale.denominator(), std::move(payable_by));
  }
  return flow;
}

}  // namespace

std::optional<Ratio> least_scale(const Instance& instance, std::span<const ProjectIndex> projects) {
  Ratio scale = 0;
  while (true) {
    Flow flow = flow_at(scale, instance, projects);
    bool is_paid = true;
    for (Flow::Node place = 0; place < projects.size(); ++place) is_paid = flow.pay(place) && is_paid;
    if (is_paid) return scale;
    const Flow::Shortage cut = flow.shortage();
    BigInt asked = 0;
    BigInt of_pots = 0;
    for (std::size_t place = 0; place < projects.size(); ++place) {
      if (!cut.projects[place]) continue;
      const Project& project = instance.projects[projects[place]];
      asked += project.cost.cents();
      for (PotIndex pot = 0; pot < instance.pots.size(); ++pot) {
        if (!cut.pots[pot]) asked -= payable(instance.pots[pot], project).cents();
      }
    }
    for (PotIndex pot = 0; pot < instance.pots.size(); ++pot) {
      if (cut.pots[pot]) of_pots += votable(instance.pots[pot]).cents();
    }
    if (of_pots == 0) return std::nullopt;
    scale = Ratio(asked, of_pots);
  }
}

}  // namespace buurtkas
