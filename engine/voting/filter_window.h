#pragma once

#include <algorithm>
#include <cstdint>

#include "engine/voting/equal_shares.h"
#include "engine/voting/estimate.h"

// Amounts of a filtered run of equal shares (filtered_run.h), and within how many raises more and fewer what
// it decides is the same.

namespace buurtkas {

// As Line (wide.h): an amount, and by how much it grows with every raise; `down`: with every raise fewer.
struct Slope {
  Estimate at, up, down;

  friend Slope operator-(const Slope& a, const Slope& b) {
    return {a.at - b.at, a.up - b.up, a.down - b.down};
  }
  friend Slope operator*(const Slope& a, const Estimate& by) { return {a.at * by, a.up * by, a.down * by}; }
  friend Slope operator/(const Slope& a, const Estimate& by) { return {a.at / by, a.up / by, a.down / by}; }
};

// Within so many raises more, and fewer, all that was decided so far is the same. It only shrinks.
struct Window {
  explicit Window(const Reach& reach)
      : is_far(reach.raises > 0),
        raise(reach.raise),
        more(is_far ? reach.raises : Estimate::steps_max),
        fewer(is_far ? reach.fewer : 0) {}

  static std::uint64_t more_above_zero(const Slope& line) {
    return line.at.steps_below(Estimate() - line.up);
  }
  static std::uint64_t fewer_above_zero(const Slope& line) {
    return line.at.steps_below(Estimate() - line.down);
  }
  bool has_above_zero(const Slope& line) const {
    return more_above_zero(line) >= more && (fewer == 0 || fewer_above_zero(line) >= fewer);
  }
  void keep_above_zero(const Slope& line) {
    more = std::min(more, more_above_zero(line));
    if (fewer > 0) fewer = std::min(fewer, fewer_above_zero(line));
  }

  bool is_far;  // not only this endowment and its horizon are asked for
  Ratio raise;  // in cents, of a voter of weight 1
  std::uint64_t more, fewer;
};

}  // namespace buurtkas
