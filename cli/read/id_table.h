#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

// From an id to a number, fast: every mark on every ballot is looked up. Open addressing; ids with another
// hash are told apart without looking at them, ids with the same are compared whole.

namespace buurtkas {

std::uint64_t hash_of(std::string_view text);

class IdTable {
 public:
  // Where the id will be is far away in memory: what is asked for now is there when `add` looks.
  void expect(std::string_view id) const;
  // False when the id is there already. REQUIRES: the text outlives the table, and is below 4 GiB.
  bool add(std::string_view id, std::uint32_t number);
  std::optional<std::uint32_t> find(std::string_view id) const;

 private:
  struct Entry {
    const char* text = nullptr;
    std::uint32_t size = 0;
    std::uint32_t number = 0;
  };
  struct Place {
    std::uint32_t hash = 0;
    std::uint32_t entry = 0;  // its number and 1, or 0 when free
  };
  std::size_t place_of(std::string_view id, std::uint32_t hash) const;
  void grow();

  std::vector<Entry> entries_;  // in the order in which they came
  std::vector<Place> places_;   // a power of two
};

}  // namespace buurtkas
