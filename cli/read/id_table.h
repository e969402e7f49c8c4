#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

// From an id to a number, fast: every mark on every ballot is looked up. Open addressing; ids are compared
// whole.

namespace buurtkas {

std::uint64_t hash_of(std::string_view text);

class IdTable {
 public:
  // False when the id is there already. REQUIRES: the text outlives the table.
  bool add(std::string_view id, std::uint32_t number);
  std::optional<std::uint32_t> find(std::string_view id) const;

 private:
  struct Entry {
    std::string_view id;
    std::uint32_t number = 0;
  };
  std::size_t place_of(std::string_view id) const;
  void grow();

  std::vector<Entry> entries_;  // a power of two; an entry without data is free
  std::size_t used_ = 0;
};

}  // namespace buurtkas
