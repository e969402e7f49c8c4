#include <algorithm>
#include <numeric>
#include <utility>

#include "engine/funding/flow.h"
#include "engine/voting/certify_parts.h"
#include "engine/voting/completions.h"
#include "engine/voting/equal_shares.h"
#include "engine/voting/method.h"
#include "engine/voting/rising_run.h"

namespace buurtkas {
namespace {

Ratio ratio_of(const Wide& numerator, const Wide& denominator) {
  return {BigInt(numerator), BigInt(denominator)};
}

// The pots at an endowment, as whole numbers: everything times the scale's denominator.
class ScaledPots {
 public:
  ScaledPots(const Count& count, const Ratio& endowment) : instance_(count.instance) {
    const Money total = votable(instance_);
    const Ratio scale = total.is_zero() ? Ratio(0) : endowment * count.profile.voters() / cents_of(total);
    times_ = scale.denominator();
    pot_times_ = scale.numerator();
  }

  claim::RunCut cut(const std::vector<ProjectIndex>& asked) const {
    Flow flow = flow_of(asked);
    for (Flow::Node place = 0; place < asked.size(); ++place) flow.pay(place);
    const Flow::Shortage shortage = flow.shortage();
    claim::RunCut cut;
    for (Flow::Node place = 0; place < asked.size(); ++place) {
      if (!shortage.projects[place]) continue;
      const Project& project = instance_.projects[asked[place]];
      cut.projects.push_back(asked[place]);
      cut.cost += cents_of(project.cost);
      for (PotIndex pot = 0; pot < instance_.pots.size(); ++pot) {
        if (!shortage.pots[pot]) cut.reachable += cents_of(payable(instance_.pots[pot], project));
      }
    }
    for (PotIndex pot = 0; pot < instance_.pots.size(); ++pot) {
      if (shortage.pots[pot]) cut.reachable += Ratio(pot_cents(pot), times_);
    }
    return cut;
  }

  // As assign_funding chooses among plans.
  std::vector<claim::RunLine> lines(const std::vector<ProjectIndex>& bought) const {
    Flow flow = flow_of(bought);
    std::vector<BigInt> reach(instance_.pots.size(), BigInt(0));
    std::vector<PotIndex> pots(instance_.pots.size());
    std::iota(pots.begin(), pots.end(), PotIndex{0});
    for (const PotIndex pot : pots) {
      for (const Project& project : instance_.projects)
        reach[pot] += payable(instance_.pots[pot], project).cents();
    }
    std::stable_sort(pots.begin(), pots.end(), [&](PotIndex a, PotIndex b) { return reach[a] < reach[b]; });
    std::vector<Flow::Node> places(bought.size());
    std::iota(places.begin(), places.end(), Flow::Node{0});
    std::sort(places.begin(), places.end(), [&](Flow::Node a, Flow::Node b) {
      return instance_.projects[bought[a]].id < instance_.projects[bought[b]].id;
    });
    for (const PotIndex pot : pots) {
      for (const Flow::Node place : places) flow.pay_from(place, pot);
    }
    for (const Flow::Node place : places) {
      for (const PotIndex pot : pots) flow.settle(place, pot);
    }
    std::vector<claim::RunLine> result;
    for (Flow::Node place = 0; place < bought.size(); ++place) {
      for (PotIndex pot = 0; pot < instance_.pots.size(); ++pot) {
        const BigInt& paid = flow.paid(place, pot);
        if (paid > 0) result.push_back({bought[place], pot, Ratio(paid, times_)});
      }
    }
    return result;
  }

 private:
  BigInt pot_cents(PotIndex pot) const { return pot_times_ * votable(instance_.pots[pot]).cents(); }

  Flow flow_of(const std::vector<ProjectIndex>& projects) const {
    std::vector<BigInt> pots;
    for (PotIndex pot = 0; pot < instance_.pots.size(); ++pot) pots.push_back(pot_cents(pot));
    Flow flow(std::move(pots));
    for (const ProjectIndex project : projects) {
      std::vector<BigInt> payable_by;
      for (const Pot& pot : instance_.pots) {
        payable_by.push_back(times_ * payable(pot, instance_.projects[project]).cents());
      }
      flow.add(times_ * instance_.projects[project].cost.cents(), std::move(payable_by));
    }
    return flow;
  }

