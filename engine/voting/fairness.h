#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/voting/ejr_plus.h"
#include "engine/voting/priceability.h"

// How fair an outcome is, as measures of the outcome alone: whatever method found it. Nothing here decides.
// Weighted: a voter of weight 1 adds 1. Cost: of what is counted, a few times reading all ballots; of all of
// it, also what ejr_plus.h and priceability.h say.

namespace buurtkas {

struct EjrPlusBy {
  Satisfaction satisfaction;
  EjrPlus exact;
  EjrPlus up_to_one;
};

// The projects that bear a tag; one with several tags is in each of them.
struct TagShare {
  std::string tag;  // empty: the projects without a tag
  std::size_t projects = 0;
  std::size_t funded = 0;
  Ratio votes;  // for all of these projects
  Money spent;
};

// Who got what: soon counted.
struct FundedCounts {
  std::vector<Ratio> voters_by_funded;  // [k]: how many voters have k of the projects they support funded
  Ratio votes;                          // for all projects together
  Money spent;
  std::vector<TagShare> tags;  // in byte order, those without a tag last; empty when no project has one

  Ratio voters() const;
  Ratio without_any() const { return voters_by_funded.empty() ? Ratio(0) : voters_by_funded[0]; }
};

// And whether groups were denied their share.
struct Fairness : FundedCounts {
  std::vector<EjrPlusBy> ejr_plus;            // by cost, by number, and by points when the count goes by them
  std::optional<Satisfaction> is_unmeasured;  // the count goes by this one, and EJR+ is not measured by it
  Priceability priceability;
};

// REQUIRES of both: the selection's projects are the instance's, each once.
FundedCounts count_funded(const Instance& instance, const Profile& profile,
                          const std::vector<ProjectIndex>& selected);
Fairness measure_fairness(const Instance& instance, const Profile& profile,
                          const std::vector<ProjectIndex>& selected, Satisfaction satisfaction);

}  // namespace buurtkas
