#include "cli/commands/journal_accounts.h"

#include <algorithm>

#include "cli/commands/recording.h"
#include "engine/finding_codes.h"
#include "engine/journal/canonical.h"

namespace buurtkas {
namespace {

bool is_to_pay(MoneyAt at) {
  return at == MoneyAt::payable || at == MoneyAt::came_back;
}

}  // namespace

void JournalAccounts::add(const Entry& entry) {
  ++entries_;
  last_ = entry.date;
  if (const auto problem = balances_.add(entry)) {
    spoil(problem->pot.text() + ' ' + to_string(problem->account));
  }
  state_.add(entry);
  if (!is_of_round(entry.kind)) return;
  if (first_not_canonical(entry.body)) return spoil(entry.key);
  versions_.add(entry);
  for (const Posting& posting : entry.postings) {
    if (std::find(pots_.begin(), pots_.end(), posting.pot) == pots_.end()) pots_.push_back(posting.pot);
    if (!fault_) granted_[{posting.pot, posting.account}] += posting.amount.cents();
  }
}

Money JournalAccounts::balance(const PotId& pot, const Account& account) const {
  const auto at = balances_.cents().find({pot, account});
  return {at == balances_.cents().end() ? 0 : at->second, currency()};
}

Money JournalAccounts::balance(const PotId& pot, AccountKind kind) const {
  Money sum(0, currency());
  for (const auto& [key, cents] : balances_.cents()) {
    if (key.first == pot && key.second.kind == kind) sum += Money(cents, currency());
  }
  return sum;
}

// What the lines say is payable, in transit and paid is what the postings add up to, account by account.
std::optional<std::string> JournalAccounts::fault() const {
  if (fault_) return fault_;
  __extension__ using Wide = __int128;
  Wide all = 0;
  std::map<Key, Wide> left;
  for (const auto& [key, cents] : balances_.cents()) {
    const AccountKind kind = key.second.kind;
    if (kind == AccountKind::grantor) all -= cents;
    if (kind == AccountKind::payable || kind == AccountKind::in_transit || kind == AccountKind::bank) {
      left[key] += cents;
    }
  }
  if (all > Money::cents_max) return std::string(name_of(AccountKind::grantor));
  for (const auto& [key, cents] : granted_) {
    const bool is_drawn_on =
        key.second.kind == AccountKind::project || key.second.kind == AccountKind::reserve;
    if (is_drawn_on) left[key] = Wide(cents) - balance(key.first, key.second).cents();
  }
  for (const GrantedLine& line : granted_lines(state_)) {
    for (const DrawnFrom& one : taken_for(*line.state)) {
      left[{one.pot, one.account}] -= one.amount.cents();
      Account account = {AccountKind::bank, {}};
      if (is_to_pay(line.at)) account = {AccountKind::payable, line.claim->claim.claimant.text()};
      if (line.at == MoneyAt::in_transit) account = {AccountKind::in_transit, line.statement->batch};
      left[{one.pot, account}] -= one.amount.cents();
    }
  }
  Wide reopened = 0;
  for (const ReopenedPart& part : reopened_parts(state_)) reopened += part.drawn.amount.cents();
  if (reopened > Money::cents_max) return std::string(name_of(AccountKind::bank));
  for (const auto& [key, cents] : left) {
    if (cents != 0) return key.first.text() + ' ' + to_string(key.second);
  }
  return std::nullopt;
}

std::optional<JournalAccounts> accounts_until(Console& console, const Journal& journal,
                                              const std::string& file, const std::optional<Date>& day,
                                              const std::function<void(const Entry&)>& on_entry) {
  JournalAccounts accounts;
  Chain chain;
  journal.each(1, [&](const ReadEntry& read) {
    const auto* sealed = std::get_if<SealedEntry>(&read);
    if (sealed == nullptr) {
      accounts.spoil(std::to_string(std::get<BadEntry>(read).number));
      return false;
    }
    if (chain.add(*sealed)) {
      accounts.spoil(std::to_string(sealed->entry.number));
      return false;
    }
    if (day && sealed->entry.date > *day) return false;
    accounts.add(sealed->entry);
    if (on_entry) on_entry(sealed->entry);
    return true;
  });
  const auto fault = accounts.fault();
  if (!fault) return accounts;
  tell_findings(console, console.err,
                {{code::does_not_add_up, Severity::error, {file, 0, 0}, *fault, {}, {}}},
                console.language_or(Language::nl));
  return std::nullopt;
}

}  // namespace buurtkas
