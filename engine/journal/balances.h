#pragma once

#include <map>
#include <optional>
#include <utility>

#include "engine/journal/entry.h"

// What is in each account of each pot, added up from entries and kept nowhere else; and what must hold of
// every entry. There is no tolerance. Cost: a lookup a posting; memory grows with the accounts.

namespace buurtkas {

enum class BalanceFault {
  does_not_add_up,  // of a pot, the postings together are not nothing
  other_currency,   // than the entries before
  wrong_move,       // an entry of this kind does not move money so, or moves nothing
  below_zero,       // more is taken than there is; of a grantor: more is returned than was given
  too_large,        // an amount, or all together, is more than Money holds
};

struct BalanceProblem {
  BalanceFault fault = BalanceFault::does_not_add_up;
  PotId pot;
  Account account;         // not of does_not_add_up
  std::int64_t cents = 0;  // what is there then, or what the postings are together

  bool operator==(const BalanceProblem&) const = default;
};

class Balances {
 public:
  // The first thing that is wrong with the entry. It is added all the same, unless it is too large.
  std::optional<BalanceProblem> add(const Entry& entry);

  using Key = std::pair<PotId, Account>;
  const std::map<Key, std::int64_t>& cents() const { return cents_; }  // of every account that was used
  const std::optional<Currency>& currency() const { return currency_; }

 private:
  std::optional<BalanceProblem> look(const Entry& entry) const;

  std::map<Key, std::int64_t> cents_;
  std::optional<Currency> currency_;
};

}  // namespace buurtkas
