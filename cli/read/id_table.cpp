#include "cli/read/id_table.h"

#include <cstring>
#include <utility>

namespace buurtkas {
namespace {

constexpr std::uint64_t odd_constant = 0x9E3779B97F4A7C15U;  // 2^64 / golden ratio

}  // namespace

std::uint64_t hash_of(std::string_view text) {
  std::uint64_t hash = text.size() * odd_constant;
  while (text.size() >= 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, text.data(), 8);
    hash = (hash ^ word) * odd_constant;
    hash ^= hash >> 32U;
    text.remove_prefix(8);
  }
  std::uint64_t word = 0;
  if (!text.empty()) std::memcpy(&word, text.data(), text.size());
  hash = (hash ^ word) * odd_constant;
  return hash ^ (hash >> 29U);
}

void IdTable::expect(std::string_view id) const {
  if (!places_.empty()) __builtin_prefetch(&places_[hash_of(id) & (places_.size() - 1)]);
}

std::size_t IdTable::place_of(std::string_view id, std::uint32_t hash) const {
  const std::size_t mask = places_.size() - 1;
  std::size_t place = hash & mask;
  for (; places_[place].entry != 0; place = (place + 1) & mask) {
    if (places_[place].hash != hash) continue;
    const Entry& entry = entries_[places_[place].entry - 1];
    if (std::string_view(entry.text, entry.size) == id) break;
  }
  return place;
}

bool IdTable::add(std::string_view id, std::uint32_t number) {
  if (2 * (entries_.size() + 1) > places_.size()) grow();
  const auto hash = static_cast<std::uint32_t>(hash_of(id));
  Place& place = places_[place_of(id, hash)];
  if (place.entry != 0) return false;
  entries_.push_back({id.data(), static_cast<std::uint32_t>(id.size()), number});
  place = {hash, static_cast<std::uint32_t>(entries_.size())};
  return true;
}

std::optional<std::uint32_t> IdTable::find(std::string_view id) const {
  if (places_.empty()) return std::nullopt;
  const Place& place = places_[place_of(id, static_cast<std::uint32_t>(hash_of(id)))];
  if (place.entry == 0) return std::nullopt;
  return entries_[place.entry - 1].number;
}

void IdTable::grow() {
  const std::vector<Place> old = std::exchange(places_, {});
  places_.resize(old.empty() ? 64 : 2 * old.size());
  const std::size_t mask = places_.size() - 1;
  for (const Place& one : old) {
    if (one.entry == 0) continue;
    std::size_t place = one.hash & mask;
    while (places_[place].entry != 0) place = (place + 1) & mask;
    places_[place] = one;
  }
}

}  // namespace buurtkas
