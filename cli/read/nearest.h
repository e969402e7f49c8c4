#pragma once

#include <span>
#include <string>
#include <string_view>

// Which known word a misspelt one was meant to be.

namespace buurtkas {

// The known word with the fewest slips between: letters left out, added, changed, or two swapped; case and
// `-` against `_` hardly count. Of equals the first in byte order, so that the order of `known` is no matter.
// Empty when more than a third of the letters would be slips. Cost: the product of the lengths.
std::string nearest(std::string_view word, std::span<const std::string_view> known);

}  // namespace buurtkas
