#include "engine/voting/equal_shares.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace buurtkas {
namespace {

Ratio ratio_of(const Wide& numerator, const Wide& denominator) {
  return {BigInt(numerator), BigInt(denominator)};
}

// A project that its supporters could pay when it was last looked at. What it asks per satisfaction is
// owed / (denominator * worth); since then it can only have risen.
struct Candidate {
  Purses::Offer offer;
  Wide worth;               // payers * satisfaction
  std::uint64_t as_of = 0;  // the number of purchases when it was looked at
};

class Run {
 public:
  Run(const Count& count, bool is_one_pot, Purses::Short short_of_money, const Ratio& endowment,
      Trace* trace);
  std::vector<ProjectIndex> buy_all();

 private:
  Wide satisfaction(ProjectIndex project) const;
  void begin();
  bool asks_less(ProjectIndex a, ProjectIndex b) const;
  void push(ProjectIndex project);
  ProjectIndex pop();
  std::vector<ProjectIndex> pop_cheapest();
  bool look_again(ProjectIndex project);
  void buy(ProjectIndex project);
  void tell_bought(ProjectIndex project);
  void tell_not_fundable(ProjectIndex project);
  void tell_the_rest();
  Ratio effective_votes(ProjectIndex project) const;
  Ratio voters(std::uint64_t weight) const { return {BigInt(weight), BigInt(count_.profile.voter_weight())}; }

  const Count& count_;
  Trace* trace_;
  Ratio unit_endowment_;  // cents, of one unit of weight
  Purses purses_;
  std::optional<FundingCheck> funding_;
  std::vector<Candidate> candidates_;  // by project
  std::vector<ProjectIndex> heap_;     // the one that asked least on top
  std::vector<ProjectIndex> bought_;
  std::vector<bool> is_decided_;  // by project: bought, or not fundable
};

Wide to_wide(const BigInt& number) {
  return Wide(number);
}

Run::Run(const Count& count, bool is_one_pot, Purses::Short short_of_money, const Ratio& endowment,
         Trace* trace)
    : count_(count),
      trace_(trace),
      unit_endowment_(endowment / Ratio(count.profile.voter_weight())),
      purses_(count.profile.weights(), to_wide(unit_endowment_.numerator()),
              to_wide(unit_endowment_.denominator()), short_of_money),
      candidates_(count.instance.projects.size()),
      is_decided_(count.instance.projects.size(), false) {
  if (is_one_pot) return;
  const Money total = votable(count.instance);
  const Ratio scale = total.is_zero() ? Ratio(0) : endowment * count.profile.voters() / cents_of(total);
  funding_.emplace(count.instance, scale.numerator(), scale.denominator());
}

Wide Run::satisfaction(ProjectIndex project) const {
  return count_.terms.satisfaction == Satisfaction::cost ? count_.instance.projects[project].cost.cents() : 1;
}

// Every voter has the same, so the first prices need no look at the voters: cost / votes.
void Run::begin() {
  const Wide endowment = to_wide(unit_endowment_.numerator());
  for (const ProjectIndex project : count_.projects) {
    const std::uint64_t votes = count_.supporters.weight[project];
    const std::int64_t cost = count_.instance.projects[project].cost.cents();
    if (votes == 0) continue;
    if (cost == 0) {
      bought_.push_back(project);  // free, and first; the projects are in the order of the ties
      is_decided_[project] = true;
      tell_bought(project);
      continue;
    }
    const Wide owed = purses_.denominator() * cost;
    if (endowment * votes < owed) continue;
    candidates_[project] = {{owed, votes}, satisfaction(project) * votes, 0};
    heap_.push_back(project);
  }
  std::make_heap(heap_.begin(), heap_.end(),
                 [this](ProjectIndex a, ProjectIndex b) { return asks_less(b, a); });
}

bool Run::asks_less(ProjectIndex a, ProjectIndex b) const {
  const Candidate& left = candidates_[a];
  const Candidate& right = candidates_[b];
  return left.offer.owed * right.worth < right.offer.owed * left.worth;
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

// Brings a candidate up to date; false when its supporters cannot pay it any more.
bool Run::look_again(ProjectIndex project) {
  const auto offer =
      purses_.offer(count_.supporters.of(project), count_.instance.projects[project].cost.cents());
  if (!offer) return false;
  candidates_[project] = {*offer, satisfaction(project) * offer->payers, bought_.size()};
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

void Run::buy(ProjectIndex project) {
  tell_bought(project);
  const Wide factor = purses_.pay(count_.supporters.of(project), candidates_[project].offer);
  if (factor != 1) {
    for (const ProjectIndex other : heap_) candidates_[other].offer.owed *= factor;
  }
  bought_.push_back(project);
  is_decided_[project] = true;
}

std::vector<ProjectIndex> Run::buy_all() {
  begin();
  while (true) {
    std::vector<ProjectIndex> cheapest = pop_cheapest();
    if (cheapest.empty()) break;
    const ProjectIndex project = cheapest.front();
    for (std::size_t other = 1; other < cheapest.size(); ++other) push(cheapest[other]);
    if (trace_ != nullptr && cheapest.size() >= 2)
      trace_->emplace_back(count_.ties.broken(std::move(cheapest)));
    if (funding_ && !funding_->add(project)) {
      tell_not_fundable(project);
      is_decided_[project] = true;
    } else {
      buy(project);
    }
  }
  tell_the_rest();
  return std::move(bought_);
}

Ratio Run::effective_votes(ProjectIndex project) const {
  const Purses::Offer& offer = candidates_[project].offer;
  const Wide cost = count_.instance.projects[project].cost.cents();
  return ratio_of(cost * offer.payers * purses_.denominator(), offer.owed * count_.profile.voter_weight());
}

void Run::tell_bought(ProjectIndex project) {
  if (trace_ == nullptr) return;
  const Purses::Offer& offer = candidates_[project].offer;
  if (offer.payers == 0) {  // free
    trace_->emplace_back(Bought{project, count_.votes[project], Ratio(0), Ratio(0), count_.votes[project]});
    return;
  }
  const Ratio payment =
      ratio_of(offer.owed * count_.profile.voter_weight(), purses_.denominator() * offer.payers);
  trace_->emplace_back(
      Bought{project, count_.votes[project], effective_votes(project), payment, voters(offer.payers)});
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
    if (count_.supporters.weight[project] == 0) {
      trace_->emplace_back(Unsupported{project});
      continue;
    }
    const Ratio held = ratio_of(purses_.held(count_.supporters.of(project)), purses_.denominator());
    trace_->emplace_back(OutOfReach{project, count_.votes[project], held});
  }
}

}  // namespace

EqualShares::EqualShares(const Count& count, Purses::Short short_of_money)
    : count_(count),
      short_of_money_(short_of_money),
      is_one_pot_(count.instance.pots.size() == 1 && is_unmarked(count.instance.pots[0])) {
  for (const ProjectIndex project : count.projects) {
    if (count.supporters.weight[project] == 0) continue;
    const Project& asked = count.instance.projects[project];
    Money payable_by_all(0, count.instance.currency);
    for (const Pot& pot : count.instance.pots) {
      if (!votable(pot).is_zero()) payable_by_all += payable(pot, asked);
    }
    if (payable_by_all >= asked.cost) obtainable_.push_back(project);
  }
}

std::vector<ProjectIndex> EqualShares::run(const Ratio& endowment, Trace* trace) const {
  return Run(count_, is_one_pot_, short_of_money_, endowment, trace).buy_all();
}

}  // namespace buurtkas
