#include "engine/voting/bounded_overspending.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "engine/funding/funding_check.h"
#include "engine/voting/accounts.h"
#include "engine/voting/completions.h"
#include "engine/voting/method.h"

namespace buurtkas {
namespace {

constexpr std::string_view measure = "effective-votes";

// REQUIRES: not below 0.
Ratio to_millionth(const Ratio& votes) {
  return {votes.numerator() * 1'000'000 / votes.denominator(), 1'000'000};
}

class BoundedOverspending {
 public:
  BoundedOverspending(const Count& count, bool is_plus, Trace& trace)
      : count_(count),
        is_plus_(is_plus),
        trace_(trace),
        funding_(count.instance),
        accounts_(count.profile.weights(),
                  equal_endowment(count) / Ratio(BigInt(count.profile.voter_weight()))) {}

  std::vector<ProjectIndex> buy_all() {
    begin();
    while (buy_next()) {
      if (count_.on_progress) count_.on_progress({bought_.size()});
    }
    for (const ProjectIndex project : open_) {  // their supporters have nothing left
      trace_.emplace_back(LeftOut{project, count_.votes[project], measure, Ratio(0), std::nullopt});
    }
    return std::move(bought_);
  }

 private:
  // What is asked of a unit of weight, and what the supporters together pay then, who may have less. The
  // payment is all that those at one account have, or, when together they have the cost, what is left of it
  // for them and the richer ones.
  struct Offer {
    ProjectIndex project;
    std::size_t at = 0;  // of the supporters' accounts above the floor
    bool is_whole = false;
    Quotients::Bounds payment, collected;
  };
  struct Sums {
    ShareSum payment, collected;
  };

  const Ratio& cost(ProjectIndex project) const { return costs_[project]; }

  void begin() {
    for (const Project& project : count_.instance.projects) costs_.push_back(cents_of(project.cost));
    for (const ProjectIndex project : count_.projects) {
      if (count_.supporters.weight[project] == 0) {
        trace_.emplace_back(Unsupported{project});
      } else if (!cost(project).is_zero()) {
        open_.push_back(project);
      } else if (funding_.can_add(project)) {
        buy(project, 0);
      } else {
        tell_misfit(project, std::nullopt);
      }
    }
  }

  bool buy_next() {
    set_floor({});
    drop_misfits();
    std::optional<Offer> offer = choose(true);
    if (!offer) return false;
    Sums sums = sums_of(*offer);
    if (is_plus_ && !offer->is_whole) {
      ShareSum debt = sums.payment;
      debt.add(charge(*offer, sums), -1);
      set_floor(std::move(debt));
      offer = choose(false);
      BUURTKAS_ASSERT(offer.has_value());
      sums = sums_of(*offer);
    }
    const ProjectIndex project = offer->project;
    const Ratio effective_votes = shown(*offer);
    accounts_.pay(count_.supporters.of(project), charge(*offer, sums), floor_);
    std::erase(open_, project);
    buy(project, effective_votes);
    return true;
  }

  // payment / alpha
  ShareSum charge(const Offer& offer, const Sums& sums) {
    if (offer.is_whole) return sums.payment;
    ShareSum of_the_whole;
    of_the_whole.add(sums.payment, cost(offer.project));
    return accounts_.quotients().quotient(of_the_whole, sums.collected);
  }

  void set_floor(ShareSum floor) {
    floor_ = std::move(floor);
    floor_bounds_ = accounts_.quotients().bounds(floor_);
    place_ = accounts_.place_above(floor_);
  }

  // The best offer, of equal ones the first in the order of the ties.
  std::optional<Offer> choose(bool may_overspend) {
    std::vector<Offer> best;
    for (const ProjectIndex project : open_) {
      std::optional<Offer> offer = offer_for(project, may_overspend);
      if (!offer) continue;
      const int order = best.empty() ? -1 : compare(*offer, best.front());
      if (order < 0) best.clear();
      if (order <= 0) best.push_back(std::move(*offer));
    }
    if (best.empty()) return std::nullopt;
    std::vector<ProjectIndex> tied;
    tied.reserve(best.size());
    for (const Offer& offer : best) tied.push_back(offer.project);
    if (tied.size() >= 2) trace_.emplace_back(count_.ties.broken(std::move(tied)));
    return best.front();
  }

