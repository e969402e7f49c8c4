#include "engine/journal/balances.h"

#include <algorithm>

namespace buurtkas {
namespace {

// A sum of amounts that each fit Money, which itself may not.
__extension__ using WideCents = __int128;

bool fits(WideCents cents) {
  return cents >= -Money::cents_max && cents <= Money::cents_max;
}

bool is_allowed(const Entry& entry, const Posting& posting) {
  const Moves moves = moves_of(entry.kind);
  const auto& side = posting.amount.cents() < 0 ? moves.from : moves.to;
  return !posting.amount.is_zero() && std::find(side.begin(), side.end(), posting.account.kind) != side.end();
}

std::optional<BalanceProblem> sums_of(const Entry& entry) {
  std::map<PotId, WideCents> sums;
  for (const Posting& posting : entry.postings) sums[posting.pot] += posting.amount.cents();
  for (const auto& [pot, sum] : sums) {
    if (!fits(sum)) return BalanceProblem{BalanceFault::too_large, pot, {}, 0};
    if (sum != 0)
      return BalanceProblem{BalanceFault::does_not_add_up, pot, {}, static_cast<std::int64_t>(sum)};
  }
  return std::nullopt;
}

}  // namespace

std::optional<BalanceProblem> Balances::look(const Entry& entry) const {
  for (const Posting& posting : entry.postings) {
    const Currency& currency = posting.amount.currency();
    if (currency != currency_.value_or(entry.postings.front().amount.currency())) {
      return BalanceProblem{BalanceFault::other_currency, posting.pot, posting.account,
                            posting.amount.cents()};
    }
  }
  if (auto problem = sums_of(entry)) return problem;
  for (const Posting& posting : entry.postings) {
    if (is_allowed(entry, posting)) continue;
    return BalanceProblem{BalanceFault::wrong_move, posting.pot, posting.account, posting.amount.cents()};
  }
  return std::nullopt;
}

std::optional<BalanceProblem> Balances::add(const Entry& entry) {
  auto problem = look(entry);
  std::map<Key, WideCents> after;
  for (const Posting& posting : entry.postings) {
    const Key key(posting.pot, posting.account);
    const auto before = cents_.find(key);
    const auto at = after.emplace(key, before == cents_.end() ? 0 : before->second).first;
    at->second += posting.amount.cents();
  }
  for (const auto& [key, cents] : after) {
    if (!fits(cents)) return BalanceProblem{BalanceFault::too_large, key.first, key.second, 0};
  }
  for (const auto& [key, cents] : after) {
    const auto now = static_cast<std::int64_t>(cents);
    cents_[key] = now;
    const bool is_wrong = key.second.kind == AccountKind::grantor ? now > 0 : now < 0;
    if (is_wrong && !problem) problem = BalanceProblem{BalanceFault::below_zero, key.first, key.second, now};
  }
  if (!currency_ && !entry.postings.empty()) currency_ = entry.postings.front().amount.currency();
  return problem;
}

}  // namespace buurtkas
