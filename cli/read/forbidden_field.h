#pragma once

#include <string_view>

// What no file of a round may hold, under whatever name: a citizen service number, a benefit. Whoever does
// not have it cannot leak it.

namespace buurtkas {

// A key or a column with such a name, in any case, with or without `-`, `_` and spaces.
bool is_forbidden_field(std::string_view name);

}  // namespace buurtkas
