#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string_view>

#include "engine/id.h"

// What became of a ballot, for the resident who cast it: the one place where a pseudonym and marks meet after
// the count.

namespace buurtkas {

struct BallotFate {
  enum class Kind { counted, invalid, superseded };
  Kind kind = Kind::counted;
  std::string_view
      reason;  // invalid: the team's word, or `not-a-resident`, `not-a-voter`, `outside-dates`,
               // `too-many-marks`, `too-few-marks`, `over-cost`, `over-points`: the first that holds
};

struct SeenFate {
  std::string_view resident;
  BallotFate fate;
  // When it was counted: its marks as they were, without those for withdrawn proposals.
  std::span<const ProjectIndex> projects = {};
  std::span<const std::int64_t> points = {};  // of each, or none
  std::uint64_t weight = 0;                   // in units of Profile::voter_weight
  std::size_t withdrawn = 0;                  // marks for withdrawn proposals
};

using OnFate = std::function<void(const SeenFate&)>;

}  // namespace buurtkas
