#include "engine/voting/equal_shares.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "engine/funding/limits.h"
#include "engine/voting/filtered_run.h"

namespace buurtkas {
namespace {

Ratio ratio_of(const Wide& numerator, const Wide& denominator) {
  return {BigInt(numerator), BigInt(denominator)};
}

// A project that its backers could pay when it was last looked at. What it asks per satisfaction can only
// have risen since then.
struct Candidate {
  Purses::Offer offer;
  std::uint64_t as_of = 0;  // the number of purchases when it was looked at
};

class Run {
 public:
  Run(const EqualShares& of, const Ratio& endowment, Trace* trace);
  EqualSharesRun buy_all();
  Left left() { return purses_.left(); }

 private:
  void begin();
  void take_free(ProjectIndex project);
  bool asks_less(ProjectIndex a, ProjectIndex b) const;
  std::strong_ordering compare(ProjectIndex a, ProjectIndex b, const Wide& raises) const;
  void push(ProjectIndex project);
  ProjectIndex pop();
  std::vector<ProjectIndex> pop_cheapest();
  bool look_again(ProjectIndex project);
  void keep_cheapest(ProjectIndex project);
  void keep_not_fundable(ProjectIndex project);
  FundingCheck funding_after(const Wide& raises) const;
  void buy(ProjectIndex project);
  void tell_bought(ProjectIndex project);
  void tell_not_fundable(ProjectIndex project);
  void tell_the_rest();
  Ratio effective_votes(ProjectIndex project) const;
  Wide cost(ProjectIndex project) const { return count_.instance.projects[project].cost.cents(); }
  std::int64_t points_unit() const {
    return count_.terms.satisfaction == Satisfaction::score ? count_.profile.points_unit : 1;
  }

