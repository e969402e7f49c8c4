#include "tests/oracles/brute_force_funding.h"

#include <algorithm>
#include <numeric>

namespace buurtkas::oracles {
namespace {

// Cents, by place of the project asked, then by pot.
using Amounts = std::vector<std::vector<std::int64_t>>;

std::int64_t payable_together(const Instance& instance, const Pot& pot,
                              std::span<const ProjectIndex> projects) {
  std::int64_t sum = 0;
  for (const ProjectIndex project : projects) sum += payable(pot, instance.projects[project]).cents();
  return sum;
}

struct Search {
  const Instance& instance;
  std::span<const ProjectIndex> projects;
  std::vector<PotIndex> pots;       // the most restricted first
  std::vector<std::size_t> places;  // by id
  std::vector<std::int64_t> left;   // by pot
  Amounts paid;
  std::vector<std::int64_t> best_key;
  std::optional<Amounts> best;

  // What is compared: the pots' totals, then project after project what it has from pot after pot.
  std::vector<std::int64_t> key() const {
    std::vector<std::int64_t> key;
    for (const PotIndex pot : pots) {
      std::int64_t total = 0;
      for (const auto& row : paid) total += row[pot];
      key.push_back(total);
    }
    for (const std::size_t place : places) {
      for (const PotIndex pot : pots) key.push_back(paid[place][pot]);
    }
    return key;
  }

  void try_all(std::size_t place, PotIndex pot, std::int64_t unpaid) {
    if (pot == instance.pots.size()) {
      if (unpaid == 0) begin(place + 1);
      return;
    }
    const Project& project = instance.projects[projects[place]];
    const std::int64_t most = std::min({unpaid, left[pot], payable(instance.pots[pot], project).cents()});
    for (std::int64_t amount = 0; amount <= most; ++amount) {
      paid[place][pot] = amount;
      left[pot] -= amount;
      try_all(place, pot + 1, unpaid - amount);
      left[pot] += amount;
    }
    paid[place][pot] = 0;
  }

  void begin(std::size_t place) {
    if (place < projects.size()) return try_all(place, 0, instance.projects[projects[place]].cost.cents());
    std::vector<std::int64_t> found = key();
    if (best && found <= best_key) return;
    best_key = std::move(found);
    best = paid;
  }
};

}  // namespace

bool keeps_limits(const Instance& instance, std::span<const ProjectIndex> projects) {
  for (const Limit& limit : instance.limits) {
    std::int64_t cost = 0;
    int count = 0;
    for (const ProjectIndex project : projects) {
      if (std::find(limit.projects.begin(), limit.projects.end(), project) == limit.projects.end()) continue;
      cost += instance.projects[project].cost.cents();
      ++count;
    }
    if (limit.kind == Limit::Kind::exclusion ? count > 1 : cost > limit.most.cents()) return false;
  }
  return true;
}

std::int64_t shortfall(const Instance& instance, std::span<const ProjectIndex> projects) {
  std::int64_t short_by = 0;
  for (const ProjectIndex project : projects) short_by += instance.projects[project].cost.cents();
  for (const Pot& pot : instance.pots) {
    short_by -= std::min(votable(pot).cents(), payable_together(instance, pot, projects));
  }
  return short_by;
}

std::optional<std::vector<ProjectIndex>> shortest_subset(const Instance& instance,
                                                         std::span<const ProjectIndex> projects) {
  std::vector<ProjectIndex> worst;
  std::int64_t worst_short = 0;
  for (std::size_t mask = 0; mask < std::size_t{1} << projects.size(); ++mask) {
    std::vector<ProjectIndex> subset;
    for (std::size_t i = 0; i < projects.size(); ++i) {
      if ((mask >> i & 1) != 0) subset.push_back(projects[i]);
    }
    const std::int64_t short_by = shortfall(instance, subset);
    if (short_by > worst_short || (short_by == worst_short && subset.size() < worst.size())) {
      worst = subset;
      worst_short = short_by;
    }
  }
  if (worst_short == 0) return std::nullopt;
  return worst;
}

std::optional<FundingPlan> preferred_plan(const Instance& instance, std::span<const ProjectIndex> projects) {
  Search search{instance, projects, {}, {}, {}, {}, {}, {}};
  std::vector<ProjectIndex> all(instance.projects.size());
  std::iota(all.begin(), all.end(), ProjectIndex{0});
  search.pots.resize(instance.pots.size());
  std::iota(search.pots.begin(), search.pots.end(), PotIndex{0});
  std::stable_sort(search.pots.begin(), search.pots.end(), [&](PotIndex a, PotIndex b) {
    return payable_together(instance, instance.pots[a], all) <
           payable_together(instance, instance.pots[b], all);
  });
  search.places.resize(projects.size());
  std::iota(search.places.begin(), search.places.end(), std::size_t{0});
  std::sort(search.places.begin(), search.places.end(), [&](std::size_t a, std::size_t b) {
    return instance.projects[projects[a]].id < instance.projects[projects[b]].id;
  });
  for (const Pot& pot : instance.pots) search.left.push_back(votable(pot).cents());
  search.paid.assign(projects.size(), std::vector<std::int64_t>(instance.pots.size(), 0));
  search.begin(0);
  if (!search.best) return std::nullopt;

  FundingPlan plan;
  for (std::size_t place = 0; place < projects.size(); ++place) {
    for (PotIndex pot = 0; pot < instance.pots.size(); ++pot) {
      const std::int64_t amount = (*search.best)[place][pot];
      if (amount > 0) plan.lines.push_back({projects[place], pot, Money(amount, instance.currency)});
    }
  }
  return plan;
}

}  // namespace buurtkas::oracles
