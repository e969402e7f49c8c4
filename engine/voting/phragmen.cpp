#include "engine/voting/phragmen.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "engine/funding/funding_check.h"
#include "engine/voting/loads.h"
#include "engine/voting/method.h"

namespace buurtkas {
namespace {

constexpr std::string_view measure = "load";

class Phragmen {
 public:
  Phragmen(const Count& count, Loads loads, std::vector<ProjectIndex> selected, Trace& trace)
      : count_(count),
        trace_(trace),
        funding_(count.instance),
        loads_(std::move(loads)),
        due_(count.instance.projects.size()),
        bought_(std::move(selected)) {
    for (const ProjectIndex project : bought_) {
      const bool is_added = funding_.add(project);
      BUURTKAS_ASSERT(is_added);
    }
  }

  std::vector<ProjectIndex> buy_all() {
    begin();
    while (!is_over_ && !heap_.empty()) buy_next();
    if (!is_over_) buy_unsupported();
    tell_the_rest();
    return std::move(bought_);
  }

 private:
  struct Due : Loads::Due {
    std::size_t as_of = 0;  // the number of purchases when it was worked out
  };

  std::uint64_t weight(ProjectIndex project) const { return count_.supporters.weight[project]; }

  auto later() const {
    return [this](ProjectIndex a, ProjectIndex b) { return is_due_before(b, a); };
  }

  void begin() {
    for (const ProjectIndex project : count_.projects) {
      if (std::find(bought_.begin(), bought_.end(), project) != bought_.end()) continue;
      if (!funding_.can_add(project)) {
        misfits_.push_back(misfit(project, std::nullopt));
      } else if (weight(project) == 0) {
        unsupported_.push_back(project);
      } else {
        look_again(project);
        heap_.push_back(project);
      }
    }
    std::make_heap(heap_.begin(), heap_.end(), later());
  }

  bool is_due_before(ProjectIndex a, ProjectIndex b) const { return due_[a].is_before(due_[b]); }

  void look_again(ProjectIndex project) { due_[project] = {loads_.due(project), bought_.size()}; }

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

  // All that are due first, exactly together, in the order of the ties.
  std::vector<ProjectIndex> pop_first() {
    std::vector<ProjectIndex> first;
    while (!heap_.empty() && (first.empty() || !is_due_before(first.front(), heap_.front()))) {
      const ProjectIndex project = pop();
      if (due_[project].as_of == bought_.size()) {
        first.push_back(project);
      } else {
        look_again(project);
        push(project);
      }
    }
    count_.ties.sort(first);
    return first;
  }

  // A limit takes a project out; only the money ends the count.
  void drop_what_breaks_limits(std::vector<ProjectIndex>& projects) {
    std::erase_if(projects, [this](ProjectIndex project) {
      if (!funding_.breaks_limit(project)) return false;
      tell_misfit(project, weight(project) == 0 ? std::nullopt : std::optional(load_of(project)));
      return true;
    });
  }

  std::optional<ProjectIndex> first_misfit(const std::vector<ProjectIndex>& projects) {
    for (const ProjectIndex project : projects) {
      if (!funding_.can_add(project)) return project;
    }
    return std::nullopt;
  }

  void buy_next() {
    std::vector<ProjectIndex> first = pop_first();
    drop_what_breaks_limits(first);
    if (first.empty()) return;
    if (const auto misfit = first_misfit(first)) {
      tell_misfit(*misfit, load_of(*misfit));
      for (const ProjectIndex project : first) {
        if (project != *misfit) heap_.push_back(project);
      }
      is_over_ = true;
      return;
    }
    const ProjectIndex project = first.front();
    for (std::size_t other = 1; other < first.size(); ++other) push(first[other]);
    if (first.size() >= 2) trace_.emplace_back(count_.ties.broken(std::move(first)));
    buy(project);
  }

  void buy(ProjectIndex project) {
    const bool is_added = funding_.add(project);
    BUURTKAS_ASSERT(is_added);
    trace_.emplace_back(Chosen{project, count_.votes[project], measure, load_of(project)});
    const BigInt factor = loads_.buy(project, due_[project]);
    if (factor != 1) {
      for (const ProjectIndex other : heap_) due_[other].at *= factor;
    }
    bought_.push_back(project);
  }

  // Nobody earns for them, so they are due together, at no time.
  void buy_unsupported() {
    while (true) {
      drop_what_breaks_limits(unsupported_);
      if (unsupported_.empty()) return;
      if (const auto misfit = first_misfit(unsupported_)) {
        tell_misfit(*misfit, std::nullopt);
        std::erase(unsupported_, *misfit);
        return;
      }
      const ProjectIndex project = unsupported_.front();
      unsupported_.erase(unsupported_.begin());
      const bool is_added = funding_.add(project);
      BUURTKAS_ASSERT(is_added);
      trace_.emplace_back(Taken{project, count_.votes[project]});
      bought_.push_back(project);
    }
  }

  Ratio load_of(ProjectIndex project) const { return loads_.in_cents(due_[project]); }

  LeftOut misfit(ProjectIndex project, std::optional<Ratio> load) const {
    std::vector<ProjectIndex> asked = bought_;
    asked.push_back(project);
    return {project, count_.votes[project], measure, std::move(load),
            assign_funding(count_.instance, asked).error()};
  }

  void tell_misfit(ProjectIndex project, std::optional<Ratio> load) {
    trace_.emplace_back(misfit(project, std::move(load)));
  }

  // What was not due before it ended.
  void tell_the_rest() {
    count_.ties.sort(heap_);
    for (const ProjectIndex project : heap_) {
      look_again(project);
      trace_.emplace_back(LeftOut{project, count_.votes[project], measure, load_of(project), std::nullopt});
    }
    for (const ProjectIndex project : unsupported_) trace_.emplace_back(Unsupported{project});
    for (LeftOut& one : misfits_) trace_.emplace_back(std::move(one));
  }

  const Count& count_;
  Trace& trace_;
  FundingCheck funding_;
  Loads loads_;
  std::vector<Due> due_;            // by project
  std::vector<ProjectIndex> heap_;  // the one that is due first on top
  std::vector<ProjectIndex> unsupported_;
  std::vector<LeftOut> misfits_;  // from the start
  std::vector<ProjectIndex> bought_;
  bool is_over_ = false;
};

std::vector<ProjectIndex> select(const Count& count, Trace& trace) {
  return Phragmen(count, Loads(count), {}, trace).buy_all();
}

}  // namespace

void go_on_by_phragmen(const Count& count, Left left, std::vector<ProjectIndex>& selected, Trace& trace) {
  selected = Phragmen(count, Loads(count, std::move(left)), std::move(selected), trace).buy_all();
}

constexpr CountingMethod method::phragmen = {"phragmen", by_cost, from_any, by_none, false, select};

}  // namespace buurtkas