  const Instance& instance_;
  BigInt times_, pot_times_;
};

// Walks along a run's purchases with the voters' purses, and claims the fewest looks that rule the other
// projects out.
class RunClaims {
 public:
  RunClaims(const EqualShares& of, const Ratio& endowment, std::vector<Claim>& claims)
      : of_(of),
        count_(of.count),
        claims_(claims),
        pots_(of.count, endowment),
        per_unit_(endowment / Ratio(of.count.profile.voter_weight())),
        purses_(of.count.profile.weights(), {Wide(per_unit_.numerator()), 0}, Wide(per_unit_.denominator()),
                of.short_of_money, horizon_),
        states_(of.count.instance.projects.size()) {
    horizon_.leave_out();
    for (const ProjectIndex project : count_.projects) {
      if (of_.backers.units(project) > 0) states_[project] = State::unseen;
    }
    offers_.resize(states_.size());
  }

  void walk(const Trace& run) {
    for (const Event& event : run) {
      if (const auto* bought = std::get_if<Bought>(&event)) {
        buy(bought->project);
      } else if (const auto* misfit = std::get_if<NotFundable>(&event)) {
        keep_out(*misfit);
      }
    }
    claim::RunEnd end{looks(std::nullopt), total_cost(count_.instance, bought_), {}};
    if (!of_.is_usual) end.lines = pots_.lines(bought_);
    claims_.emplace_back(std::move(end));
  }

 private:
  enum class State { out, unseen, seen };

  Wide cost(ProjectIndex project) const { return count_.instance.projects[project].cost.cents(); }

  // Units of satisfaction and of weight in one of a voter of weight 1.
  std::int64_t unit() const {
    const bool is_score = count_.terms.satisfaction == Satisfaction::score;
    return (is_score ? count_.profile.points_unit : 1) * std::int64_t{count_.profile.voter_weight()};
  }

  Ratio price(ProjectIndex project) const {
    const Purses::Offer& offer = offers_[project];
    return ratio_of(offer.owed.at * unit(), purses_.denominator() * offer.units);
  }

  bool look_again(ProjectIndex project) {
    auto offer = purses_.offer(of_.backers.of(project), cost(project));
    states_[project] = offer ? State::seen : State::out;
    if (offer) offers_[project] = std::move(*offer);
    return offer.has_value();
  }

  std::strong_ordering compare(ProjectIndex a, ProjectIndex b) const {
    const Purses::Offer& left = offers_[a];
    const Purses::Offer& right = offers_[b];
    return of_.prices.compare(a, {left.owed.at, left.units}, b, {right.owed.at, right.units});
  }

  bool is_ruled_out(ProjectIndex other, ProjectIndex by) const {
    const auto order = compare(other, by);
    return order > 0 || (order == 0 && count_.ties.is_before(by, other));
  }

  std::vector<claim::Look> looks(std::optional<ProjectIndex> bought) {
    std::vector<claim::Look> result;
    for (ProjectIndex project = 0; project < states_.size(); ++project) {
      if (states_[project] == State::out || project == bought) continue;
      if (bought && states_[project] == State::seen && is_ruled_out(project, *bought)) continue;
      if (look_again(project)) {
        BUURTKAS_ASSERT(bought && is_ruled_out(project, *bought));
        result.push_back({project, true, price(project)});
      } else {
        const Wide held = purses_.held(of_.backers.of(project));
        result.push_back({project, false, ratio_of(held, purses_.denominator())});
      }
    }
    return result;
  }

  claim::Round round_of(ProjectIndex project) {
    const bool can_pay = look_again(project);
    BUURTKAS_ASSERT(can_pay);
    claim::Round round{project, price(project), ratio_of(offers_[project].units, Wide(unit())), {}, {}, {},
                       {}};
    round.others_pay = Ratio(BigInt(cost(project))) - round.payment * round.in_full;
    round.looks = looks(project);
    states_[project] = State::out;
    return round;
  }

  void keep_out(const NotFundable& misfit) {
    if (cost(misfit.project) == 0) {
      claims_.emplace_back(claim::Free{misfit.project, misfit.cut});
      states_[misfit.project] = State::out;
      return;
    }
    claim::Round round = round_of(misfit.project);
    if (misfit.cut && misfit.cut->limit) {
      round.kept_out = misfit.cut;
    } else {
      std::vector<ProjectIndex> asked = bought_;
      asked.push_back(misfit.project);
      round.cut = pots_.cut(asked);
    }
    claims_.emplace_back(std::move(round));
  }

  void buy(ProjectIndex project) {
    if (cost(project) == 0) {
      claims_.emplace_back(claim::Free{project, std::nullopt});
      states_[project] = State::out;
    } else {
      claims_.emplace_back(round_of(project));
      const Wide factor = purses_.pay(of_.backers.of(project), offers_[project]);
      if (factor != 1) {
        for (Purses::Offer& offer : offers_) offer.owed *= factor;
      }
    }
    bought_.push_back(project);
  }

