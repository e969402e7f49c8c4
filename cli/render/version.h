#pragma once

#include <string_view>

// Which Buurtkas this is, as `--version` and the files that it writes say.

namespace buurtkas {

inline constexpr std::string_view program_version = "0.1.0";

}  // namespace buurtkas
