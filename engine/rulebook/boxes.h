#pragma once

#include <functional>
#include <optional>
#include <span>
#include <vector>

// Sets of cells in a space of finitely many (space.h).

namespace buurtkas {

// Along each dimension, which of its cells.
using Box = std::vector<std::vector<bool>>;

std::vector<bool> in_both(const std::vector<bool>& a, const std::vector<bool>& b);
std::vector<bool> without(const std::vector<bool>& a, const std::vector<bool>& b);

bool is_empty(const Box& box);
Box common(const Box& a, const Box& b);
bool meet(const Box& a, const Box& b);  // have a cell in common

// What is asked of many boxes may take very long: a rulebook is refused for which more than so many steps,
// each of one dimension of one box, would be needed. Some seconds.
inline constexpr std::size_t steps_max = 20'000'000;

// Takes that many steps; false when there are no more.
bool take_steps(std::size_t& steps, std::size_t count);

// A part of `whole` that lies in none of the boxes; an empty box when there is none. Nothing when it takes
// more steps than `steps` has left.
std::optional<Box> outside(const Box& whole, std::span<const Box> boxes, std::size_t& steps);

// The parts of `whole` that lie in none of `out`, cut so that each of `cuts` holds all of a part or nothing
// of it, one after another until `on_part` says that it has seen enough. False when that took too many steps.
using OnPart = std::function<bool(const Box& part)>;
bool each_outside(const Box& whole, std::span<const Box> out, std::span<const Box> cuts, std::size_t& steps,
                  const OnPart& on_part);

}  // namespace buurtkas
