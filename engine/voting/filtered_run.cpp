#include "engine/voting/filtered_run.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "engine/voting/estimate.h"

namespace buurtkas {
namespace {

// As Line (wide.h): an amount, and by how much it grows with every raise.
struct Slope {
  Estimate at, slope;

  friend Slope operator-(const Slope& a, const Slope& b) { return {a.at - b.at, a.slope - b.slope}; }
  friend Slope operator*(const Slope& a, const Estimate& factor) { return {a.at * factor, a.slope * factor}; }
  friend Slope operator/(const Slope& a, const Estimate& divisor) {
    return {a.at / divisor, a.slope / divisor};
  }
};

// A comparison that the filter cannot settle.
struct TooClose {};

// The steps are those of the exact run and its purses, which say why they are right (equal_shares.cpp,
// purses.cpp).
class FilteredRun {
 public:
  FilteredRun(const EqualShares& of, const Ratio& endowment, std::uint64_t reach);
  EqualSharesRun buy_all();

 private:
  using PurseId = std::uint32_t;
  static constexpr PurseId empty_purse = 0;
  static constexpr PurseId first_purse = 1;
  struct Class {
    PurseId purse;
    std::uint64_t units, weight;
  };
  struct Offer {
    Slope owed;
    std::uint64_t units = 0;
    Slope price;             // owed / (units * worth)
    Slope lacking;           // out of reach: the cost, but for all that its backers have
    bool is_by_all = false;  // nobody is short of money: exactly the cost is owed
    std::size_t as_of = 0;   // purchases
  };

  std::uint64_t raises_below(const Slope& line) const { return line.at.steps_below(zero_ - line.slope); }
  void keep_above_zero(const Slope& line) { raises_ = std::min(raises_, raises_below(line)); }
  void gather(const Backers::Equals& backers);
  bool is_short(const Class& one, const Estimate& due) const;
  bool leave_out_the_short(Offer& offer);
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
  Estimate excess(const Class& one, const Slope& due) const;
  Slope owed_within_reach(ProjectIndex project);
  PurseId purse_after(const Class& one, const Slope& due, const Slope& widest_due);
  PurseId move_to_purse(const Class& one, const Slope& balance);
  void pay(ProjectIndex project, const Slope& owed);
  Estimate worth(ProjectIndex project) const;
  BigInt cost(ProjectIndex project) const { return count_.instance.projects[project].cost.cents(); }

