#pragma once

#include <string_view>
#include <vector>

#include "cli/read/pb_meta.h"
#include "cli/read/pb_projects.h"

// The limits that a `.pb` file states by category or neighbourhood: of its outcome (`budget_per_category`,
// `budget_per_neighborhood`), and of a ballot (`max_sum_cost_per_category`, `min_length_per_category`,
// `max_length_per_category`). Their lists go with `categories` and `neighborhoods`, place by place; one
// number alone is for each of them. A list of another length is a warning, and then there is no such limit;
// a number that cannot be read is an error, and so is a name twice.

namespace buurtkas {

// Of the outcome: caps, and what pb_exclusions.h finds.
std::vector<Limit> outcome_limits(const PbMeta& meta, const PbProjects& projects, FileFindings& findings);

// Of a ballot's marks within one category.
struct PbBallotLimit {
  std::vector<bool> has;  // by project
  std::optional<Money> most_cost;
  std::optional<std::uint64_t> least_marks, most_marks;
};

// Empty when the file has none.
std::vector<PbBallotLimit> ballot_limits(const PbMeta& meta, const PbProjects& projects,
                                         FileFindings& findings);

}  // namespace buurtkas
