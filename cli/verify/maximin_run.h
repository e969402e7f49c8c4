#pragma once

#include <vector>

#include "cli/verify/walk.h"

// A count by maximin support, statement by statement: that what is selected can be laid on its supporters'
// shoulders so that nobody carries more than the load, that it cannot be done with less, and that with no
// other project the load is lower. A load only rises, so a project that was looked at once need not be looked
// at again until its old load no longer rules it out. Cost: a pass over the marks of what is selected for
// each project selected, and over those of the projects named for each load.

namespace buurtkas::verify {

class MaximinRun {
 public:
  explicit MaximinRun(const Recount& recount);  // which outlives this

  void carried(const Statement& statement);

  std::vector<ProjectIndex> selected;

 private:
  struct Class {
    std::vector<ProjectIndex> of;
    BigInt weight;
  };
  Ratio load_of(const Statement& statement, const std::vector<ProjectIndex>& heaviest) const;
  bool is_ruled_out(ProjectIndex other, ProjectIndex by, const Ratio& load) const;
  void check_looks(const Statement& statement, ProjectIndex chosen, const Ratio& load);
  void look(const Statement& look, ProjectIndex project);
  std::vector<ProjectIndex> by_need() const;
  std::vector<Class> classes(const std::vector<ProjectIndex>& order, std::size_t first) const;
  void check_flow(const Statement& statement, const Ratio& load) const;

  // Loads are in cents, of a unit of weight.
  const Recount& recount_;
  std::vector<Ratio> pots_;
  std::vector<std::vector<std::uint32_t>> supporters_;  // by project: groups
  std::vector<bool> is_open_;                           // by project: supported, and still to come
  std::vector<Ratio> own_;                              // by project: the load of it alone
  std::vector<Ratio> least_;                            // by project: of its last look
  Ratio load_;
  std::vector<ProjectIndex> heaviest_;  // when the load last rose
};

// And then what nobody supports.
void prove_maximin_support(Walk& walk, const Statement&, const Recount& recount,
                           std::vector<ProjectIndex>& selected);

}  // namespace buurtkas::verify
