#include "tests/oracles/textbook_equal_shares.h"

#include <algorithm>
#include <map>
#include <optional>

#include <boost/multiprecision/cpp_bin_float.hpp>

#include "tests/oracles/brute_force_funding.h"

namespace buurtkas::oracles {
namespace {

struct Voter {
  Ratio weight;
  Ratio money;  // of a voter of weight 1
};

struct Backer {
  std::size_t voter;
  Ratio points;  // 1 when it is not by points
};

struct Election {
  std::vector<Voter> voters;
  std::vector<std::vector<Backer>> backers;  // by project: who have some satisfaction from it
  std::vector<Ratio> votes;                  // by project
};

Ratio points_on(const Profile& profile, std::size_t group, std::size_t place, Satisfaction satisfaction) {
  const std::size_t marks = profile.projects(group).size();
  switch (satisfaction) {
    case Satisfaction::score:
      return Ratio(BigInt(profile.points(group)[place]), BigInt(profile.points_unit));
    case Satisfaction::borda:
      return Ratio(marks - 1 - place);
    case Satisfaction::borda_from_one:
      return Ratio(marks - place);
    default:
      return 1;
  }
}

Election election_of(const Instance& instance, const Profile& profile, Satisfaction satisfaction,
                     const Ratio& endowment) {
  Election election;
  election.backers.resize(instance.projects.size());
  election.votes.resize(instance.projects.size());
  for (std::size_t group = 0; group < profile.groups(); ++group) {
    const Ratio weight(BigInt(profile.weight(group)), BigInt(profile.voter_weight()));
    const auto named = profile.projects(group);
    for (std::size_t place = 0; place < named.size(); ++place) {
      const bool is_support = profile.points(group).empty() || profile.points(group)[place] > 0;
      if (is_support) election.votes[named[place]] += weight;
      const Ratio points = points_on(profile, group, place, satisfaction);
      if (is_support && points.sign() > 0) election.backers[named[place]].push_back({group, points});
    }
    election.voters.push_back({weight, endowment});
  }
  return election;
}

// The least payment t for a point with sum over backers of min(money, t * points) = cost.
std::optional<Ratio> highest_payment(const Election& election, ProjectIndex project, const Ratio& cost) {
  std::vector<Backer> backers = election.backers[project];
  Ratio points;  // of those who pay in full, weighted
  for (const Backer& backer : backers) points += backer.points * election.voters[backer.voter].weight;
  std::sort(backers.begin(), backers.end(), [&](const Backer& a, const Backer& b) {
    return election.voters[a.voter].money / a.points < election.voters[b.voter].money / b.points;
  });
  Ratio owed = cost;
  for (const Backer& poorest : backers) {
    const Voter& voter = election.voters[poorest.voter];
    const Ratio payment = owed / points;
    if (payment * poorest.points <= voter.money) return payment;
    owed -= voter.weight * voter.money;
    points -= voter.weight * poorest.points;
  }
  return std::nullopt;
}

// A number that is compared in a hundred digits: as good as exact for a twin's small elections, where two
// different prices differ long before that.
using Digits = boost::multiprecision::cpp_bin_float_100;

Digits digits_of(const Ratio& ratio) {
  return Digits(ratio.numerator()) / Digits(ratio.denominator());
}

Digits root_or_logarithm(const Ratio& cost, Satisfaction satisfaction) {
  static std::map<std::pair<Satisfaction, Ratio>, Digits> known;
  const auto [entry, is_new] = known.try_emplace({satisfaction, cost});
  if (is_new) {
    entry->second = satisfaction == Satisfaction::sqrt_cost ? Digits(sqrt(digits_of(cost)))
                                                            : Digits(log(1 + digits_of(cost / 100)));
  }
  return entry->second;
}

// Payment per satisfaction: by cost, cardinality, effort and points a fraction, else a root or a logarithm.
Digits price_of(const Election& election, ProjectIndex project, const Ratio& cost, const Ratio& payment,
                Satisfaction satisfaction) {
  if (cost.is_zero()) return digits_of(payment);
  switch (satisfaction) {
    case Satisfaction::cost:
      return digits_of(payment / cost);
    case Satisfaction::effort:
      return digits_of(payment * election.votes[project] / cost);
    case Satisfaction::sqrt_cost:
    case Satisfaction::log_cost:
      return digits_of(payment) / root_or_logarithm(cost, satisfaction);
    default:
      return digits_of(payment);
  }
}

int compare(const Digits& a, const Digits& b) {
  const Digits difference = a - b;
  static const Digits nothing("1e-80");
  if (abs(difference) <= abs(a) * nothing) return 0;
  return difference < 0 ? -1 : 1;
}

// Whether a goes before b when all else is equal.
bool wins_tie(const Instance& instance, const Election& election, const std::vector<TieBreak>& tie_breaks,
              ProjectIndex a, ProjectIndex b) {
  const Project& left = instance.projects[a];
  const Project& right = instance.projects[b];
  for (const TieBreak tie_break : tie_breaks) {
    if (tie_break == TieBreak::most_votes && election.votes[a] != election.votes[b]) {
      return election.votes[a] > election.votes[b];
    }
    if (tie_break == TieBreak::lowest_cost && left.cost != right.cost) return left.cost < right.cost;
    if (tie_break == TieBreak::highest_cost && left.cost != right.cost) return left.cost > right.cost;
    if (tie_break == TieBreak::file_order) return a < b;
    if (tie_break == TieBreak::lowest_id) return left.id < right.id;
  }
  return left.id < right.id;
}

bool has(const std::vector<ProjectIndex>& projects, ProjectIndex project) {
  return std::find(projects.begin(), projects.end(), project) != projects.end();
}

// Whether every set among these costs at most what can reach it (Hall's condition): from each pot, what the
// pot holds at this scale, or what it may pay of the set, whichever is less.
bool can_be_paid(const Instance& instance, const std::vector<ProjectIndex>& projects, const Ratio& scale) {
  if (!keeps_limits(instance, projects)) return false;
  for (std::uint32_t bits = 1; bits < (1u << projects.size()); ++bits) {
    Ratio cost;
    std::vector<ProjectIndex> set;
    for (std::size_t at = 0; at < projects.size(); ++at) {
      if ((bits >> at & 1u) == 0) continue;
      set.push_back(projects[at]);
      cost += cents_of(instance.projects[projects[at]].cost);
    }
    Ratio reachable;
    for (const Pot& pot : instance.pots) {
      Ratio from_pot;
      for (const ProjectIndex project : set) from_pot += cents_of(payable(pot, instance.projects[project]));
      reachable += std::min(from_pot, cents_of(votable(pot)) * scale);
    }
    if (reachable < cost) return false;
  }
  return true;
}

bool is_one_unmarked_pot(const Instance& instance) {
  return instance.pots.size() == 1 && is_unmarked(instance.pots[0]) && instance.limits.empty();
}

Ratio scale_of(const Instance& instance, const Profile& profile, const Ratio& endowment) {
  const Money total = votable(instance);
  return total.is_zero() ? Ratio(0) : endowment * profile.voters() / cents_of(total);
}

struct Raise {
  bool is_integral = false;
  bool is_exhaustive = false;
};

Raise raise_of(Completion completion) {
  switch (completion) {
    case Completion::add_one_integral:
      return {true, false};
    case Completion::add_one_integral_exhaustive:
      return {true, true};
    case Completion::add_one_exhaustive:
      return {false, true};
    default:
      return {false, false};
  }
}

bool is_done(const Instance& instance, const Election& election, const std::vector<ProjectIndex>& bought,
             bool is_exhaustive) {
  const Money left = votable(instance) - total_cost(instance, bought);
  bool has_all = true;
  bool something_fits = false;
  for (ProjectIndex project = 0; project < instance.projects.size(); ++project) {
    if (has(bought, project) || election.backers[project].empty()) continue;
    std::vector<ProjectIndex> with = bought;
    with.push_back(project);
    const Ratio enormous(BigInt("1000000000000000000"));
    if (!is_one_unmarked_pot(instance) && !can_be_paid(instance, {project}, enormous)) continue;
    has_all = false;
    something_fits =
        something_fits || (is_one_unmarked_pot(instance) ? instance.projects[project].cost <= left
                                                         : can_be_paid(instance, with, Ratio(1)));
  }
  return has_all || (is_exhaustive && !something_fits);
}

}  // namespace

std::vector<TextbookPurchase> textbook_equal_shares(const Instance& instance, const Profile& profile,
                                                    Satisfaction satisfaction,
                                                    const std::vector<TieBreak>& tie_breaks,
                                                    const Ratio& endowment) {
  Election election = election_of(instance, profile, satisfaction, endowment);
  const Ratio scale = scale_of(instance, profile, endowment);
  std::vector<TextbookPurchase> purchases;
  std::vector<ProjectIndex> bought;
  std::vector<bool> is_decided(instance.projects.size(), false);
  while (true) {
    std::optional<TextbookPurchase> best;
    Digits best_price;
    for (ProjectIndex project = 0; project < instance.projects.size(); ++project) {
      if (is_decided[project] || election.backers[project].empty()) continue;
      const Ratio cost = cents_of(instance.projects[project].cost);
      const auto payment = highest_payment(election, project, cost);
      if (!payment) continue;
      const Digits price = price_of(election, project, cost, *payment, satisfaction);
      const int order = best ? compare(price, best_price) : -1;
      const bool is_better =
          order < 0 || (order == 0 && wins_tie(instance, election, tie_breaks, project, best->project));
      if (!is_better) continue;
      best = TextbookPurchase{project, *payment};
      best_price = price;
    }
    if (!best) return purchases;
    is_decided[best->project] = true;
    bought.push_back(best->project);
    if (!is_one_unmarked_pot(instance) && !can_be_paid(instance, bought, scale)) {
      bought.pop_back();
      continue;
    }
    purchases.push_back(*best);
    for (const Backer& backer : election.backers[best->project]) {
      Ratio& money = election.voters[backer.voter].money;
      money -= std::min(money, best->payment * backer.points);
    }
  }
}

std::vector<ProjectIndex> textbook_raises(const Instance& instance, const Profile& profile,
                                          Satisfaction satisfaction, const std::vector<TieBreak>& tie_breaks,
                                          Completion raise) {
  const Raise definition = raise_of(raise);
  const Money budget = votable(instance);
  Ratio endowment = profile.weight() == 0 ? Ratio(0) : cents_of(budget) / profile.voters();
  if (definition.is_integral) {
    endowment = Ratio(BigInt(endowment.numerator() / (endowment.denominator() * 100)) * 100);
  }
  const Election election = election_of(instance, profile, satisfaction, Ratio(0));
  const auto run = [&](const Ratio& one) {
    std::vector<ProjectIndex> bought;
    for (const auto& purchase : textbook_equal_shares(instance, profile, satisfaction, tie_breaks, one)) {
      bought.push_back(purchase.project);
    }
    return bought;
  };
  // With limits nothing may be left to buy: not when any voter could pay for everything.
  Ratio enough;
  for (const Project& project : instance.projects) enough += cents_of(project.cost);
  std::vector<ProjectIndex> bought = run(endowment);
  while ((instance.limits.empty() || endowment <= enough * Ratio(profile.weight())) &&
         !is_done(instance, election, bought, definition.is_exhaustive)) {
    endowment += Ratio(100);
    std::vector<ProjectIndex> next = run(endowment);
    const bool can_pay = is_one_unmarked_pot(instance) ? total_cost(instance, next) <= budget
                                                       : can_be_paid(instance, next, Ratio(1));
    if (!can_pay) return bought;
    bought = std::move(next);
  }
  return bought;
}

}  // namespace buurtkas::oracles
