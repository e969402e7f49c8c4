#pragma once

#include <cstdint>
#include <filesystem>

// Elections of any size, made up: the same text for the same number of ballots, on any machine. A city of a
// hundred projects, some far more popular than others; a ballot approves one to ten of them; the budget pays
// about a sixth of all costs.

namespace buurtkas::bench {

// Writes a `.pb` file of so many ballots, and answers how many marks are on them.
std::uint64_t write_election(const std::filesystem::path& path, std::uint64_t ballots);

}  // namespace buurtkas::bench
