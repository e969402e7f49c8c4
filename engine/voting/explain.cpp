#include "engine/voting/explain.h"

#include <algorithm>
#include <map>
#include <utility>

namespace buurtkas {
namespace {

template <class... Cases>
struct Overloaded : Cases... {
  using Cases::operator()...;
};
template <class... Cases>
Overloaded(Cases...) -> Overloaded<Cases...>;

bool decided(const Event& event, ProjectIndex project) {
  return std::visit(
      Overloaded{[&](const TieBroken& tie) {
                   return std::find(tie.tied.begin(), tie.tied.end(), project) != tie.tied.end();
                 },
                 [](const RunStarted&) { return false; }, [](const RaisesEnded&) { return false; },
                 [](const Compared&) { return false; },
                 [&](const auto& one) { return one.project == project; }},
      event);
}

// A project that no event tells of came after the one at which greedy stopped.
std::vector<Event> events_of(const Trace& trace, ProjectIndex project) {
  std::vector<Event> events;
  for (const Event& event : trace) {
    if (decided(event, project)) events.push_back(event);
  }
  const bool is_told = std::any_of(events.begin(), events.end(), [](const Event& event) {
    return !std::holds_alternative<TieBroken>(event);
  });
  if (is_told) return events;
  for (const Event& event : trace) {
    if (std::holds_alternative<StoppedAt>(event)) events.push_back(event);
  }
  return events;
}

// The supporters of one project in the run that was kept: their money after each purchase. Supporters with
// the same purchases behind them are one class. All amounts are cents, of voters of weight 1.
class SupportersPurses {
  struct Class {
    Ratio balance;
    Ratio members;
  };

 public:
  SupportersPurses(const Profile& profile, const Supporters& supporters, ProjectIndex project,
                   const RunStarted& started)
      : supporters_(supporters),
        pay_the_same_(started.pay_the_same),
        groups_(supporters.of(project)),
        class_of_(groups_.size(), 0) {
    for (const std::uint32_t group : groups_) {
      weights_.emplace_back(BigInt(profile.weight(group)), BigInt(profile.voter_weight()));
    }
    Ratio members;
    for (const Ratio& weight : weights_) members += weight;
    classes_.push_back({started.endowment, std::move(members)});
    pays_.assign(profile.groups(), false);
  }

  // Takes the payment from those who support the bought project too, and answers what they paid together.
  Ratio pay(ProjectIndex bought, const Ratio& payment) {
    for (const std::uint32_t group : supporters_.of(bought)) pays_[group] = true;
    std::map<std::size_t, std::size_t> split;  // from a class to that of its payers
    Ratio paid;
    for (std::size_t at = 0; at < groups_.size(); ++at) {
      const std::size_t from = class_of_[at];
      if (!pays_[groups_[at]] || (pay_the_same_ && classes_[from].balance < payment)) continue;
      const auto [entry, is_new] = split.try_emplace(from, classes_.size());
      const Ratio due = std::min(classes_[from].balance, payment);
      if (is_new) classes_.push_back({classes_[from].balance - due, Ratio(0)});
      classes_[from].members -= weights_[at];
      classes_[entry->second].members += weights_[at];
      class_of_[at] = entry->second;
      paid += due * weights_[at];
    }
    for (const std::uint32_t group : supporters_.of(bought)) pays_[group] = false;
    return paid;
  }

  // cost / the highest payment; nothing when together they have too little.
  std::optional<Ratio> effective_votes(const Ratio& cost) const {
    std::vector<Class> poorest_first;
    Ratio payers;
    for (const Class& one : classes_) {
      if (one.members.is_zero()) continue;
      poorest_first.push_back(one);
      payers += one.members;
    }
    std::sort(poorest_first.begin(), poorest_first.end(),
              [](const Class& a, const Class& b) { return a.balance < b.balance; });
    if (pay_the_same_) return most_equal_payers(poorest_first, cost);
    Ratio owed = cost;
    for (const Class& one : poorest_first) {
      if (one.balance * payers >= owed) return cost * payers / owed;
      owed -= one.balance * one.members;
      payers -= one.members;
    }
    return std::nullopt;
  }

 private:
  static std::optional<Ratio> most_equal_payers(const std::vector<Class>& poorest_first, const Ratio& cost) {
    std::optional<Ratio> most;
    Ratio payers;
    for (auto one = poorest_first.rbegin(); one != poorest_first.rend(); ++one) {
      payers += one->members;
      if (one->balance * payers >= cost) most = payers;
    }
    return most;
  }

  const Supporters& supporters_;
  bool pay_the_same_;
  std::span<const std::uint32_t> groups_;
  std::vector<std::size_t> class_of_;  // by place in groups_
  std::vector<Ratio> weights_;         // by place in groups_
  std::vector<Class> classes_;
  std::vector<bool> pays_;  // by group of the profile; scratch
};

void explain_purses(const Instance& instance, const Profile& profile, const Trace& trace,
                    Explanation& explanation) {
  const auto started = std::find_if(trace.begin(), trace.end(), [](const Event& event) {
    return std::holds_alternative<RunStarted>(event);
  });
  if (started == trace.end()) return;
  const Supporters supporters = supporters_of(profile, instance.projects.size());
  const ProjectIndex project = explanation.project;
  const Ratio cost = cents_of(instance.projects[project].cost);
  if (supporters.weight[project] == 0 || cost.is_zero()) return;

  const RunStarted& run = std::get<RunStarted>(*started);
  SupportersPurses purses(profile, supporters, project, run);
  explanation.supporters_had =
      run.endowment * Ratio(BigInt(supporters.weight[project]), BigInt(profile.voter_weight()));
  explanation.effective_votes = purses.effective_votes(cost);
  bool is_in_reach = explanation.effective_votes.has_value();

  for (auto event = started; event != trace.end(); ++event) {
    const auto* bought = std::get_if<Bought>(&*event);
    if (bought == nullptr) continue;
    if (bought->project == project) break;
    const Ratio paid = purses.pay(bought->project, bought->payment);
    if (paid.is_zero()) continue;
    explanation.elsewhere.push_back({bought->project, paid});
    if (!is_in_reach) continue;
    const auto effective_votes = purses.effective_votes(cost);
    if (effective_votes) {
      explanation.effective_votes = effective_votes;
    } else {
      is_in_reach = false;
      explanation.fell_after = bought->project;
    }
  }
  std::stable_sort(explanation.elsewhere.begin(), explanation.elsewhere.end(),
                   [](const SpentElsewhere& a, const SpentElsewhere& b) { return a.amount > b.amount; });
}

}  // namespace

Explanation explain_project(const Instance& instance, const Profile& profile, const Selection& selection,
                            ProjectIndex project) {
  Explanation explanation;
  explanation.project = project;
  explanation.votes = selection.votes[project];
  const auto found = std::find(selection.projects.begin(), selection.projects.end(), project);
  if (found != selection.projects.end()) {
    explanation.position = static_cast<std::size_t>(found - selection.projects.begin());
  }
  explanation.events = events_of(selection.trace, project);
  for (const FundingLine& line : selection.funding.lines) {
    if (line.project == project) explanation.funding.push_back(line);
  }
  explain_purses(instance, profile, selection.trace, explanation);
  return explanation;
}

}  // namespace buurtkas
