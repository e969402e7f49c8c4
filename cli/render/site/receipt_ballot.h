#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/id.h"

// What became of what one resident cast, under the code on their receipt: all that a page may know of them.

namespace buurtkas {

struct ReceiptBallot {
  std::string code;
  bool is_counted = false;
  // When one was counted: its marks, as they were counted.
  std::vector<ProjectIndex> projects;
  std::vector<std::int64_t> points;  // of each, or none
  std::uint64_t weight = 0;          // in units of Profile::voter_weight
  std::size_t withdrawn = 0;         // marks for withdrawn projects
  bool has_earlier = false;          // they cast others before; how many would tell who they are
  std::vector<std::string> invalid;  // of each that did not count: why, as BallotFate has it; in byte order
};

// Of fewer there is no page: who voted would be easy to guess.
inline constexpr std::size_t receipts_min = 10;

}  // namespace buurtkas
