#include "engine/voting/selected_loads.h"

#include <algorithm>
#include <utility>

namespace buurtkas {

SelectedLoads::SelectedLoads(const Count& count)
    : count_(count), network_(count.profile.weight()), class_of_(count.profile.groups(), 0) {}

SelectedLoads::With SelectedLoads::with(ProjectIndex project, const Ratio& at_least) const {
  std::vector<std::uint64_t> supporters(network_.classes(), 0);
  for (const std::uint32_t group : count_.supporters.of(project)) {
    supporters[class_of_[group]] += count_.profile.weight(group);
  }
  std::vector<LoadNetwork::ClassId> becomes;
  LoadNetwork more = network_.with(count_.instance.projects[project].cost.cents(), supporters, becomes);
  Ratio load = more.balance(std::max(at_least, load_));
  return {std::move(more), std::move(becomes), std::move(load)};
}

void SelectedLoads::add(ProjectIndex project, With with) {
  network_ = std::move(with.network);
  load_ = std::move(with.load);
  for (const std::uint32_t group : count_.supporters.of(project)) {
    class_of_[group] = with.becomes[class_of_[group]];
  }
}

}  // namespace buurtkas