  const EqualShares& of_;
  const Count& count_;
  const bool pays_all_;
  const std::uint64_t reach_;  // raises; 0 when only this endowment and its horizon are asked for
  const Estimate zero_;
  std::uint64_t raises_;
  std::vector<PurseId> purse_of_;       // by group
  std::vector<Slope> balance_;          // by purse
  std::vector<std::uint64_t> members_;  // by purse: weight
  std::vector<std::uint64_t> counted_;  // by purse: all 0 between calls
  std::vector<Class> classes_;          // scratch
  std::vector<PurseId> moves_to_;       // scratch, by purse
  std::vector<Offer> offers_;           // by project
  std::vector<Estimate> worth_;         // by project
  std::vector<ProjectIndex> live_;      // in the order of the ties
  std::vector<ProjectIndex> poor_;      // out of reach
  std::vector<ProjectIndex> bought_;
  std::size_t free_ = 0;  // of them
};

FilteredRun::FilteredRun(const EqualShares& of, const Ratio& endowment, std::uint64_t reach)
    : of_(of),
      count_(of.count),
      pays_all_(of.short_of_money == Purses::Short::pays_all),
      reach_(reach),
      raises_(reach > 0 ? reach : Estimate::steps_max),
      purse_of_(of.count.profile.groups(), first_purse),
      balance_(2),
      members_{0, of.count.profile.weight()},
      counted_(2, 0),
      offers_(of.count.instance.projects.size()) {
  const Ratio weight(of.count.profile.voter_weight());
  balance_[first_purse] = {Estimate(endowment / weight), Estimate(Ratio(EqualShares::raise_cents) / weight)};
  for (ProjectIndex project = 0; project < offers_.size(); ++project) worth_.push_back(worth(project));
  for (const ProjectIndex project : count_.projects) {
    if (of.backers.units(project) == 0) continue;
    if (cost(project) == 0) {
      bought_.push_back(project);
      ++free_;
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
      return Estimate(cost(project));
    case Satisfaction::effort:
      return Estimate(cost(project)) /
             Estimate(std::max<std::uint64_t>(count_.supporters.weight[project], 1));
    case Satisfaction::sqrt_cost:
      return cost(project) == 0 ? Estimate() : Estimate::root(Estimate(cost(project)));
    default:
      return Estimate(std::uint64_t{1});
  }
}

void FilteredRun::gather(const Backers::Equals& backers) {
  const std::size_t first = classes_.size();
  for (const std::uint32_t group : backers.groups) {
    const PurseId purse = purse_of_[group];
    if (counted_[purse] == 0) classes_.push_back({purse, backers.units, 0});
    counted_[purse] += count_.profile.weight(group);
  }
  for (std::size_t at = first; at < classes_.size(); ++at) {
    classes_[at].weight = counted_[classes_[at].purse];
    counted_[classes_[at].purse] = 0;
  }
}

bool FilteredRun::is_short(const Class& one, const Estimate& due) const {
  const Estimate rest = balance_[one.purse].at - due;
  if (rest.is_below_zero()) return true;
  if (rest.is_above_zero()) return false;
  throw TooClose();
}

// False when somebody was.
bool FilteredRun::leave_out_the_short(Offer& offer) {
  const std::size_t before = classes_.size();
  const Estimate per_unit = offer.owed.at / Estimate(offer.units);
  std::erase_if(classes_, [&](const Class& one) {
    if (!is_short(one, per_unit * Estimate(one.units))) return false;
    if (pays_all_) {
      offer.owed = offer.owed - balance_[one.purse] * Estimate(one.weight);
    } else {
      keep_above_zero(offer.owed * Estimate(one.units) - balance_[one.purse] * Estimate(offer.units));
    }
    offer.units -= one.units * one.weight;
    return true;
  });
  return classes_.size() == before;
}

bool FilteredRun::look_again(ProjectIndex project) {
  const auto backers = of_.backers.of(project);
  classes_.clear();
  if (bought_.size() == free_ && backers.size() == 1) {  // nobody has paid yet, and all backers are alike
    const std::uint64_t units = backers.front().units;
    classes_.push_back({first_purse, units, of_.backers.units(project).convert_to<std::uint64_t>() / units});
  } else {
    for (const Backers::Equals& equals : backers) gather(equals);
  }
  if (!pays_all_) {
    std::sort(classes_.begin(), classes_.end(), [this](const Class& a, const Class& b) {
      return balance_[a.purse].at.looks_smaller_than(balance_[b.purse].at);
    });
  }
  Offer offer{{Estimate(cost(project)), {}}, 0, {}, {}, true, bought_.size()};
  for (const Class& one : classes_) offer.units += one.units * one.weight;
  Offer last = offer;
  while (!classes_.empty()) {
    last = offer;
    if (leave_out_the_short(offer)) break;
    offer.is_by_all = false;
  }
  last.lacking = offer.owed;
  last.is_by_all = offer.is_by_all;
  last.price = last.owed / (Estimate(last.units) * worth_[project]);
  offers_[project] = last;
  if (!classes_.empty()) return true;
  if (reach_ == 0 && pays_all_) keep_above_zero(last.lacking);
  return false;
}

// It is not bought before another as long as either holds: it is out of reach, or asks more.
void FilteredRun::keep_poor(ProjectIndex project, const Slope* price) {
  const auto raises = [&] {
    const Offer& offer = offers_[project];
    const std::uint64_t out_of_reach = raises_below(offer.lacking);
    return price == nullptr ? out_of_reach : std::max(out_of_reach, raises_below(offer.price - *price));
  };
  if (raises() >= raises_) return;
  if (offers_[project].as_of < bought_.size()) look_again(project);
  raises_ = std::min(raises_, raises());
}

// Exactly: as long as nobody is short both prices are fractions of whole numbers, at every endowment.
bool FilteredRun::is_tie(ProjectIndex a, ProjectIndex b) const {
  if (!offers_[a].is_by_all || !offers_[b].is_by_all) return false;
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
  const Slope price = owed / (Estimate(offers_[project].units) * worth_[project]);
  const std::vector<ProjectIndex> others = live_;
  for (const ProjectIndex other : others) {
    if (other == project || is_tie(project, other)) continue;
    const bool is_old = offers_[other].as_of < bought_.size();
    if (is_old && reach_ > 0 && raises_below(offers_[other].price - price) < raises_ && !look_again(other)) {
      drop(other);
      continue;
    }
    if (!is_tie(project, other)) keep_above_zero(offers_[other].price - price);
  }
  if (reach_ == 0) return;
  for (const ProjectIndex other : poor_) keep_poor(other, &price);
}

// Of somebody who is short here, so that there is none yet: by how much it may grow with every raise. It lies
// below the line from nothing to what it may be at the end of the reach.
Estimate FilteredRun::excess(const Class& one, const Slope& due) const {
  const Slope line = balance_[one.purse] - due;
  const Estimate raises(reach_);
  return Estimate::up_to((line.at + line.slope * raises) / raises);
}

Slope FilteredRun::owed_within_reach(ProjectIndex project) {
  const Offer& offer = offers_[project];
  if (reach_ == 0 || offer.is_by_all) return offer.owed;
  const Slope per_unit = offer.owed / Estimate(offer.units);
  Slope owed = offer.owed;
  classes_.clear();
  for (const Backers::Equals& equals : of_.backers.of(project)) gather(equals);
  for (const Class& one : classes_) {
    const Slope due = per_unit * Estimate(one.units);
    if (is_short(one, due.at)) owed.slope = owed.slope + excess(one, due) * Estimate(one.weight);
  }
  return owed;
}

// `due`: as if all who are short here paid all they have; `widest_due`: what it may be.
FilteredRun::PurseId FilteredRun::purse_after(const Class& one, const Slope& due, const Slope& widest_due) {
  const PurseId purse = one.purse;
  if (purse == empty_purse) return purse;
  const bool is_short_of_it = is_short(one, due.at);
  if (is_short_of_it && !pays_all_) return purse;
  if (reach_ == 0) keep_above_zero(is_short_of_it ? due - balance_[purse] : balance_[purse] - due);
  if (!is_short_of_it) return move_to_purse(one, balance_[purse] - widest_due);
  const Estimate left = reach_ == 0 ? Estimate() : excess(one, due);
  if (!left.is_zero()) return move_to_purse(one, {{}, left});
  members_[purse] -= one.weight;
  members_[empty_purse] += one.weight;
  return empty_purse;
}

FilteredRun::PurseId FilteredRun::move_to_purse(const Class& one, const Slope& balance) {
  const PurseId purse = one.purse;
  members_[purse] -= one.weight;
  if (members_[purse] == 0) {
    members_[purse] = one.weight;
    balance_[purse] = balance;
    return purse;
  }
  balance_.push_back(balance);
  members_.push_back(one.weight);
  counted_.push_back(0);
  return static_cast<PurseId>(balance_.size() - 1);
}

void FilteredRun::pay(ProjectIndex project, const Slope& owed) {
  const Estimate units(offers_[project].units);
  const Slope per_unit = offers_[project].owed / units;
  const Slope widest_per_unit = owed / units;
  moves_to_.assign(balance_.size(), empty_purse);
  for (const Backers::Equals& equals : of_.backers.of(project)) {
    classes_.clear();
    gather(equals);
    const Slope due = per_unit * Estimate(equals.units);
    const Slope widest_due = widest_per_unit * Estimate(equals.units);
    moves_to_.resize(balance_.size(), empty_purse);
    for (const Class& one : classes_) moves_to_[one.purse] = purse_after(one, due, widest_due);
    for (const std::uint32_t group : equals.groups) purse_of_[group] = moves_to_[purse_of_[group]];
  }
}

EqualSharesRun FilteredRun::buy_all() {
  while (const auto project = cheapest()) {
    const Slope owed = owed_within_reach(*project);
    keep_cheapest(*project, owed);
    pay(*project, owed);
    bought_.push_back(*project);
    std::erase(live_, *project);
  }
  if (reach_ > 0) {
    for (const ProjectIndex project : poor_) keep_poor(project, nullptr);
  }
  return {std::move(bought_), Wide(raises_), std::nullopt};
}

bool adds_opt(const Terms& terms) {
  const auto& chain = terms.completion;
  return std::find(chain.begin(), chain.end(), Completion::add_opt) != chain.end();
}

}  // namespace

bool can_be_filtered(const EqualShares& of) {
  const BigInt units_max = BigInt(1) << 62;
  for (ProjectIndex project = 0; project < of.count.instance.projects.size(); ++project) {
    if (of.backers.units(project) > units_max) return false;
  }
  return of.is_one_pot && of.count.terms.satisfaction != Satisfaction::log_cost && !adds_opt(of.count.terms);
}

// A run that seems to go on for so long may go on for ever, which only the exact run can tell.
std::optional<EqualSharesRun> run_filtered(const EqualShares& of, const Ratio& endowment,
                                           std::uint64_t reach) {
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
