#pragma once

#include <optional>
#include <string>
#include <string_view>

// Base64 (RFC 4648, section 4: the standard alphabet, padded), strictly: one text for the same bytes, so that
// a signed text cannot be written in two ways.

namespace buurtkas {

std::string base64(std::string_view bytes);

// Nothing unless `text` is just what base64() gives: no white space, no padding left out, no stray bits.
std::optional<std::string> bytes_from_base64(std::string_view text);

}  // namespace buurtkas
