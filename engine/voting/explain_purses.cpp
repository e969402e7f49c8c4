#include "engine/voting/explain_purses.h"

#include <algorithm>
#include <limits>
#include <map>
#include <utility>

#include "engine/voting/payment_replay.h"

namespace buurtkas {
namespace {

constexpr std::size_t never = std::numeric_limits<std::size_t>::max();

// Of each group the projects that it backs.
struct BackedBy {
  std::vector<std::size_t> first;
  std::vector<ProjectIndex> projects;

  BackedBy(const Profile& profile, const Backers& backers, std::size_t count)
      : first(profile.groups() + 1, 0) {
    each(backers, count, [&](std::uint32_t group, ProjectIndex) { ++first[group + 1]; });
    for (std::size_t group = 1; group < first.size(); ++group) first[group] += first[group - 1];
    projects.resize(first.back());
    std::vector<std::size_t> next(first.begin(), first.end() - 1);
    each(backers, count,
         [&](std::uint32_t group, ProjectIndex project) { projects[next[group]++] = project; });
  }

 private:
  template <class Visit>
  static void each(const Backers& backers, std::size_t count, const Visit& visit) {
    for (ProjectIndex project = 0; project < count; ++project) {
      for (const Backers::Equals& equals : backers.of(project)) {
        for (const std::uint32_t group : equals.groups) visit(group, project);
      }
    }
  }
};

class PurseExplainer {
 public:
  PurseExplainer(const Instance& instance, const Profile& profile, const RunStarted& run, const Trace& trace,
                 std::vector<Explanation>& explanations)
      : instance_(instance),
        profile_(profile),
        run_(run),
        explanations_(explanations),
        supporters_(supporters_of(profile, instance.projects.size())),
        backers_(profile, supporters_, run.satisfaction),
        backed_(profile, backers_, instance.projects.size()),
        last_in_reach_(instance.projects.size(), never) {
    for (const Event& event : trace) {
      if (const auto* bought = std::get_if<Bought>(&event)) bought_.push_back(bought);
    }
  }

  void explain() {
    follow_money();
    find_effective_votes();
    for (Explanation& one : explanations_) {
      std::stable_sort(one.elsewhere.begin(), one.elsewhere.end(),
                       [](const SpentElsewhere& a, const SpentElsewhere& b) { return a.amount > b.amount; });
    }
  }

 private:
  Ratio cost(ProjectIndex project) const { return cents_of(instance_.projects[project].cost); }
  bool is_told(ProjectIndex project) const {
    return backers_.units(project) != 0 && !cost(project).is_zero();
  }

  // What its backers have, and before which purchase it was last in reach.
  void follow_money() {
    std::vector<Ratio> held(explanations_.size());
    std::vector<bool> is_over(explanations_.size(), false);
    for (ProjectIndex project = 0; project < explanations_.size(); ++project) {
      is_over[project] = !is_told(project);
      if (is_over[project]) continue;
      BigInt weight;
      for (const Backers::Equals& equals : backers_.of(project)) {
        for (const std::uint32_t group : equals.groups) weight += profile_.weight(group);
      }
      held[project] = run_.endowment * Ratio(weight, BigInt(profile_.voter_weight()));
      explanations_[project].supporters_had = held[project];
      if (held[project] >= cost(project)) last_in_reach_[project] = bought_.size();
    }
    PaymentReplay replay(profile_, backers_, run_);
    for (std::size_t at = 0; at < bought_.size(); ++at) {
      const ProjectIndex bought = bought_[at]->project;
      is_over[bought] = true;
      last_in_reach_[bought] = std::min(last_in_reach_[bought], at);
      for (const auto& [project, paid] : paid_for(*bought_[at], replay, is_over)) {
        explanations_[project].elsewhere.push_back({bought, paid});
        held[project] -= paid;
        if (last_in_reach_[project] != bought_.size() || held[project] >= cost(project)) continue;
        last_in_reach_[project] = at;
        explanations_[project].fell_after = bought;
      }
    }
  }

