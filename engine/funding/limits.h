#pragma once

#include <optional>
#include <span>
#include <vector>

#include "engine/round/instance.h"

// The limits beside the money (round/limit.h), asked of one project after another. A question costs a step
// for each limit that the project is in.

namespace buurtkas {

class Limits {
 public:
  // REQUIRES: instance outlives this.
  explicit Limits(const Instance& instance);

  // The position in Instance::limits of the first limit that would be broken by this one more.
  std::optional<std::size_t> broken_by(ProjectIndex project) const;
  bool allow(ProjectIndex project) const { return !broken_by(project); }

  // REQUIRES: not added yet.
  void add(ProjectIndex project);
  // REQUIRES: added before.
  void remove(ProjectIndex project);

 private:
  const Instance& instance_;
  std::vector<std::vector<std::size_t>> of_project_;  // empty without limits
  std::vector<Money> cost_;                           // by limit
  std::vector<std::size_t> count_;                    // by limit
};

// The first limit that these break together. REQUIRES: each once.
std::optional<std::size_t> broken_limit(const Instance& instance, std::span<const ProjectIndex> projects);

}  // namespace buurtkas
