#include "engine/voting/phragmen.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "engine/funding/funding_check.h"
#include "engine/voting/method.h"

namespace buurtkas {
namespace {

constexpr std::string_view measure = "load";

// A voter's load is that of the last project bought that they support: so all loads are numbers by purchase,
// over one common denominator, and number 0 is nothing.
class Phragmen {
 public:
  Phragmen(const Count& count, Trace& trace)
      : count_(count),
        trace_(trace),
        funding_(count.instance),
        last_bought_(count.profile.groups(), 0),
        due_(count.instance.projects.size()) {}

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
      if (!funding_.can_add(project)) {
        never_fit_.push_back(project);
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
    std::vector<std::uint64_t> by_purchase(loads_.size(), 0);
    for (const std::uint32_t group : count_.supporters.of(project)) {
      by_purchase[last_bought_[group]] += count_.profile.weight(group);
    }
    BigInt earned = denominator_ * count_.instance.projects[project].cost.cents();
    for (std::size_t purchase = 0; purchase < loads_.size(); ++purchase) {
      if (by_purchase[purchase] != 0) earned += loads_[purchase] * by_purchase[purchase];
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

  std::optional<ProjectIndex> first_misfit(const std::vector<ProjectIndex>& projects) {
    for (const ProjectIndex project : projects) {
      if (!funding_.can_add(project)) return project;
    }
    return std::nullopt;
  }

  void buy_next() {
    std::vector<ProjectIndex> first = pop_first();
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
    for (const std::uint32_t group : count_.supporters.of(project)) last_bought_[group] = loads_.size() - 1;
    bought_.push_back(project);
  }

  // Nobody earns for them, so they are due together, at no time.
  void buy_unsupported() {
    for (std::size_t at = 0; at < unsupported_.size(); ++at) {
      if (const auto misfit =
              first_misfit({unsupported_.begin() + static_cast<std::ptrdiff_t>(at), unsupported_.end()})) {
        tell_misfit(*misfit, std::nullopt);
        std::erase(unsupported_, *misfit);
        unsupported_.erase(unsupported_.begin(), unsupported_.begin() + static_cast<std::ptrdiff_t>(at));
        return;
      }
      const bool is_added = funding_.add(unsupported_[at]);
      BUURTKAS_ASSERT(is_added);
      trace_.emplace_back(Taken{unsupported_[at], count_.votes[unsupported_[at]]});
      bought_.push_back(unsupported_[at]);
    }
    unsupported_.clear();
  }

  // In cents, of a voter of weight 1.
  Ratio load_of(ProjectIndex project) const {
    return {due_[project].earned * count_.profile.voter_weight(), denominator_ * weight(project)};
  }

  void tell_misfit(ProjectIndex project, std::optional<Ratio> load) {
    std::vector<ProjectIndex> asked = bought_;
    asked.push_back(project);
    trace_.emplace_back(LeftOut{project, count_.votes[project], measure, std::move(load),
                                assign_funding(count_.instance, asked).error()});
  }

  // What was not due before it ended.
  void tell_the_rest() {
    count_.ties.sort(heap_);
    for (const ProjectIndex project : heap_) {
      look_again(project);
      trace_.emplace_back(LeftOut{project, count_.votes[project], measure, load_of(project), std::nullopt});
    }
    for (const ProjectIndex project : unsupported_) trace_.emplace_back(Unsupported{project});
    for (const ProjectIndex project : never_fit_) {
      trace_.emplace_back(LeftOut{project, count_.votes[project], measure, std::nullopt,
                                  assign_funding(count_.instance, std::vector{project}).error()});
    }
  }

  const Count& count_;
  Trace& trace_;
  FundingCheck funding_;
  std::vector<std::size_t> last_bought_;  // by group: the number of its last purchase
  std::vector<BigInt> loads_ = {0};       // by number of purchase, over the denominator
  BigInt denominator_ = 1;
  std::vector<Due> due_;            // by project
  std::vector<ProjectIndex> heap_;  // the one that is due first on top
  std::vector<ProjectIndex> unsupported_, never_fit_;
  std::vector<ProjectIndex> bought_;
  bool is_over_ = false;
};

std::vector<ProjectIndex> select(const Count& count, Trace& trace) {
  return Phragmen(count, trace).buy_all();
}

}  // namespace

constexpr CountingMethod method::phragmen = {"phragmen", by_cost, from_any, by_none, false, select};

}  // namespace buurtkas
