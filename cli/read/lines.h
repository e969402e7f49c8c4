#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "cli/read/finding_list.h"

// Lines as people's editors count them: they end with LF, CRLF, or a lone CR.

namespace buurtkas {

// Where `at` stands in a text that begins on `first_line`. Cost: the bytes before it. REQUIRES: at <=
// text.size().
Spot spot_of(std::string_view text, std::size_t at, std::uint32_t first_line = 1);

}  // namespace buurtkas