  std::optional<Offer> offer_for(ProjectIndex project, bool may_overspend) {
    const auto holdings = accounts_.holdings(count_.supporters.of(project), place_);
    BigInt payers = 0;
    for (const Accounts::Holding& one : holdings) payers += one.weight;
    std::optional<Offer> best;
    Quotients::Bounds poorer = {0, 0};
    for (std::size_t at = 0; at < holdings.size(); ++at) {
      Offer offer{project, at, false, accounts_.bounds(holdings[at].account), poorer};
      subtract(offer.payment, floor_bounds_);
      add(offer.collected, offer.payment, payers);
      Quotients::Bounds paid = offer.payment;
      if (has_cost(offer)) make_whole(offer, poorer, payers);
      if (offer.is_whole || may_overspend) {
        if (!best || compare(offer, *best) <= 0) best = offer;
      }
      if (offer.is_whole) break;
      add(poorer, paid, holdings[at].weight);
      payers -= holdings[at].weight;
    }
    return best;
  }

  Quotients::Bounds bounds_of(const Ratio& number) { return accounts_.quotients().bounds(ShareSum(number)); }

  bool has_cost(const Offer& offer) {
    Quotients::Bounds more = offer.collected;
    subtract(more, bounds_of(cost(offer.project)));
    if (const auto sign = sign_between(more)) return *sign >= 0;
    ShareSum sum = sums_of(offer).collected;
    sum.add(ShareSum(cost(offer.project)), -1);
    return accounts_.quotients().sign(sum) >= 0;
  }

  void make_whole(Offer& offer, const Quotients::Bounds& poorer, const BigInt& payers) {
    offer.is_whole = true;
    offer.collected = bounds_of(cost(offer.project));
    offer.payment = offer.collected;
    subtract(offer.payment, poorer);
    offer.payment.low = std::max<BigInt>(offer.payment.low, 0) / payers;
    offer.payment.high = offer.payment.high / payers + 1;
  }

  Sums sums_of(const Offer& offer) {
    const auto holdings = accounts_.holdings(count_.supporters.of(offer.project), place_);
    const std::span<const Accounts::Holding> poorer(holdings.data(), offer.at);
    BigInt payers = 0;
    for (std::size_t at = offer.at; at < holdings.size(); ++at) payers += holdings[at].weight;
    BigInt poorer_payers = 0;
    for (const Accounts::Holding& one : poorer) poorer_payers += one.weight;
    Sums sums{accounts_.balance(holdings[offer.at].account), accounts_.sum(poorer)};
    sums.payment.add(floor_, -1);
    sums.collected.add(floor_, -Ratio(poorer_payers));
    if (offer.is_whole) {
      ShareSum left(cost(offer.project));
      left.add(sums.collected, -1);
      sums.payment = ShareSum();
      sums.payment.add(left, Ratio(1, payers));
      sums.collected = ShareSum(cost(offer.project));
    } else {
      sums.collected.add(sums.payment, Ratio(payers));
    }
    return sums;
  }

  // payment / alpha^2 for a unit of satisfaction is payment / collected^2 times this.
  Ratio factor(ProjectIndex project) const {
    return by_cost(count_.terms.satisfaction) ? cost(project) : cost(project) * cost(project);
  }

