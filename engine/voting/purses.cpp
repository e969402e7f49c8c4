#include "engine/voting/purses.h"

#include <algorithm>
#include <numeric>

#include "engine/assertion.h"

namespace buurtkas {
namespace {

// Voters without money left, whatever they paid for.
constexpr std::uint32_t empty_purse = 0;
constexpr std::uint32_t first_purse = 1;

// What a full share is to backers of so many units, rounded up: who has less is short.
Wide share(const Purses::Offer& offer, std::uint64_t units) {
  return (offer.owed.at * units + offer.units - 1) / offer.units;
}

}  // namespace

Purses::Purses(std::span<const std::uint64_t> weights, const Line& endowment, const Wide& denominator,
               Short short_of_money, Horizon& horizon)
    : weights_(weights),
      denominator_(denominator),
      short_(short_of_money),
      horizon_(horizon),
      purse_of_(weights.size(), first_purse),
      balance_{Line{}, endowment},
      members_{0, std::accumulate(weights.begin(), weights.end(), std::uint64_t{0})},
      counted_(2, 0),
      as_of_(2, 0) {
  BUURTKAS_ASSERT(denominator > 0 && endowment.at >= 0);
}

// Balances that nobody asks for are not multiplied with every purchase, but when they are asked for, by
// several factors at once.
void Purses::bring_up_to_date(PurseId purse) {
  Wide product = 1;
  for (std::size_t& at = as_of_[purse]; at < factors_.size(); ++at) {
    if (product * factors_[at] > Line::max_word) {
      balance_[purse] *= product;
      product = 1;
    }
    product *= factors_[at];
  }
  if (product != 1) balance_[purse] *= product;
}

// Adds the classes of these groups to classes_.
void Purses::gather(const Backers::Equals& backers) {
  constexpr std::size_t ahead = 64;  // of a city's groups most are far away in memory: asked for in time
  const std::size_t first = classes_.size();
  for (std::size_t at = 0; at < backers.groups.size(); ++at) {
    if (at + ahead < backers.groups.size()) {
      __builtin_prefetch(&purse_of_[backers.groups[at + ahead]]);
      __builtin_prefetch(&weights_[backers.groups[at + ahead]]);
    }
    const std::uint32_t group = backers.groups[at];
    const PurseId purse = purse_of_[group];
    if (counted_[purse] == 0) classes_.push_back({purse, backers.units, 0});
    counted_[purse] += weights_[group];
  }
  for (std::size_t at = first; at < classes_.size(); ++at) {
    bring_up_to_date(classes_[at].purse);
    classes_[at].weight = counted_[classes_[at].purse];
    counted_[classes_[at].purse] = 0;
  }
}

void Purses::gather(std::span<const Backers::Equals> backers) {
  classes_.clear();
  for (const Backers::Equals& equals : backers) gather(equals);
}

// From all backers down: who cannot pay an even share is short, so that the others' shares rise, and more of
// them may be short. Who is left out is looked at poorest first, and is left out as long as even the poorest
// of those who stay cannot pay.
std::optional<Purses::Offer> Purses::offer(std::span<const Backers::Equals> backers, const Wide& cost) {
  gather(backers);
  if (short_ == Short::is_left_out) {
    std::sort(classes_.begin(), classes_.end(),
              [this](const Class& a, const Class& b) { return balance_[a.purse].at < balance_[b.purse].at; });
  }
  Offer offer{{cost * denominator_, 0}};
  for (const Class& one : classes_) offer.units += Wide(one.units) * one.weight;

  for (std::size_t before = 0; classes_.size() != before;) {
    before = classes_.size();
    const Offer asked = offer;
    Wide due = 0;
    std::uint64_t due_of = 0;  // units
    std::erase_if(classes_, [&](const Class& one) {
      if (one.units != due_of) due = share(asked, due_of = one.units);
      if (balance_[one.purse].at >= due) return false;
      if (short_ == Short::is_left_out && horizon_.is_wanted()) {
        horizon_.keep_above_zero(offer.owed * one.units - balance_[one.purse] * offer.units);
      } else if (short_ == Short::pays_all) {
        offer.owed -= balance_[one.purse] * one.weight;
      }
      offer.units -= Wide(one.units) * one.weight;
      return true;
    });
  }
  for (const Class& one : classes_) offer.payers += one.weight;
  if (offer.units > 0) return offer;
  if (short_ == Short::pays_all && horizon_.is_wanted()) horizon_.keep_above_zero(offer.owed);
  return std::nullopt;
}

// So that owed / units is whole, now and after each raise.
Wide Purses::grow_denominator(const Offer& offer) {
  const Wide common =
      gcd(gcd(offer.units, Wide(offer.owed.at % offer.units)), Wide(offer.owed.slope % offer.units));
  Wide factor = offer.units / common;
  if (factor != 1) {
    denominator_ *= factor;
    factors_.push_back(factor);
  }
  return factor;
}

// Where a class goes when so much is due: to the empty purse, to a new one, or, when nobody else stays
// behind, nowhere.
Purses::PurseId Purses::purse_after(const Class& one, const Line& due) {
  const PurseId purse = one.purse;
  if (purse == empty_purse) return purse;
  const Line rest = balance_[purse] - due;
  const bool is_short = rest.at < 0;
  if (is_short && short_ == Short::is_left_out) return purse;
  if (horizon_.is_wanted()) horizon_.keep_at_least_zero(is_short ? due - balance_[purse] : rest);
  members_[purse] -= one.weight;
  if (is_short || (rest.at == 0 && rest.slope == 0)) {
    members_[empty_purse] += one.weight;
    return empty_purse;
  }
  if (members_[purse] == 0) {
    members_[purse] = one.weight;
    balance_[purse] = rest;
    return purse;
  }
  balance_.push_back(rest);
  members_.push_back(one.weight);
  counted_.push_back(0);
  as_of_.push_back(factors_.size());
  return static_cast<PurseId>(balance_.size() - 1);
}

Wide Purses::pay(std::span<const Backers::Equals> backers, const Offer& offer) {
  Wide factor = grow_denominator(offer);
  Line share = offer.owed * factor;
  share /= offer.units;
  std::vector<PurseId> moves_to(balance_.size(), empty_purse);
  for (const Backers::Equals& equals : backers) {
    classes_.clear();
    gather(equals);
    const Line due = share * equals.units;
    for (const Class& one : classes_) moves_to[one.purse] = purse_after(one, due);
    for (const std::uint32_t group : equals.groups) purse_of_[group] = moves_to[purse_of_[group]];
  }
  return factor;
}

Left Purses::left() {
  Left left{purse_of_, {}, BigInt(denominator_)};
  for (PurseId purse = 0; purse < balance_.size(); ++purse) {
    bring_up_to_date(purse);
    left.of_purse.emplace_back(balance_[purse].at);
  }
  return left;
}

Wide Purses::held(std::span<const Backers::Equals> backers) {
  gather(backers);
  Wide sum = 0;
  for (const Class& one : classes_) sum += balance_[one.purse].at * one.weight;
  return sum;
}

}  // namespace buurtkas