  const EqualShares& of_;
  const Count& count_;
  std::vector<Claim>& claims_;
  ScaledPots pots_;
  Ratio per_unit_;  // what a unit of weight has at first, in cents
  Horizon horizon_;
  Purses purses_;
  std::vector<State> states_;          // by project
  std::vector<Purses::Offer> offers_;  // by project: as last seen
  std::vector<ProjectIndex> bought_;
};

std::vector<claim::Misfit> misfits_of(const EqualShares& of, const std::vector<ProjectIndex>& bought) {
  std::vector<ProjectIndex> projects = of.count.projects;
  std::sort(projects.begin(), projects.end());
  std::vector<claim::Misfit> misfits;
  for (const ProjectIndex project : projects) {
    const bool is_bought = std::find(bought.begin(), bought.end(), project) != bought.end();
    if (is_bought || of.backers.units(project) == 0) continue;
    std::vector<ProjectIndex> asked = bought;
    asked.push_back(project);
    misfits.push_back({project, assign_funding(of.count.instance, asked).error()});
  }
  return misfits;
}

// The run of this endowment, when no trace tells of it.
void claim_run(const EqualShares& of, const Ratio& endowment, std::optional<BigInt> raises,
               std::vector<Claim>& claims) {
  Trace run;
  of.run_exactly(endowment, &run);
  claims.emplace_back(claim::Run{endowment, std::move(raises)});
  RunClaims(of, endowment, claims).walk(run);
}

const RaisesEnded* end_of_raises(const Trace& trace) {
  for (const Event& event : trace) {
    if (const auto* ended = std::get_if<RaisesEnded>(&event)) return ended;
  }
  return nullptr;
}

// By add-opt.
Ratio endowment_before(const EqualShares& of, const Ratio& last) {
  RisingRun run(of, equal_endowment(of.count));
  while (run.next().value() < last) run.raise_to(run.next().value());
  return run.endowment();
}

// By add-opt, when the raises before are too many to tell, they are not counted either; then what shows that
// the last endowment is right stands before it, or after it.
void claim_next_run(const EqualShares& of, const RaisesEnded& ended, bool tells_raises,
                    std::vector<Claim>& claims) {
  const bool adds_opt = has(of.count.terms, Completion::add_opt);
  std::optional<BigInt> raises;
  if (tells_raises || !adds_opt) raises = ended.raises + 1;
  const Ratio next =
      adds_opt ? RisingRun(of, ended.endowment).next().value() : ended.endowment + Ratio(raise_cents);
  claim_run(of, next, std::move(raises), claims);
}

}  // namespace

bool claim_equal_shares(const Count& count, const Trace& trace, std::vector<Claim>& claims) {
  const EqualShares of(count, short_of_money(count.terms.method));
  const RaisesEnded* ended = end_of_raises(trace);
  const bool adds_opt = has(count.terms, Completion::add_opt);
  const bool is_exact = of.short_of_money == Purses::Short::is_left_out;
  const std::size_t most = is_exact ? RaisesEnded::before_most : raises_claimed_most;
  const bool tells_raises = ended != nullptr && claim_raises_before(of, *ended, most, claims);
  if (adds_opt && !tells_raises && ended->why != RaiseStop::next_costs_more && ended->raises > 0)
    claim_run(of, endowment_before(of, ended->endowment), std::nullopt, claims);
  for (const Event& event : trace) {
    const auto* started = std::get_if<RunStarted>(&event);
    if (started == nullptr) continue;
    claim::Run run{started->endowment, started->raises};
    if (adds_opt && !tells_raises) run.raises.reset();
    claims.emplace_back(std::move(run));
    RunClaims(of, started->endowment, claims).walk(trace);
  }
  if (ended == nullptr) return false;
  claim::Raises raises{ended->why, {}, ended->next_cut};
  if (ended->why == RaiseStop::next_costs_more) {
    claim_next_run(of, *ended, tells_raises, claims);
  } else if (ended->why == RaiseStop::nothing_fits) {
    std::vector<ProjectIndex> bought;
    for (const Event& event : trace) {
      if (const auto* purchase = std::get_if<Bought>(&event)) bought.push_back(purchase->project);
    }
    raises.misfits = misfits_of(of, bought);
  }
  claims.emplace_back(std::move(raises));
  return tells_raises;
}

}  // namespace buurtkas
