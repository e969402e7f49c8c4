#pragma once

#include "engine/voting/selection.h"

// Why one project was or was not selected: numbers for a few plain sentences.

namespace buurtkas {

struct SpentElsewhere {
  ProjectIndex project;  // what they bought
  Ratio amount;          // cents, by this project's supporters together
};

struct Explanation {
  ProjectIndex project = 0;
  std::optional<std::size_t> position;  // in the order of selection, from 0; nothing when not selected
  Ratio votes;
  std::vector<Event> events;  // of the trace, that decided this project, in order
  // Equal shares: of the run that was kept, and of this project's supporters.
  std::optional<Ratio> effective_votes;    // the last it had; nothing when they never had enough for it
  std::optional<ProjectIndex> fell_after;  // the purchase after which they had not enough any more
  std::optional<Ratio> supporters_had;     // cents, at the start
  std::optional<Ratio> supporters_left;    // cents, after what they bought elsewhere
  std::vector<SpentElsewhere> elsewhere;   // largest first
  std::vector<FundingLine> funding;        // when selected: who pays
};

// REQUIRES: the selection is of this instance and profile.
Explanation explain_project(const Instance& instance, const Profile& profile, const Selection& selection,
                            ProjectIndex project);
// Of every project of the instance, in their order.
std::vector<Explanation> explain_projects(const Instance& instance, const Profile& profile,
                                          const Selection& selection);

}  // namespace buurtkas
