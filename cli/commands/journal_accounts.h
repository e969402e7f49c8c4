#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "cli/commands/claims_state.h"
#include "cli/commands/command.h"
#include "cli/commands/granted_line.h"
#include "cli/record/journal.h"
#include "cli/record/versions.h"

// Where a journal's money is on a day, line by line, held against the balances that its postings add up to:
// what `status` and the reports about money are made of.

namespace buurtkas {

class JournalAccounts {
 public:
  using Key = Balances::Key;

  // Entries in their order.
  void add(const Entry& entry);
  void spoil(std::string where) { fault_.emplace(fault_.value_or(std::move(where))); }

  // The first thing that does not hold, `klimaat payable:r030`: then nothing can be said of the money.
  std::optional<std::string> fault() const;

  const ClaimsState& state() const { return state_; }
  const Versions& versions() const { return versions_; }
  std::uint64_t entries() const { return entries_; }
  const Date& last() const { return last_; }
  Currency currency() const { return balances_.currency().value_or(Currency::euro()); }

  Money balance(const PotId& pot, const Account& account) const;
  Money balance(const PotId& pot, AccountKind kind) const;  // of all such accounts
  // What the round gave each account: all that did not come from a claim.
  const std::map<Key, std::int64_t>& granted() const { return granted_; }
  const std::vector<PotId>& pots() const { return pots_; }  // in the order in which they were opened

 private:
  ClaimsState state_;
  Versions versions_;
  Balances balances_;
  std::map<Key, std::int64_t> granted_;
  std::vector<PotId> pots_;
  std::optional<std::string> fault_;
  std::uint64_t entries_ = 0;
  Date last_;
};

// Entries up to that day, each told to `on_entry` too; nothing, told as a finding, when they do not add up.
std::optional<JournalAccounts> accounts_until(Console& console, const Journal& journal,
                                              const std::string& file, const std::optional<Date>& day,
                                              const std::function<void(const Entry&)>& on_entry = {});

}  // namespace buurtkas
