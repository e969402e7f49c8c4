#pragma once

#include <cstddef>
#include <string_view>

// Whether bytes are text: UTF-8 (RFC 3629) without a NUL. Eight bytes a step where they are ASCII.

namespace buurtkas {

// Where the first byte stands that is not; npos when all is text.
std::size_t first_not_text(std::string_view bytes);

}  // namespace buurtkas
