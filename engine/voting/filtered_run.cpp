#include "engine/voting/filtered_run.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "engine/voting/filtered_purses.h"

namespace buurtkas {
namespace {

// The steps are those of the exact run and its purses, which say why they are right (equal_shares.cpp,
// purses.cpp).
class FilteredRun {
 public:
  FilteredRun(const EqualShares& of, const Ratio& endowment, const Reach& reach);
  EqualSharesRun buy_all();

 private:
  struct Offer : FilteredPurses::Offer {
    Slope price;            // owed / (units * worth)
    std::size_t as_of = 0;  // purchases
  };

  bool look_again(ProjectIndex project);
  bool is_tie(ProjectIndex a, ProjectIndex b) const;
  std::optional<ProjectIndex> cheapest();
  std::optional<ProjectIndex> looks_cheapest() const;
  bool is_settled(ProjectIndex best, std::vector<ProjectIndex>& ties);
  void keep_cheapest(ProjectIndex project, const Slope& owed);
  void keep_poor(ProjectIndex project, const Slope* price);
  void drop(ProjectIndex project) {
    std::erase(live_, project);
    poor_.push_back(project);
  }
  Estimate worth(ProjectIndex project) const;
  BigInt cost(ProjectIndex project) const { return count_.instance.projects[project].cost.cents(); }

