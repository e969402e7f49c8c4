#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "engine/money/ratio.h"
#include "engine/round/instance.h"
#include "engine/voting/wide.h"

// What is asked of a run of equal shares (equal_shares.h), and what it answers.

namespace buurtkas {

inline constexpr std::int64_t raise_cents = 100;  // that a voter of weight 1 gets: one currency unit

struct EqualSharesRun {
  std::vector<ProjectIndex> bought;
  Wide same_for;                 // so many raises of the endowment more, at least, give the same run
  std::uint64_t same_below = 0;  // and so many raises fewer, at least; `run_over` alone tells
};

// Of a group that names one project alone, which costs something, any weight may be missing, from the one to
// the other, but not all.
struct MissingWeight {
  std::uint32_t group;
  std::uint64_t least, most;
};

// A project costs any number of cents from the one to the other, both above 0.
struct CostRange {
  ProjectIndex project;
  std::int64_t least, most;
};

// For what one run tells, all at once.
struct Reach {
  std::uint64_t raises = 0, fewer = 0;  // than the endowment has
  Ratio raise = raise_cents;            // of a voter of weight 1
  std::optional<MissingWeight> missing = {};
  std::optional<CostRange> costs = {};
};

// A comparison that the floating-point filter cannot settle.
struct TooClose {};

}  // namespace buurtkas
