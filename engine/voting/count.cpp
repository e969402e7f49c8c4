#include "engine/voting/count.h"

#include <utility>

#include "engine/voting/tally.h"

namespace buurtkas {

Count begin_count(const Instance& instance, const Profile& profile, const Terms& terms,
                  std::vector<Ratio> votes, const OnProgress& on_progress, Trace& trace) {
  Supporters supporters = supporters_of(profile, instance.projects.size());
  if (votes.empty()) votes = votes_of(profile, supporters);
  TieOrder ties(instance, votes, terms.tie_breaks, terms.draw);

  std::vector<ProjectIndex> projects;
  std::vector<ProjectIndex> all;
  for (ProjectIndex project = 0; project < instance.projects.size(); ++project) all.push_back(project);
  ties.sort(all);
  for (const ProjectIndex project : all) {
    const auto& threshold = terms.threshold;
    if (threshold && !threshold->is_reached(votes[project], profile.voters())) {
      trace.emplace_back(BelowThreshold{project, votes[project], threshold->votes(profile.voters()),
                                        threshold->must_exceed});
    } else {
      projects.push_back(project);
    }
  }
  return {instance,
          profile,
          terms,
          on_progress,
          std::move(supporters),
          std::move(votes),
          std::move(ties),
          std::move(projects)};
}

}  // namespace buurtkas
