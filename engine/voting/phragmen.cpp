#include "engine/voting/phragmen.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "engine/funding/funding_check.h"
#include "engine/voting/method.h"

namespace buurtkas {
namespace {

constexpr std::string_view measure = "load";

// A voter's load is that of the last project bought that they support, or what they began with: so all loads
// are a few numbers over one common denominator.
class Phragmen {
 public:
  Phragmen(const Count& count, Trace& trace)
      : count_(count),
        trace_(trace),
        funding_(count.instance),
        load_of_(count.profile.groups(), 0),
        due_(count.instance.projects.size()) {}

  // What a voter has in hand is a load below nothing.
  void go_on(Left left, const std::vector<ProjectIndex>& selected) {
    load_of_.assign(left.purse_of.begin(), left.purse_of.end());
    denominator_ = left.denominator;
    loads_ = std::move(left.of_purse);
    for (BigInt& load : loads_) load = -load;
    bought_ = selected;
    for (const ProjectIndex project : selected) {
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
  // The load at which a project is due is earned / (weight of its supporters * denominator).
  struct Due {
    BigInt earned;
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

  bool is_due_before(ProjectIndex a, ProjectIndex b) const {
    return due_[a].earned * weight(b) < due_[b].earned * weight(a);
  }

  void look_again(ProjectIndex project) {
    std::vector<std::uint64_t> by_load(loads_.size(), 0);
    for (const std::uint32_t group : count_.supporters.of(project)) {
      by_load[load_of_[group]] += count_.profile.weight(group);
    }
    BigInt earned = denominator_ * count_.instance.projects[project].cost.cents();
    for (std::size_t load = 0; load < loads_.size(); ++load) {
      if (by_load[load] != 0) earned += loads_[load] * by_load[load];
    }
    due_[project] = {std::move(earned), bought_.size()};
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
    const BigInt factor = weight(project) / gcd(due_[project].earned, BigInt(weight(project)));
    if (factor != 1) {
      denominator_ *= factor;
      for (BigInt& load : loads_) load *= factor;
      for (const ProjectIndex other : heap_) due_[other].earned *= factor;
    }
    loads_.push_back(due_[project].earned * factor / weight(project));
    for (const std::uint32_t group : count_.supporters.of(project)) load_of_[group] = loads_.size() - 1;
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

  // In cents, of a voter of weight 1.
  Ratio load_of(ProjectIndex project) const {
    return {due_[project].earned * count_.profile.voter_weight(), denominator_ * weight(project)};
  }

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
  std::vector<std::size_t> load_of_;  // by group: a place in loads_
  std::vector<BigInt> loads_ = {0};   // of a unit of weight, over the denominator
  BigInt denominator_ = 1;
  std::vector<Due> due_;            // by project
  std::vector<ProjectIndex> heap_;  // the one that is due first on top
  std::vector<ProjectIndex> unsupported_;
  std::vector<LeftOut> misfits_;  // from the start
  std::vector<ProjectIndex> bought_;
  bool is_over_ = false;
};

std::vector<ProjectIndex> select(const Count& count, Trace& trace) {
  return Phragmen(count, trace).buy_all();
}

}  // namespace

void go_on_by_phragmen(const Count& count, Left left, std::vector<ProjectIndex>& selected, Trace& trace) {
  Phragmen phragmen(count, trace);
  phragmen.go_on(std::move(left), selected);
  selected = phragmen.buy_all();
}

constexpr CountingMethod method::phragmen = {"phragmen", by_cost, from_any, by_none, false, select};

}  // namespace buurtkas
