#include "cli/verify/ledgers.h"

#include <algorithm>
#include <utility>

namespace buurtkas::verify {
namespace {

constexpr unsigned fraction_bits = 64;

Ledgers::Cents sum(const Ledgers::Cents& a, const Ledgers::Cents& b) {
  return {a.low + b.low, a.wide + b.wide};
}

// 1: the first is more; -1: it is less; 0: open.
int compare(const Ledgers::Cents& a, const Ledgers::Cents& b) {
  if (a.low > b.low + b.wide) return 1;
  return a.low + a.wide < b.low ? -1 : 0;
}

}  // namespace

Ledgers::Cents Ledgers::cents(const Ratio& value) {
  const BigInt whole = value.numerator() << fraction_bits;
  return {whole / value.denominator(), value.denominator() == 1 ? 0u : 1u};
}

Ledgers::Ledgers(const Recount& recount)
    : recount_(recount),
      ledgers_{{{0, 0}, recount.profile.weight(), 0, 0, 1}},
      order_{0},
      ledger_of_(recount.profile.groups(), 0),
      counted_{0} {}

Ledgers::Cents Ledgers::share(ProjectIndex project, std::uint64_t payers) const {
  const BigInt whole = BigInt(recount_.instance.projects[project].cost.cents()) << fraction_bits;
  return {whole / payers, 1};
}

Ratio Ledgers::spent(std::uint32_t ledger) const {
  if (ledger == 0) return 0;
  if (const auto known = exactly_.find(ledger); known != exactly_.end()) return known->second;
  const Ledger& of = ledgers_[ledger];
  const Ratio all = spent(of.before) + recount_.cost(of.project) / Ratio(BigInt(of.payers));
  exactly_.emplace(ledger, all);
  return all;
}

bool Ledgers::spent_less(std::uint32_t a, std::uint32_t b) const {
  const int order = compare(ledgers_[a].spent, ledgers_[b].spent);
  return order != 0 ? order < 0 : a != b && spent(a) < spent(b);
}

Ratio Ledgers::exactly(const Need& need) const {
  return spent(need.ledger) + recount_.cost(need.project) / Ratio(BigInt(need.payers));
}

bool Ledgers::is_less(const Need& a, const Need& b) const {
  const int order = compare(a.cents, b.cents);
  return order != 0 ? order < 0 : exactly(a) < exactly(b);
}

bool Ledgers::is_at_most(const Need& need, const Cents& cents, const Ratio& value) const {
  const int order = compare(need.cents, cents);
  return order != 0 ? order < 0 : exactly(need) <= value;
}

std::vector<Ledgers::Need> Ledgers::needs(ProjectIndex project, const std::vector<Backers>& backers) {
  for (const Backers& alike : backers) {
    for (const std::uint32_t group : alike.groups)
      counted_[ledger_of_[group]] += recount_.profile.weight(group);
  }
  std::vector<Need> all;
  std::uint64_t payers = 0;
  for (const std::uint32_t ledger : order_) {
    if (counted_[ledger] == 0) continue;
    payers += std::exchange(counted_[ledger], 0);
    all.push_back({sum(ledgers_[ledger].spent, share(project, payers)), ledger, project, payers});
  }
  // From most payers to fewest, each that needs less than all with more.
  std::size_t kept = all.size();
  for (std::size_t at = all.size(); at-- > 0;) {
    if (kept == all.size() || is_less(all[at], all[kept])) all[--kept] = all[at];
  }
  all.erase(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(kept));
  return all;
}

void Ledgers::pay(const Need& need, const std::vector<Backers>& backers) {
  purchases_.push_back({order_, ledgers_.size(), {}});
  Purchase& purchase = purchases_.back();
  const std::uint32_t first = static_cast<std::uint32_t>(ledgers_.size());
  const auto last = std::find(order_.begin(), order_.end(), need.ledger) + 1;
  std::vector<bool> pays(first, false);
  for (auto ledger = order_.begin(); ledger != last; ++ledger) pays[*ledger] = true;
  std::vector<std::uint32_t> moves_to(first, 0);
  const Cents paid = share(need.project, need.payers);
  for (const Backers& alike : backers) {
    for (const std::uint32_t group : alike.groups) {
      const std::uint32_t from = ledger_of_[group];
      if (!pays[from]) continue;
      std::uint32_t& to = moves_to[from];
      if (to == 0) {
        to = static_cast<std::uint32_t>(ledgers_.size());
        ledgers_.push_back({sum(ledgers_[from].spent, paid), 0, from, need.project, need.payers});
        counted_.push_back(0);
      }
      const std::uint64_t weight = recount_.profile.weight(group);
      ledgers_[from].members -= weight;
      ledgers_[to].members += weight;
      ledger_of_[group] = to;
      purchase.moved.emplace_back(group, from);
    }
  }
  // Those who paid are still in the order that they had.
  std::vector<std::uint32_t> rest, payers, all;
  for (const std::uint32_t ledger : order_) {
    if (ledgers_[ledger].members > 0) rest.push_back(ledger);
    if (moves_to[ledger] != 0) payers.push_back(moves_to[ledger]);
  }
  std::merge(rest.begin(), rest.end(), payers.begin(), payers.end(), std::back_inserter(all),
             [this](std::uint32_t a, std::uint32_t b) { return spent_less(a, b); });
  order_ = std::move(all);
}

void Ledgers::undo() {
  Purchase& purchase = purchases_.back();
  for (const auto& [group, ledger] : purchase.moved) {
    ledger_of_[group] = ledger;
    ledgers_[ledger].members += recount_.profile.weight(group);
  }
  order_ = std::move(purchase.order);
  ledgers_.resize(purchase.ledgers);
  counted_.resize(purchase.ledgers);
  exactly_.erase(exactly_.lower_bound(static_cast<std::uint32_t>(purchase.ledgers)), exactly_.end());
  purchases_.pop_back();
}

}  // namespace buurtkas::verify
