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

std::size_t IdTable::place_of(std::string_view id) const {
  const std::size_t mask = entries_.size() - 1;
  std::size_t place = hash_of(id) & mask;
  while (entries_[place].id.data() != nullptr && entries_[place].id != id) place = (place + 1) & mask;
  return place;
}

bool IdTable::add(std::string_view id, std::uint32_t number) {
  if (2 * (used_ + 1) > entries_.size()) grow();
  Entry& entry = entries_[place_of(id)];
  if (entry.id.data() != nullptr) return false;
  entry = {id.data() == nullptr ? std::string_view("") : id, number};
  ++used_;
  return true;
}

std::optional<std::uint32_t> IdTable::find(std::string_view id) const {
  if (entries_.empty()) return std::nullopt;
  const Entry& entry = entries_[place_of(id)];
  if (entry.id.data() == nullptr) return std::nullopt;
  return entry.number;
}

void IdTable::grow() {
  std::vector<Entry> old = std::exchange(entries_, {});
  entries_.resize(old.empty() ? 64 : 2 * old.size());
  for (const Entry& entry : old) {
    if (entry.id.data() != nullptr) entries_[place_of(entry.id)] = entry;
  }
}

}  // namespace buurtkas
