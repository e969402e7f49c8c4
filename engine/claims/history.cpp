#include "engine/claims/history.h"

#include <algorithm>
#include <array>

#include "engine/assertion.h"

namespace buurtkas {
namespace {

using Why = LikeLine::Why;

constexpr std::array<Span, 3> spans = {Span::day, Span::month, Span::year};

std::string name_of(Span span) {
  return span == Span::day ? "day" : span == Span::month ? "month" : "year";
}

bool is_trip(const ClaimLine& line) {
  return line.kilometres || !line.trip.empty();
}

// What lines that are alike have in common. No part of a key has a line end in it.
std::string receipt_key(const ClaimLine& line) {
  return "receipt\n" + line.receipt;
}

std::string day_key(const ResidentId& claimant, const ClaimLine& line) {
  return "day\n" + claimant.text() + '\n' + to_string(line.date);
}

// Without capitals and white space: who writes a trip down again writes it a little differently.
std::string folded(const std::string& text) {
  std::string result;
  for (const char c : text) {
    if (c == ' ' || c == '\t') continue;
    result += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return result;
}

// A quantity may be claimed with its amount, or without.
bool may_be_same(const std::optional<Money>& a, const std::optional<Money>& b) {
  return !a || !b || *a == *b;
}

// All three are of lines of one resident and one day.
bool is_same_trip(const ClaimLine& a, const ClaimLine& b) {
  if (!a.trip.empty() && !b.trip.empty()) return folded(a.trip) == folded(b.trip);
  return a.kind == b.kind && a.kilometres == b.kilometres && may_be_same(a.amount, b.amount);
}

bool is_same_line(const ClaimLine& a, const ClaimLine& b) {
  const bool are_two_receipts = !a.receipt.empty() && !b.receipt.empty() && a.receipt != b.receipt;
  return !are_two_receipts && a.kind == b.kind && a.hours == b.hours && a.kilometres == b.kilometres &&
         may_be_same(a.amount, b.amount);
}

std::optional<Why> like_of_day(const ClaimLine& earlier, const ClaimLine& line) {
  const bool are_trips = is_trip(earlier) && is_trip(line);
  if (are_trips) return is_same_trip(earlier, line) ? std::optional(Why::trip) : std::nullopt;
  return is_same_line(earlier, line) ? std::optional(Why::line) : std::nullopt;
}

}  // namespace

void ClaimHistory::count(const DecidedLine& decided, Money amount) {
  for (const CountedBy& one : decided.counts) limits_.add(one.limit, one.whom, one.first, amount);
  if (is_advance(decided.line)) {
    const auto [at, is_new] = advances_.emplace(decided.claimant, amount);
    if (!is_new) at->second += amount;
    return;
  }
  for (const Span span : spans) {
    granted_.add(name_of(span), decided.claimant.text(), first_day(decided.line.date, span), amount);
  }
}

void ClaimHistory::add(const DecidedLine& decided) {
  put_back({next_++, decided});
}

void ClaimHistory::put_back(Placed placed) {
  const DecidedLine& decided = placed.decided;
  const ClaimLine& line = decided.line;
  count(decided, decided.amount);
  if (!decided.is_correction) {
    if (!line.receipt.empty()) by_key_[receipt_key(line)].push_back(decided.id);
    by_key_[day_key(decided.claimant, line)].push_back(decided.id);
  }
  const LineId id = decided.id;
  const bool is_new = lines_.emplace(id, std::move(placed)).second;
  BUURTKAS_ASSERT(is_new);
}

std::optional<ClaimHistory::Placed> ClaimHistory::take_back(const LineId& id) {
  const auto at = lines_.find(id);
  if (at == lines_.end()) return std::nullopt;
  Placed placed = std::move(at->second);
  const DecidedLine& decided = placed.decided;
  count(decided, -decided.amount);
  const auto forget = [&](const Key& key) {
    const auto list = by_key_.find(key);
    if (list != by_key_.end()) std::erase(list->second, id);
  };
  forget(receipt_key(decided.line));
  forget(day_key(decided.claimant, decided.line));
  lines_.erase(at);
  return placed;
}

const DecidedLine* ClaimHistory::find(const LineId& line) const {
  const auto at = lines_.find(line);
  return at == lines_.end() ? nullptr : &at->second.decided;
}

Money ClaimHistory::granted(const ResidentId& resident, Span span, const Date& first) const {
  return granted_.of(name_of(span), resident.text(), first);
}

Money ClaimHistory::advances(const ResidentId& resident) const {
  const auto at = advances_.find(resident);
  return at == advances_.end() ? Money(0, Currency::euro()) : at->second;
}

void ClaimHistory::settle(const LineId& advance, Money amount) {
  const DecidedLine* decided = find(advance);
  if (decided == nullptr || !is_advance(decided->line)) return;
  const auto [at, is_new] = settled_.emplace(advance, amount);
  if (!is_new) at->second += amount;
  advances_.at(decided->claimant) -= amount;
}

void ClaimHistory::repay(const LineId& advance, Money amount) {
  const DecidedLine* decided = find(advance);
  if (decided != nullptr && is_advance(decided->line)) advances_.at(decided->claimant) -= amount;
}

Money ClaimHistory::settled(const LineId& advance) const {
  const auto at = settled_.find(advance);
  return at == settled_.end() ? Money(0, Currency::euro()) : at->second;
}

std::optional<LikeLine> ClaimHistory::like(const ResidentId& claimant, const ClaimLine& line) const {
  std::optional<LikeLine> found;
  std::uint64_t order = 0;
  const auto look = [&](const Key& key, const auto& why_of) {
    const auto list = by_key_.find(key);
    if (list == by_key_.end()) return;
    for (const LineId& id : list->second) {
      const auto& [own_order, earlier] = lines_.at(id);
      if (line.other_than == id || (found && own_order >= order)) continue;
      const std::optional<Why> why = why_of(earlier.line);
      if (!why) continue;
      found = LikeLine{*why, id};
      order = own_order;
    }
  };
  if (!line.receipt.empty()) {
    look(receipt_key(line), [](const ClaimLine&) { return std::optional(Why::receipt); });
  }
  look(day_key(claimant, line), [&](const ClaimLine& earlier) { return like_of_day(earlier, line); });
  return found;
}

}  // namespace buurtkas
