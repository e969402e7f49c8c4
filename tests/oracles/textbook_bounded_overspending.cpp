#include "tests/oracles/textbook_bounded_overspending.h"

#include <algorithm>
#include <optional>

namespace buurtkas::oracles {
namespace {

struct Voters {  // of one ballot
  Ratio weight;
  Ratio money;
  Ratio debt;
};

// The textbook's numbers: with rho for a unit of satisfaction, supporters can pay the part alpha of the cost
// when each pays alpha * rho for it, or all they have.
struct Offer {
  Ratio alpha;
  Ratio rho;
};

class Textbook {
 public:
  explicit Textbook(const Count& count) : count_(count), left_(count.projects) {
    const Ratio voters = count.profile.voters();
    for (std::size_t group = 0; group < count.profile.groups(); ++group) {
      voters_.push_back({Ratio(BigInt(count.profile.weight(group)), BigInt(count.profile.voter_weight())),
                         cents_of(votable(count.instance)) / voters, Ratio(0)});
    }
  }

  std::vector<ProjectIndex> run(bool is_plus) {
    for (const ProjectIndex project : count_.projects) {
      if (cost(project).is_zero() && !supporters(project).empty() && is_fundable_too(project))
        select(project);
    }
    while (true) {
      const auto best = best_of([&](ProjectIndex project) { return overspending_offer(project); });
      if (!best) return selected_;
      Offer offer = best->second;
      ProjectIndex project = best->first;
      Ratio credit;
      if (is_plus) {
        for (const std::size_t one : supporters(project)) {
          const Ratio paid = std::min(voters_[one].money, offer.alpha * offer.rho * satisfaction(project));
          credit = std::max(credit, paid / offer.alpha - voters_[one].money);
        }
        const auto again = best_of([&](ProjectIndex other) { return plain_offer(other, credit); });
        project = again->first;
        offer = again->second;
      }
      charge(project, offer.rho, credit);
      select(project);
    }
  }

 private:
  Ratio cost(ProjectIndex project) const { return cents_of(count_.instance.projects[project].cost); }

  Ratio satisfaction(ProjectIndex project) const {
    return count_.terms.satisfaction == Satisfaction::cost ? cost(project) : Ratio(1);
  }

  bool is_fundable_too(ProjectIndex project) const {
    std::vector<ProjectIndex> with = selected_;
    with.push_back(project);
    return is_fundable(count_.instance, with);
  }

  void select(ProjectIndex project) {
    selected_.push_back(project);
    std::erase(left_, project);
  }

  std::vector<std::size_t> supporters(ProjectIndex project) const {
    std::vector<std::size_t> found;
    for (std::size_t group = 0; group < count_.profile.groups(); ++group) {
      const auto marks = count_.profile.projects(group);
      const auto points = count_.profile.points(group);
      const auto mark = std::find(marks.begin(), marks.end(), project);
      if (mark == marks.end()) continue;
      if (points.empty() || points[static_cast<std::size_t>(mark - marks.begin())] > 0)
        found.push_back(group);
    }
    return found;
  }

  // The least rho / alpha, the first in the order of the ties.
  template <class OfferFor>
  std::optional<std::pair<ProjectIndex, Offer>> best_of(const OfferFor& offer_for) const {
    std::optional<std::pair<ProjectIndex, Offer>> best;
    for (const ProjectIndex project : left_) {
      if (!is_fundable_too(project)) continue;
      const std::optional<Offer> offer = offer_for(project);
      if (!offer) continue;
      if (!best || offer->rho / offer->alpha < best->second.rho / best->second.alpha)
        best = {project, *offer};
    }
    return best;
  }

  Ratio credited(const Voters& voters, const Ratio& credit) const {
    return voters.money + std::max(Ratio(0), credit - voters.debt);
  }

  Ratio collected(ProjectIndex project, const Ratio& payment, const Ratio& credit) const {
    Ratio sum;
    for (const std::size_t one : supporters(project)) {
      sum += voters_[one].weight * std::min(payment, credited(voters_[one], credit));
    }
    return sum;
  }

  // Equal shares: the payment with which together they pay the cost.
  std::optional<Offer> plain_offer(ProjectIndex project, const Ratio& credit) const {
    for (const std::size_t last : supporters(project)) {
      // What is asked when all who have less than `last` pay all they have, and the others the same.
      const Ratio limit = credited(voters_[last], credit);
      Ratio owed = cost(project);
      Ratio payers;
      for (const std::size_t one : supporters(project)) {
        const Ratio has = credited(voters_[one], credit);
        if (has < limit) owed -= voters_[one].weight * has;
        if (has >= limit) payers += voters_[one].weight;
      }
      const Ratio payment = owed / payers;
      if (payment.sign() > 0 && collected(project, payment, credit) == cost(project)) {
        return Offer{1, payment / satisfaction(project)};
      }
    }
    return std::nullopt;
  }

  std::optional<Offer> overspending_offer(ProjectIndex project) const {
    std::optional<Offer> best = plain_offer(project, 0);
    for (const std::size_t last : supporters(project)) {
      const Ratio payment = voters_[last].money;
      if (payment.sign() == 0) continue;
      const Ratio alpha = collected(project, payment, 0) / cost(project);
      if (alpha >= 1) continue;
      const Offer offer{alpha, payment / satisfaction(project) / alpha};
      const Ratio more = best ? offer.rho / offer.alpha - best->rho / best->alpha : Ratio(-1);
      if (more.sign() < 0 || (more.is_zero() && alpha > best->alpha)) best = offer;
    }
    return best;
  }

  void charge(ProjectIndex project, const Ratio& rho, const Ratio& credit) {
    for (const std::size_t one : supporters(project)) {
      Voters& voters = voters_[one];
      const Ratio has = credited(voters, credit);
      const Ratio left = has - std::min(has, rho * satisfaction(project));
      voters.debt = left >= credit ? voters.debt : std::max(voters.debt, credit - left);
      voters.money = std::max(Ratio(0), left - credit);
    }
  }

  const Count& count_;
  std::vector<ProjectIndex> left_;  // in the order of the ties
  std::vector<Voters> voters_;      // by group
  std::vector<ProjectIndex> selected_;
};

}  // namespace

std::vector<ProjectIndex> textbook_bounded_overspending(const Count& count) {
  return Textbook(count).run(false);
}

std::vector<ProjectIndex> textbook_bounded_overspending_plus(const Count& count) {
  return Textbook(count).run(true);
}

}  // namespace buurtkas::oracles
