#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "cli/read/id_table.h"

// The voters' ids of a file, each at most once. Most files have them in order, and then each is only held
// against the one before it; from the first that is not, all are looked up in a table.

namespace buurtkas {

class VoterIds {
 public:
  // So many are likely to come. A file may say anything: no more than it costs nothing to be wrong about.
  explicit VoterIds(std::uint64_t voters = 0) { ordered_.reserve(std::min(voters, likely_most)); }
  // As IdTable::expect.
  void expect(std::string_view id) const;
  // The line that has this id already; nothing when it is new. REQUIRES: as IdTable::add.
  std::optional<std::uint32_t> add(std::string_view id, std::uint32_t line);

 private:
  static constexpr std::uint64_t likely_most = std::uint64_t{1} << 20;
  struct Voter {
    const char* text = nullptr;
    std::uint32_t size = 0;
    std::uint32_t line = 0;
    std::string_view id() const { return {text, size}; }
  };
  void leave_order();

  std::vector<Voter> ordered_;  // shorter ids first, then by their bytes
  IdTable table_;
  bool is_in_order_ = true;
};

}  // namespace buurtkas
