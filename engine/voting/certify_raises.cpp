#include <algorithm>
#include <utility>

#include "engine/voting/certify_parts.h"
#include "engine/voting/completions.h"

namespace buurtkas {
namespace {

std::int64_t cost_of(const Count& count, ProjectIndex project) {
  return count.instance.projects[project].cost.cents();
}

Horizon without_horizon() {
  Horizon horizon;
  horizon.leave_out();
  return horizon;
}

// What voters have left along a run, and what projects asked when they were last looked at.
class Seen {
 public:
  Seen(const EqualShares& of, const Ratio& endowment)
      : of_(of),
        per_unit_(endowment / Ratio(of.count.profile.voter_weight())),
        horizon_(without_horizon()),
        purses_(of.count.profile.weights(), {Wide(per_unit_.numerator()), 0}, Wide(per_unit_.denominator()),
                of.short_of_money, horizon_),
        offers_(of.count.instance.projects.size()) {}

  struct Price {
    Wide owed, units, denominator;
  };
  Price price(ProjectIndex project) const {
    return {offers_[project]->owed.at, offers_[project]->units, purses_.denominator()};
  }

  bool has_seen(ProjectIndex project) const { return offers_[project].has_value(); }
  bool look(ProjectIndex project) {
    offers_[project] = purses_.offer(of_.backers.of(project), Wide(cost_of(of_.count, project)));
    return has_seen(project);
  }

  void buy(ProjectIndex project) {
    const Wide factor = purses_.pay(of_.backers.of(project), *offers_[project]);
    for (auto& offer : offers_) {
      if (offer && factor != 1) offer->owed *= factor;
    }
  }

 private:
  const EqualShares& of_;
  Ratio per_unit_;  // what a unit of weight has at first, in cents
  Horizon horizon_;
  Purses purses_;
  std::vector<std::optional<Purses::Offer>> offers_;  // by project
};

// A run at one endowment, held against runs at higher ones.
class PoorRun {
 public:
  PoorRun(const EqualShares& of, const Ratio& endowment) : of_(of), count_(of.count) {
    Seen seen(of, endowment);
    if (of.is_usual) {  // which keeps nothing out
      for (const ProjectIndex project : of.run(endowment).bought) add(seen, project, true);
      return;
    }
    Trace trace;
    of.run_exactly(endowment, &trace);
    for (const Event& event : trace) {
      if (const auto* bought = std::get_if<Bought>(&event)) {
        add(seen, bought->project, true);
      } else if (const auto* misfit = std::get_if<NotFundable>(&event)) {
        add(seen, misfit->project, false);
      }
    }
  }

  // Whether every endowment from this to that one buys the same in the same order. With the same purchases
  // and more money nobody has less before each, as no payment rises (filtered_run.h). So it is enough that in
  // the richer run all others ask more than is asked here, and that its pots cannot pay what is kept out.
  bool is_same_up_to(const Ratio& endowment) const {
    Seen rich(of_, endowment);
    FundingCheck funding = pots_at(endowment);
    std::vector<ProjectIndex> open;
    for (const ProjectIndex project : count_.projects) {
      if (of_.backers.units(project) > 0 && cost(project) > 0) open.push_back(project);
    }
    for (const Step& step : steps_) {
      std::erase(open, step.project);
      if (cost(step.project) > 0 && !goes_first(rich, open, step)) return false;
      if (step.is_bought != funding.add(step.project)) return false;
      if (step.is_bought && cost(step.project) > 0 && rich.look(step.project)) rich.buy(step.project);
    }
    return std::none_of(open.begin(), open.end(), [&](ProjectIndex project) { return rich.look(project); });
  }

  std::vector<ProjectIndex> order() const {
    std::vector<ProjectIndex> projects;
    for (const Step& step : steps_) projects.push_back(step.project);
    return projects;
  }

 private:
  struct Step {
    ProjectIndex project;
    bool is_bought;
    Seen::Price asks;  // of what costs anything
  };

  std::int64_t cost(ProjectIndex project) const { return cost_of(count_, project); }

  FundingCheck pots_at(const Ratio& endowment) const {
    const Money total = votable(count_.instance);
    const Ratio scale = total.is_zero() ? Ratio(0) : endowment * count_.profile.voters() / cents_of(total);
    return FundingCheck(count_.instance, scale.numerator(), scale.denominator());
  }

  void add(Seen& seen, ProjectIndex project, bool is_bought) {
    steps_.push_back({project, is_bought, {}});
    if (cost(project) == 0) return;
    const bool can_pay = seen.look(project);
    BUURTKAS_ASSERT(can_pay);
    steps_.back().asks = seen.price(project);
    if (is_bought) seen.buy(project);
  }

  bool is_ruled_out(const Seen& rich, ProjectIndex other, const Step& by) const {
    const Seen::Price price = rich.price(other);
    const auto order = of_.prices.compare(other, {price.owed * by.asks.denominator, price.units}, by.project,
                                          {by.asks.owed * price.denominator, by.asks.units});
    return order > 0 || (order == 0 && count_.ties.is_before(by.project, other));
  }

  // What cannot be paid any more is no longer open.
  bool goes_first(Seen& rich, std::vector<ProjectIndex>& open, const Step& step) const {
    std::vector<ProjectIndex> still_open;
    for (const ProjectIndex other : open) {
      const bool is_known = rich.has_seen(other) && is_ruled_out(rich, other, step);
      if (!is_known && !rich.look(other)) continue;
      if (!is_known && !is_ruled_out(rich, other, step)) return false;
      still_open.push_back(other);
    }
    open = std::move(still_open);
    return true;
  }

  const EqualShares& of_;
  const Count& count_;
  std::vector<Step> steps_;
};

// Of exact equal shares.
bool claim_told(const RaisesEnded& ended, std::size_t most, std::vector<Claim>& claims) {
  const auto& told = ended.before;
  const BigInt last = told.empty() ? BigInt(-1) : told.back().to;
  if (last + 1 < ended.raises || told.size() > most) return false;
  claims.insert(claims.end(), told.begin(), told.end());
  return true;
}

}  // namespace

bool claim_raises_before(const EqualShares& of, const RaisesEnded& ended, std::size_t most,
                         std::vector<Claim>& claims) {
  if (of.short_of_money == Purses::Short::is_left_out) return claim_told(ended, most, claims);
  const auto endowment = [&](const BigInt& raises) {
    return ended.endowment - Ratio(BigInt((ended.raises - raises) * raise_cents));
  };
  const std::size_t begin = claims.size();
  BigInt more = ended.raises;
  for (BigInt from = 0; from < ended.raises; from += more + 1) {
    if (claims.size() - begin == most) {
      claims.erase(claims.begin() + static_cast<std::ptrdiff_t>(begin), claims.end());
      return false;
    }
    const PoorRun poor(of, endowment(from));
    more = std::min<BigInt>(2 * more + 1, ended.raises - 1 - from);
    while (more > 0 && !poor.is_same_up_to(endowment(from + more))) more /= 2;
    claims.emplace_back(claim::Unchanged{from, from + more, poor.order()});
  }
  return true;
}

}  // namespace buurtkas