  // Below 0: a asks less.
  int compare(const Offer& a, const Offer& b) {
    const Ratio times = factor(a.project) / factor(b.project);
    const auto order = [&](const Quotients::Bounds& a_payment, const Quotients::Bounds& a_collected,
                           const Quotients::Bounds& b_payment, const Quotients::Bounds& b_collected) {
      const auto side = [](const BigInt& payment, const BigInt& other_collected, const BigInt& factor) {
        const BigInt collected = std::max<BigInt>(other_collected, 0);
        return BigInt(std::max<BigInt>(payment, 0) * collected * collected * factor);
      };
      Quotients::Bounds more = {side(a_payment.low, b_collected.low, times.numerator()),
                                side(a_payment.high, b_collected.high, times.numerator())};
      subtract(more, {side(b_payment.low, a_collected.low, times.denominator()),
                      side(b_payment.high, a_collected.high, times.denominator())});
      return sign_between(more);
    };
    if (const auto sign = order(a.payment, a.collected, b.payment, b.collected)) return *sign;
    const Sums of_a = sums_of(a);
    const Sums of_b = sums_of(b);
    const auto payments = Quotients::ratio(of_a.payment, of_b.payment);
    const auto collected = Quotients::ratio(of_a.collected, of_b.collected);
    if (payments && collected) return (times * *payments - *collected * *collected).sign();
    Quotients& quotients = accounts_.quotients();
    if (collected) {
      ShareSum more;
      more.add(of_a.payment, times);
      more.add(of_b.payment, -(*collected * *collected));
      return quotients.sign(more);
    }
    for (std::size_t level = 1; level < Quotients::levels; ++level) {
      if (const auto sign =
              order(quotients.bounds(of_a.payment, level), quotients.bounds(of_a.collected, level),
                    quotients.bounds(of_b.payment, level), quotients.bounds(of_b.collected, level))) {
        return *sign;
      }
    }
    const Ratio part = quotients.exact(of_b.collected) / quotients.exact(of_a.collected);
    return (times * quotients.exact(of_a.payment) * part * part - quotients.exact(of_b.payment)).sign();
  }

  // In voters of weight 1, rounded down to a millionth.
  Ratio shown(const Offer& offer) {
    const Ratio asked = cost(offer.project) * Ratio(count_.profile.voter_weight());
    const auto between = [&](const BigInt& collected, const BigInt& payment) {
      return to_millionth(Ratio(collected * collected, payment << Quotients::bits(0)) / asked);
    };
    Ratio low = between(offer.collected.low, offer.payment.high);
    if (low == between(offer.collected.high, std::max<BigInt>(offer.payment.low, 1))) return low;
    const Sums sums = sums_of(offer);
    if (!sums.payment.is_number() || !sums.collected.is_number()) return low;
    const Ratio collected = sums.collected.of(untouched);
    return to_millionth(collected * collected / sums.payment.of(untouched) / asked);
  }

  void buy(ProjectIndex project, const Ratio& effective_votes) {
    const bool is_added = funding_.add(project);
    BUURTKAS_ASSERT(is_added);
    trace_.emplace_back(Chosen{project, count_.votes[project], measure, effective_votes});
    bought_.push_back(project);
  }

  void drop_misfits() {
    std::erase_if(open_, [this](ProjectIndex project) {
      if (funding_.can_add(project)) return false;
      std::optional<Ratio> effective_votes;
      if (const auto offer = offer_for(project, true)) effective_votes = shown(*offer);
      tell_misfit(project, std::move(effective_votes));
      return true;
    });
  }

  void tell_misfit(ProjectIndex project, std::optional<Ratio> effective_votes) {
    std::vector<ProjectIndex> asked = bought_;
    asked.push_back(project);
    trace_.emplace_back(LeftOut{project, count_.votes[project], measure, std::move(effective_votes),
                                assign_funding(count_.instance, asked).error()});
  }

  const Count& count_;
  bool is_plus_;
  Trace& trace_;
  FundingCheck funding_;
  Accounts accounts_;
  std::vector<Ratio> costs_;  // by project, in cents
  ShareSum floor_;            // 0, or what may be owed, below it
  Quotients::Bounds floor_bounds_;
  std::size_t place_ = 0;           // of the accounts above the floor
  std::vector<ProjectIndex> open_;  // in the order of the ties
  std::vector<ProjectIndex> bought_;
};

std::vector<ProjectIndex> select(const Count& count, Trace& trace) {
  return BoundedOverspending(count, false, trace).buy_all();
}

std::vector<ProjectIndex> select_plus(const Count& count, Trace& trace) {
  return BoundedOverspending(count, true, trace).buy_all();
}

}  // namespace

constexpr CountingMethod method::bounded_overspending = {
    "bounded-overspending", by_cost_or_cardinality, from_any, by_none, false, select};
constexpr CountingMethod method::bounded_overspending_plus = {
    "bounded-overspending-plus", by_cost, from_any, by_none, false, select_plus};

}  // namespace buurtkas
