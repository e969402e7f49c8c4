#include <algorithm>
#include <optional>
#include <utility>

#include "engine/funding/limits.h"
#include "engine/voting/certify_parts.h"
#include "engine/voting/loads.h"

namespace buurtkas {
namespace {

// Walks along the purchases with the voters' loads, and claims the fewest looks that show that the other
// projects are due later.
class DueClaims {
 public:
  DueClaims(const Count& count, Loads loads, std::vector<ProjectIndex> selected, std::vector<Claim>& claims)
      : count_(count),
        loads_(std::move(loads)),
        claims_(claims),
        limits_(count.instance),
        bought_(std::move(selected)),
        due_(count.instance.projects.size()),
        is_open_(count.instance.projects.size(), false) {
    for (const ProjectIndex project : count.projects) is_open_[project] = true;
    for (const ProjectIndex project : bought_) {
      is_open_[project] = false;
      limits_.add(project);
    }
    for (ProjectIndex project = 0; project < is_open_.size(); ++project) leave_out_misfit(project);
  }

  void walk(const Trace& trace) {
    for (const Event& event : trace) {
      if (std::holds_alternative<Compared>(event)) break;
      if (const auto* chosen = std::get_if<Chosen>(&event)) {
        buy(chosen->project);
      } else if (const auto* taken = std::get_if<Taken>(&event)) {
        claims_.emplace_back(claim::Due{taken->project, std::nullopt, {}});
        add(taken->project);
      } else if (const auto* left_out = std::get_if<LeftOut>(&event)) {
        if (!left_out->cut || left_out->cut->limit || !is_open_[left_out->project]) continue;
        claims_.emplace_back(claim::CountEnds{look_at(left_out->project), left_out->cut});
        return;
      }
    }
    claims_.emplace_back(claim::CountEnds{});
  }

  const std::vector<ProjectIndex>& bought() const { return bought_; }

 private:
  std::uint64_t weight(ProjectIndex project) const { return count_.supporters.weight[project]; }

  void leave_out_misfit(ProjectIndex project) {
    if (!is_open_[project]) return;
    std::vector<ProjectIndex> asked = bought_;
    asked.push_back(project);
    if (is_fundable(count_.instance, asked)) return;
    is_open_[project] = false;
    claims_.emplace_back(claim::Misfit{project, assign_funding(count_.instance, asked).error()});
  }

  claim::Due look_at(ProjectIndex project) {
    if (weight(project) == 0) return {project, std::nullopt, {}};
    due_[project] = loads_.due(project);
    return {project, loads_.in_cents(*due_[project]), looks(project)};
  }

  std::vector<claim::DueLook> looks(ProjectIndex first) {
    std::vector<claim::DueLook> result;
    for (ProjectIndex project = 0; project < is_open_.size(); ++project) {
      if (!is_open_[project] || project == first || weight(project) == 0) continue;
      if (due_[project] && due_[first]->is_before(*due_[project])) continue;
      due_[project] = loads_.due(project);
      BUURTKAS_ASSERT(!due_[project]->is_before(*due_[first]));
      result.push_back({project, loads_.in_cents(*due_[project])});
    }
    return result;
  }

  void buy(ProjectIndex project) {
    claims_.emplace_back(look_at(project));
    const BigInt factor = loads_.buy(project, *due_[project]);
    for (auto& other : due_) {
      if (other && factor != 1) other->at *= factor;
    }
    add(project);
  }

  void add(ProjectIndex project) {
    is_open_[project] = false;
    due_[project].reset();
    bought_.push_back(project);
    limits_.add(project);
    for (ProjectIndex other = 0; other < is_open_.size(); ++other) {
      if (!limits_.allow(other)) leave_out_misfit(other);
    }
  }

  const Count& count_;
  Loads loads_;
  std::vector<Claim>& claims_;
  Limits limits_;  // of what is bought
  std::vector<ProjectIndex> bought_;
  std::vector<std::optional<Loads::Due>> due_;  // by project: when it was last looked at
  std::vector<bool> is_open_;                   // by project: not bought, nor left out
};

}  // namespace

std::vector<ProjectIndex> claim_phragmen(const Count& count, Loads loads, std::vector<ProjectIndex> selected,
                                         const Trace& trace, std::vector<Claim>& claims) {
  DueClaims walk(count, std::move(loads), std::move(selected), claims);
  walk.walk(trace);
  return walk.bought();
}

}  // namespace buurtkas
