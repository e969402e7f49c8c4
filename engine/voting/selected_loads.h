#pragma once

#include <vector>

#include "engine/voting/count.h"
#include "engine/voting/load_network.h"

// What is selected so far, laid on its supporters' shoulders (load_network.h), and what that comes to with
// one project more.

namespace buurtkas {

class SelectedLoads {
 public:
  explicit SelectedLoads(const Count& count);  // which outlives this
  SelectedLoads(const SelectedLoads&) = delete;
  SelectedLoads& operator=(const SelectedLoads&) = delete;

  // Balanced. Its last row is the project; those before it were added in that order.
  struct With {
    LoadNetwork network;
    std::vector<LoadNetwork::ClassId> becomes;
    Ratio load;  // the highest, in cents a unit of weight
  };
  // REQUIRES: it has supporters, and bears at least so much a unit of weight.
  With with(ProjectIndex project, const Ratio& at_least) const;
  void add(ProjectIndex project, With with);

  const Ratio& load() const { return load_; }

 private:
  const Count& count_;
  LoadNetwork network_;
  Ratio load_;
  std::vector<LoadNetwork::ClassId> class_of_;  // by group
};

}  // namespace buurtkas
