#include "engine/voting/maximin_support.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "engine/funding/funding_check.h"
#include "engine/voting/method.h"
#include "engine/voting/selected_loads.h"

namespace buurtkas {
namespace {

constexpr std::string_view measure = "load";

class MaximinSupport {
 public:
  MaximinSupport(const Count& count, Trace& trace)
      : count_(count),
        trace_(trace),
        funding_(count.instance),
        loads_(count),
        due_(count.instance.projects.size()) {}

  std::vector<ProjectIndex> add_all() {
    begin();
    while (!heap_.empty()) add_next();
    for (const ProjectIndex project : unsupported_) take_unsupported(project);
    return std::move(selected_);
  }

 private:
  // The highest load with the project, a unit of weight, when so many were selected.
  struct Due {
    Ratio load;
    std::size_t as_of = 0;
  };

  auto later() const {
    return [this](ProjectIndex a, ProjectIndex b) { return due_[b].load < due_[a].load; };
  }

  std::int64_t cost(ProjectIndex project) const { return count_.instance.projects[project].cost.cents(); }

  void begin() {
    for (const ProjectIndex project : count_.projects) {
      const std::uint64_t weight = count_.supporters.weight[project];
      if (weight == 0) {
        unsupported_.push_back(project);
      } else {
        due_[project].load = Ratio(BigInt(cost(project)), BigInt(weight));  // alone
        heap_.push_back(project);
      }
    }
    std::make_heap(heap_.begin(), heap_.end(), later());
  }

  ProjectIndex pop() {
    std::pop_heap(heap_.begin(), heap_.end(), later());
    const ProjectIndex project = heap_.back();
    heap_.pop_back();
    return project;
  }

  void push(ProjectIndex project) {
    heap_.push_back(project);
    std::push_heap(heap_.begin(), heap_.end(), later());
  }

  SelectedLoads::With with(ProjectIndex project) {
    SelectedLoads::With more = loads_.with(project, due_[project].load);
    due_[project] = {more.load, selected_.size()};
    if (count_.on_progress) count_.on_progress({++balanced_});
    return more;
  }

  // All fundable ones with which the load stays lowest, exactly together, in the order of the ties.
  std::vector<ProjectIndex> pop_first() {
    std::vector<ProjectIndex> first;
    while (!heap_.empty() && (first.empty() || due_[heap_.front()].load <= due_[first.front()].load)) {
      const ProjectIndex project = pop();
      const bool is_fresh = due_[project].as_of == selected_.size();
      if (!is_fresh) with(project);
      if (!funding_.can_add(project)) {
        tell_misfit(project, due_[project].load);
      } else if (is_fresh) {
        first.push_back(project);
      } else {
        push(project);
      }
    }
    count_.ties.sort(first);
    return first;
  }

  void add_next() {
    std::vector<ProjectIndex> first = pop_first();
    if (first.empty()) return;
    const ProjectIndex project = first.front();
    for (std::size_t other = 1; other < first.size(); ++other) push(first[other]);
    if (first.size() >= 2) trace_.emplace_back(count_.ties.broken(std::move(first)));
    add(project);
  }

  void add(ProjectIndex project) {
    const bool is_added = funding_.add(project);
    BUURTKAS_ASSERT(is_added);
    loads_.add(project, with(project));
    trace_.emplace_back(Chosen{project, count_.votes[project], measure, of_a_voter(loads_.load())});
    selected_.push_back(project);
  }

  void take_unsupported(ProjectIndex project) {
    if (!funding_.add(project)) return tell_misfit(project, std::nullopt);
    trace_.emplace_back(Taken{project, count_.votes[project]});
    selected_.push_back(project);
  }

  Ratio of_a_voter(const Ratio& load) const { return load * Ratio(count_.profile.voter_weight()); }

  void tell_misfit(ProjectIndex project, std::optional<Ratio> load) {
    std::vector<ProjectIndex> asked = selected_;
    asked.push_back(project);
    if (load) load = of_a_voter(*load);
    trace_.emplace_back(LeftOut{project, count_.votes[project], measure, std::move(load),
                                assign_funding(count_.instance, asked).error()});
  }

  const Count& count_;
  Trace& trace_;
  FundingCheck funding_;
  SelectedLoads loads_;
  std::vector<Due> due_;            // by project
  std::vector<ProjectIndex> heap_;  // the lowest known load on top
  std::vector<ProjectIndex> unsupported_;
  std::vector<ProjectIndex> selected_;
  std::uint64_t balanced_ = 0;
};

std::vector<ProjectIndex> select(const Count& count, Trace& trace) {
  return MaximinSupport(count, trace).add_all();
}

}  // namespace

constexpr CountingMethod method::maximin_support = {"maximin-support", by_cost, from_any,
                                                    by_none,           false,   select};

}  // namespace buurtkas
