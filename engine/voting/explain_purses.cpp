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
    PaymentReplay replay(profile_, backers_, run_);
    denominator_ = replay.denominator();
    held_.resize(explanations_.size());
    std::vector<bool> is_over(explanations_.size(), false);
    for (ProjectIndex project = 0; project < explanations_.size(); ++project) {
      is_over[project] = !is_told(project);
      if (is_over[project]) continue;
      BigInt weight;
      for (const Backers::Equals& equals : backers_.of(project)) {
        for (const std::uint32_t group : equals.groups) weight += profile_.weight(group);
      }
      held_[project] = run_.endowment.numerator() * weight;
      explanations_[project].supporters_had = cents(held_[project]);
      if (has_enough(project)) last_in_reach_[project] = bought_.size();
    }
    for (std::size_t at = 0; at < bought_.size(); ++at) {
      const ProjectIndex bought = bought_[at]->project;
      is_over[bought] = true;
      last_in_reach_[bought] = std::min(last_in_reach_[bought], at);
      for (const auto& [project, paid] : paid_for(*bought_[at], replay, is_over)) {
        explanations_[project].elsewhere.push_back({bought, cents(paid)});
        held_[project] -= paid;
        if (last_in_reach_[project] != bought_.size() || has_enough(project)) continue;
        last_in_reach_[project] = at;
        explanations_[project].fell_after = bought;
      }
    }
    for (ProjectIndex project = 0; project < explanations_.size(); ++project) {
      if (is_told(project)) explanations_[project].supporters_left = cents(held_[project]);
    }
  }

  Ratio cents(const BigInt& held) const { return {held, denominator_ * profile_.voter_weight()}; }
  bool has_enough(ProjectIndex project) const {
    return held_[project] >= cost(project).numerator() * denominator_ * profile_.voter_weight();
  }

  // What the backers of each other project pay for this one; only of those that pay anything.
  std::vector<std::pair<ProjectIndex, BigInt>> paid_for(const Bought& bought, PaymentReplay& replay,
                                                        const std::vector<bool>& is_over) {
    std::vector<BigInt> dues;
    std::vector<std::vector<std::uint64_t>> paying(explanations_.size());
    const BigInt factor = replay.buy(bought, dues, [&](std::uint32_t group, std::size_t due) {
      for (std::size_t at = backed_.first[group]; at < backed_.first[group + 1]; ++at) {
        const ProjectIndex project = backed_.projects[at];
        if (is_over[project]) continue;
        std::vector<std::uint64_t>& of_project = paying[project];
        if (of_project.size() <= due) of_project.resize(due + 1, 0);
        of_project[due] += profile_.weight(group);
      }
    });
    denominator_ = replay.denominator();
    if (factor != 1) {
      for (BigInt& held : held_) held *= factor;
    }
    std::vector<std::pair<ProjectIndex, BigInt>> paid;
    for (ProjectIndex project = 0; project < paying.size(); ++project) {
      BigInt sum;
      for (std::size_t due = 0; due < paying[project].size(); ++due) {
        if (paying[project][due] != 0) sum += dues[due] * paying[project][due];
      }
      if (sum != 0) paid.emplace_back(project, sum);
    }
    return paid;
  }

  void find_effective_votes() {
    PaymentReplay replay(profile_, backers_, run_);
    std::vector<BigInt> dues;
    for (std::size_t at = 0; at <= bought_.size(); ++at) {
      for (ProjectIndex project = 0; project < explanations_.size(); ++project) {
        if (last_in_reach_[project] == at && is_told(project)) {
          explanations_[project].effective_votes = effective_votes(project, replay);
        }
      }
      if (at < bought_.size()) replay.buy(*bought_[at], dues, [](std::uint32_t, std::size_t) {});
    }
  }

  // cost / the highest payment of a vote, or of a point. What is owed is of voters who weigh a unit, over the
  // denominator, as their balances are.
  Ratio effective_votes(ProjectIndex project, const PaymentReplay& replay) const {
    struct Class {
      BigInt balance;
      std::uint64_t units;   // of each
      std::uint64_t weight;  // of all
    };
    std::map<std::pair<PaymentReplay::ClassId, std::uint64_t>, std::uint64_t> members;
    for (const Backers::Equals& equals : backers_.of(project)) {
      for (const std::uint32_t group : equals.groups) {
        members[{replay.class_of()[group], equals.units}] += profile_.weight(group);
      }
    }
    std::vector<Class> poorest_first;
    BigInt units;
    for (const auto& [key, weight] : members) {
      poorest_first.push_back({replay.classes()[key.first].balance, key.second, weight});
      units += BigInt(key.second) * weight;
    }
    std::sort(poorest_first.begin(), poorest_first.end(), [](const Class& a, const Class& b) {
      return a.units == b.units ? a.balance < b.balance : a.balance * b.units < b.balance * a.units;
    });
    const BigInt price = cost(project).numerator() * replay.denominator() * profile_.voter_weight();
    BigInt owed = price;
    for (const Class& one : poorest_first) {
      if (one.balance * units >= owed * one.units) {
        return Ratio(price * units, owed * replay.units_a_point() * profile_.voter_weight());
      }
      owed -= one.balance * one.weight;
      units -= BigInt(one.units) * one.weight;
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
  // What its backers have, of a unit of weight, over a denominator that all are whole over.
  std::vector<BigInt> held_;
  BigInt denominator_ = 1;
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
