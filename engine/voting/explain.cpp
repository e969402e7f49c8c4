#include "engine/voting/explain.h"

#include <algorithm>
#include <map>
#include <utility>

#include "engine/voting/backers.h"
#include "engine/voting/explain_purses.h"

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

// The backers of one project in the run that was kept: their money after each purchase. Backers with the same
// purchases behind them, and the same satisfaction, are one class. Amounts are cents of voters of weight 1;
// satisfaction is counted in units of which `unit` make a vote, or a point.
class BackersPurses {
  struct Class {
    Ratio balance;
    Ratio members;
    Ratio units;  // each
  };
  struct Backer {
    std::uint32_t group;
    Ratio weight;
    std::size_t class_of;
  };

 public:
  BackersPurses(const Profile& profile, const Backers& backers, ProjectIndex project,
                const RunStarted& started)
      : backers_(backers),
        unit_(started.satisfaction == Satisfaction::score ? profile.points_unit : 1),
        pay_the_same_(started.pay_the_same),
        pays_(profile.groups(), 0) {
    for (const Backers::Equals& equals : backers.of(project)) {
      Ratio members;
      for (const std::uint32_t group : equals.groups) {
        const Ratio weight(BigInt(profile.weight(group)), BigInt(profile.voter_weight()));
        members += weight;
        of_project_.push_back({group, weight, classes_.size()});
      }
      classes_.push_back({started.endowment, members, units_of(equals)});
    }
  }

  // All they have.
  Ratio held() const {
    Ratio sum;
    for (const Class& one : classes_) sum += one.balance * one.members;
    return sum;
  }

  // Takes the payment from those who back the bought project too, and answers what they paid together.
  Ratio pay(ProjectIndex bought, const Ratio& payment) {
    for_each_payer(bought, [&](std::uint32_t group, std::uint64_t units) { pays_[group] = units; });
    std::map<std::pair<std::size_t, std::uint64_t>, std::size_t> split;  // class and units, to that of payers
    Ratio paid;
    for (Backer& backer : of_project_) {
      const std::size_t from = backer.class_of;
      const std::uint64_t units = pays_[backer.group];
      const Ratio asked = payment * Ratio(units) / unit_;
      if (units == 0 || (pay_the_same_ && classes_[from].balance < asked)) continue;
      const Ratio due = std::min(classes_[from].balance, asked);
      const auto [entry, is_new] = split.try_emplace({from, units}, classes_.size());
      if (is_new) classes_.push_back({classes_[from].balance - due, Ratio(0), classes_[from].units});
      classes_[from].members -= backer.weight;
      classes_[entry->second].members += backer.weight;
      backer.class_of = entry->second;
      paid += due * backer.weight;
    }
    for_each_payer(bought, [&](std::uint32_t group, std::uint64_t) { pays_[group] = 0; });
    return paid;
  }

  // cost / the highest payment of a vote, or of a point; nothing when together they have too little.
  std::optional<Ratio> effective_votes(const Ratio& cost) const {
    std::vector<Class> poorest_first;
    Ratio units;
    for (const Class& one : classes_) {
      if (one.members.is_zero()) continue;
      poorest_first.push_back(one);
      units += one.members * one.units;
    }
    std::sort(poorest_first.begin(), poorest_first.end(),
              [](const Class& a, const Class& b) { return a.balance / a.units < b.balance / b.units; });
    if (pay_the_same_) return most_equal_payers(poorest_first, cost);
    Ratio owed = cost;
    for (const Class& one : poorest_first) {
      if (one.balance * units >= owed * one.units) return cost * units / owed;
      owed -= one.balance * one.members;
      units -= one.members * one.units;
    }
    return std::nullopt;
  }

 private:
  Ratio units_of(const Backers::Equals& equals) const { return Ratio(equals.units) / unit_; }

  template <class Visit>
  void for_each_payer(ProjectIndex project, const Visit& visit) const {
    for (const Backers::Equals& equals : backers_.of(project)) {
      for (const std::uint32_t group : equals.groups) visit(group, equals.units);
    }
  }

  static std::optional<Ratio> most_equal_payers(const std::vector<Class>& poorest_first, const Ratio& cost) {
    std::optional<Ratio> most;
    Ratio payers;
    for (auto one = poorest_first.rbegin(); one != poorest_first.rend(); ++one) {
      payers += one->members;
      if (one->balance * payers >= cost) most = payers;
    }
    return most;
  }

  const Backers& backers_;
  Ratio unit_;
  bool pay_the_same_;
  std::vector<std::uint64_t> pays_;  // by group of the profile: units; scratch
  std::vector<Backer> of_project_;
  std::vector<Class> classes_;
};

Trace::const_iterator started_in(const Trace& trace) {
  return std::find_if(trace.begin(), trace.end(),
                      [](const Event& event) { return std::holds_alternative<RunStarted>(event); });
}

void explain_purses_of(const Instance& instance, const Profile& profile, const Trace& trace,
                       Explanation& explanation) {
  const auto started = started_in(trace);
  if (started == trace.end()) return;
  const Supporters supporters = supporters_of(profile, instance.projects.size());
  const ProjectIndex project = explanation.project;
  const Ratio cost = cents_of(instance.projects[project].cost);
  const RunStarted& run = std::get<RunStarted>(*started);
  const Backers backers(profile, supporters, run.satisfaction);
  if (backers.units(project) == 0 || cost.is_zero()) return;

  BackersPurses purses(profile, backers, project, run);
  explanation.supporters_had = purses.held();
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
  explanation.supporters_left = purses.held();
  std::stable_sort(explanation.elsewhere.begin(), explanation.elsewhere.end(),
                   [](const SpentElsewhere& a, const SpentElsewhere& b) { return a.amount > b.amount; });
}

// All but what became of its supporters' money.
Explanation explanation_of(const Selection& selection, ProjectIndex project) {
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
  return explanation;
}

}  // namespace

Explanation explain_project(const Instance& instance, const Profile& profile, const Selection& selection,
                            ProjectIndex project) {
  Explanation explanation = explanation_of(selection, project);
  explain_purses_of(instance, profile, selection.trace, explanation);
  return explanation;
}

std::vector<Explanation> explain_projects(const Instance& instance, const Profile& profile,
                                          const Selection& selection) {
  std::vector<Explanation> all;
  for (ProjectIndex project = 0; project < instance.projects.size(); ++project) {
    all.push_back(explanation_of(selection, project));
  }
  const Trace& trace = selection.trace;
  const auto started = started_in(trace);
  if (started != trace.end() && std::get<RunStarted>(*started).pay_the_same) {
    for (Explanation& one : all) explain_purses_of(instance, profile, trace, one);
  } else {
    explain_purses(instance, profile, trace, all);
  }
  return all;
}

}  // namespace buurtkas
