#include "tests/oracles/textbook_exact_shares.h"

#include <algorithm>
#include <optional>

namespace buurtkas::oracles {
namespace {

// A ballot of weight 3 is three purses of a third of the endowment each when a voter weighs 3.
struct Purse {
  std::size_t group;
  Ratio left;
};

bool supports(const Profile& profile, const Purse& purse, ProjectIndex project) {
  const auto marks = profile.projects(purse.group);
  return std::find(marks.begin(), marks.end(), project) != marks.end();
}

// The most purses that can pay an equal share of the cost.
std::size_t most_payers(const Profile& profile, const std::vector<Purse>& purses, ProjectIndex project,
                        const Ratio& cost) {
  for (std::size_t payers = purses.size(); payers > 0; --payers) {
    std::size_t able = 0;
    for (const Purse& purse : purses) {
      if (supports(profile, purse, project) && purse.left * Ratio(payers) >= cost) ++able;
    }
    if (able >= payers) return payers;
  }
  return 0;
}

}  // namespace

std::vector<ProjectIndex> textbook_exact_shares(const Instance& instance, const Profile& profile,
                                                Satisfaction satisfaction) {
  std::vector<ProjectIndex> bought;
  if (profile.weight() == 0) return bought;
  const Ratio endowment = cents_of(votable(instance)) / Ratio(profile.weight());
  for (const auto& purchase : textbook_exact_purchases(instance, profile, satisfaction, endowment))
    bought.push_back(purchase.project);
  return bought;
}

std::vector<ExactPurchase> textbook_exact_purchases(const Instance& instance, const Profile& profile,
                                                    Satisfaction satisfaction, const Ratio& endowment) {
  std::vector<Purse> purses;
  std::vector<ExactPurchase> purchases;
  for (std::size_t group = 0; group < profile.groups(); ++group) {
    for (std::uint64_t unit = 0; unit < profile.weight(group); ++unit) purses.push_back({group, endowment});
  }
  std::vector<ProjectIndex> bought;
  while (true) {
    std::optional<ProjectIndex> best;
    Ratio best_price;  // per satisfaction
    std::size_t best_payers = 0;
    for (ProjectIndex project = 0; project < instance.projects.size(); ++project) {
      if (std::find(bought.begin(), bought.end(), project) != bought.end()) continue;
      const Ratio cost = cents_of(instance.projects[project].cost);
      const std::size_t payers = most_payers(profile, purses, project, cost);
      if (payers == 0) continue;
      Ratio price = cost / Ratio(payers);
      if (satisfaction == Satisfaction::cost && !cost.is_zero()) price = price / cost;
      const bool is_first =
          best && price == best_price && instance.projects[project].id < instance.projects[*best].id;
      if (best && price >= best_price && !is_first) continue;
      best = project;
      best_price = price;
      best_payers = payers;
    }
    if (!best) return purchases;
    const Ratio share = cents_of(instance.projects[*best].cost) / Ratio(best_payers);
    for (Purse& purse : purses) {
      if (supports(profile, purse, *best) && purse.left >= share) purse.left -= share;
    }
    bought.push_back(*best);
    purchases.push_back({*best, best_payers});
  }
}

}  // namespace buurtkas::oracles
