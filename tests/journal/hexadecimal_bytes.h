#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

// Bytes as test vectors write them: pairs of hexadecimal digits, perhaps with white space between pairs.

namespace buurtkas::testing {

inline std::string bytes_from_hexadecimal(std::string_view text) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string bytes;
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] == ' ' || text[at] == '\n') {
      ++at;
      continue;
    }
    const std::size_t high = digits.find(text.at(at));
    const std::size_t low = digits.find(text.at(at + 1));
    if (high == digits.npos || low == digits.npos) throw std::invalid_argument("not hexadecimal");
    bytes += static_cast<char>(high * 16 + low);
    at += 2;
  }
  return bytes;
}

}  // namespace buurtkas::testing
