#pragma once

#include <optional>
#include <span>
#include <vector>

#include <tl/expected.hpp>

#include "engine/round/instance.h"

// Which pot pays how much for what. A set of projects is fundable when it keeps to the instance's limits and
// the pots can pay all of it: a maximum flow from the pots (at most their votable money) over `payable` to
// the projects (exactly their cost).

namespace buurtkas {

struct FundingLine {
  ProjectIndex project = 0;
  PotIndex pot = 0;
  Money amount;  // above 0

  bool operator==(const FundingLine&) const = default;
};

// INVARIANT: each project's lines add up to its cost; no pot pays more than its votable money.
struct FundingPlan {
  std::vector<FundingLine> lines;  // by project in the order asked, then by pot in the order of the file
};

// Why a set cannot be paid: a minimum cut, and of those the one with the fewest projects. These projects need
// `cost`; all that can reach them is `reachable`: the votable money of `pots`, and from the other pots no
// more than their largest shares of these projects.
struct FundingCut {
  std::vector<ProjectIndex> projects;  // in the order asked
  std::vector<PotIndex> pots;          // those that are spent to the last cent, in the order of the file
  Money cost;
  Money reachable;
  Money short_by;  // cost - reachable, above 0
  // When it is no pot that falls short: the position in Instance::limits of the limit that is broken. The
  // projects are those of the set that it is about, and `reachable` is what a cap allows, or 0.
  std::optional<std::size_t> limit;

  bool operator==(const FundingCut&) const = default;
};

// The one test of what can be had. REQUIRES of all below: each project once.
bool is_fundable(const Instance& instance, std::span<const ProjectIndex> projects);

// Who pays: all of it; among such plans the one that spends the most restricted money first (the pot that
// could pay least of all the instance's projects together, then the pots in the order of the file); among
// those, each project in the order of ids has as much as can be from the most restricted pot, then from the
// next. So there is one such plan.
tl::expected<FundingPlan, FundingCut> assign_funding(const Instance& instance,
                                                     std::span<const ProjectIndex> projects);

// What a project more can have of the pots that pay these in full, and the plan that gives it so much.
// REQUIRES: is_fundable of `projects`; `next` is none of them, and breaks no limit beside them.
struct PartPlan {
  FundingPlan plan;
  Money paid;  // of `next`: from 0 to its cost
};
PartPlan assign_what_is_left(const Instance& instance, std::span<const ProjectIndex> projects,
                             ProjectIndex next);

}  // namespace buurtkas
