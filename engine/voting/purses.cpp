#include "engine/voting/purses.h"

#include <algorithm>
#include <numeric>

#include "engine/assertion.h"

namespace buurtkas {
namespace {

// Voters without money left, whatever they paid for.
constexpr std::uint32_t empty_purse = 0;
constexpr std::uint32_t first_purse = 1;

}  // namespace

Purses::Purses(std::span<const std::uint64_t> weights, const Wide& endowment, const Wide& denominator,
               Short short_of_money)
    : weights_(weights),
      denominator_(denominator),
      short_(short_of_money),
      purse_of_(weights.size(), first_purse),
      balance_{Wide(0), endowment},
      members_{0, std::accumulate(weights.begin(), weights.end(), std::uint64_t{0})},
      counted_(2, 0),
      ascending_{first_purse} {
  BUURTKAS_ASSERT(denominator > 0 && endowment >= 0);
}

void Purses::count(std::span<const std::uint32_t> groups) {
  for (const std::uint32_t group : groups) counted_[purse_of_[group]] += weights_[group];
}

std::optional<Purses::Offer> Purses::offer(std::span<const std::uint32_t> supporters, const Wide& cost) {
  count(supporters);
  if (short_ == Short::is_left_out) return offer_of_equals(cost);
  std::uint64_t payers = 0;
  for (const PurseId purse : ascending_) payers += counted_[purse];

  Offer offer{cost * denominator_, payers};
  bool is_settled = false;
  for (const PurseId purse : ascending_) {
    const std::uint64_t members = counted_[purse];
    counted_[purse] = 0;
    if (members == 0 || is_settled) continue;
    if (balance_[purse] * offer.payers >= offer.owed) {
      is_settled = true;
      continue;
    }
    offer.owed -= balance_[purse] * members;
    offer.payers -= members;
  }
  if (!is_settled) return std::nullopt;
  return offer;
}

// The most payers of whom the poorest can pay an equal share: the richest so many, from some purse up.
std::optional<Purses::Offer> Purses::offer_of_equals(const Wide& cost) {
  Offer offer{cost * denominator_, 0};
  std::uint64_t payers = 0;
  for (auto purse = ascending_.rbegin(); purse != ascending_.rend(); ++purse) {
    const std::uint64_t members = counted_[*purse];
    counted_[*purse] = 0;
    if (members == 0) continue;
    payers += members;
    if (balance_[*purse] * payers >= offer.owed) offer.payers = payers;
  }
  if (offer.payers == 0) return std::nullopt;
  return offer;
}

Wide Purses::grow_denominator(const Offer& offer) {
  const auto rest = (offer.owed % offer.payers).convert_to<std::uint64_t>();
  const std::uint64_t factor = offer.payers / std::gcd(offer.payers, rest);
  if (factor != 1) {
    denominator_ *= factor;
    for (const PurseId purse : ascending_) balance_[purse] *= factor;
  }
  return factor;
}

Wide Purses::pay(std::span<const std::uint32_t> supporters, const Offer& offer) {
  const Wide factor = grow_denominator(offer);
  const Wide payment = offer.owed * factor / offer.payers;
  count(supporters);

  // Where the payers of each purse go: to the empty one, to a new one, or, when all its members pay, nowhere.
  std::vector<PurseId> moves_to(balance_.size(), 0);
  std::vector<PurseId> paid;
  std::vector<PurseId> unpaid;
  for (const PurseId purse : ascending_) {
    const std::uint64_t payers = counted_[purse];
    counted_[purse] = 0;
    if (purse == empty_purse) continue;
    if (payers == 0 || (short_ == Short::is_left_out && balance_[purse] < payment)) {
      moves_to[purse] = purse;
      unpaid.push_back(purse);
      continue;
    }
    members_[purse] -= payers;
    if (members_[purse] > 0) unpaid.push_back(purse);
    if (balance_[purse] <= payment) {
      moves_to[purse] = empty_purse;
      members_[empty_purse] += payers;
    } else if (members_[purse] == 0) {
      moves_to[purse] = purse;
      members_[purse] = payers;
      balance_[purse] -= payment;
      paid.push_back(purse);
    } else {
      const auto created = static_cast<PurseId>(balance_.size());
      moves_to[purse] = created;
      balance_.push_back(balance_[purse] - payment);
      members_.push_back(payers);
      counted_.push_back(0);
      paid.push_back(created);
    }
  }
  for (const std::uint32_t group : supporters) purse_of_[group] = moves_to[purse_of_[group]];

  // Both lists are still in order: those who paid all paid the same.
  ascending_.clear();
  if (members_[empty_purse] > 0) ascending_.push_back(empty_purse);
  std::merge(unpaid.begin(), unpaid.end(), paid.begin(), paid.end(), std::back_inserter(ascending_),
             [this](PurseId a, PurseId b) { return balance_[a] < balance_[b]; });
  return factor;
}

Wide Purses::held(std::span<const std::uint32_t> groups) {
  count(groups);
  Wide sum = 0;
  for (const PurseId purse : ascending_) {
    if (counted_[purse] != 0) sum += balance_[purse] * counted_[purse];
    counted_[purse] = 0;
  }
  return sum;
}

}  // namespace buurtkas