  const EqualShares& of_;
  const Count& count_;
  Trace* trace_;
  Ratio endowment_;   // of a voter of weight 1
  Line begins_with_;  // a unit of weight, over the purses' first denominator
  Horizon horizon_;
  Purses purses_;
  std::optional<FundingCheck> funding_;
  std::vector<Candidate> candidates_;  // by project
  std::vector<ProjectIndex> heap_;     // the one that asked least on top
  std::vector<ProjectIndex> bought_;
  std::vector<bool> is_decided_;  // by project: bought, or not fundable
};

// What a unit of weight has, and what a raise adds, over one denominator.
Ratio per_unit_of_weight(const Count& count, const Ratio& cents) {
  return cents / Ratio(count.profile.voter_weight());
}

Wide first_denominator(const Count& count, const Ratio& endowment) {
  const Wide of_endowment(per_unit_of_weight(count, endowment).denominator());
  const Wide of_raise(per_unit_of_weight(count, raise_cents).denominator());
  return lcm(of_endowment, of_raise);
}

Line first_balance(const Count& count, const Ratio& endowment) {
  const Ratio denominator(BigInt(first_denominator(count, endowment)));
  return {Wide((per_unit_of_weight(count, endowment) * denominator).numerator()),
          Wide((per_unit_of_weight(count, raise_cents) * denominator).numerator())};
}

Run::Run(const EqualShares& of, const Ratio& endowment, Trace* trace)
    : of_(of),
      count_(of.count),
      trace_(trace),
      endowment_(endowment),
      begins_with_(first_balance(of.count, endowment)),
      purses_(of.count.profile.weights(), begins_with_, first_denominator(of.count, endowment),
              of.short_of_money, horizon_),
      candidates_(of.count.instance.projects.size()),
      is_decided_(of.count.instance.projects.size(), false) {
  if (trace != nullptr) horizon_.leave_out();
  if (!of.is_usual) funding_.emplace(funding_after(0));
}

// The pots, scaled to what the voters have together after so many raises.
FundingCheck Run::funding_after(const Wide& raises) const {
  const Money total = votable(count_.instance);
  const Ratio endowment = endowment_ + Ratio(BigInt(raises) * raise_cents);
  const Ratio scale = total.is_zero() ? Ratio(0) : endowment * count_.profile.voters() / cents_of(total);
  return FundingCheck(count_.instance, scale.numerator(), scale.denominator());
}

// It costs nothing, and goes first; the projects are in the order of the ties.
void Run::take_free(ProjectIndex project) {
  is_decided_[project] = true;
  if (funding_ && !funding_->add(project)) return tell_not_fundable(project);
  bought_.push_back(project);
  tell_bought(project);
}

// Every voter has the same, so the first prices need no look at the voters.
void Run::begin() {
  for (const ProjectIndex project : count_.projects) {
    const Wide units(of_.backers.units(project));
    if (units == 0) continue;
    if (cost(project) == 0) {
      take_free(project);
      continue;
    }
    const bool all_alike = of_.backers.of(project).size() == 1;
    if (!all_alike) {  // whose points differ may be short at once
      if (look_again(project)) heap_.push_back(project);
      continue;
    }
    const Wide weight = units / of_.backers.of(project).front().units;
    const Line owed{purses_.denominator() * cost(project), 0};
    const Line spare = begins_with_ * weight - owed;
    if (spare.at < 0) {
      if (horizon_.is_wanted()) horizon_.keep_above_zero(owed - begins_with_ * weight);
    } else {
      candidates_[project] = {{owed, units, weight.convert_to<std::uint64_t>()}, 0};
      heap_.push_back(project);
    }
  }
  std::make_heap(heap_.begin(), heap_.end(),
                 [this](ProjectIndex a, ProjectIndex b) { return asks_less(b, a); });
}

std::strong_ordering Run::compare(ProjectIndex a, ProjectIndex b, const Wide& raises) const {
  const Purses::Offer& left = candidates_[a].offer;
  const Purses::Offer& right = candidates_[b].offer;
  return of_.prices.compare(a, {left.owed.after(raises), left.units}, b,
                            {right.owed.after(raises), right.units});
}

bool Run::asks_less(ProjectIndex a, ProjectIndex b) const {
  return compare(a, b, 0) < 0;
}

void Run::push(ProjectIndex project) {
  heap_.push_back(project);
  std::push_heap(heap_.begin(), heap_.end(),
                 [this](ProjectIndex a, ProjectIndex b) { return asks_less(b, a); });
}

ProjectIndex Run::pop() {
  std::pop_heap(heap_.begin(), heap_.end(),
                [this](ProjectIndex a, ProjectIndex b) { return asks_less(b, a); });
  const ProjectIndex project = heap_.back();
  heap_.pop_back();
  return project;
}

// Brings a candidate up to date; false when its backers cannot pay it any more.
bool Run::look_again(ProjectIndex project) {
  const auto offer = purses_.offer(of_.backers.of(project), cost(project));
  if (!offer) return false;
  candidates_[project] = {*offer, bought_.size()};
  return true;
}

// All that ask least, exactly equally, in the order of the ties. Most candidates are never looked at: their
// old price is already too high.
std::vector<ProjectIndex> Run::pop_cheapest() {
  std::vector<ProjectIndex> cheapest;
  while (!heap_.empty()) {
    if (!cheapest.empty() && asks_less(cheapest.front(), heap_.front())) break;
    const ProjectIndex project = pop();
    if (candidates_[project].as_of == bought_.size()) {
      cheapest.push_back(project);
    } else if (look_again(project)) {
      push(project);
    }
  }
  count_.ties.sort(cheapest);
  return cheapest;
}

// As long as every other candidate asks more, or as much and comes later. Where an old price is looked at,
// the new one is no less: whoever is short by then, what the others pay is at least what that formula says.
void Run::keep_cheapest(ProjectIndex project) {
  if (!horizon_.is_wanted()) return;
  for (const ProjectIndex other : heap_) {
    const bool wins_ties = count_.ties.is_before(project, other);
    horizon_.keep([&](const Wide& raises) {
      const auto order = compare(project, other, raises);
      return order < 0 || (order == 0 && wins_ties);
    });
  }
}

// The larger the scaled pots, the more they can pay: once the project is fundable it stays so. What breaks a
// limit breaks it at every endowment.
void Run::keep_not_fundable(ProjectIndex project) {
  if (!horizon_.is_wanted() || funding_->breaks_limit(project)) return;
  horizon_.keep([&](const Wide& raises) {
    FundingCheck funding = funding_after(raises);
    for (const ProjectIndex one : bought_) {
      const bool is_added = funding.add(one);
      BUURTKAS_ASSERT(is_added);
    }
    return !funding.can_add(project);
  });
}

void Run::buy(ProjectIndex project) {
  tell_bought(project);
  const Wide factor = purses_.pay(of_.backers.of(project), candidates_[project].offer);
  if (factor != 1) {
    for (const ProjectIndex other : heap_) candidates_[other].offer.owed *= factor;
  }
  bought_.push_back(project);
  is_decided_[project] = true;
}

EqualSharesRun Run::buy_all() {
  begin();
  while (true) {
    std::vector<ProjectIndex> cheapest = pop_cheapest();
    if (cheapest.empty()) break;
    const ProjectIndex project = cheapest.front();
    for (std::size_t other = 1; other < cheapest.size(); ++other) push(cheapest[other]);
    if (trace_ != nullptr && cheapest.size() >= 2)
      trace_->emplace_back(count_.ties.broken(std::move(cheapest)));
    keep_cheapest(project);
    if (funding_ && !funding_->add(project)) {
      keep_not_fundable(project);
      tell_not_fundable(project);
      is_decided_[project] = true;
    } else {
      buy(project);
    }
  }
  tell_the_rest();
  return {std::move(bought_), horizon_.raises()};
}

// By points: effective points.
Ratio Run::effective_votes(ProjectIndex project) const {
  if (cost(project) == 0) return 0;
  const Purses::Offer& offer = candidates_[project].offer;
  return ratio_of(cost(project) * offer.units * purses_.denominator(),
                  offer.owed.at * count_.profile.voter_weight() * points_unit());
}

void Run::tell_bought(ProjectIndex project) {
  if (trace_ == nullptr) return;
  const bool per_point = is_of_points(count_.terms.satisfaction);
  const Ratio& votes = count_.votes[project];
  if (cost(project) == 0) {
    trace_->emplace_back(Bought{project, votes, Ratio(0), Ratio(0), votes, per_point});
    return;
  }
  const Purses::Offer& offer = candidates_[project].offer;
  const Ratio payment = ratio_of(offer.owed.at * count_.profile.voter_weight() * points_unit(),
                                 purses_.denominator() * offer.units);
  const Ratio paid_in_full = ratio_of(offer.payers, count_.profile.voter_weight());
  trace_->emplace_back(Bought{project, votes, effective_votes(project), payment, paid_in_full, per_point});
}

void Run::tell_not_fundable(ProjectIndex project) {
  if (trace_ == nullptr) return;
  std::vector<ProjectIndex> asked = bought_;
  asked.push_back(project);
  const auto plan = assign_funding(count_.instance, asked);
  trace_->emplace_back(NotFundable{project, count_.votes[project], effective_votes(project),
                                   plan ? std::nullopt : std::optional<FundingCut>(plan.error())});
}

void Run::tell_the_rest() {
  if (trace_ == nullptr) return;
  for (const ProjectIndex project : count_.projects) {
    if (is_decided_[project]) continue;
    if (of_.backers.units(project) == 0) {
      trace_->emplace_back(Unsupported{project});
      continue;
    }
    const Ratio held = ratio_of(purses_.held(of_.backers.of(project)), purses_.denominator());
    trace_->emplace_back(OutOfReach{project, count_.votes[project], held});
  }
}

}  // namespace

EqualShares::EqualShares(const Count& given, Purses::Short when_short)
    : count(given),
      backers(given.profile, given.supporters, given.terms.satisfaction),
      prices(given.instance, given.supporters, given.terms.satisfaction),
      short_of_money(when_short),
      is_usual(buurtkas::is_usual(given.instance)) {
  const Limits limits(count.instance);
  for (const ProjectIndex project : count.projects) {
    if (backers.units(project) == 0 || !limits.allow(project)) continue;
    const Project& asked = count.instance.projects[project];
    Money payable_by_all(0, count.instance.currency);
    for (const Pot& pot : count.instance.pots) {
      if (!votable(pot).is_zero()) payable_by_all += payable(pot, asked);
    }
    if (payable_by_all >= asked.cost) obtainable_.push_back(project);
  }
  can_be_filtered_ = can_be_filtered(*this);
}

EqualSharesRun EqualShares::run(const Ratio& endowment) const {
  if (can_be_filtered_) {
    if (auto filtered = run_filtered(*this, endowment)) return *filtered;
  }
  return run_exactly(endowment);
}

std::optional<EqualSharesRun> EqualShares::run_over(const Ratio& endowment, const Reach& reach) const {
  if (!can_be_filtered_ || short_of_money != Purses::Short::pays_all) return std::nullopt;
  return run_filtered(*this, endowment, reach);
}

EqualSharesRun EqualShares::run_exactly(const Ratio& endowment, Trace* trace, Left* left) const {
  Run run(*this, endowment, trace);
  EqualSharesRun result = run.buy_all();
  if (left != nullptr) *left = run.left();
  return result;
}

}  // namespace buurtkas
