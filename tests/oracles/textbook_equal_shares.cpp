#include "tests/oracles/textbook_equal_shares.h"

#include <algorithm>
#include <optional>

namespace buurtkas::oracles {
namespace {

struct Voter {
  Ratio weight;
  Ratio money;  // of a voter of weight 1
};

struct Election {
  std::vector<Voter> voters;
  std::vector<std::vector<std::size_t>> supporters;  // by project
};

Election election_of(const Instance& instance, const Profile& profile, const Ratio& endowment) {
  Election election;
  election.supporters.resize(instance.projects.size());
  for (std::size_t group = 0; group < profile.groups(); ++group) {
    for (const ProjectIndex project : profile.projects(group)) election.supporters[project].push_back(group);
    election.voters.push_back(
        {Ratio(BigInt(profile.weight(group)), BigInt(profile.voter_weight())), endowment});
  }
  return election;
}

Ratio votes_of(const Election& election, ProjectIndex project) {
  Ratio votes;
  for (const std::size_t voter : election.supporters[project]) votes += election.voters[voter].weight;
  return votes;
}

// The least highest payment t with sum over supporters of min(money, t) = cost.
std::optional<Ratio> highest_payment(const Election& election, ProjectIndex project, const Ratio& cost) {
  std::vector<Voter> supporters;
  Ratio payers;
  for (const std::size_t voter : election.supporters[project]) {
    supporters.push_back(election.voters[voter]);
    payers += supporters.back().weight;
  }
  std::sort(supporters.begin(), supporters.end(),
            [](const Voter& a, const Voter& b) { return a.money < b.money; });
  Ratio owed = cost;
  for (const Voter& poorest : supporters) {
    const Ratio payment = owed / payers;
    if (payment <= poorest.money) return payment;
    owed -= poorest.weight * poorest.money;
    payers -= poorest.weight;
  }
  return std::nullopt;
}

// Whether a goes before b when all else is equal.
bool wins_tie(const Instance& instance, const Election& election, const std::vector<TieBreak>& tie_breaks,
              ProjectIndex a, ProjectIndex b) {
  const Project& left = instance.projects[a];
  const Project& right = instance.projects[b];
  for (const TieBreak tie_break : tie_breaks) {
    if (tie_break == TieBreak::most_votes && votes_of(election, a) != votes_of(election, b)) {
      return votes_of(election, a) > votes_of(election, b);
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
  return instance.pots.size() == 1 && is_unmarked(instance.pots[0]);
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
    if (has(bought, project) || election.supporters[project].empty()) continue;
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
  Election election = election_of(instance, profile, endowment);
  const Ratio scale = scale_of(instance, profile, endowment);
  std::vector<TextbookPurchase> purchases;
  std::vector<ProjectIndex> bought;
  std::vector<bool> is_decided(instance.projects.size(), false);
  while (true) {
    std::optional<TextbookPurchase> best;
    Ratio best_price;  // per satisfaction
    for (ProjectIndex project = 0; project < instance.projects.size(); ++project) {
      if (is_decided[project] || election.supporters[project].empty()) continue;
      const Ratio cost = cents_of(instance.projects[project].cost);
      const auto payment = highest_payment(election, project, cost);
      if (!payment) continue;
      const bool by_cost = satisfaction == Satisfaction::cost && !cost.is_zero();
      const Ratio price = by_cost ? *payment / cost : *payment;
      const bool is_better =
          !best || price < best_price ||
          (price == best_price && wins_tie(instance, election, tie_breaks, project, best->project));
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
    for (const std::size_t voter : election.supporters[best->project]) {
      Ratio& money = election.voters[voter].money;
      money -= std::min(money, best->payment);
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
  const Election election = election_of(instance, profile, Ratio(0));
  const auto run = [&](const Ratio& one) {
    std::vector<ProjectIndex> bought;
    for (const auto& purchase : textbook_equal_shares(instance, profile, satisfaction, tie_breaks, one)) {
      bought.push_back(purchase.project);
    }
    return bought;
  };
  std::vector<ProjectIndex> bought = run(endowment);
  while (!is_done(instance, election, bought, definition.is_exhaustive)) {
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
