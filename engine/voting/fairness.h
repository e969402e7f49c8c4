#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/voting/ejr_plus.h"
#include "engine/voting/priceability.h"

// How fair an outcome is, as measures of the outcome alone: whatever method found it. Nothing here decides.
// Weighted: a voter of weight 1 adds 1. Cost: a few times reading all ballots, and what ejr_plus.h says.

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

struct Fairness {
  std::vector<Ratio> voters_by_funded;  // [k]: how many voters have k of the projects they support funded
  std::vector<EjrPlusBy> ejr_plus;      // by cost, by number, and by points when the count goes by them
  std::optional<Satisfaction> is_unmeasured;  // the count goes by this one, and EJR+ is not measured by it
  Priceability priceability;
  Ratio votes;  // for all projects together
  Money spent;
  std::vector<TagShare> tags;  // in byte order, those without a tag last; empty when no project has one

  Ratio voters() const;
  Ratio without_any() const { return voters_by_funded.empty() ? Ratio(0) : voters_by_funded[0]; }
};

// REQUIRES: the selection's projects are the instance's, each once.
Fairness measure_fairness(const Instance& instance, const Profile& profile,
                          const std::vector<ProjectIndex>& selected, Satisfaction satisfaction);

}  // namespace buurtkas
