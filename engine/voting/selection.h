#pragma once

#include <optional>
#include <vector>

#include "engine/funding/funding.h"
#include "engine/round/profile.h"
#include "engine/voting/progress.h"
#include "engine/voting/terms.h"
#include "engine/voting/trace.h"

// The count: from an instance, its ballots and the terms to an outcome. Pure: the same arguments give the
// same selection and trace on every machine.

namespace buurtkas {

// Of the project after the last that was selected: what is left, or enough to carry it out (next_project.h).
struct NextFunded {
  ProjectIndex project = 0;
  Money paid;             // by the pots
  bool is_whole = false;  // it is carried out whole; what the pots do not pay comes from elsewhere
};

struct Selection {
  std::vector<ProjectIndex> projects;  // in the order in which they were selected
  Money cost;
  std::vector<Ratio> votes;  // of every project of the instance, as the count went by them
  FundingPlan funding;       // who pays, also for `next`
  std::optional<NextFunded> next;
  Trace trace;
  std::optional<std::size_t> caps_lifted_at;  // from this event on what is left is spent beyond the caps
};

// The selected ones, and the next when it is carried out whole.
std::vector<ProjectIndex> carried_out(const Selection& selection);

// REQUIRES: fault_of(terms, profile.type()) is none; the profile's projects are the instance's.
// ENSURES: is_fundable(instance, result.projects), but for the caps that terms.leftover lifts.
Selection select_projects(const Instance& instance, const Profile& profile, const Terms& terms,
                          const OnProgress& on_progress = {});

}  // namespace buurtkas
