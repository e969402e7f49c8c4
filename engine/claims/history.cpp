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

std::string trip_key(const ResidentId& claimant, const ClaimLine& line) {
  return "trip\n" + claimant.text() + '\n' + to_string(line.date);
}

std::string line_key(const ResidentId& claimant, const ClaimLine& line) {
  return "line\n" + claimant.text() + '\n' + to_string(line.date) + '\n' + line.kind;
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

// Of one resident and one day.
bool is_same_trip(const ClaimLine& a, const ClaimLine& b) {
  if (!a.trip.empty() && folded(a.trip) == folded(b.trip)) return true;
  const bool may_be = a.trip.empty() || b.trip.empty();
  return may_be && a.kind == b.kind && a.kilometres == b.kilometres && a.amount == b.amount;
}

// Of one resident, one day and one kind.
bool is_same_line(const ClaimLine& a, const ClaimLine& b) {
  const bool are_two_receipts = !a.receipt.empty() && !b.receipt.empty() && a.receipt != b.receipt;
  return !are_two_receipts && a.amount == b.amount && a.hours == b.hours && a.kilometres == b.kilometres;
}

}  // namespace

void ClaimHistory::count(const DecidedLine& decided, Money amount) {
  for (const CountedBy& one : decided.counts) limits_.add(one.limit, one.whom, one.first, amount);
  for (const Span span : spans) {
    granted_.add(name_of(span), decided.claimant.text(), first_day(decided.line.date, span), amount);
  }
  if (decided.line.kind != "advance") return;
  const auto [at, is_new] = advances_.emplace(decided.claimant, amount);
  if (!is_new) at->second += amount;
}

void ClaimHistory::add(const DecidedLine& decided) {
  put_back({next_++, decided});
}

void ClaimHistory::put_back(Placed placed) {
  const DecidedLine& decided = placed.decided;
  const ClaimLine& line = decided.line;
  count(decided, decided.amount);
  if (!line.receipt.empty()) by_key_[receipt_key(line)].push_back(decided.id);
  if (is_trip(line)) by_key_[trip_key(decided.claimant, line)].push_back(decided.id);
  by_key_[line_key(decided.claimant, line)].push_back(decided.id);
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
  forget(trip_key(decided.claimant, decided.line));
  forget(line_key(decided.claimant, decided.line));
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

std::optional<LikeLine> ClaimHistory::like(const ResidentId& claimant, const ClaimLine& line) const {
  std::optional<LikeLine> found;
  std::uint64_t order = 0;
  const auto look = [&](const Key& key, Why why, bool (*is_like)(const ClaimLine&, const ClaimLine&)) {
    const auto list = by_key_.find(key);
    if (list == by_key_.end()) return;
    for (const LineId& id : list->second) {
      const auto& [own_order, earlier] = lines_.at(id);
      const bool is_it = line.other_than != id && (is_like == nullptr || is_like(earlier.line, line));
      if (!is_it || (found && own_order >= order)) continue;
      found = LikeLine{why, id};
      order = own_order;
    }
  };
  if (!line.receipt.empty()) look(receipt_key(line), Why::receipt, nullptr);
  if (is_trip(line)) {
    look(trip_key(claimant, line), Why::trip, is_same_trip);
  } else {
    look(line_key(claimant, line), Why::line, is_same_line);
  }
  return found;
}

}  // namespace buurtkas
