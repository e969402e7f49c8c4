#pragma once

#include <string_view>

// Which way of deciding this is. It goes up when a change to the engine would decide some old case in another
// way, or write the same decision in other words; an entry in a journal says by which it was decided.

namespace buurtkas {

inline constexpr std::string_view semantics_version = "1";

}  // namespace buurtkas
