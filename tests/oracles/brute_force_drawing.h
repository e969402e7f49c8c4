#pragma once

#include <cstdint>
#include <vector>

// Drawing by its definition (engine/claims/drawing.h): every way there is to take lines of a few cents from a
// few purses of a few cents. No flow, no cut, no search.

namespace buurtkas::oracles {

struct TinyLine {
  std::int64_t cents = 0;
  std::vector<bool> may_draw;  // by purse
};

struct TinyDrawn {
  bool is_paid = false;
  std::vector<std::int64_t> parts;  // by purse
  // When it is not: how much is short beside the lines before it, and the purses of which one cent more would
  // make that less.
  std::int64_t short_by = 0;
  std::vector<std::size_t> dry;

  bool operator==(const TinyDrawn&) const = default;
};

std::vector<TinyDrawn> brute_force_draw(const std::vector<std::int64_t>& purses,
                                        const std::vector<TinyLine>& lines);

}  // namespace buurtkas::oracles
