#include "engine/funding/funding.h"

#include <algorithm>
#include <numeric>

#include "engine/funding/flow.h"
#include "engine/funding/limits.h"

namespace buurtkas {
namespace {

// By pot.
std::vector<BigInt> payable_of(const Instance& instance, ProjectIndex project) {
  std::vector<BigInt> payable_by;
  for (const Pot& pot : instance.pots) {
    payable_by.emplace_back(payable(pot, instance.projects[project]).cents());
  }
  return payable_by;
}

// The asked projects as the flow has them: project at place i is node i.
Flow flow_of(const Instance& instance, std::span<const ProjectIndex> projects) {
  std::vector<BigInt> pots;
  for (const Pot& pot : instance.pots) pots.emplace_back(votable(pot).cents());
  Flow flow(std::move(pots));
  for (const ProjectIndex project : projects) {
    flow.add(instance.projects[project].cost.cents(), payable_of(instance, project));
  }
  return flow;
}

FundingCut cut_of(const Instance& instance, std::span<const ProjectIndex> projects, const Flow& flow) {
  const Flow::Shortage shortage = flow.shortage();
  FundingCut cut;
  cut.cost = Money(0, instance.currency);
  cut.reachable = Money(0, instance.currency);
  for (std::size_t place = 0; place < projects.size(); ++place) {
    if (!shortage.projects[place]) continue;
    const Project& project = instance.projects[projects[place]];
    cut.projects.push_back(projects[place]);
    cut.cost += project.cost;
    for (PotIndex pot = 0; pot < instance.pots.size(); ++pot) {
      if (!shortage.pots[pot]) cut.reachable += payable(instance.pots[pot], project);
    }
  }
  for (PotIndex pot = 0; pot < instance.pots.size(); ++pot) {
    if (!shortage.pots[pot]) continue;
    cut.pots.push_back(pot);
    cut.reachable += votable(instance.pots[pot]);
  }
  cut.short_by = cut.cost - cut.reachable;
  BUURTKAS_ASSERT(cut.short_by.cents() > 0);
  return cut;
}

// The set breaks a limit, whatever the pots hold.
FundingCut cut_by(std::size_t limit, const Instance& instance, std::span<const ProjectIndex> projects) {
  const Limit& broken = instance.limits[limit];
  FundingCut cut;
  cut.limit = limit;
  cut.cost = Money(0, instance.currency);
  cut.reachable = broken.kind == Limit::Kind::cap ? broken.most : Money(0, instance.currency);
  for (const ProjectIndex project : projects) {
    if (!std::binary_search(broken.projects.begin(), broken.projects.end(), project)) continue;
    cut.projects.push_back(project);
    cut.cost += instance.projects[project].cost;
  }
  cut.short_by = cut.cost - cut.reachable;
  return cut;
}

// The most restricted first: the pot that could pay least of all projects together.
std::vector<PotIndex> by_restriction(const Instance& instance) {
  std::vector<BigInt> reach(instance.pots.size(), BigInt(0));
  std::vector<PotIndex> pots(instance.pots.size());
  std::iota(pots.begin(), pots.end(), PotIndex{0});
  for (const PotIndex pot : pots) {
    for (const Project& project : instance.projects)
      reach[pot] += payable(instance.pots[pot], project).cents();
  }
  std::stable_sort(pots.begin(), pots.end(), [&](PotIndex a, PotIndex b) { return reach[a] < reach[b]; });
  return pots;
}

// The places of the asked projects, by id.
std::vector<Flow::Node> by_id(const Instance& instance, std::span<const ProjectIndex> projects) {
  std::vector<Flow::Node> places(projects.size());
  std::iota(places.begin(), places.end(), Flow::Node{0});
  std::sort(places.begin(), places.end(), [&](Flow::Node a, Flow::Node b) {
    return instance.projects[projects[a]].id < instance.projects[projects[b]].id;
  });
  return places;
}

FundingPlan plan_of(const Instance& instance, std::span<const ProjectIndex> projects, const Flow& flow) {
  FundingPlan plan;
  for (Flow::Node place = 0; place < projects.size(); ++place) {
    for (PotIndex pot = 0; pot < instance.pots.size(); ++pot) {
      const auto paid = flow.paid(place, pot).convert_to<std::int64_t>();
      if (paid > 0) plan.lines.push_back({projects[place], pot, Money(paid, instance.currency)});
    }
  }
  return plan;
}

bool pay_all(Flow& flow, std::size_t projects) {
  bool all_paid = true;
  for (Flow::Node place = 0; place < projects; ++place) all_paid = flow.pay(place) && all_paid;
  return all_paid;
}

FundingPlan preferred_plan(const Instance& instance, std::span<const ProjectIndex> projects, Flow flow) {
  // A pot's total never falls when later pots pay, so each pot in its turn pays all it can.
  const std::vector<PotIndex> pots = by_restriction(instance);
  const std::vector<Flow::Node> places = by_id(instance, projects);
  for (const PotIndex pot : pots) {
    for (const Flow::Node place : places) flow.pay_from(place, pot);
  }
  for (const Flow::Node place : places) {
    for (const PotIndex pot : pots) flow.settle(place, pot);
  }
  return plan_of(instance, projects, flow);
}

}  // namespace

bool is_fundable(const Instance& instance, std::span<const ProjectIndex> projects) {
  if (broken_limit(instance, projects)) return false;
  Flow flow = flow_of(instance, projects);
  return pay_all(flow, projects.size());
}

tl::expected<FundingPlan, FundingCut> assign_funding(const Instance& instance,
                                                     std::span<const ProjectIndex> projects) {
  if (const auto limit = broken_limit(instance, projects))
    return tl::unexpected(cut_by(*limit, instance, projects));
  Flow flow = flow_of(instance, projects);
  Flow attempt = flow;
  if (!pay_all(attempt, projects.size())) return tl::unexpected(cut_of(instance, projects, attempt));
  return preferred_plan(instance, projects, std::move(flow));
}

PartPlan assign_what_is_left(const Instance& instance, std::span<const ProjectIndex> projects,
                             ProjectIndex next) {
  std::vector<ProjectIndex> all(projects.begin(), projects.end());
  all.push_back(next);
  Flow flow = flow_of(instance, all);
  BUURTKAS_ASSERT(pay_all(flow, projects.size()));
  const auto place = static_cast<Flow::Node>(projects.size());
  flow.pay(place);
  BigInt paid = 0;
  for (PotIndex pot = 0; pot < instance.pots.size(); ++pot) paid += flow.paid(place, pot);
  const Money part(paid.convert_to<std::int64_t>(), instance.currency);
  Flow asked = flow_of(instance, projects);
  asked.add(paid, payable_of(instance, next));
  return {preferred_plan(instance, all, std::move(asked)), part};
}

}  // namespace buurtkas
