#pragma once

#include <algorithm>
#include <chrono>
#include <functional>
#include <limits>

// The least time of some runs: the one that others disturbed least.

namespace buurtkas::bench {

inline double least_seconds(const std::function<void()>& run) {
  constexpr int repetitions = 9;
  double least = std::numeric_limits<double>::max();
  for (int i = 0; i < repetitions; ++i) {
    const auto start = std::chrono::steady_clock::now();
    run();
    least = std::min(least, std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
  }
  return least;
}

}  // namespace buurtkas::bench