  // What the backers of each other project pay for this one; only of those that pay anything.
  std::vector<std::pair<ProjectIndex, Ratio>> paid_for(const Bought& bought, PaymentReplay& replay,
                                                       const std::vector<bool>& is_over) const {
    std::vector<Ratio> dues;
    std::vector<std::vector<std::uint64_t>> paying(explanations_.size());
    replay.buy(bought, dues, [&](std::uint32_t group, std::size_t due) {
      for (std::size_t at = backed_.first[group]; at < backed_.first[group + 1]; ++at) {
        const ProjectIndex project = backed_.projects[at];
        if (is_over[project]) continue;
        std::vector<std::uint64_t>& of_project = paying[project];
        if (of_project.size() <= due) of_project.resize(due + 1, 0);
        of_project[due] += profile_.weight(group);
      }
    });
    BigInt denominator = 1;
    for (const Ratio& due : dues) denominator = lcm(denominator, due.denominator());
    std::vector<BigInt> numerators;
    for (const Ratio& due : dues) numerators.push_back(due.numerator() * (denominator / due.denominator()));
    denominator *= profile_.voter_weight();

    std::vector<std::pair<ProjectIndex, Ratio>> paid;
    for (ProjectIndex project = 0; project < paying.size(); ++project) {
      BigInt sum;
      for (std::size_t due = 0; due < paying[project].size(); ++due) {
        if (paying[project][due] != 0) sum += numerators[due] * paying[project][due];
      }
      if (sum != 0) paid.emplace_back(project, Ratio(sum, denominator));
    }
    return paid;
  }

  void find_effective_votes() {
    PaymentReplay replay(profile_, backers_, run_);
    std::vector<Ratio> dues;
    for (std::size_t at = 0; at <= bought_.size(); ++at) {
      for (ProjectIndex project = 0; project < explanations_.size(); ++project) {
        if (last_in_reach_[project] == at && is_told(project)) {
          explanations_[project].effective_votes = effective_votes(project, replay);
        }
      }
      if (at < bought_.size()) replay.buy(*bought_[at], dues, [](std::uint32_t, std::size_t) {});
    }
  }

  // cost / the highest payment of a vote, or of a point.
  Ratio effective_votes(ProjectIndex project, const PaymentReplay& replay) const {
    struct Class {
      Ratio balance_per_unit;
      Ratio units;  // all of them together
    };
    std::map<std::pair<PaymentReplay::ClassId, std::uint64_t>, std::uint64_t> members;
    for (const Backers::Equals& equals : backers_.of(project)) {
      for (const std::uint32_t group : equals.groups) {
        members[{replay.class_of(group), equals.units}] += profile_.weight(group);
      }
    }
    std::vector<Class> poorest_first;
    Ratio units;
    for (const auto& [key, weight] : members) {
      const Ratio each = Ratio(key.second) / replay.unit();
      const Ratio all = each * Ratio(BigInt(weight), BigInt(profile_.voter_weight()));
      poorest_first.push_back({replay.balance(key.first) / each, all});
      units += all;
    }
    std::sort(poorest_first.begin(), poorest_first.end(),
              [](const Class& a, const Class& b) { return a.balance_per_unit < b.balance_per_unit; });
    Ratio owed = cost(project);
    for (const Class& one : poorest_first) {
      if (one.balance_per_unit * units >= owed) return cost(project) * units / owed;
      owed -= one.balance_per_unit * one.units;
      units -= one.units;
    }
    BUURTKAS_ASSERT(false);
  }

  const Instance& instance_;
  const Profile& profile_;
  const RunStarted& run_;
  std::vector<Explanation>& explanations_;
  Supporters supporters_;
  Backers backers_;
  BackedBy backed_;
  std::vector<const Bought*> bought_;
  // By project: its effective votes are those before this purchase; `never`: it never had any.
  std::vector<std::size_t> last_in_reach_;
};

}  // namespace

void explain_purses(const Instance& instance, const Profile& profile, const Trace& trace,
                    std::vector<Explanation>& explanations) {
  const auto started = std::find_if(trace.begin(), trace.end(), [](const Event& event) {
    return std::holds_alternative<RunStarted>(event);
  });
  if (started == trace.end()) return;
  const RunStarted& run = std::get<RunStarted>(*started);
  BUURTKAS_ASSERT(!run.pay_the_same);
  PurseExplainer(instance, profile, run, trace, explanations).explain();
}

}  // namespace buurtkas