  const EqualShares& of_;
  const Count& count_;
  Window window_;
  FilteredPurses purses_;
  std::vector<Offer> offers_;       // by project
  std::vector<Estimate> worth_;     // by project
  std::vector<ProjectIndex> live_;  // in the order of the ties
  std::vector<ProjectIndex> poor_;  // out of reach
  std::vector<ProjectIndex> bought_;
};

FilteredRun::FilteredRun(const EqualShares& of, const Ratio& endowment, const Reach& reach)
    : of_(of),
      count_(of.count),
      window_(reach),
      purses_(of, endowment, window_, reach),
      offers_(of.count.instance.projects.size()) {
  BUURTKAS_ASSERT(!reach.missing || (reach.fewer == 0 && !reach.costs));
  for (ProjectIndex project = 0; project < offers_.size(); ++project) worth_.push_back(worth(project));
  for (const ProjectIndex project : count_.projects) {
    if (of.backers.units(project) == 0) continue;
    if (cost(project) == 0) {
      bought_.push_back(project);
    } else {
      live_.push_back(project);
    }
  }
  std::erase_if(live_, [this](ProjectIndex project) {
    if (look_again(project)) return false;
    poor_.push_back(project);
    return true;
  });
}

// As PriceOrder has it.
Estimate FilteredRun::worth(ProjectIndex project) const {
  switch (count_.terms.satisfaction) {
    case Satisfaction::cost:
      return purses_.cost(project);
    case Satisfaction::effort:
      return purses_.cost(project) / Estimate(std::max<std::uint64_t>(count_.supporters.weight[project], 1));
    case Satisfaction::sqrt_cost:
      return cost(project) == 0 ? Estimate() : Estimate::root(purses_.cost(project));
    default:
      return Estimate(std::uint64_t{1});
  }
}

bool FilteredRun::look_again(ProjectIndex project) {
  Offer& offer = offers_[project];
  const bool is_in_reach = purses_.look(project, offer);
  offer.price = offer.owed / (purses_.units(offer) * worth_[project]);
  offer.as_of = bought_.size();
  return is_in_reach;
}

// It is not bought before another as long as either holds: it is out of reach, or asks more. With less money
// it stays out of reach.
void FilteredRun::keep_poor(ProjectIndex project, const Slope* price) {
  const auto raises = [&] {
    const Offer& offer = offers_[project];
    const std::uint64_t out_of_reach = Window::more_above_zero(offer.lacking);
    return price == nullptr ? out_of_reach
                            : std::max(out_of_reach, Window::more_above_zero(offer.price - *price));
  };
  if (raises() >= window_.more) return;
  if (offers_[project].as_of < bought_.size()) look_again(project);
  window_.more = std::min(window_.more, raises());
}

// Exactly: as long as nobody is short both prices are fractions of whole numbers, at every endowment.
bool FilteredRun::is_tie(ProjectIndex a, ProjectIndex b) const {
  if (!offers_[a].is_by_all || !offers_[b].is_by_all) return false;
  if (purses_.is_open(a) || purses_.is_open(b)) return false;
  const Wide units_a(offers_[a].units);
  const Wide units_b(offers_[b].units);
  return of_.prices.compare(a, {Wide(cost(a)), units_a}, b, {Wide(cost(b)), units_b}) == 0;
}

std::optional<ProjectIndex> FilteredRun::looks_cheapest() const {
  if (live_.empty()) return std::nullopt;
  return *std::min_element(live_.begin(), live_.end(), [this](ProjectIndex a, ProjectIndex b) {
    return offers_[a].price.at.looks_smaller_than(offers_[b].price.at);
  });
}

// Whether `best` certainly asks no more than any other. False when an old price had to be looked at again.
bool FilteredRun::is_settled(ProjectIndex best, std::vector<ProjectIndex>& ties) {
  ties.clear();
  for (const ProjectIndex other : live_) {
    if (other == best) {
      ties.push_back(other);
      continue;
    }
    if ((offers_[other].price.at - offers_[best].price.at).is_above_zero()) continue;
    if (offers_[other].as_of < bought_.size()) {
      if (!look_again(other)) drop(other);
      return false;
    }
    if (!is_tie(best, other)) throw TooClose();
    ties.push_back(other);
  }
  return true;
}

// Nothing when nothing can be paid.
std::optional<ProjectIndex> FilteredRun::cheapest() {
  std::vector<ProjectIndex> ties;
  while (const auto best = looks_cheapest()) {
    if (offers_[*best].as_of < bought_.size()) {
      if (!look_again(*best)) drop(*best);
    } else if (is_settled(*best, ties)) {
      return ties.front();
    }
  }
  return std::nullopt;
}

void FilteredRun::keep_cheapest(ProjectIndex project, const Slope& owed) {
  const Slope price = owed / (purses_.units(offers_[project]) * worth_[project]);
  const std::vector<ProjectIndex> others = live_;
  for (const ProjectIndex other : others) {
    if (other == project) continue;
    const bool is_old = offers_[other].as_of < bought_.size();
    if (is_old && window_.is_far && !is_tie(project, other) &&
        !window_.has_above_zero(offers_[other].price - price) && !look_again(other)) {
      drop(other);
    } else if (!is_tie(project, other)) {
      window_.keep_above_zero(offers_[other].price - price);
    } else if (!owed.down.is_zero()) {
      window_.fewer = 0;
    }
  }
  if (!window_.is_far) return;
  for (const ProjectIndex other : poor_) keep_poor(other, &price);
}

EqualSharesRun FilteredRun::buy_all() {
  while (const auto project = cheapest()) {
    const Slope owed = purses_.owed_within(*project, offers_[*project]);
    keep_cheapest(*project, owed);
    purses_.pay(*project, offers_[*project], owed);
    bought_.push_back(*project);
    std::erase(live_, *project);
  }
  if (window_.is_far) {
    for (const ProjectIndex project : poor_) keep_poor(project, nullptr);
  }
  return {std::move(bought_), Wide(window_.more), window_.fewer};
}

}  // namespace

bool can_be_filtered(const EqualShares& of) {
  const BigInt units_max = BigInt(1) << 62;
  for (ProjectIndex project = 0; project < of.count.instance.projects.size(); ++project) {
    if (of.backers.units(project) > units_max) return false;
  }
  return of.is_usual && of.count.terms.satisfaction != Satisfaction::log_cost;
}

// A run that seems to go on for so long may go on for ever, which only the exact run can tell.
std::optional<EqualSharesRun> run_filtered(const EqualShares& of, const Ratio& endowment,
                                           const Reach& reach) {
  constexpr std::uint64_t raises_max = 1'000'000;
  try {
    EqualSharesRun run = FilteredRun(of, endowment, reach).buy_all();
    if (run.same_for > raises_max) return std::nullopt;
    return run;
  } catch (const TooClose&) {
    return std::nullopt;
  }
}

}  // namespace buurtkas
